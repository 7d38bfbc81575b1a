"""What a library is asked with, and what it answers in a few words: see `ports`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from litman.identifiers.identifier import Identifier

Resolve = Callable[[str], "str | None"]  # the citation key of the entry that a key stands for


class ShortWork(NamedTuple):
    """A work of the library as one line says it."""

    key: str  # its citation key
    who: str  # as `short_work` says it: `Wang & Kaplin 2019`
    identifiers: tuple[Identifier, ...]  # DOI and PMID, those that it has
    stated: str | None = None  # the kind of notice that its own fields tell of


class ClaimFilter(NamedTuple):
    """Which claims are asked for; what is left out does not narrow."""

    posts: tuple[str, ...] = ()  # post ids
    keys: tuple[str, ...] = ()  # citation keys
    unsupported: bool = False  # claims that lean on no work
    unchecked: bool = False  # claims with a link that nobody has checked
    relations: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()  # claims with a link of one of these
