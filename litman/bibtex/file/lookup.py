"""One entry of a large file by its key, without tiling the file: a search, then a proof of the place.

Tiling 161 MB takes 0.5 s, this 0.1 s. The proof: the scanner's tiles have a boundary at an `@type{` that
begins a line if the braces before it are balanced and never close more than was opened. For every `{…}`
block that begins before it then also ends before it, none is broken, and a `(…)` block never runs over such
a line. Where this does not hold the answer is None, and the caller tiles the file.
"""

from __future__ import annotations

import re

from litman.bibtex.file.scan import HEADER, PLAIN_HEAD, Tile, block_at, is_line_start

_MOST_PLACES = 200  # a short key may stand in many values; then tiling is no dearer
_MOST_DEPTH = 60
_CHUNK = 1 << 20
_NOT_BRACES = bytes(set(range(256)) - set(b"{}"))
_LONGEST_HEAD = 400
_OTHER_BLOCKS = (b"string", b"preamble", b"comment")


def entry_tile_of(data: bytes, key: str, *, hint: int | None = None) -> Tile | None:
    """Return the tile of the first entry with exactly this key, None if that cannot be told this way.

    Args:
        data: The bytes of the file.
        key: The citation key, not empty.
        hint: Where the entry is known to start, if it is known.
    """
    if hint is not None:
        return block_at(data, hint)
    if not key.isascii():  # the same key could be written in other bytes before
        return None
    name = key.encode("ascii")
    position = data.find(name)
    for _ in range(_MOST_PLACES):
        if position < 0:
            return None
        head = _head_before(data, position)
        if head is not None and head[1].lower() not in _OTHER_BLOCKS:
            plain = PLAIN_HEAD.match(data, head.start())
            if plain is None:  # a head that only `parse` can read: it may be ours
                return None
            if plain[2] == name:
                return _proved(data, head.start())
        position = data.find(name, position + 1)
    return None


def _head_before(data: bytes, position: int) -> re.Match[bytes] | None:
    """Return the match of `@type{` right before `position`."""
    before = max(0, position - _LONGEST_HEAD)
    start = data.rfind(b"@", before, position)
    match = HEADER.match(data, start) if start >= 0 else None
    return match if match and data[match.end() : position].strip() == b"" else None


def _proved(data: bytes, start: int) -> Tile | None:
    if not (is_line_start(data, start) and _is_balanced(data, start)):
        return None
    tile = block_at(data, start)
    return tile if tile and tile.kind == "entry" else None


def _is_balanced(data: bytes, end: int) -> bool:
    """Whether the braces before `end` are balanced: pairs are taken out until none is left."""
    skeleton = b"".join(
        data[start : min(start + _CHUNK, end)].translate(None, _NOT_BRACES) for start in range(0, end, _CHUNK)
    )
    for _ in range(_MOST_DEPTH):
        if not skeleton:
            return True
        skeleton = skeleton.replace(b"{}", b"")
    return not skeleton
