"""The texts that an editor holds open, as they are being typed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from litman.lsp.columns import LINE_END, Encoding, from_units, to_units
from litman.regular_files import read_regular


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place in a text as the protocol has it: line and code units in it, both from 0."""

    line: int
    character: int


class Text:
    """A text and its lines; it does not change."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in LINE_END.finditer(text))]

    def line(self, number: int) -> str:
        """Return the line with this number (from 0) without its end; lines behind the last are empty."""
        if not 0 <= number < len(self._starts):
            return ""
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def lines(self) -> Iterator[str]:
        """Yield the lines without their ends."""
        return (self.line(number) for number in range(len(self._starts)))

    def lines_with_ends(self) -> Iterator[str]:
        """Yield the lines with their ends; together they are the text."""
        bounds = [*self._starts, len(self.text)]
        return (self.text[start:end] for start, end in pairwise(bounds) if start < end)

    def offset(self, spot: Spot, encoding: Encoding) -> int:
        """Return where a spot stands in the text, in code points; the nearest place where it is nowhere."""
        if spot.line < 0:
            return 0
        if spot.line >= len(self._starts):
            return len(self.text)
        return self._starts[spot.line] + from_units(self.line(spot.line), spot.character, encoding)

    def spot(self, offset: int, encoding: Encoding) -> Spot:
        """Return the spot of an offset in code points."""
        offset = max(0, min(offset, len(self.text)))
        number = bisect_right(self._starts, offset) - 1
        return Spot(number, to_units(self.line(number), offset - self._starts[number], encoding))

    def spot_of_place(self, line: int, column: int, encoding: Encoding) -> Spot:
        """Return the spot of a line and a column in code points, which count from 1, as findings have them."""
        number = max(0, min(line - 1, len(self._starts) - 1))
        return Spot(number, to_units(self.line(number), max(column - 1, 0), encoding))


@dataclass(frozen=True, slots=True)
class Buffer:
    """A text that is open in an editor."""

    uri: str
    path: Path  # links followed
    content: Text
    version: int

    @property
    def text(self) -> str:
        return self.content.text

    @property
    def data(self) -> bytes:
        """The bytes that a file with this text would have."""
        return self.text.encode("utf-8", "surrogatepass")


class Buffers:
    """All that is open, by the file's path."""

    def __init__(self) -> None:
        self._open: dict[str, Buffer] = {}
        self._saved: dict[Path, tuple[tuple[int, int], Text]] = {}

    def __iter__(self) -> Iterator[Buffer]:
        return iter(list(self._open.values()))

    def open(self, uri: str, path: Path, text: str, version: int) -> Buffer:
        """Take a text that was opened."""
        self._open[uri] = buffer = Buffer(uri, path, Text(text), version)
        return buffer

    def get(self, uri: str) -> Buffer | None:
        """Return the text that is open under this address."""
        return self._open.get(uri)

    def at(self, path: Path) -> Buffer | None:
        """Return the text that is open of this file."""
        return next((buffer for buffer in self._open.values() if buffer.path == path), None)

    def close(self, uri: str) -> Buffer | None:
        """Let go of a text."""
        return self._open.pop(uri, None)

    def edit(
        self, uri: str, version: int, text: str, between: tuple[Spot, Spot] | None, encoding: Encoding
    ) -> Buffer | None:
        """Put a text in the place of what stands between two spots, or of all; None where nothing is open there."""
        buffer = self._open.get(uri)
        if buffer is None:
            return None
        if between is not None:
            start, end = sorted(buffer.content.offset(spot, encoding) for spot in between)
            text = buffer.text[:start] + text + buffer.text[end:]
        self._open[uri] = edited = Buffer(uri, buffer.path, Text(text), version)
        return edited

    def unsaved(self) -> dict[Path, bytes]:
        """Return what stands in editors, by path."""
        return {buffer.path: buffer.data for buffer in self._open.values()}

    def text_of(self, path: Path) -> Text:
        """Return the text of a file, in an editor before on disk; an empty one where it cannot be read."""
        buffer = self.at(path)
        if buffer is not None:
            return buffer.content
        try:
            found = path.stat()
            mark = (found.st_mtime_ns, found.st_size)
            kept = self._saved.get(path)
            if kept is None or kept[0] != mark:
                kept = (mark, Text(read_regular(path).decode("utf-8-sig", "replace")))
                self._saved = {**self._saved, path: kept} if len(self._saved) < 50 else {path: kept}
        except OSError:
            return Text("")
        return kept[1]
