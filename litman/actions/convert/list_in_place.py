"""The list that a post prints, put into a style in its place; its numbers, its order and its markers stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from litman.actions.convert.model import Edit, PostChange, apply_edits
from litman.actions.convert.read_source import read_source
from litman.actions.convert.verify import read_again
from litman.actions.export.post_list import Listed, PostList, list_of_post
from litman.errors import ConversionError, NoPrintedListError, NotSplicedError
from litman.export.styles.outputs import latex, markdown, text
from litman.export.styles.request import Engine
from litman.export.styles.rich import Entry, Rich
from litman.export.styles.style_file import Style
from litman.library.library import Library
from litman.posts.analyse import Analysis
from litman.posts.converting.places import SourcePlaces
from litman.posts.post import Format, Span
from litman.posts.readers.table import READERS

_MARKS = "*_"  # around words at the beginning and the end of a reference
_WRITERS: dict[Format, Callable[[Rich], str]] = {
    "markdown": lambda body: markdown.entry_text(Entry("", (), body)),
    "text": text.inline,
    "latex": latex.inline,
}


@dataclass(frozen=True, slots=True)
class StyledList(PostChange):
    """A post as it would be with its list in a style; nothing of it is written yet."""

    styled: int  # references that read otherwise
    same: int  # that read so already
    kept: tuple[str, ...]  # labels of those that stay as they are printed


def plan_list(
    library: Library,
    path: Path,
    style: Style,
    *,
    engine: Engine,
    locale: str = "",
    with_notices: bool = True,
) -> StyledList:
    """Return the post with its list in a style.

    Raises:
        NotSplicedError, NotUtf8Error: the file is none whose list can be changed in its place.
        NoPrintedListError: it prints none.
        ConversionError: its markers would not lead where they lead now.
        NoBibliographyError, EngineError: as `list_of_post`.
    """
    source = read_source(path)
    found = list_of_post(
        library, path, style, engine=engine, locale=locale, with_notices=with_notices, data=source.seen.data
    )
    write = _WRITERS.get(found.analysis.post.format)
    if write is None:
        raise NotSplicedError(path, [ending for name in _WRITERS for ending in READERS[name].endings])
    if not found.listed:
        raise NoPrintedListError(path)
    places = SourcePlaces(found.analysis.post, source.text)
    edits: list[Edit] = []
    kept, same = [], 0
    for item in found.listed:
        place = _place(places, source.text, item) if item.key is not None else None
        if place is None:
            kept.append(item.label or item.body[0].text[:40])
            continue
        new = write(item.body)
        if source.text[place.start : place.end] == new:
            same += 1
        else:
            edits.append(Edit(*place, new))
    after = apply_edits(source.text, edits)
    if edits and not _leads_alike(found, read_again(path, after)):
        raise ConversionError(path)
    return StyledList(path, source.seen, source.text, after, len(edits), same, tuple(kept))


def _place(places: SourcePlaces, source: str, item: Listed) -> Span | None:
    """Return where a reference stands in the source, with its marks; None where more stands there than words."""
    found = places.span(*item.span)
    if found is None:
        return None
    start, end = found
    while (
        start > 0
        and source[start - 1] in _MARKS
        and source[start - 2 : start - 1] in (" ", "\n", "*", "_", "")
    ):
        start -= 1
    while end < len(source) and source[end] in (*_MARKS, ">"):
        end += 1
    inside = source[start:end]
    if "<a" in inside or "{#" in inside or "\n\n" in inside or "\n\r\n" in inside:
        return None
    if start > 0 and source[start - 1] == "<":
        start -= 1
    return Span(start, end)


def _leads_alike(found: PostList, after: Analysis | None) -> bool:
    """Whether the markers of a post lead to the same places of its list as before."""
    if after is None:
        return False
    before = found.analysis
    labels = [[item.label for item in analysis.references] for analysis in (before, after)]
    leads = [[(use.marker.text, use.references) for use in analysis.markers] for analysis in (before, after)]
    return labels[0] == labels[1] and leads[0] == leads[1]
