"""The claims file of a post that a person names, by its id or its file."""

from __future__ import annotations

from pathlib import Path

from litman.actions.claims.post_of_file import is_file, post_of_file
from litman.claims.address import CLAIM_ID
from litman.claims.collection import claims_path, read_claims_of
from litman.claims.model import ClaimsFile
from litman.claims.sound import read_sound
from litman.errors import FileReadError, PostNotScannedError
from litman.library.library import Library
from litman.regular_files import read_regular


def whole_claims_of(library: Library, word: str) -> ClaimsFile:
    """Return the claims file of the post that a word names, read anew and without a fault in it.

    Raises:
        UnknownPostError: the word is neither the id nor the file of a post.
        PostNotScannedError: it is a file that no claims file names.
        BrokenClaimsError: something of the claims file cannot be read.
        FileReadError: it cannot be read at all.
    """
    post_id = word
    if not _is_id(library, word):
        found = post_of_file(library, Path(word))
        if found is None and is_file(Path(word)):
            raise PostNotScannedError(Path(word))
        post_id = found or word
        if not _is_id(library, post_id):
            return read_claims_of(library.claims_folder, post_id)  # it says which posts there are
    path = claims_path(library.claims_folder, post_id)
    try:
        return read_sound(path, read_regular(path))
    except OSError as exc:
        raise FileReadError(path, exc) from exc


def _is_id(library: Library, word: str) -> bool:
    return bool(CLAIM_ID.fullmatch(word)) and is_file(claims_path(library.claims_folder, word))
