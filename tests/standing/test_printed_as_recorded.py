"""What is seen at a glance to be printed as recorded is what a comparison in full finds nothing in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litman.posts.references.parts import parse_reference
from litman.standing.compared import Compared, compare_in_full, compare_printed
from litman.standing.printed_as_recorded import is_printed_as_recorded
from litman.work import Date, DateParts, Name, Work
from tests.trials import trials

RECORD = Work(
    type="article-journal",
    title="Tea and REM sleep in adults",
    author=(Name("Moss", "Ada Berit"), Name("Fern", "B."), Name("Reed", "Cy")),
    issued=Date(DateParts(2019, 4)),
    container_title="Journal of Tea Research",
    volume="7",
    issue="2",
    page="112-119",
    DOI="10.1000/tea.7",
)
PRINTED = (
    "Moss, A. B., Fern, B., & Reed, C. (2019). Tea and REM sleep in adults. Journal of Tea Research, 7(2), "
    "112–119. https://doi.org/10.1000/tea.7"
)


def is_same(text: str, record: Work = RECORD) -> bool:
    return is_printed_as_recorded(parse_reference(text).work, record)


def test_what_is_printed_as_it_is_recorded() -> None:
    assert is_same(PRINTED)
    assert is_same(PRINTED.replace("Moss, A. B.", "Moss, A.")), "the first of two initials"
    assert is_same(PRINTED.replace("7(2)", "7")), "no issue"
    assert is_same(PRINTED, replace(RECORD, title="Tea and <i>REM</i> Sleep in Adults"))
    assert compare_printed(PRINTED, parse_reference(PRINTED), RECORD) == Compared(
        False, (), str(RECORD.title)
    )


@pytest.mark.parametrize(
    ("printed", "instead"),
    [
        ("Moss, A. B.", "Moss, B."),
        ("Moss, A. B.", "Moss, A. B. C."),
        ("Reed, C.", "Reid, C."),
        ("Reed, C.", "Reed, Cyril"),
        ("Moss, A. B., Fern, B., & Reed, C.", "Fern, B., Moss, A. B., & Reed, C."),
        ("Moss, A. B., Fern, B., & Reed, C.", "Moss, A. B., et al."),
        ("2019", "2018"),
        ("REM sleep", "deep sleep"),
        ("Tea Research", "Coffee Research"),
        ("7(2)", "8(2)"),
        ("7(2)", "7(3)"),
        ("112–119", "113–119"),
        ("112–119", "112"),
    ],
)
def test_what_is_printed_otherwise(printed: str, instead: str) -> None:
    assert not is_same(PRINTED.replace(printed, instead))


@pytest.mark.parametrize(
    "record",
    [
        replace(RECORD, type="article"),
        replace(RECORD, genre="preprint"),
        replace(RECORD, author=(*RECORD.author, Name(literal="others"))),
        replace(RECORD, author=(Name("Moss", "Ada Berit", suffix="Jr"), *RECORD.author[1:])),
        replace(RECORD, volume=None),
        replace(RECORD, issued=None),
    ],
)
def test_a_record_that_says_otherwise_or_less(record: Work) -> None:
    assert not is_same(PRINTED, record)


WORDS = st.sampled_from(
    "tea coffee sleep correction of in adults mice memory rivers 2019 trial preprint".split()
)
FAMILIES = st.sampled_from(
    ["Moss", "Fern", "Fernando", "Reed", "Li", "Wang", "O'Neill", "Holm-Berg", "Press"]
)
GIVEN = st.sampled_from(["Ada", "Ada Berit", "B.", "Bo", "C. D.", "Cy"])
PEOPLE = st.lists(st.builds(Name, FAMILIES, GIVEN), min_size=1, max_size=4)
RECORDS = st.builds(
    lambda title, people, year, container, volume, first: Work(
        type="article-journal",
        title=" ".join(title).capitalize(),
        author=tuple(people),
        issued=Date(DateParts(year)),
        container_title=f"Journal of {container.capitalize()}",
        volume=str(volume),
        page=f"{first}-{first + 7}",
    ),
    st.lists(WORDS, min_size=2, max_size=7),
    PEOPLE,
    st.integers(1950, 2024),
    WORDS,
    st.integers(1, 2030),
    st.integers(1, 2030),
)


@settings(max_examples=trials(150), deadline=None)
@given(RECORDS, st.data())
def test_a_comparison_in_full_finds_nothing_in_it(record: Work, data: st.DataObject) -> None:
    people = ", ".join(f"{name.family}, {(name.given or '')[0]}." for name in record.author)
    year, page = record.year, (record.page or "").replace("-", "–")
    text = f"{people} ({year}). {record.title}. {record.container_title}, {record.volume}, {page}."
    other = data.draw(st.sampled_from([record, replace(record, page="1-2"), replace(record, volume="9")]))
    parts = parse_reference(text)
    if is_printed_as_recorded(parts.work, other):
        assert compare_in_full(text, parts, other) == Compared(False, (), other.title or "")
