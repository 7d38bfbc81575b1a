"""A claim in its file, read to be changed and saved as one change."""

from __future__ import annotations

from litman.claims.claim import Claim, Link
from litman.claims.collection import ClaimAddress, claims_path, require_claim
from litman.claims.sound import read_sound
from litman.errors import NoLinkError, UnknownPostError
from litman.files import SeenFile, read_seen
from litman.library.library import WritableLibrary
from litman.library.storage.transaction import FileChange
from litman.text.spelling import near_words


def load_claim(library: WritableLibrary, address: ClaimAddress) -> tuple[SeenFile, Claim]:
    """Return the claims file as it was read, and the claim in it.

    Raises:
        UnknownPostError, UnknownClaimError, BrokenClaimsError: there is none, or the file may not be edited.
    """
    seen = read_seen(claims_path(library.claims_folder, address.post))
    if seen.digest is None:
        raise unknown_post_of(library, address.post)
    _, claim = require_claim([read_sound(seen.path, seen.data)], address)
    return seen, claim


def unknown_post_of(library: WritableLibrary, post_id: str) -> UnknownPostError:
    """Return the error that there is no such post; it names posts that are spelt alike."""
    known = sorted(path.stem for path in library.claims_folder.glob("*.toml"))
    return UnknownPostError(post_id, near_words(post_id, known) or known[:5])


def save_claims(library: WritableLibrary, seen: SeenFile, data: bytes) -> None:
    """Write new bytes of a claims file, as one change.

    Raises:
        FileChangedError, FileWriteError: nothing is written.
    """
    library.save(others=[FileChange(seen.path, seen.digest, data)])


def find_link(library: WritableLibrary, claim: Claim, key: str) -> Link | None:
    """Return the claim's link to the work with this citation key, under whatever key the link names it."""
    resolve = library.document.resolve
    return next((link for link in claim.links if link.key == key or resolve(link.key) == key), None)


def require_link(library: WritableLibrary, address: ClaimAddress, claim: Claim, key: str) -> Link:
    """Return the claim's link to a work, whose entry may be gone.

    Raises:
        NoLinkError: there is none.
    """
    link = find_link(library, claim, library.document.resolve(key) or key)
    if link is None:
        raise NoLinkError(str(address), key, [link.key for link in claim.links])
    return link
