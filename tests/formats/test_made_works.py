"""Works of every type through every format and back: what the format can say comes back, what it cannot is listed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litman.bibtex.file.whole_document import read_document
from litman.bibtex.works.names import has_others
from litman.bibtex.works.to_work import work_from_fields
from litman.csl.variables import ITEM_TYPES
from litman.formats.table import FORMATS
from litman.text.plain import plain
from litman.text.raised_marks import with_raised_letters
from litman.work import OTHERS, Date, DateParts, Name, Work
from tests.formats.entries import item_of, written
from tests.formats.test_types import CHANGED
from tests.trials import trials

# What a format has no way to say; a part that begins to come back leaves this table.
LOST: dict[str, frozenset[str]] = {
    "csl-json": frozenset(),
    "yaml": frozenset(),
    "bibtex": frozenset(),
    "biblatex": frozenset(),
    "ris": frozenset({"mark-up", "end", "circa"}),
    "nbib": frozenset({"mark-up", "circa"}),
    "endnote": frozenset({"circa", "nocase"}),
}
# Formats that are read and written and hold too little to be tried here: what they have, their own tests hold.
SAYS_LITTLE: frozenset[str] = frozenset()
_WORD = st.sampled_from(
    "Tea sleep αβ-block Größe Čaj (mild) {x} 5% cost_a R&D <5 “so” it's Schlaf–Wach 茶 ~".split()
)
_MARKED = st.sampled_from(["<i>E. coli</i>", "CO<sub>2</sub>", "10<sup>6</sup>", "<b>bold</b>"])
TITLES = st.lists(_WORD | _MARKED, max_size=4).map(lambda words: " ".join(["Tea", *words, "end"]))
_PEOPLE = st.builds(
    Name,
    family=st.sampled_from(["Roe", "Müller", "García Márquez", "O'Brien", "Ng", "Le-Roy"]),
    given=st.sampled_from(["Jane", "J. K.", "Jean-Paul", "Ž."]),
    suffix=st.sampled_from([None, "Jr.", "III"]),
    non_dropping_particle=st.sampled_from([None, "van", "de la", "von"]),
)
_GROUPS = st.sampled_from(["World Health Organization", "Tea Society", "Green Earth", "UNESCO", "R&D Group"])
NAMES = st.lists(_PEOPLE | _GROUPS.map(lambda text: Name(literal=text)), max_size=4).map(tuple)
_DAYS = st.builds(DateParts, st.integers(1700, 2090), st.integers(1, 12), st.none() | st.integers(1, 28))
DATES = (
    st.none()
    | st.builds(Date, _DAYS)
    | st.builds(Date, st.builds(DateParts, st.integers(1000, 2099)), circa=st.booleans())
    | st.builds(Date, st.builds(DateParts, st.integers(1000, 2099)), season=st.integers(1, 4))
    | st.builds(lambda start, more: Date(start, replace(start, year=start.year + more)), _DAYS, st.integers(1, 3))
    | st.integers(1, 11).map(lambda month: Date(DateParts(2019, month, 3), DateParts(2019, month + 1, 9)))
    | st.integers(1900, 2090).map(lambda year: Date(DateParts(year), DateParts(year + 1)))
    | st.just(Date(literal="in press"))
)  # fmt: skip
WORKS = st.builds(Work, type=st.sampled_from(sorted(ITEM_TYPES)), title=TITLES, author=NAMES, issued=DATES)


def back(name: str, work: Work, *, others: bool = False) -> Work:
    """Return the work as it comes back from a format."""
    item = item_of("k", work)
    if others:
        item = replace(item, fields={**item.fields, "author": f"{item.fields['author']} and others"})
    text = written(name, [item])
    if name in ("bibtex", "biblatex"):
        (entry,) = read_document(Path("works"), text.encode()).entries()
        found = work_from_fields(entry.type, entry.values)
        ends = has_others(entry.values.get("author", ""))
        return replace(found, author=(*found.author, OTHERS)) if ends else found
    (record,) = FORMATS[name].read(Path("works"), text.encode()).records
    return record.work


def _said(name: str, work: Work) -> tuple[str, str | None, tuple[Name, ...], Date | None]:
    """What the format can say of type, title, authors and date."""
    lost, title, issued = LOST[name], work.title or "", work.issued
    if "mark-up" in lost:
        title = plain(with_raised_letters(title))
    if issued and issued.start:
        issued = replace(
            issued,
            circa=issued.circa and "circa" not in lost,
            end=None if "end" in lost else issued.end,
        )
    return CHANGED[name].get(work.type, work.type), title, work.author, issued


@pytest.mark.parametrize("name", list(LOST))
@given(work=WORKS)
@settings(max_examples=trials(60), deadline=None)
def test_what_a_format_can_say_comes_back(name: str, work: Work) -> None:
    found = back(name, work)
    assert (found.type, found.title, found.author, found.issued) == _said(name, work)


@pytest.mark.parametrize("name", list(LOST))
def test_and_others_comes_back(name: str) -> None:
    work = Work(type="book", title="Tea", author=(Name("Roe", "Jane"), Name(literal="Tea Society")))
    assert back(name, work, others=True).author == (*work.author, OTHERS)


WHOLE = Work(
    type="book",
    title="On <i>E. coli</i>",
    author=(Name("Roe", "Jane"),),
    issued=Date(DateParts(2019, 5), DateParts(2020, 6), circa=True),
)


@pytest.mark.parametrize("name", list(LOST))
def test_what_a_format_cannot_say_is_listed(name: str) -> None:
    found = back(name, WHOLE)
    assert found.issued is not None
    lost = {
        "mark-up": found.title != WHOLE.title,
        "end": found.issued.end is None,
        "circa": not found.issued.circa,
    }
    assert {part for part, is_lost in lost.items() if is_lost} == set(LOST[name]) - {"nocase"}


def test_every_format_that_is_written_and_read_is_tried() -> None:
    read_and_written = {name for name, format in FORMATS.items() if format.reader and format.writer}
    assert read_and_written - SAYS_LITTLE <= set(LOST)


PEOPLE = {
    "a particle that drops": Name("Beethoven", "Ludwig", dropping_particle="van"),
    "a particle with a capital": Name("Dyke", "Ann", non_dropping_particle="Van"),
    "a particle with a hyphen": Name("Sayed", "Ali", non_dropping_particle="al-"),
    "two family names": Name("Van Dyke", "Ann"),
    "small letters": Name("hooks", "bell"),
    "no given name": Name("Plato"),
    "two words and no given name": Name("Sun Ra"),
    "a rare suffix": Name("Roe", "Jane", suffix="Esq."),
    "a suffix and no given name": Name("Roe", suffix="Jr."),
    "Chinese": Name("李", "明"),
    "brackets": Name("Roe", "Jane (Ann)"),
    "and": Name("and", "Jane"),
    "an organisation with commas": Name(literal="Tea, Coffee and Milk Society"),
    "an organisation with a semicolon": Name(literal="Tea; Sleep"),
    "an organisation and others": Name(literal="Group and Others"),
    "an organisation like a person": Name(literal="Doe J"),
    "an organisation with a particle": Name(literal="von Neumann Institute"),
    "an organisation with signs": Name(literal="R&D {Group} (NASA/JPL)"),
}
_ON_PAPER = frozenset({"a particle that drops", "a particle with a capital"})
# Names that come back in other parts, or as another kind of name.
LOST_NAMES: dict[str, frozenset[str]] = {
    "csl-json": frozenset(),
    "yaml": frozenset(),
    "bibtex": _ON_PAPER | {"two words and no given name"},
    "biblatex": _ON_PAPER | {"two words and no given name"},
    "ris": _ON_PAPER
    | {
        "a particle with a hyphen",
        "two words and no given name",
        "an organisation with commas",
        "an organisation with a semicolon",
        "an organisation and others",
    },
    "nbib": _ON_PAPER | {"a particle with a hyphen", "a rare suffix"},
    "endnote": _ON_PAPER | {"a particle with a hyphen"},
}


@pytest.mark.parametrize("name", list(LOST))
def test_names_that_a_format_cannot_say_are_listed(name: str) -> None:
    last = Name("Moss", "Ada")
    lost = {
        kind
        for kind, person in PEOPLE.items()
        if back(name, Work(type="book", title="Tea", author=(person, last))).author != (person, last)
    }
    assert lost == LOST_NAMES[name]
