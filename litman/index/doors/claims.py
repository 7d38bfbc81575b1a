"""The claims of a library, asked of its index."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from litman.index.claims.files import post_id_of
from litman.index.claims.refresh import refresh_claims, refresh_claims_of, refresh_first, refresh_post
from litman.index.library_index import LibraryIndex
from litman.index.store import Index
from litman.parts import in_parts

if TYPE_CHECKING:  # what reads claims is imported where they are read
    from litman.claims.address import Use
    from litman.claims.model import ClaimsFile
    from litman.claims.post_claims import PostClaims
    from litman.claims.post_text import PostSource
    from litman.finding import Finding
    from litman.index.claims.lookup import ClaimsLookup
    from litman.library.asked import ClaimFilter, Resolve

T = TypeVar("T")
_HAS_FAULTS = """SELECT EXISTS (SELECT 1 FROM post_finding)
    OR EXISTS (SELECT 1 FROM claims_folder WHERE error IS NOT NULL)"""
_PART = 200  # posts read at once: nobody who changes the index waits longer for us
_FIRST = 5  # posts that are given before all files are looked at
_MANY = 2_000  # names of works; for more, all claims files are looked at


class IndexedClaims:
    """Fulfils `ports.Claims`.

    A file is looked at by the first question that is about it (`claims.refresh` says how far that goes); later ones
    are answered as it was then.
    """

    def __init__(self, index: LibraryIndex, folder: Path) -> None:
        """Take the index and the claims folder."""
        self._index = index
        self._folder = folder
        self._looked_at = _LookedAt()

    def post_ids(self) -> list[str]:
        return self._ask(lambda claims: claims.post_ids(), self._refresh_all)

    def look_at_all(self) -> None:
        self._index.ask(_nothing, refresh=self._refresh_all, of_works=False)

    def posts(self, post_ids: Sequence[str]) -> Iterator[PostClaims]:
        for some in in_parts(post_ids, _PART):
            yield from self._some(some)

    def all_posts(self) -> Iterator[PostClaims]:
        self._index.ask(_nothing, refresh=self._refresh_first, of_works=False)
        return self._listed(self._looked_at.first)

    def _listed(self, first: Sequence[str]) -> Iterator[PostClaims]:
        yield from self.posts(first)
        after = first[-1] if first else None
        yield from self.posts(self._ask(lambda claims: claims.post_ids(after=after), self._refresh_all))

    def sources(self, post_ids: Collection[str] = (), names: Collection[str] = ()) -> list[PostSource]:
        if not post_ids and not names:
            return self._ask(lambda claims: claims.sources(), self._refresh_all)
        found = self._ask(lambda claims: claims.sources(post_ids, names), self._refresh_names(()))
        there = {*post_ids, *(post.post_id for post in found)} if len(found) <= _PART else ()
        return self._ask(lambda claims: claims.sources(post_ids, names), self._refresh_posts(there))

    def posts_with(self, wanted: ClaimFilter, names: Collection[str]) -> list[str]:
        names = sorted(set(names))
        refresh = self._refresh_names(names) if wanted.keys else self._refresh_all
        return self._ask(lambda claims: claims.posts_with(wanted, names), refresh)

    def files_naming(self, names: Collection[str]) -> list[ClaimsFile]:
        from litman.claims.collection import read_some_claims

        wanted = sorted(set(names))
        return read_some_claims(self._ask(lambda claims: claims.paths_naming(wanted), self._refresh_all))

    def uses(self, key: str, names: Collection[str], resolve: Resolve) -> list[Use]:
        return self._ask(lambda claims: claims.uses(key, names, resolve), self._refresh_names(names))

    def count_uses(self, keys: Collection[str], names: Collection[str], resolve: Resolve) -> dict[str, int]:
        refresh = self._refresh_names(names) if len(names) <= _MANY else self._refresh_all
        return self._ask(lambda claims: claims.count_uses(keys, names, resolve), refresh)

    def findings(self, post_ids: Collection[str] = ()) -> tuple[Finding, ...]:
        has_faults = self._index.ask(
            lambda index: index.connection.execute(_HAS_FAULTS).fetchone()[0],
            refresh=self._refresh_posts(post_ids),
            of_works=False,
        )
        if not has_faults:
            return ()
        return self._ask(lambda claims: tuple(claims.findings(post_ids)), _as_it_is)

    def _some(self, post_ids: Sequence[str]) -> list[PostClaims]:
        return self._ask(lambda claims: claims.posts(post_ids), self._refresh_posts(post_ids))

    def _ask(self, question: Callable[[ClaimsLookup], T], refresh: Callable[[Index], None]) -> T:
        from litman.index.claims.lookup import ClaimsLookup

        return self._index.ask(
            lambda index: question(ClaimsLookup(index.connection, self._folder)),
            refresh=refresh,
            of_works=False,
        )

    # Looking at the files

    def _refresh_all(self, index: Index) -> None:
        looked_at = self._looked_at_in(index)
        if not looked_at.all:
            refresh_claims(index, self._folder, progress=self._index.progress.claims)
            looked_at.all = True

    def _refresh_first(self, index: Index) -> None:
        looked_at = self._looked_at_in(index)
        looked_at.first = []
        if not looked_at.all:
            names = refresh_first(index, self._folder, _FIRST, progress=self._index.progress.claims)
            looked_at.first = [post_id_of(name) for name in names]
            looked_at.posts |= set(looked_at.first)
            looked_at.all = not names

    def _refresh_names(self, names: Collection[str]) -> Callable[[Index], None]:
        def refresh(index: Index) -> None:
            looked_at = self._looked_at_in(index)
            new = set(names) - looked_at.names
            if not looked_at.all and (new or not looked_at.names):
                refresh_claims_of(index, self._folder, new, progress=self._index.progress.claims)
                looked_at.names |= new

        return refresh

    def _refresh_posts(self, post_ids: Collection[str]) -> Callable[[Index], None]:
        def refresh(index: Index) -> None:
            looked_at = self._looked_at_in(index)
            for post_id in post_ids if not looked_at.all else ():
                if post_id not in looked_at.posts:
                    name = os.fsencode(f"{post_id}.toml")
                    refresh_post(index, self._folder, name, progress=self._index.progress.claims)
                    looked_at.posts.add(post_id)

        return refresh

    def _looked_at_in(self, index: Index) -> _LookedAt:
        if self._looked_at.index is not index:  # the first, or another in the place of a damaged one
            self._looked_at = _LookedAt(index)
        return self._looked_at


def _nothing(index: Index) -> None:
    """Ask nothing: the files are looked at all the same."""


def _as_it_is(index: Index) -> None:
    """Look at no file again."""


class _LookedAt:
    """What was looked at for an index."""

    def __init__(self, index: Index | None = None) -> None:
        self.index = index
        self.all = False
        self.first: list[str] = []  # ids of the posts that were looked at before all others
        self.names: set[str] = set()
        self.posts: set[str] = set()
