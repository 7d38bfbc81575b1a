"""A command that only reads, and met somebody who writes, reads again: as long as it has printed nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from litman.errors import FileChangedError

# Commands that write nothing a person has; what `check --fix` mended, it does not mend again.
_READING = frozenset(
    {"list", "search", "quote", "show", "check", "duplicates", "export", "cite", "render", "diff", "styles"}
    | {"report", "publish", "badge"}
)
_TRIES = 6
_WAIT_S = 0.05  # longer each time


def only_reads(words: Sequence[str]) -> bool:
    """Return whether a command line, without the options of litman itself, asks for something and changes nothing."""
    if words[:1] == ["claims"]:  # which has commands of its own
        return all(word.startswith("-") for word in words[1:2])
    return bool(words) and words[0] in _READING


def reading_again(read: Callable[[], Any], *, begin: Callable[[], None]) -> Any:
    """Return what a command gives that only reads; `begin` makes it begin anew.

    Raises:
        FileChangedError: a file was changed again and again, or when part of the answer was printed.
    """
    for attempt in range(1, _TRIES + 1):
        stream = sys.stdout
        seen = _Seen(stream)
        sys.stdout = seen
        try:
            return read()
        except FileChangedError:
            if seen.is_written or attempt == _TRIES:
                raise
        finally:
            if sys.stdout is seen:
                sys.stdout = stream
        time.sleep(_WAIT_S * attempt)
        begin()
    raise AssertionError("the last attempt returns or raises")


class _Seen:
    """Standard output that tells whether anything was written to it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.is_written = False

    def write(self, text: str) -> int:
        self.is_written = self.is_written or bool(text)
        return int(self._stream.write(text))

    def __getattr__(self, name: str) -> Any:
        # bytes go past `write`
        self.is_written = self.is_written or name in ("buffer", "writelines", "detach")
        return getattr(self._stream, name)
