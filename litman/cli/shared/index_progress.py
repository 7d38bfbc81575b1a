"""How far the reading of a library into its index has come, shown to who waits for it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from litman.index.freshness import Progresses

_SHOWN_AFTER_S = 2.0
_AGAIN_AFTER_S = 0.2


def progresses() -> Progresses:
    """Return what is told of each reading."""
    return Progresses(
        counter("bytes of the bibliography"),
        counter("claims files"),
        counter("attached files"),
        counter("works to match with"),
        counter("works read for what they mean"),
    )


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
