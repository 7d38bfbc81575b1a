"""The claims of a library through its index, for commands that read them; who waits for it sees how far it is."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from litman.cli.shared.output import notify
from litman.index.claims.lookup import IndexedClaims
from litman.index.library_index import LibraryIndex
from litman.index.store import Index, open_index
from litman.library.library import Library

_SHOWN_AFTER_S = 2.0
_AGAIN_AFTER_S = 0.2


def open_claims(library: Library) -> IndexedClaims:
    """Return the claims of the library; nothing is read yet."""
    reader = library.reader
    if isinstance(reader, LibraryIndex):
        return _claims(reader.index, library)
    return _claims(open_index(library.root, os.environ, notify=notify), library)


def _claims(index: Index, library: Library) -> IndexedClaims:
    return IndexedClaims(index, library.claims_folder, progress=counter("claims files"))


def counter(what: str) -> Callable[[int, int], None]:
    """Return a function to call with how many are done, of how many; after two seconds a terminal shows it."""
    start = shown = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal start, shown
        now = time.monotonic()
        start = start or now
        is_last = done >= total
        if now - start < _SHOWN_AFTER_S or (now - shown < _AGAIN_AFTER_S and not is_last):
            return
        if is_last and not shown:
            return
        shown = now
        text = "" if is_last else f"bringing the index up to date: {done:,} of {total:,} {what}"
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()

    is_seen = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return tell if is_seen else lambda done, total: None
