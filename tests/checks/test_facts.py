"""What rules may know of a library."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.bibtex.file.whole_document import WholeDocument
from litman.checks.facts import Facts
from litman.library.library import Library
from tests.checks.samples import BIB, TODAY, lay_out

BOOKS = """\
@string{month = "May"}
@book{fern2018all, title = {All of tea}, author = {Fern, Bo}, year = 2018, ids = {Moss2019Tea, old}}
@book{fern2018all, title = {Again}, year = 2019}
"""
KEYS = ("moss2019tea", "MOSS2019TEA", "fern2018all", "old", "Moss2019Tea", "none", "")


def said(facts: Facts, key: str) -> tuple[object, ...]:
    resolved = facts.resolve(key)
    described = facts.known.works.described(resolved) if resolved else None
    return resolved, facts.work(key), described, facts.study(key), facts.where(key), facts.fields(key)


def test_what_was_read_of_all_works_is_what_is_read_of_one(tmp_path: Path) -> None:
    library = lay_out(tmp_path, {"references.bib": BIB + BOOKS})
    one_by_one, all_read, shared = (
        Facts(Library(library.root, library.settings), today=TODAY) for _ in range(3)
    )
    assert [work.title for _, work in all_read.works()] == ["Tea and REM sleep", "All of tea", "Again"]
    shared.share(all_read.to_be_shared())
    for key in KEYS:
        assert said(one_by_one, key) == said(all_read, key) == said(shared, key), key


def test_what_is_shared_is_not_looked_up_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = lay_out(tmp_path, {})
    read, shared = (Facts(Library(library.root, library.settings), today=TODAY) for _ in range(2))
    list(read.works())
    shared.share(read.to_be_shared())
    asked: list[str] = []
    for name in ("find", "resolve"):
        monkeypatch.setattr(WholeDocument, name, lambda document, key: asked.append(key))
    assert said(shared, "moss2019tea")[0] == "moss2019tea"
    assert not any(asked)  # an empty one is that of no parent
