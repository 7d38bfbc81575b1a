from __future__ import annotations

import pytest

from litman.posts.prose import text_shapes as shapes


@pytest.mark.parametrize(
    "line",
    [
        "Scroll to top",
        "Home | Blog | About",
        "Share on Facebook",
        "Read more »",
        "3 comments",
        "Home › Health › Sleep",
        "Tea  |   | Naps",
    ],
)
def test_lines_that_lead_elsewhere_are_navigation(line: str) -> None:
    assert shapes.is_navigation(line)


@pytest.mark.parametrize(
    "line",
    [
        "Search for a cure goes on.",
        "Home remedies help some people sleep.",
        "Print is not dead",
        "Dogs and/or cats grow in the first year of life",
    ],
)
def test_lines_that_say_something_are_none(line: str) -> None:
    assert not shapes.is_navigation(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Moss",
        "Medically reviewed by Ann Moss, MD",
        "May 3, 2020",
        "2020-05-03",
        "5 min read",
        "Source: Ann Moss",
        "Updated on 3 May 2021",
    ],
)
def test_lines_about_writer_or_day_are_bylines(line: str) -> None:
    assert shapes.is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By increasing light, it helps sleep.",
        "by increasing light",
        "In May 2020 it was found.",
        "From March on, dogs are awake more.",
    ],
)
def test_lines_that_begin_like_one_are_none(line: str) -> None:
    assert not shapes.is_byline(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param("Ann B. Moss, MS", "Ann B. Moss", id="one degree"),
        pytest.param("Dr. Ann Moss, M.D., Ph.D.", "Ann Moss", id="degrees and a title"),
        pytest.param("Ann Moss", None, id="no degree"),
        pytest.param("Sleep, MS and dogs", None, id="no name"),
    ],
)
def test_a_name_with_degrees_is_a_person(line: str, name: str | None) -> None:
    assert shapes.named_person(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "APA Reference",
        "How to cite this article",
        "Cite this page",
        "Suggested citation:",
        "To cite this post",
    ],
)
def test_headings_of_a_self_citation_are_known(line: str) -> None:
    assert shapes.is_self_citation_heading(line)


@pytest.mark.parametrize("line", ["References", "Dogs cite this rarely", "APA guidelines on dogs"])
def test_other_headings_are_none(line: str) -> None:
    assert not shapes.is_self_citation_heading(line)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        pytest.param("What dogs eat", True, id="short"),
        pytest.param("Do dogs sleep?", True, id="a question"),
        pytest.param("Dogs sleep.", False, id="a sentence"),
        pytest.param("and then they rest", False, id="begins in lower case"),
        pytest.param("See https://example.org/dogs", False, id="an address"),
        pytest.param("Dogs " * 20, False, id="long"),
        pytest.param("Signs of growth in dogs of all ages include:", False, id="a long lead-in"),
        pytest.param("🐕", False, id="no letter"),
    ],
)
def test_headings_have_a_shape(line: str, heading: bool) -> None:
    assert shapes.looks_like_heading(line.strip()) is heading


@pytest.mark.parametrize(
    "line", ["It grew.", "It grew.[4]", "It grew.12", "It grew!”", "长大了。", "It grew.³"]
)
def test_a_marker_after_the_stop_leaves_it_a_sentence(line: str) -> None:
    assert shapes.ends_sentence(line)


def test_a_dose_with_its_units_is_no_row_of_links() -> None:
    assert not shapes.is_navigation("Dose: 1.1-1.4 g/kg of meat (0.4-0.6 g/lb)")
    assert shapes.is_navigation("Dogs / Cats / Birds")
