"""Entries that look like others above them: one work twice, or one identifier on two works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from litman.bibtex.file.entry import Entry
from litman.library.comparison.same_work import MOST_ALIKE, KnownWorks, Likest
from litman.library.library import Library
from litman.library.told_apart import told_apart
from litman.work import Work


class Twin(NamedTuple):
    """An entry beside one that stands above it."""

    entry: Entry
    first: Entry  # the one above
    found: Likest  # its key, and how the two stand to each other


def find_twins(library: Library, works: Iterable[tuple[Entry, Work]]) -> Iterator[Twin]:
    """Yield the entries whose work seems to stand above them, or whose identifier does; each with the likest one."""
    known = KnownWorks()
    are_apart = told_apart(library)
    for entry, work in works:
        best: Likest | None = None
        for found in known.alike(work):
            is_twin = found.verdict.kind in ("same", "unclear") or found.verdict.copied
            if is_twin and (best is None or found.rank > best.rank) and not are_apart(entry.key, found.key):
                best = found
                if best.rank == MOST_ALIKE:  # of many that are one work the first above is meant
                    break
        if best is not None:
            yield Twin(entry, library.document.entry(best.key), best)
        known.add(entry.key, work)
