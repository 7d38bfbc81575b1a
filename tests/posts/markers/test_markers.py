from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.markers.listed_names import ListedNames
from litman.posts.markers.markers import find_markers
from litman.posts.post import Block, Hint, Post
from litman.posts.readers.text import post_from_text
from litman.posts.references.post_reference import PostReference


def _post(text: str, *hints: Hint) -> Post:
    return Post(Path("p.html"), "html", text, (Block("paragraph", 0, len(text)),), hints=hints)


def _listed(*references: str) -> ListedNames:
    return ListedNames([PostReference(None, text, 0, len(text)) for text in references])


def _labels(
    text: str, *hints: Hint, labels: tuple[str, ...] = (), references: tuple[str, ...] = ()
) -> list[list[str]]:
    found = find_markers(_post(text, *hints), labels=labels, names=_listed(*references))
    assert all(text[marker.start : marker.end] == marker.text for marker in found)
    return [list(marker.labels) for marker in found]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("It grew [1].", [["1"]], id="one number"),
        pytest.param("It grew [1,2] and [3–5].", [["1", "2"], ["3", "4", "5"]], id="list and range"),
        pytest.param("It grew [3]–[5].", [["3", "4", "5"]], id="range of brackets"),
        pytest.param("It grew [6, p. 12].", [["6"]], id="number with a page"),
        pytest.param("It grew.¹² Then more.", [["12"]], id="raised digits"),
        pytest.param("It grew (Wang & Kaplin, 2019).", [["Wang & Kaplin 2019"]], id="two authors"),
        pytest.param("Short et al. (2018) saw it.", [["Short et al. 2018"]], id="in the sentence"),
        pytest.param(
            "As Moss (2018a, b) reported.", [["Moss 2018a", "Moss 2018b"]], id="two works of a year"
        ),
        pytest.param(
            "It grew (see Lee, 2001, p. 4; Ray, 2002; 2003).",
            [["Lee 2001", "Ray 2002", "Ray 2003"]],
            id="several works",
        ),
        pytest.param(
            "It grew (World Health Organization [WHO], 2019).",
            [["World Health Organization 2019"]],
            id="organisation",
        ),
        pytest.param("It grew (van der Berg, n.d.).", [["van der Berg n.d."]], id="no date"),
        pytest.param(
            "The Ministry of Health (2011) warned.",
            [["Ministry of Health 2011"]],
            id="organisation in the sentence",
        ),
        pytest.param("It grew (Ito, Janda, & Kerr, 2019).", [["Ito et al. 2019"]], id="three authors"),
        pytest.param("Moss’s (2018) view.", [["Moss 2018"]], id="possessive"),
        pytest.param(
            "It grew (García-López et al., in press).", [["García-López et al. in press"]], id="in press"
        ),
        pytest.param("It grew, https://doi.org/10.5555/abc(1).", [["10.5555/abc(1)"]], id="printed DOI"),
        pytest.param("Oddly [^note] it grew.", [["note"]], id="footnote that is not there"),
        pytest.param("研究（王，2019）。", [["王 2019"]], id="full-width brackets"),
        pytest.param("It grew [1-99999999].", [["1", "99999999"]], id="endless range"),
    ],
)
def test_markers_are_found(text: str, labels: list[list[str]]) -> None:
    assert _labels(text) == labels


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The 5-HT1B receptor took 0.5 mg/kg within 24-72 hours.", id="receptor, dose, hours"),
        pytest.param("IL-6 rose in May 2020 (May 2020) and again in 2021.", id="interleukin and dates"),
        pytest.param("S-ketamine 2 was first. S-ketamine 2. Then more.", id="a thing's number"),
        pytest.param("Scores fell from 8. Then to 4. She is 42. He is 43.", id="numbers at sentence ends"),
        pytest.param("There are (1) dogs and (2) cats and (3) birds.", id="counted things"),
        pytest.param("In the array [0, 1] of [5] mg the range [10–20] held.", id="values in brackets"),
        pytest.param("A cell count of 10⁹ on 4 m² of ¹⁸F.", id="powers"),
        pytest.param("The film Inception (2010) and Windows (2000).", id="a film"),
        pytest.param("It happened (since 2019), (Figure 2019), (version 3, 2020).", id="years in brackets"),
        pytest.param("Group 1. Group 2 slept. Group 3 ate. Group 4, too.", id="groups"),
        pytest.param("Section 1.1 Next. Ver.2 The. Fig.3 Shows. p.12 The.", id="sections"),
        pytest.param("The ratio 3:1 at 10:30 cost 1,200 and p < .05 The end.", id="ratio, time, thousands"),
        pytest.param("CO2 and H2O. Vitamin B12. Type 2. The COVID-19 test.", id="formulas"),
    ],
)
def test_other_numbers_are_no_markers(text: str) -> None:
    assert _labels(text) == []


