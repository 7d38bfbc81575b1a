"""The text of a cited page, kept in the library so that quotations can be looked up in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from litman.files import read_seen
from litman.library.storage.transaction import FileChange
from litman.sources.web.page import text_digest
from litman.texts.kept_text import source_text_path


class KeptText(NamedTuple):
    """What shall become of the text of one work."""

    path: Path
    change: FileChange | None = None  # None where the file holds the text already, or is not ours
    is_ours: bool = True  # False: the file holds another text, which a person may have put there


def keep_text(root: Path, keys: Iterable[str], text: str, *, before: str | None) -> list[KeptText]:
    """Return what to write so that the text lies at hand for each work; a text of somebody else's stays.

    Args:
        root: The library.
        keys: The citation keys of the works that the page is.
        text: What the page says now.
        before: The digest of what it said when it was last seen: a file that says so is a copy that we made.

    Raises:
        FileReadError: a file is there and cannot be read.
    """
    return [_kept(source_text_path(root, key), text, before) for key in keys]


def _kept(path: Path, text: str, before: str | None) -> KeptText:
    seen = read_seen(path)
    there = text_digest(seen.data.decode("utf-8-sig", "replace")) if seen.data else None
    if there == text_digest(text):
        return KeptText(path)
    if there is not None and there != before:
        return KeptText(path, is_ours=False)
    data = text.rstrip("\n").encode("utf-8", "replace") + b"\n"
    return KeptText(path, FileChange(path, seen.digest, data))
