"""How a change that would be taken back is shown: as a diff of the lines around it."""

from __future__ import annotations

import difflib

from litman.cli.shared.output import Styled, bold, dim, plural, say
from litman.library.storage.differences import splices_between
from litman.library.storage.undo import FileReturn

_AROUND = 200  # bytes on either side, for the lines that give a change its place
_MOST_LINES = 400


def say_difference(file: FileReturn) -> None:
    """Print what would change in a file, `-` what is there now and `+` what would be there then."""
    if file.now is None or file.then is None:
        what = "would be made again" if file.now is None else "would be removed"
        size = len(file.then or file.now or b"")
        say(bold(str(file.path)), f" {what} ({plural(size, 'byte')})")
        return
    say(bold(str(file.path)))
    left = _MOST_LINES
    for start, old, new in _regions(file.now, file.then):
        lines = list(difflib.unified_diff(_lines(old), _lines(new), lineterm="", n=2))[2:]
        line_number = 1 + file.now.count(b"\n", 0, start)
        for line in lines[:left]:
            _say_line(line, line_number)
        left -= len(lines)
        if left <= 0:
            say(dim(f"… and more: {plural(-left, 'line')} of this place, and what follows"))
            return


def _regions(now: bytes, then: bytes) -> list[tuple[int, bytes, bytes]]:
    """Return the changed places with whole lines around them: offset, bytes now, bytes then."""
    spans: list[tuple[int, int, int]] = []  # from where to where now, and how much longer then
    for splice in splices_between(now, then):
        start = now.rfind(b"\n", 0, max(splice.start - _AROUND, 0)) + 1
        end = now.find(b"\n", min(splice.start + len(splice.old) + _AROUND, len(now))) + 1 or len(now)
        growth = len(splice.new) - len(splice.old)
        if spans and start <= spans[-1][1]:
            start, _, growth_before = spans.pop()
            growth += growth_before
        spans.append((start, end, growth))
    regions, moved = [], 0
    for start, end, growth in spans:
        regions.append((start, now[start:end], then[start + moved : end + moved + growth]))
        moved += growth
    return regions


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").splitlines()


def _say_line(line: str, first: int) -> None:
    if line.startswith("@@"):
        offset = int(line.split()[1].lstrip("-").split(",")[0])
        say(dim(f"@@ line {first + max(offset, 1) - 1}"))
    else:
        colour = {"+": "green", "-": "red"}.get(line[:1])
        say(Styled(line, fg=colour))
