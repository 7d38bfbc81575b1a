"""What a writer of a format gets of a work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from litman.bibtex.works.names import has_others
from litman.work import OTHERS, Name, Work


@dataclass(frozen=True)  # without slots: the work is kept once it was made
class ExportedEntry:
    """An entry of the library: citation key, type, fields as TeX text, and the work that they describe.

    `fields` are in the order of the file, names in lower case, with macros, `xdata` and `crossref` resolved.
    """

    key: str
    entry_type: str
    fields: Mapping[str, str]
    described: Work | Callable[[], Work]  # the work, or what makes it where it is asked for

    @cached_property
    def work(self) -> Work:
        """The work that it describes."""
        return self.described if isinstance(self.described, Work) else self.described()

    def names(self, variable: str) -> tuple[Name, ...]:
        """The names of a variable of the work; where its list ends with `and others`, they are the last."""
        names: tuple[Name, ...] = getattr(self.work, variable)
        lacks = bool(names) and not names[-1].is_others and has_others(self.fields.get(variable, ""))
        return (*names, OTHERS) if lacks else names

    @property
    def is_work(self) -> bool:
        """Whether it describes a work: `xdata` is data of others, which is resolved, and `set` names other entries."""
        return self.entry_type not in ("xdata", "set")


def works_of(entries: Iterable[ExportedEntry]) -> Iterator[ExportedEntry]:
    """Give the entries that describe works."""
    return (entry for entry in entries if entry.is_work)


def separated(pieces: Iterable[str], separator: str) -> Iterator[str]:
    """Give the pieces, the separator before each but the first."""
    before = ""
    for piece in pieces:
        yield before + piece
        before = separator
