"""What converting a post comes to."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from litman.files import SeenFile
from litman.library.storage.transaction import FileChange


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a source, in code points, and what takes its place."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Converted:
    """A stretch of the source that becomes a citation by key."""

    line: int
    column: int
    old: str  # as written
    new: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A marker that stays as it is, and why."""

    line: int
    column: int
    text: str
    reason: str
    mend: str = ""  # the command that may help, or what to do by hand


@dataclass(frozen=True, slots=True)
class PostChange:
    """A post as it would be; nothing of it is written yet."""

    path: Path
    seen: SeenFile
    before: str  # its source, without a byte order mark
    after: str

    @property
    def data(self) -> bytes:
        """The bytes of the file as it would be; what is before its text, and its line ends, stay."""
        mark = self.seen.data[: len(self.seen.data) - len(self.before.encode())]
        return mark + self.after.encode()

    def difference(self) -> str:
        """Return what changes as a unified diff."""
        name = str(self.path)
        old, new = (text.splitlines() for text in (self.before, self.after))
        return "\n".join(difflib.unified_diff(old, new, name, name, n=1, lineterm=""))


@dataclass(frozen=True, slots=True)
class Conversion(PostChange):
    """A post with its markers as citations by key."""

    dialect: str  # as people call it
    converted: tuple[Converted, ...]
    refused: tuple[Refused, ...]
    keyed: int  # citations by key that it has already
    notes: int  # footnotes that are remarks, which stay
    links: int  # links to what is no work of the library, which stay
    dropped: int = 0  # references of its list that are taken out
    list_stays: str = ""  # why its list is not taken out although that was asked
    added: tuple[str, ...] = ()  # lines that name its bibliography and print its list
    offered: tuple[str, ...] = ()  # such lines that it lacks and does not get
    post_id: str | None = None  # of its claims file
    others: tuple[FileChange, ...] = ()  # its claims file, whose claims follow
    can_be_undone: bool = True  # by litman; a post that lies in no folder of posts cannot


def apply_edits(source: str, edits: list[Edit]) -> str:
    """Return the source with edits made, which do not overlap."""
    parts, position = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        assert edit.start >= position, edits
        parts += [source[position : edit.start], edit.new]
        position = edit.end
    return "".join([*parts, source[position:]])
