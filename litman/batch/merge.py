"""What stands in a part of a pool after more was said: records that count, those behind them, and keys that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from litman.batch.rows import keys_of_versions, version_of_row
from litman.matching.versions import Moments, Version, standing_versions

# Where a row comes from: read now; counting in the pool, or kept behind one that does.
STAGED, FIRST, BEHIND = 0, 1, 2


@dataclass(frozen=True, slots=True)
class MergedWork:
    """What stands under one number, by which two DOIs may go."""

    number: int
    first: list[Version]  # one a DOI
    behind: list[Version]
    new_keys: set[int]
    lost_keys: set[int]


def merge_versions(rows: Iterable[tuple[Any, ...]], taken_back: Moments) -> Iterator[MergedWork]:
    """Yield what stands under each number; rows are those of `RECORDS` with where they come from, by number and DOI."""
    for number, of_number in groupby(rows, key=itemgetter(0)):
        before: list[Version] = []
        first: list[Version] = []
        behind: list[Version] = []
        for _, of_work in groupby(of_number, key=itemgetter(1)):
            versions = []
            for row in of_work:
                versions.append(version_of_row(row))
                if row[-1] == FIRST:
                    before.append(versions[-1])
            standing = standing_versions(versions, taken_back)
            first += standing[:1]
            behind += standing[1:]
        if first == before:
            yield MergedWork(number, first, behind, set(), set())
        else:
            had, has = keys_of_versions(before), keys_of_versions(first)
            yield MergedWork(number, first, behind, has - had, had - has)
