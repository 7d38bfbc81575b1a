"""Whether a converted post reads as it should: every new citation is there, and cites what the marker cited."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from litman.actions.convert.model import Edit, apply_edits
from litman.errors import LitmanError
from litman.posts.analyse import Analysis, analyse_post
from litman.posts.converting.places import SourcePlaces
from litman.posts.readers.read import read_post

_SLACK = 3  # code points by which a reader may miss where a citation begins


def read_again(path: Path, source: str) -> Analysis | None:
    """Return a converted post laid out; None where it cannot be read."""
    try:
        return analyse_post(read_post(path, data=source.encode()), read_parts=False)
    except LitmanError:
        return None


def missing_in(analysis: Analysis, source: str, edits: Sequence[tuple[Edit, tuple[str, ...]]]) -> list[int]:
    """Return the numbers of those edits whose citations are not read as they were written.

    Args:
        analysis: The post with the edits made.
        source: Its source.
        edits: In order, each with the keys that it cites.
    """
    places = SourcePlaces(analysis.post, source)
    found: dict[int, tuple[str, ...]] = {}
    for use in analysis.markers:
        if use.marker.kind == "pandoc" and (at := places.offset(use.marker.start)) is not None:
            found[at] = use.marker.labels
    missing, moved = [], 0
    for number, (edit, keys) in enumerate(edits):
        start, end = edit.start + moved, edit.start + moved + len(edit.new)
        moved += len(edit.new) - (edit.end - edit.start)
        there = {label for at in range(start - _SLACK, end) for label in found.get(at, ())}
        if there != set(keys):
            missing.append(number)
    return missing


def keyed_count(analysis: Analysis) -> int:
    """Return how many citations by key a post has."""
    return sum(use.marker.kind == "pandoc" for use in analysis.markers)


def made(source: str, edits: Sequence[Edit]) -> str:
    """Return the source with edits made."""
    return apply_edits(source, list(edits))
