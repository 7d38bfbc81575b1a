"""The claims file of a post that a person names, by its id or its file."""

from __future__ import annotations

from pathlib import Path

from litman.actions.claims.post_of_file import is_file, post_of_file
from litman.claims.address import CLAIM_ID, unknown_post
from litman.claims.collection import claims_path
from litman.claims.model import ClaimsFile
from litman.claims.sound import read_sound
from litman.errors import FileReadError, PostNotScannedError, UnknownPostError
from litman.library.library import Library
from litman.posts.readers.table import format_of
from litman.regular_files import is_no_file, read_regular, why_unread


def whole_claims_of(library: Library, word: str) -> ClaimsFile:
    """Return the claims file of the post that a word names, read anew and without a fault in it.

    Raises:
        UnknownPostError: the word is neither the id nor the file of a post.
        PostNotScannedError: it is a file that no claims file names.
        BrokenClaimsError: something of the claims file cannot be read.
        FileReadError: it cannot be read at all.
    """
    post_id = named_post(library, word)
    path = claims_path(library.claims_folder, post_id)
    try:
        return read_sound(path, read_regular(path))
    except OSError as exc:
        raise FileReadError(path, exc) from exc


def named_post(library: Library, word: str) -> str:
    """Return the id of the post that a word names: one that has a claims file, which may be in any state.

    Raises:
        UnknownPostError: the word is neither the id nor the file of a post.
        PostNotScannedError: it is a file that no claims file names.
        FileReadError: it is the name of a file, as posts have, and there is none.
    """
    if _is_id(library, word):
        return word
    found = post_of_file(library, Path(word))
    if found is None and is_file(Path(word)):
        raise PostNotScannedError(Path(word))
    if found is None:
        raise nobody_of_this_name(library, word)
    if not _is_id(library, found):
        raise unknown_post(library.claims.post_ids(), found)
    return found


def nobody_of_this_name(library: Library, word: str) -> FileReadError | UnknownPostError:
    """Return the error that a word names no post: what looks like a file's name is one that cannot be read."""
    if format_of(Path(word)) is not None or is_no_file(Path(word)):
        return FileReadError(Path(word), why_unread(Path(word)))
    return unknown_post(library.claims.post_ids(), word)


def _is_id(library: Library, word: str) -> bool:
    return bool(CLAIM_ID.fullmatch(word)) and is_file(claims_path(library.claims_folder, word))
