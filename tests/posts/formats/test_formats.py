"""Each format of posts reads one post of our own: every form of marker, notes, traps, claims and places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.read import read_post

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Expected:
    """What the reader of a format finds in its post."""

    title: str
    authors: tuple[str, ...]
    date: str | None
    claims: Sequence[str]  # how sentences of claims start
    no_claims: Sequence[str]  # words that are in no claim
    bibliographies: Sequence[str] = ("sleep.bib",)


EXPECTED: dict[str, Expected] = {
    "sleep.md": Expected(
        "What tea does to sleep",
        ("Ivy Dale",),
        "2024-03-05",
        ["Tea lengthens sleep by an hour", "Cold rooms lengthen", "Shepherds dream", "Evening light delays"],
        ["Nobody reads", "x <- ", "A title of a note", "target-of"],
    ),
    "sleep.qmd": Expected(
        "What tea does to sleep",
        ("Ivy Dale", "Jörg Müller"),
        "2024-03-05",
        ["Tea lengthens sleep by an hour", "Evening light delays", "Mint calms", "Hill [-@Hill_2017]"],
        ["Nobody", "x <-", "brewed", "The leaf is drawn", "tbl-drinks}", "label: setup"],
    ),
    "sleep.Rmd": Expected(
        "What tea does to sleep",
        ("Ivy Dale",),
        "2024-03-05",
        ["Tea lengthens sleep by an hour", "Leaves lose caffeine", "Of the r nrow", "Rain lengthens"],
        ["Nobody", "knitr", "(ref:", "The leaf is drawn", "cdot", "fig.cap"],
    ),
    "sleep.mdx": Expected(
        "What tea does to sleep",
        ("Ivy Dale",),
        "2024-03-05",
        ["Tea lengthens sleep by an hour", "Evening light delays", "Green tea lengthens", "Bees dream"],
        ["Nobody", "import {", "const", "doses", "Callout", "Tab"],
    ),
    "drinks.md": Expected(
        "What tea does to sleep",
        ("Ivy Dale", "Jörg Müller"),
        "2024-03-05",
        ["Tea lengthens sleep by an hour", "Evening light delays", "Mint calms", "Rain lengthens"],
        ["Nobody", "x =", "class: tip", "sec-roles)=", "name: fig-leaf", "cdot"],
    ),
    "sleep.tex": Expected(
        "What tea does to sleep",
        ("Ivy Dale", "Jörg Müller"),
        "5 March 2024",
        [
            "Tea lengthens sleep by an hour",
            "Oolong raises",
            "Morning light moves",
            "Rain lengthens",
            "Warm milk",
        ],
        ["Nobody", "Left out", "as one types it", "remark within", "quad"],
    ),
    "sleep.org": Expected(
        "What tea does to sleep",
        ("Ivy Dale",),
        "2024-03-05",
        [
            "Tea lengthens sleep by an hour",
            "Oolong raises",
            "Morning light moves",
            "Rain lengthens",
            "Warm milk",
        ],
        ["Nobody", "x <-", "CUSTOM_ID", "options"],
    ),
    "sleep.typ": Expected(
        "What tea does to sleep",
        ("Ivy Dale", "Jörg Müller"),
        "2024-03-05",
        ["Tea lengthens sleep by an hour", "Oolong raises", "Evening light", "Rain lengthens", "Warm milk"],
        ["Nobody", "Not printed", "in code", "bibliography("],
    ),
    "sleep.rst": Expected(
        "What tea does to sleep",
        ("Ivy Dale",),
        "2024-03-05",
        ["Tea lengthens sleep by an hour", "Oolong raises", "Evening light", "Rain lengthens", "Warm milk"],
        ["Nobody", "literally", "x =", "80%"],
    ),
    "sleep.adoc": Expected(
        "What tea does to sleep",
        ("Ivy Dale", "Jörg Müller"),
        "2024-03-05",
        ["Tea lengthens sleep by an hour", "Oolong raises", "Evening light", "Rain lengthens", "Warm milk"],
        ["Nobody", "as it is", "x =", "bibtex-file"],
    ),
    "drinks.rst": Expected(
        "What tea does to sleep",
        ("Ivy Dale", "Jörg Müller"),
        "2024-03-05",
        [
            "Tea lengthens sleep by an hour",
            "Bread makes",
            "It lengthens sleep, as",
            "Mice sleep",
            "Lamps keep",
        ],
        ["Nobody", "_Fern", "coffee.3", "Dale", "==="],
    ),
    "drinks.adoc": Expected(
        "What tea does to sleep",
        ("Ivy Dale", "Jörg Müller"),
        "2024-03-05",
        [
            "Tea lengthens sleep by an hour",
            "They sleep less in summer",
            "Evening light",
            "Warm milk",
            "Cocoa shortens",
            "Rain lengthens",
            "Lemons shorten",
        ],
        ["Nobody", "typed with a space", "ifdef", "----", "Moss, A."],
    ),
}


@pytest.fixture(scope="module", params=list(EXPECTED))
def read(request: pytest.FixtureRequest) -> tuple[Analysis, Expected]:
    """Each post laid out, with what is expected of it."""
    return analyse_post(read_post(HERE / request.param)), EXPECTED[request.param]


def test_every_form_of_citation_is_a_marker_with_its_keys(read: tuple[Analysis, Expected]) -> None:
    analysis, _ = read
    found = [use.marker for use in analysis.markers]
    cited = [
        f"{' '.join(m.text.split())} => {'(a note)' if m.kind == 'footnote' else ' '.join(m.labels)}"
        for m in found
    ]
    expected = HERE / "markers" / f"{analysis.post.path.name}.txt"
    assert cited == expected.read_text(encoding="utf-8").splitlines()
    assert len(found) >= 25


def test_markers_stand_where_an_editor_finds_them(read: tuple[Analysis, Expected]) -> None:
    analysis, _ = read
    for use in analysis.markers:
        place = analysis.post.place(use.marker.start)
        source = "\n".join(place.path.read_text(encoding="utf-8").split("\n")[place.line - 1 :])
        written = "".join(source[place.column - 1 :][: 3 * len(use.marker.text)].split())
        within = use.marker.kind == "footnote" and written.startswith("^[")  # the note itself
        assert within or written.startswith("".join(use.marker.text.split())), place


def test_claims_are_the_sentences_of_the_post(read: tuple[Analysis, Expected]) -> None:
    analysis, expected = read
    text = analysis.post.text
    claims = [text[claim.start : claim.end] for claim in analysis.claims]
    for start in expected.claims:
        (claim,) = [claim for claim in analysis.claims if text.startswith(start, claim.start)]
        assert claim.markers, start
        place = analysis.post.place(claim.start)
        line = place.path.read_text(encoding="utf-8").split("\n")[place.line - 1]
        assert line[place.column - 1 :].startswith(start.split()[0])
    for words in expected.no_claims:
        assert not any(words in claim for claim in claims), words


def test_a_marker_in_a_note_speaks_for_the_sentence_that_calls_it(read: tuple[Analysis, Expected]) -> None:
    analysis, _ = read
    notes = [use for use in analysis.markers if use.marker.kind == "footnote"]
    inside = [
        use
        for use in analysis.markers
        if (block := analysis.post.block_at(use.marker.start)) is not None and block.kind == "footnote"
    ]
    assert inside
    assert {use.covers[0] for use in inside} <= {use.covers[0] for use in notes}


def test_facts_and_bibliographies_are_those_of_the_post(read: tuple[Analysis, Expected]) -> None:
    analysis, expected = read
    post = analysis.post
    assert (post.title, post.authors, post.date) == (expected.title, expected.authors, expected.date)
    assert [file.path.name for file in post.bibliographies] == list(expected.bibliographies)
    assert all("moss2019" in file.keys for file in post.bibliographies)
    assert not analysis.problems


@pytest.mark.parametrize("name", ["sleep.md", "sleep.mdx", "sleep.tex", "sleep.typ"])
def test_lines_that_end_with_cr_are_lines(name: str, tmp_path: Path) -> None:
    shown = []
    for end in (b"\n", b"\r"):
        (tmp_path / name).write_bytes((HERE / name).read_bytes().replace(b"\n", end))
        shown.append(analyse_post(read_post(tmp_path / name)))
    found, same = ([(use.marker.start, use.marker.labels) for use in analysis.markers] for analysis in shown)
    assert found == same
    assert [claim.start for claim in shown[0].claims] == [claim.start for claim in shown[1].claims]
