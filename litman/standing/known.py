"""What a standing asks of the library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:  # lists of claims ask for little of it
    from litman.library.library import Library
    from litman.work import Work


class Works(Protocol):
    """The works of a library, by what identifies them."""

    def resolve(self, key: str) -> str | None:
        """Return the citation key of the entry that a key stands for: as written, in other case, or an old key."""
        ...

    def identified(self, work: Work) -> tuple[str, str] | None:
        """Return the citation key of the work by an identifier alone, and which one: `doi`, `pmid`, `url`…"""
        ...

    def described(self, key: str) -> Work | None:
        """Return what is known of the work of an entry: the registry's record, else what the entry says."""
        ...

    def is_denied(self, doi: str) -> bool:
        """Return whether every registry that was asked said that there is no such DOI."""
        ...


# A named tuple: a dataclass takes four times as long to make, and `litman claims` starts with it.
class StringMatch(NamedTuple):
    """What the string of a reference was matched to."""

    outcome: str  # "accepted" or "suggested"
    score: float  # 0–1
    doi: str | None
    key: str | None  # citation key, where the library has the work
    pmid: str | None = None


_NOTHING: Mapping[str, StringMatch] = {}


class Known(NamedTuple):
    """All that a standing knows besides the post and its claims file."""

    works: Works
    matched: Mapping[str, StringMatch] = _NOTHING  # by the folded text of a reference


def known_of(library: Library, matched: Mapping[str, StringMatch] | None = None) -> Known:
    """Return what the library knows, and what reference strings were matched to by their folded text."""
    from litman.library.library_works import LibraryWorks

    return Known(LibraryWorks(library), matched or {})
