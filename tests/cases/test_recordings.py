"""Each recorded answer becomes the right entry: the table holds what a person read in it, texts as fingerprints.

`WRITE_RECORDINGS=1` writes the table anew; read the difference before you keep it.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from litman.text.folding import fold
from litman.text.plain import plain
from litman.work import Name, Work
from tests.cases.recordings import rows, works_of

TABLE = Path(__file__).with_name("recordings.tsv")
_FIRST = 3  # works of an answer that are read
# What is not as it should be: by answer and number of the work, why.
KNOWN = {
    ("isbn_marc/zt_marcxml_04.xml", 0): "an article whose record says neither that it is one nor of what",
}
Cells = tuple[str, ...]


def cells(work: Work) -> Cells:
    """What is compared of a work: type, year, people, title, container, pages, identifiers."""
    people = work.author or work.editor
    first = _print(_name(people[0])) if people else ""
    return (
        work.type + (f"/{work.genre}" if work.genre else ""),
        str(work.year or ""),
        f"{len(work.author)}+{len(work.editor)}",
        first,
        _print(work.title or ""),
        _print(work.container_title or ""),
        "/".join(part or "" for part in (work.volume, work.issue, work.page or work.number)),
        " ".join(part for part in (work.DOI, work.PMID, work.PMCID, work.ISBN) if part).lower(),
    )


def _name(name: Name) -> str:
    return name.family or name.literal or name.given or ""


def _print(text: str) -> str:
    folded = fold(plain(text))
    return hashlib.sha256(folded.encode()).hexdigest()[:8] if folded else ""


def _found(folder: Path) -> dict[tuple[str, int], Cells]:
    return {
        (name, number): cells(work)
        for name, service, asked in rows(folder)
        for number, work in enumerate(works_of(folder, name, service, asked)[:_FIRST])
    }


def _table() -> dict[tuple[str, int], Cells]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    split = (line.split("\t") for line in lines)
    return {(name, int(number)): tuple(said) for name, number, *said in split}


def test_each_recorded_answer_becomes_the_right_entry(shared: Path) -> None:
    folder = shared / "sources"
    if not folder.is_dir():
        pytest.skip("the recorded answers are absent")
    found = _found(folder)
    if os.environ.get("WRITE_RECORDINGS"):
        lines = ("\t".join((name, str(number), *said)) for (name, number), said in sorted(found.items()))
        TABLE.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    table = _table()
    wrong = {at: (found.get(at), said) for at, said in table.items() if found.get(at) != said}
    assert not wrong
    assert set(found) == set(table)  # what holds no work makes none
    assert set(KNOWN) <= set(table)
