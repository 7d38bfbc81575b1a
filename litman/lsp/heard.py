"""What an editor sends, as long as it may be a message: a length that nobody means is not waited for.

Language Server Protocol 3.17, "Base Protocol".
"""

from __future__ import annotations

from typing import BinaryIO

from litman.errors import BrokenMessageError

_LONGEST_LINE = 8192  # bytes of a line of a head; the longest that is known has 80
_MOST_MB = 256  # of a message: a text of 20 MB may take six times as much as JSON


class Heard:
    """The stream that the server reads; it ends where no message can come any more, and `error` says why."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.error: BrokenMessageError | None = None

    def readline(self) -> bytes:
        """Return the next line of a head, empty at the end."""
        line = self._stream.readline(_LONGEST_LINE)
        if len(line) == _LONGEST_LINE:
            return self._end(f"a line of its head has more than {_LONGEST_LINE} bytes")
        name, _, said = line.partition(b":")
        if name.strip().lower() == b"content-length" and not _is_length(said.strip()):
            shown = said.strip()[:40].decode("ascii", "replace")
            return self._end(f"its length is {shown!r}, and not at most {_MOST_MB} MB")
        return line

    def read(self, count: int) -> bytes:
        """Return so many bytes, none where it ends before."""
        data = self._stream.read(count)
        return (
            data if len(data) == count else self._end(f"it breaks off after {len(data):,} of {count:,} bytes")
        )

    def _end(self, problem: str) -> bytes:
        self.error = BrokenMessageError(problem)
        return b""


def _is_length(said: bytes) -> bool:
    return said.isdigit() and len(said) <= len(str(_MOST_MB)) + 6 and int(said) <= _MOST_MB * 1_000_000
