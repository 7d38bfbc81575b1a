"""The source of a post that is to be changed: text that can be spliced, in an encoding that loses nothing."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import NamedTuple

from litman.errors import FileReadError, NotSplicedError, NotUtf8Error
from litman.files import SeenFile, read_seen
from litman.posts.readers.table import TYPED, TYPED_ENDINGS, format_of


class Source(NamedTuple):
    """A post's file as it was read."""

    seen: SeenFile
    text: str  # without its byte order mark


def read_source(path: Path) -> Source:
    """Return the source of a post.

    Raises:
        FileReadError: there is no such file, or it cannot be read.
        NotSplicedError: it is of a format in which a marker is more than its characters.
        NotUtf8Error: it is in another encoding, or in none.
    """
    if format_of(path) not in TYPED:
        raise NotSplicedError(path, TYPED_ENDINGS)
    seen = read_seen(path)
    if seen.digest is None:
        raise FileReadError(path)
    data = seen.data.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(seen, data.decode("utf-8"))
    except UnicodeDecodeError as exc:
        raise NotUtf8Error(path, seen.data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) from exc
