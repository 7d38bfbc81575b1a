"""What posts lean on, remembered as long as post, claims file and bibliography stay as they are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from litman.claims.post_claims import PostClaims
from litman.claims.post_text import FolderNames, find_post, post_folders
from litman.files import digest_of, stamp_of
from litman.memory import STATE_FOLDER, Memory
from litman.regular_files import read_regular
from litman.standing.claim_standing import ClaimStanding
from litman.standing.kept import claims_of_json, standing_json

if TYPE_CHECKING:
    from litman.library.asked import ShortWork
    from litman.library.library import Library
    from litman.library.library_works import LibraryWorks
    from litman.standing.known import Known
    from litman.standing.model import Standing

_FOLDER = "standings"
_FEW = 20  # posts
_BIBLIOGRAPHIES = (".bib", ".bibtex", ".yml", ".yaml")


class Standings:
    """Says what posts of a library lean on; what was laid out once is remembered."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._beside: dict[Path, list[str]] = {}  # names by folder
        self._named: set[str] = set()  # keys that are looked up once they are asked for
        # Keys that were looked up, and the works that some of them stand for: whoever asks is told first.
        self._linked: tuple[set[str], dict[str, ShortWork]] | None = None
        self._folders = post_folders(library.root, library.settings.posts)
        self._asked = 0
        self._names = FolderNames(library.claims_folder, self._folders)

    def look_up(self, posts: Sequence[PostClaims]) -> dict[str, ShortWork]:
        """Return the works that links of the posts' claims name, by the keys that they name, each looked up once.

        Those that only their references name are looked up all at once where a post has to be laid out.
        """
        linked = {link.key for post in posts for claim in post.claims for link in claim.links}
        works = self._library.bibliography.short_works(sorted(linked))
        self._linked = (linked, works)
        self._named = {item.key for post in posts for item in post.references if item.key is not None}
        return works

    def of(self, post: PostClaims) -> tuple[Sequence[ClaimStanding], bool]:
        """Return the claims of a post with what they lean on, and whether the post's text was read."""
        path = self._place_of(post)
        data = _bytes(path)
        if path is None or data is None:
            return self._by_file(post), False
        memory, made_from = self._memory(post), self._made_from(post, path, data)
        kept = memory.read_json(made_from=made_from)
        if kept is not None and all(_stamp(Path(name)) == stamp for name, stamp in kept["read_with"]):
            return claims_of_json(kept["claims"], {claim.id: claim for claim in post.claims}), True
        standing = self._laid_out(post, path, data)
        if standing is None:
            return self._by_file(post), False
        from litman.posts.readers.taken_in import read_with

        files = [[str(file), _stamp(file)] for file in read_with(path, data)]
        memory.write_json({"read_with": files, "claims": standing_json(standing)}, made_from=made_from)
        return [item for item in standing.claims if not item.is_new], True

    def _place_of(self, post: PostClaims) -> Path | None:
        """Return where the post's text lies; where many are asked for, the names of the folders are asked once."""
        self._asked += 1
        is_one_of_many = self._asked > _FEW and post.source is not None
        if is_one_of_many and not self._names.may_have(post.source or ""):
            return None
        return find_post(post.path, post.source, self._folders)

    def _by_file(self, post: PostClaims) -> Sequence[ClaimStanding]:
        from litman.standing.by_file import claims_by_file  # what is remembered needs none of it
        from litman.standing.known import Known

        return claims_by_file(post.claims, post.references, Known(self._works_with_links()))

    def _laid_out(self, post: PostClaims, path: Path, data: bytes) -> Standing | None:
        """Return the standing of the post as read; None where it or its claims file cannot be read as listed."""
        from litman.actions.standing.settled import settled
        from litman.claims.read import read_claims  # only what lays out pays for the readers
        from litman.errors import LitmanError
        from litman.posts.analyse import analyse_post
        from litman.posts.readers.read import read_post
        from litman.standing.stand import stand

        try:
            whole = post.whole or read_claims(post.path, read_regular(post.path))[0]
            if whole is None or whole.digest != post.digest:  # it was changed this very moment
                return None
            analysis = settled(analyse_post(read_post(path, data=data)), self._library)
            return stand(analysis, whole, self._known)
        except (OSError, LitmanError):  # `litman scan` says why
            return None

    def _memory(self, post: PostClaims) -> Memory:
        name = digest_of(post.post_id.encode("utf-8", "surrogatepass"))[:24]
        root = self._library.root
        return Memory(root / STATE_FOLDER / _FOLDER / f"{name}.json", "standing 3", root=root)

    def _made_from(self, post: PostClaims, path: Path, data: bytes) -> str:
        return "\n".join(
            (post.post_id, digest_of(data), post.digest, self._mark, *self._bibliographies_in(path.parent))
        )

    def _bibliographies_in(self, folder: Path) -> list[str]:
        """Return the names of what may be bibliographies beside the posts of a folder."""
        if folder not in self._beside:
            try:
                names = sorted(
                    name for name in os.listdir(folder) if name.casefold().endswith(_BIBLIOGRAPHIES)
                )
            except OSError:
                names = []
            self._beside[folder] = names
        return self._beside[folder]

    @property
    def _known(self) -> Known:
        from litman.standing.known import Known

        works = self._works_with_links()
        if self._named:
            works.look_up(sorted(self._named))
            self._named = set()
        return Known(works)

    def _works_with_links(self) -> LibraryWorks:
        """Return the works, among them those that links of the posts at hand name."""
        if self._linked is not None:
            self._works.know(*self._linked)
            self._linked = None
        return self._works

    @cached_property
    def _works(self) -> LibraryWorks:
        from litman.library.library_works import LibraryWorks

        return LibraryWorks(self._library)

    @cached_property
    def _mark(self) -> str:
        return _stamp(self._library.root / self._library.settings.bibliography)


def _stamp(path: Path) -> str:
    return str(stamp_of(path))


def _bytes(path: Path | None) -> bytes | None:
    try:
        return read_regular(path) if path is not None else None
    except OSError:
        return None
