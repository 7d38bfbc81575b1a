"""Works of the library that are the same as one of them, versions of it, or may be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from litman.bibtex.file.entry import Entry
from litman.library.comparison.compare import compare
from litman.library.comparison.verdict import Verdict
from litman.library.library import Library
from litman.library.told_apart import told_apart
from litman.work import Work


class AlikeWork(NamedTuple):
    """Another work, and how the two stand to each other."""

    key: str
    work: Work
    verdict: Verdict  # `same`, `version` or `unclear`

    @property
    def said(self) -> str:
        """How they stand to each other, in words."""
        agreement, difference = self.verdict.agreement(), self.verdict.difference()
        return f"{agreement}, but {difference}" if difference else agreement


def alike_works(library: Library, entry: Entry, work: Work) -> Iterator[AlikeWork]:
    """Yield those that nobody told apart from the work of the entry."""
    are_apart = told_apart(library)
    for key, other in library.bibliography.alike(work):
        if key == entry.key or are_apart(entry.key, key):
            continue
        verdict = compare(work, other)
        if verdict.kind != "different":
            yield AlikeWork(key, other, verdict)
