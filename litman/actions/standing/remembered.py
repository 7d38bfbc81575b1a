"""What posts lean on, remembered as long as post, claims file and bibliography stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from litman.claims.post_claims import PostClaims
from litman.claims.post_text import find_post, post_folders
from litman.files import digest_of, stamp_of
from litman.memory import STATE_FOLDER, Memory
from litman.standing.claim_standing import ClaimStanding
from litman.standing.kept import claims_of_json, standing_json

if TYPE_CHECKING:
    from litman.library.library import Library
    from litman.library.library_works import LibraryWorks
    from litman.standing.known import Known
    from litman.standing.model import Standing

_FOLDER = "standings"


class Standings:
    """Says what posts of a library lean on; what was laid out once is remembered."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._named: set[str] = set()  # keys that are looked up once they are asked for
        self._folders = post_folders(library.root, library.settings.posts)

    def look_up(self, posts: Sequence[PostClaims]) -> None:
        """Take the works that posts name, to be looked up all at once where one of them is asked for."""
        self._named |= {link.key for post in posts for claim in post.claims for link in claim.links}
        self._named |= {item.key for post in posts for item in post.references if item.key is not None}

    def of(self, post: PostClaims) -> tuple[Sequence[ClaimStanding], bool]:
        """Return the claims of a post with what they lean on, and whether the post's text was read."""
        path = find_post(post.path, post.source, self._folders)
        data = _bytes(path)
        if path is None or data is None:
            return self._by_file(post), False
        memory, made_from = self._memory(post), self._made_from(post, data)
        kept = memory.read_json(made_from=made_from)
        if kept is not None:
            return claims_of_json(kept, {claim.id: claim for claim in post.claims}), True
        standing = self._laid_out(post, path, data)
        if standing is None:
            return self._by_file(post), False
        memory.write_json(standing_json(standing), made_from=made_from)
        return [item for item in standing.claims if not item.is_new], True

    def _by_file(self, post: PostClaims) -> Sequence[ClaimStanding]:
        from litman.standing.by_file import claims_by_file  # what is remembered needs none of it

        return claims_by_file(post.claims, post.references, self._known)

    def _laid_out(self, post: PostClaims, path: Path, data: bytes) -> Standing | None:
        """Return the standing of the post as read; None where it or its claims file cannot be read as listed."""
        from litman.claims.read import read_claims  # only what lays out pays for the readers
        from litman.errors import LitmanError
        from litman.posts.analyse import analyse_post
        from litman.posts.readers.read import read_post
        from litman.standing.stand import stand

        try:
            whole = post.whole or read_claims(post.path, post.path.read_bytes())[0]
            if whole is None or whole.digest != post.digest:  # it was changed this very moment
                return None
            return stand(analyse_post(read_post(path, data=data)), whole, self._known)
        except (OSError, LitmanError):  # `litman scan` says why
            return None

    def _memory(self, post: PostClaims) -> Memory:
        name = digest_of(post.post_id.encode("utf-8", "surrogatepass"))[:24]
        root = self._library.root
        return Memory(root / STATE_FOLDER / _FOLDER / f"{name}.json", "standing 1", root=root)

    def _made_from(self, post: PostClaims, data: bytes) -> str:
        return "\n".join((post.post_id, digest_of(data), post.digest, self._mark))

    @property
    def _known(self) -> Known:
        from litman.standing.known import Known

        if self._named:
            self._works.look_up(sorted(self._named))
            self._named = set()
        return Known(self._works)

    @cached_property
    def _works(self) -> LibraryWorks:
        from litman.library.library_works import LibraryWorks

        return LibraryWorks(self._library)

    @cached_property
    def _mark(self) -> str:
        return str(stamp_of(self._library.root / self._library.settings.bibliography))


def _bytes(path: Path | None) -> bytes | None:
    try:
        return path.read_bytes() if path is not None else None
    except OSError:
        return None
