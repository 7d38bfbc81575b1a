"""What a format can hold comes back from it: written, read, written and read again, a work is the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from litman.bibtex.file.whole_document import read_document
from litman.bibtex.works.to_work import work_from_fields
from litman.formats.exported_entry import ExportedEntry
from litman.formats.table import ADDED
from litman.work import Work
from tests.formats.entries import LIBRARY, item_of, written

FORMATS = {"csl-json": "csl", "ris": "ris", "nbib": "nbib", "endnote": "endnote"}


def back(name: str, items: Sequence[ExportedEntry]) -> list[Work]:
    """Return the works as they come back from a format."""
    text = written(name, items)
    file = ADDED[FORMATS[name]].read(Path("works"), text.encode())
    return [record.work for record in file.records]


@pytest.mark.parametrize("name", list(FORMATS))
def test_a_work_is_the_same_the_second_time(name: str) -> None:
    once = back(name, LIBRARY)
    assert len(once) == len(LIBRARY)
    assert back(name, [item_of(f"w{n}", work) for n, work in enumerate(once)]) == once


@pytest.mark.parametrize("name", list(FORMATS))
def test_what_everybody_needs_comes_back_the_first_time(name: str) -> None:
    (work, *_) = back(name, LIBRARY)
    before = LIBRARY[0].work
    assert work.type == "article-journal"
    assert [author.family or author.literal for author in work.author] == ["Roe", "Group & Co"]
    assert (work.container_title, work.volume, work.issue) == ("Journal of Things", "7", "2")
    assert (work.page, work.DOI, work.issued) == ("11-19", "10.1000/a_b", before.issued)
    assert work.abstract == "Short."


@pytest.mark.parametrize("name", list(FORMATS))
def test_works_of_real_files_are_the_same_the_second_time(shared: Path, name: str) -> None:
    count = 0
    for path in sorted(path for path in (shared / "bib").rglob("*.bib") if path.is_file())[::9]:
        document = read_document(path, path.read_bytes())
        items = [
            ExportedEntry(f"k{n}", entry.type, entry.values, work_from_fields(entry.type, entry.values))
            for n, entry in enumerate(document.entries())
            if entry.type not in ("xdata", "set")
        ]
        if not items:
            continue
        once = back(name, items)
        if not once:
            continue  # none of them says anything that the format has a place for
        twice = back(name, [item_of(f"k{n}", work) for n, work in enumerate(once)])
        wrong = [(a, b) for a, b in zip(once, twice, strict=False) if a != b]
        assert not wrong, f"{path}: {_differences(*wrong[0])}"
        assert len(twice) == len(once), path
        count += len(once)
    assert count > 500


def _differences(one: Work, other: Work) -> str:
    names = [name for name in Work.__dataclass_fields__ if getattr(one, name) != getattr(other, name)]
    return "; ".join(f"{name}: {getattr(one, name)!r} != {getattr(other, name)!r}" for name in names)
