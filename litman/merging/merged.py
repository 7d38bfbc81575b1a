"""What a merge gives, and the marks around what it leaves to a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Choice = Literal["mine", "other", "both"]


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged file."""

    data: bytes
    conflicts: tuple[str, ...] = ()  # what is left to a person, in words: "doe2020tea: year"
    notes: tuple[str, ...] = ()  # what was decided and somebody may want to know


class CannotMergeError(Exception):
    """The three versions are none that can be merged by what they say; git's merge of lines stands."""


class Part(NamedTuple):
    """What became of one part of a file: its body, none where it goes, and what of it is left to a person."""

    body: bytes | None
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """How a conflict is written.

    My version is that whose bytes stay; mostly, and always for a reader, it is ours. Where only they put the file into
    another order, theirs is the version whose bytes stay, and `is_swapped`.
    """

    newline: bytes = b"\n"
    size: int = 7
    is_swapped: bool = False

    def around(self, mine: bytes, other: bytes) -> bytes:
        """Return both versions, whole lines without the last line's end, with marks around them."""
        ours, theirs = (other, mine) if self.is_swapped else (mine, other)
        lines = [self._mark(b"<") + b" ours", ours, self._mark(b"="), theirs, self._mark(b">") + b" theirs"]
        return self.newline.join(line for line in lines if line)

    def _mark(self, sign: bytes) -> bytes:
        return sign * self.size


def choose(base: object, mine: object, other: object) -> Choice:
    """Return whose version holds: that which differs from the base, mine if they agree, "both" if nothing says it."""
    if other in (base, mine):
        return "mine"
    return "other" if mine == base else "both"
