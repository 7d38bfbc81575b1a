"""Given posts as sites print them: links, notes and sentences of the first scan are what is right of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases.given import Given, assert_all_named, new_library
from tests.cases.test_reading import REAL

# How a post is read: markers, lists, titles, dates, named sources, what is a claim. Tried by what is read.
READING = list(REAL)


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    """Where the given posts lie; skips where they are absent."""
    found = shared / "cases" / "real"
    if not found.is_dir():
        pytest.skip("the given posts are absent")
    return found


def links_of_their_own(given: Given) -> None:
    """An address is a link that nobody looked up, in claims as in scan (that one name is a link too is reading)."""
    leads = [[lead["to"] for lead in item["leads"]] for item in given.claims().values()]
    assert [leads[at] for at in (0, 2, 3)] == [["link"]] * 3
    assert " ".join(given.run("claims").split()).count("a link, not looked up") >= 3


def not_moved(given: Given) -> None:
    assert {item["state"] for item in given.claims().values()} == {"same"}
    assert "[moved]" not in given.run("claims")


def notes(given: Given) -> None:
    """A note without a source is a note everywhere."""
    leads = [lead["to"] for marker in given.said["post"]["markers"] for lead in marker["leads"]]
    assert leads == ["note"] * 2
    assert [[lead["to"] for lead in item["leads"]] for item in given.claims().values()] == [["note"]] * 2
    assert "without a reference" not in given.run("claims")
    assert set(given.codes()) == {"CLM101"}


def tied_and_not_moved(given: Given) -> None:
    assert [link["key"] for item in given.claims().values() for link in item["links"]] == ["wang2019"]
    not_moved(given)


CHECKS: dict[str, Callable[[Given], None]] = {
    "inline-links": links_of_their_own,
    "link-whole-sentence": not_moved,  # which sentence a link belongs to is a matter of reading
    "note-in-claims": notes,
    "two-pass-moved": tied_and_not_moved,
}


def test_every_row_is_tried_or_named(folder: Path) -> None:
    assert_all_named(folder, CHECKS, READING)


@pytest.mark.parametrize("name", CHECKS)
def test_given_post_is_as_its_row_says(name: str, folder: Path, tmp_path: Path) -> None:
    given = new_library(tmp_path, *(folder / name).glob("k.bib"))
    given.said["post"] = given.scan(given.put(next((folder / name).glob("post.*"))))
    CHECKS[name](given)
