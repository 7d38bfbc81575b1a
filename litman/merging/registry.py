"""Three-way merge of registry files: records are dated facts, of which the later holds, so that none is in conflict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from litman.library.registry_file import dated_line
from litman.merging.merged import CannotMergeError, Merged
from litman.text.merge_conflicts import merge_conflicts


class _Record(NamedTuple):
    line: bytes
    asked: str


@dataclass
class _Lines:
    """The lines of a registry file: records by what they are about, and lines that are none."""

    records: dict[tuple[int, str], _Record] = field(default_factory=dict)
    others: dict[bytes, None] = field(default_factory=dict)


def merge_registries(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    """Return our registry file with the records that they learnt or took out since the base.

    Of a record that both sides have anew, the later day holds, and of one day what says more. One that a side took out
    and the other asked again stays.

    Raises:
        CannotMergeError: a version holds a conflict that is not settled.
    """
    if theirs in (base, ours):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    if any(map(merge_conflicts, (base, ours, theirs))):
        raise CannotMergeError("a version holds a conflict that is not settled")
    old, mine, other = (_read(data.split(b"\n")) for data in (base, ours, theirs))
    records = dict(mine.records)
    for place, theirs_now in other.records.items():
        before, now = old.records.get(place), mine.records.get(place)
        if now is None:
            if before is None or before.line != theirs_now.line:
                records[place] = theirs_now
        elif theirs_now.line != now.line and (before is None or before.line != theirs_now.line):
            is_ours_new = before is None or before.line != now.line
            if not is_ours_new or (theirs_now.asked, len(theirs_now.line)) > (now.asked, len(now.line)):
                records[place] = theirs_now
    for place, before in old.records.items():
        if place not in other.records and place in records and records[place].line == before.line:
            del records[place]
    if records == mine.records and old.others.keys() == other.others.keys():
        return Merged(ours)
    kept = [line for line in mine.others if line in other.others or line not in old.others]
    kept += [line for line in other.others if line not in old.others and line not in mine.others]
    lines = [*kept, *(records[place].line for place in _in_order(mine, records))]
    return Merged(b"".join(line + b"\n" for line in lines))


def _in_order(mine: _Lines, records: dict[tuple[int, str], _Record]) -> list[tuple[int, str]]:
    """Return the records as they are sorted; a file of ours in another order stays in it, and what is new follows."""
    here = list(mine.records)
    if here == sorted(here):
        return sorted(records)
    return [place for place in here if place in records] + sorted(
        place for place in records if place not in mine.records
    )


def _read(lines: Iterable[bytes]) -> _Lines:
    found = _Lines()
    for line in lines:
        bare = line.rstrip(b"\r")
        if not bare.strip():
            continue
        dated = dated_line(bare)
        if dated is None:
            found.others[bare] = None
            continue
        asked = dated.asked.isoformat()
        known = found.records.get(dated.place)
        if known is None or known.asked <= asked:
            found.records[dated.place] = _Record(bare, asked)
    return found