def test_flattened_numbers_count_as_a_sequence() -> None:
    text = "It grew.1 It bloomed in mice 2, too. It faded.3 In sum IL-6 .5 Done."
    assert _labels(text) == [["1"], ["2"], ["3"], ["5"]]


def test_a_lone_flattened_number_needs_the_reference_list() -> None:
    assert _labels("It grew.3 It bloomed.") == []
    assert _labels("It grew.1 It bloomed.", labels=("1", "2")) == [["1"]]


def test_a_flattened_number_may_come_again() -> None:
    assert _labels("A grew.1 It fed.2 It slept.3 Again it grew.1 It ended.") == [["1"], ["2"], ["3"], ["1"]]


def test_numbers_in_round_brackets_count_with_a_list() -> None:
    assert _labels("It grew (2).", labels=("1", "2")) == [["2"]]
    assert _labels("It grew (2).") == []
    assert _labels("It grew (1). It fed (2). It slept (3).") == [["1"], ["2"], ["3"]]


def test_a_name_and_a_year_without_comma_count_with_a_list() -> None:
    assert _labels(
        "It grew (Moss 2018) or (Moss 42).", references=("Moss A. (2018). Tea. Sleep, 4, 1-9.",)
    ) == [
        ["Moss 2018"],
        ["Moss"],
    ]
    assert _labels("It grew (Moss 2018) or (Moss 42).") == []


def test_superscripts_of_the_mark_up_are_joined() -> None:
    text = "It grew2,4 and 10m2 of 4th rank."
    hints = (
        Hint("superscript", 7, 8),
        Hint("superscript", 8, 9),
        Hint("superscript", 9, 10),
        Hint("superscript", 18, 19),
        Hint("superscript", 24, 26),
    )
    assert _labels(text, *hints) == [["2", "4"]]


@pytest.mark.parametrize(
    ("address", "labels"),
    [
        pytest.param("https://doi.org/10.5555/x.1", [["10.5555/x.1"]], id="DOI"),
        pytest.param("https://pubmed.ncbi.nlm.nih.gov/123/", [["pubmed.ncbi.nlm.nih.gov/123"]], id="PubMed"),
        pytest.param("https://www.nature.com/articles/s1?utm=1", [["nature.com/articles/s1"]], id="journal"),
        pytest.param(
            "https://www.sciencedaily.com/releases/2019/07/1.htm",
            [["sciencedaily.com/releases/2019/07/1.htm"]],
            id="release",
        ),
        pytest.param(
            "https://www.fda.gov/news-events/press/1", [["fda.gov/news-events/press/1"]], id="agency's news"
        ),
        pytest.param("https://www.nature.com/", [], id="a journal's front page"),
        pytest.param("https://example.org/blog/sleep", [], id="a blog"),
        pytest.param("#section", [], id="within the page"),
        pytest.param("http://[broken", [], id="no address"),
    ],
)
def test_links_to_works_are_markers(address: str, labels: list[list[str]]) -> None:
    assert _labels("It grew here.", Hint("link", 8, 12, address)) == labels


def test_a_linked_number_keeps_where_it_leads() -> None:
    marker = find_markers(_post("It grew [1].", Hint("link", 9, 10, "#ref1")))[0]
    assert (marker.kind, marker.target) == ("numeric", "#ref1")


def test_markers_in_titles_and_reference_lists_do_not_count() -> None:
    text = "Sleep [1]\n\nIt is long enough to be a paragraph of a post, and it goes on for some time to be one [2]."
    found = find_markers(post_from_text(Path("p.txt"), text), outside=[])
    assert [marker.labels for marker in found] == [("2",)]
