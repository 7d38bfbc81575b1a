"""Where two versions of a file differ, as splices: fast on large files with small changes, right on all."""

from __future__ import annotations

from litman.files import ByteSplice

_CHUNK = 1 << 18
_ANCHOR = 48  # bytes at the beginning of a line that are taken as the same place if both versions have them
_MOST_LINES = 400  # looked at after a difference before the rest is taken as one
_WINDOW = 1 << 17
_MOST_SPLICES = 5_000


def splices_between(old: bytes, new: bytes) -> tuple[ByteSplice, ...]:
    """Return splices that make the new bytes of the old: in order, apart from each other, none of them idle.

    They are few and small where lines were changed, added or taken out here and there; they are never wrong.
    """
    end = _common_suffix(old, new, _common_prefix(old, new, 0, 0))
    splices: list[ByteSplice] = []
    i = j = 0
    while True:
        same = _common_prefix(old, new, i, j)
        i, j = i + same, j + same
        if i >= len(old) - end or j >= len(new) - end or len(splices) == _MOST_SPLICES:
            break
        next_i, next_j = _meet(old, new, i, j)
        if next_i < 0:
            break
        splices.append(ByteSplice(i, old[i:next_i], new[j:next_j]))
        i, j = next_i, next_j
    if i < len(old) or j < len(new):
        # What the two have in common at their ends may begin before the place where they were found to part.
        end = min(end, len(old) - i, len(new) - j)
        splices.append(ByteSplice(i, old[i : len(old) - end], new[j : len(new) - end]))
    return tuple(splice for splice in splices if splice.old or splice.new)


def apply_splices(data: bytes, splices: tuple[ByteSplice, ...]) -> bytes:
    """Return the bytes after the splices."""
    pieces: list[bytes | memoryview] = []
    position = 0
    view = memoryview(data)
    for splice in splices:
        pieces += [view[position : splice.start], splice.new]
        position = splice.start + len(splice.old)
    return b"".join([*pieces, view[position:]])


def _common_prefix(old: bytes, new: bytes, i: int, j: int) -> int:
    """Return how many bytes are the same from `i` and `j` on."""
    view, limit = memoryview(new), min(len(old) - i, len(new) - j)
    same, step = 0, 64
    while same < limit and old.startswith(view[j + same : j + min(same + step, limit)], i + same):
        same = min(same + step, limit)
        step = min(step * 4, _CHUNK)
    low, high = 0, min(step, limit - same)  # they part within `high` bytes
    while low < high:
        middle = (low + high + 1) // 2
        if old.startswith(view[j + same : j + same + middle], i + same):
            low = middle
        else:
            high = middle - 1
    return same + low


def _common_suffix(old: bytes, new: bytes, prefix: int) -> int:
    """Return how many bytes are the same at the ends, the common prefix left alone."""
    view, limit = memoryview(new), min(len(old), len(new)) - prefix
    same, step = 0, 64
    while same < limit:
        more = min(step, limit - same)
        if not old.startswith(view[len(new) - same - more : len(new) - same], len(old) - same - more):
            break
        same += more
        step = min(step * 4, _CHUNK)
    low, high = 0, min(step, limit - same)
    while low < high:
        middle = (low + high + 1) // 2
        if old.startswith(view[len(new) - same - middle : len(new) - same], len(old) - same - middle):
            low = middle
        else:
            high = middle - 1
    return same + low


def _meet(old: bytes, new: bytes, i: int, j: int) -> tuple[int, int]:
    """Return where the versions go on together after they parted at `i` and `j`; -1 if that was not found."""
    line, window = i, new[j : j + _WINDOW]
    for _ in range(_MOST_LINES):
        line = old.find(b"\n", line) + 1
        if not line or line + _ANCHOR > len(old):
            break
        found = window.find(old[line : line + _ANCHOR])
        if found >= 0:
            back = 0  # the lines before may end alike
            while back < min(line - i, found) and old[line - back - 1] == window[found - back - 1]:
                back += 1
            return line - back, j + found - back
    return -1, -1
