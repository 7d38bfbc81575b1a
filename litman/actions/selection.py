"""Which works are meant: by their keys, by the posts and claims that lean on them, by what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from litman.bibtex.file.entry import Entry
from litman.library.library import Library

if TYPE_CHECKING:
    from litman.index.query.find import Order
    from litman.index.query.nodes import Query

_FEW = 500  # works, that are looked up one by one


@dataclass(frozen=True, slots=True)
class Selection:
    """Which works are meant; everything where nothing is said.

    Keys, posts and claims name works; of these, or of all where none is named, those are meant that fulfil the query.
    """

    keys: Sequence[str] = ()  # citation keys
    posts: Sequence[str] = ()  # ids of posts whose works are meant
    claims: Sequence[str] = ()  # POST/ID of claims whose works are meant
    query: Query | None = None  # conditions that works fulfil

    @property
    def is_everything(self) -> bool:
        """Whether nothing is said."""
        has_conditions = self.query is not None and bool(self.query.words or self.query.conditions)
        return not (self.keys or self.posts or self.claims or has_conditions)


def selected_entries(library: Library, selection: Selection) -> Iterator[Entry]:
    """Give the entries that are meant, in the order of the library's file.

    What they are is settled when this returns; each is read when it is asked for.

    Raises:
        UnknownKeyError, UnknownPostError, UnknownClaimError, ClaimNameError: a name means nothing.
    """
    if selection.is_everything:
        return library.document.entries()
    return entries_with(library, selected_keys(library, selection))


def entries_with(library: Library, keys: Iterable[str]) -> Iterator[Entry]:
    """Give the entries with these keys as they are written there, in the order of the library's file."""
    wanted = set(keys)
    document = library.document
    is_twice = any(finding.code == "BIB001" for finding in library.bibliography.findings)
    if len(wanted) > _FEW or is_twice:
        return (entry for entry in document.entries() if entry.key in wanted)
    entries = [document.entry(key) for key in wanted]
    return iter(sorted(entries, key=lambda entry: entry.document.offset + entry.span[0]))


def selected_keys(library: Library, selection: Selection) -> list[str]:
    """Return the keys of the works that are meant, each once: those that are named as they are named, then by the file.

    Raises:
        UnknownKeyError, UnknownPostError, UnknownClaimError, ClaimNameError: a name means nothing.
    """
    named = dict.fromkeys(library.require_entry(key).key for key in selection.keys)
    leant_on = _keys_of_posts(library, selection.posts, selection.claims)
    is_named = bool(selection.keys or selection.posts or selection.claims)
    if leant_on or not is_named:
        keys = library.bibliography.keys()
        named |= dict.fromkeys(key for key in keys if not is_named or key in leant_on)
    if selection.query is None or not (selection.query.words or selection.query.conditions):
        return list(named)
    fulfil = set(keys_that_fulfil(library, selection.query))
    return [key for key in named if key in fulfil]


def keys_that_fulfil(
    library: Library,
    query: Query,
    *,
    order: Order = "file",
    limit: int | None = None,
    is_reversed: bool = False,
) -> list[str]:
    """Return the keys of the works that fulfil a query's conditions, each once, in an order of `litman list`."""
    from litman.index.doors.open import index_of
    from litman.index.query.find import keys_of_works

    index = index_of(library)
    return index.ask(
        lambda opened: keys_of_works(
            opened.connection, query, limit=limit, order=order, is_reversed=is_reversed
        ),
        refresh=index.refresh_claims,
    )


def _keys_of_posts(library: Library, posts: Sequence[str], claims: Sequence[str]) -> set[str]:
    if not posts and not claims:
        return set()
    from litman.actions.standing.post_standing import standing_of  # all works are exported without it
    from litman.claims.collection import parse_claim_address, read_claims_of, require_claim
    from litman.standing.known import known_of

    keys: set[str] = set()
    known = known_of(library)
    for post in posts:
        standing = standing_of(library, read_claims_of(library.claims_folder, post), known).standing
        # What is only named is not cited.
        keys |= {item.key for claim in standing.claims for item in claim.links}
        keys |= {item.key for item in standing.references if item.key and item.printed is not None}
        # Markers of sentences that claim nothing cite, too.
        keys |= {key for marker in standing.markers for key in marker.keys}
    for name in claims:
        address = parse_claim_address(name)
        file, claim = require_claim([read_claims_of(library.claims_folder, address.post)], address)
        standing = standing_of(library, file, known).standing
        found = next(item for item in standing.claims if item.claim.id == claim.id)
        keys |= {item.key for item in found.links}
    return {resolved for key in keys if (resolved := library.document.resolve(key)) is not None}
