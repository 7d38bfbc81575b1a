"""The three doors of a library: what it can be asked of its works, its claims and its registry records.

Each is fulfilled twice, by the files read as a whole (`library.whole`) and by the index (`index.doors`), and the two
answer alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from litman.bibtex.file.document import Document
    from litman.claims.address import Use
    from litman.claims.model import ClaimsFile
    from litman.claims.post_claims import PostClaims
    from litman.claims.post_text import PostSource
    from litman.finding import Finding
    from litman.identifiers.identifier import Identifier
    from litman.library.asked import ClaimFilter, Resolve, ShortWork
    from litman.library.library_files import LibraryFiles
    from litman.library.page_record import PageRecord
    from litman.library.registry import RegistryRecord
    from litman.library.storage.change import Replaced
    from litman.text.merge_conflicts import MergeConflict
    from litman.work import Work


class Bibliography(Protocol):
    """The works of the library. A key may be written in other case, or be an old one (`ids`)."""

    @property
    def document(self) -> Document: ...  # the file, entry by entry
    @property
    def findings(self) -> tuple[Finding, ...]: ...  # what is wrong with its structure
    @property
    def digest(self) -> str: ...  # another where the file holds other bytes; empty where there is none
    @property
    def conflicts(self) -> Sequence[MergeConflict]: ...  # that git left in the file
    def keys(self) -> list[str]: ...  # in the order of the file, each once
    def tags(self) -> dict[str, int]: ...  # how many entries have each, in the spelling that comes first
    # of those keys that stand for one
    def short_works(self, keys: Iterable[str]) -> dict[str, ShortWork]: ...
    def names(self, keys: Iterable[str]) -> list[str]: ...  # all that the works may be called, in lower case
    # the first work with this `doi`, `pmid`, `url`
    def identified(self, kind: str, value: str) -> str | None: ...
    # all that have to be compared with it, with their keys
    def alike(self, work: Work) -> list[tuple[str, Work]]: ...
    # all that have to be compared with one another, in the order of the file, those of one key too; more may come
    def crowded(self) -> Iterable[tuple[str, Work]]: ...
    # all with one of these keys of `posts.references.cited_as`, in the order of the file
    def cited_as(self, keys: Iterable[str]) -> list[tuple[str, Work]]: ...


class Claims(Protocol):
    """The claims of the library's posts."""

    def post_ids(self) -> list[str]: ...
    def look_at_all(self) -> None: ...  # so that `findings` says of every file what is wrong with it
    def all_posts(self) -> Iterator[PostClaims]: ...  # in order, the first at once: see `doors.claims`
    def posts(self, post_ids: Sequence[str]) -> Iterator[PostClaims]: ...  # those that are there
    # of all claims files that say it, those with a fault further down too; where posts or names of files are given,
    # of those posts and of those whose source can end in such a name: more may come
    def sources(self, post_ids: Collection[str] = (), names: Collection[str] = ()) -> list[PostSource]: ...
    # can have such a claim
    def posts_with(self, wanted: ClaimFilter, names: Collection[str]) -> list[str]: ...
    # all files, whole, in which one of these citation keys in lower case can stand
    def files_naming(self, names: Collection[str]) -> list[ClaimsFile]: ...
    # Of the work with this key, which claims can name as in `names`; `resolve` tells which work a name means.
    def uses(self, key: str, names: Collection[str], resolve: Resolve) -> list[Use]: ...
    def count_uses(
        self, keys: Collection[str], names: Collection[str], resolve: Resolve
    ) -> dict[str, int]: ...
    # of these posts, else of all
    def findings(self, post_ids: Collection[str] = ()) -> tuple[Finding, ...]: ...


class Registry(Protocol):
    """What registries said of works, and pages of themselves."""

    @property
    def records(self) -> Mapping[Identifier, RegistryRecord]: ...
    @property
    def pages(self) -> Mapping[str, PageRecord]: ...  # by address as `page_url` gives it
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    # The gravest kind that was told of each work.
    def notices(self, wanted: Iterable[Identifier]) -> dict[Identifier, str]: ...


class Doors(Protocol):
    """Opens a library's files; nothing is read before it is asked for."""

    def bibliography(self, files: LibraryFiles) -> Bibliography: ...
    def claims(self, files: LibraryFiles) -> Claims: ...
    def registry(self, files: LibraryFiles) -> Registry: ...
    # is told what litman itself put into files just now
    def saved(self, replaced: Sequence[Replaced]) -> None: ...
