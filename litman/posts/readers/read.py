"""Reading a post, whatever its format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from litman.errors import FileReadError, PostSizeError
from litman.posts.post import Post, cites_by_key
from litman.posts.readers.table import READERS, format_of
from litman.regular_files import open_regular

MAX_POST_MB = 20  # of a file; the longest of 1,000 posts seen was under 2 MB


def read_post(path: Path, *, data: bytes | None = None) -> Post:
    """Return the post in the file, read by the reader for its format.

    Args:
        path: The post's file; its ending tells the format.
        data: The file's bytes, where they were read already.

    Raises:
        UnreadFormatError: litman does not read the format; the message names those that it reads.
        FileReadError: the file cannot be read.
        PostSizeError: it holds more than `MAX_POST_MB`; no more than that is ever read.
        EmptyPostError, BinaryPostError, UndecodableError, DamagedPostError, EncryptedPostError: there is no
            text to be had from it.
    """
    name = format_of(path)
    if name is None:
        from litman.posts.readers.conversions import unread_format

        raise unread_format(path, is_named=True)
    if data is None:
        data = bytes_of_post(path)
    if len(data) > MAX_POST_MB * 1_000_000:
        raise PostSizeError(path, MAX_POST_MB)
    from litman.posts.readers.list_beside import with_list_beside
    from litman.posts.readers.lone_surrogates import without_lone_surrogates

    post = without_lone_surrogates(READERS[name].load()(path, data))
    return with_list_beside(_with_bibliographies(post))


def _with_bibliographies(post: Post) -> Post:
    """Return the post with the files of references beside it, where it cites by key at all."""
    keys = cites_by_key(post) and any(hint.kind == "citation" for hint in post.hints)
    if post.bibliographies or not keys:
        return post
    from litman.posts.readers.bibliographies import find_bibliographies

    return replace(post, bibliographies=find_bibliographies(post.path, post.names_bibliographies))


def bytes_of_post(path: Path) -> bytes:
    """Return the bytes of a post's file, or a few more than are read of any.

    Raises:
        FileReadError: it cannot be read.
    """
    try:
        with open_regular(path) as stream:
            return stream.read(MAX_POST_MB * 1_000_000 + 1)
    except OSError as exc:
        raise FileReadError(path, exc) from exc
