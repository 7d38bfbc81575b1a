"""The printed list of a post taken out of its source, where every reference in it is cited by key."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from typing import NamedTuple

from litman.actions.convert.model import Edit
from litman.posts.analyse import Analysis
from litman.posts.converting.places import SourcePlaces
from litman.posts.markers.superscripts import find_superscripts
from litman.posts.post import Block, Span
from litman.text.lazy_pattern import lazy_pattern

_SHOWN = 5
_NOTE_BEGINS = ("[^", ".. [", "[fn:")  # of a note that has lines of its own
_NEAR = 400
_NUMBER = lazy_pattern(r"(?<![\w`\]!])\[(?P<number>\d{1,3})\](?![(:\[`])")
_BEGIN = lazy_pattern(
    r"\\begin\{(?P<name>thebibliography|enumerate|itemize|description)\}(?:[\[{][^\[\]{}]{0,40}[\]}])?"
)
_ANY_END = lazy_pattern(r"\\end\{")
_END = lazy_pattern(r"\\end\{(?P<name>\w+)\}")
_END_BEHIND = lazy_pattern(rf"\s*+{_END.pattern}")


class Dropped(NamedTuple):
    """A list that is taken out, or why it stays."""

    edits: tuple[Edit, ...] = ()
    references: int = 0
    stays: str = ""

    def holds(self, mark: str | None) -> bool:
        """Whether what prints the new list stands where the old one was."""
        return bool(mark) and any(edit.new.strip() for edit in self.edits)


def drop_list(
    analysis: Analysis,
    source: str,
    places: SourcePlaces,
    *,
    cited: Collection[int],
    gone: Collection[str] = (),
    mark: str | None,
) -> Dropped:
    """Return the edits that take out the references of a post's list, and the notes that are nothing but references.

    Args:
        analysis: The post.
        source: Its source.
        places: Where its text stands there.
        cited: The references that converted markers cite.
        gone: The labels of notes within the text, which go with their markers.
        mark: What stands in the place of the list, so that the new one is printed there.
    """
    own = [at for at, item in enumerate(analysis.references) if not item.beside]
    left = [analysis.references[at] for at in own if at not in cited and not analysis.references[at].footnote]
    if left:
        named = ", ".join(item.label or f"{item.text[:40]}…" for item in left[:_SHOWN])
        more = f" and {len(left) - _SHOWN} more" if len(left) > _SHOWN else ""
        return Dropped(stays=f"no marker cites {named}{more}, which would be lost")
    if line := _line_of_number(analysis, source, places):
        return Dropped(stays=f"line {line} has a number that may lead to it and was not read as a marker")
    edits: list[Edit] = []
    for run in _runs(analysis):
        edit = _of_run(analysis, source, places, run, mark=None if edits else mark)
        if edit is None:
            return Dropped(stays="other text stands between its references")
        edits.append(edit)
    labels = {analysis.references[at].label for at in cited if analysis.references[at].footnote}
    labels |= {label for at in cited for label in analysis.references[at].again}
    labels.difference_update(gone)
    for block in analysis.post.blocks:
        if block.kind == "footnote" and block.marker in labels:
            edit = _whole_lines(source, places, block, block)
            if edit is None or not source[edit.start : edit.start + 40].lstrip().startswith(_NOTE_BEGINS):
                return Dropped(stays="its notes stand within the text")
            edits.append(edit)
    return Dropped(tuple(edits), len(cited))


def _line_of_number(analysis: Analysis, source: str, places: SourcePlaces) -> int | None:
    """Return the line of a number that the list has, where no marker was read; None where there is none.

    Such are numbers in brackets and raised ones that somebody may have meant for markers all the same.
    """
    post, labels = analysis.post, {item.label for item in analysis.references if not item.beside}
    read = {use.marker.start for use in analysis.markers}
    body = [Span(block.start, block.end) for block in post.body()]
    for raised in find_superscripts(post, body):
        if raised.start not in read and labels.issuperset(raised.labels):
            return post.place(raised.start).line
    spans = [places.marker(use.marker.start, use.marker.end) for use in analysis.markers]
    covered = sorted(span for span in spans if span is not None)
    end = places.offset(min((item.start for item in analysis.references), default=0)) or len(source)
    end = max(source.rfind("\n", 0, end), source.rfind("\r", 0, end)) + 1  # without the label of the first
    for match in _NUMBER.finditer(source, 0, end):
        at = bisect_right(covered, (match.start(), len(source))) - 1
        is_read = at >= 0 and covered[at].end > match.start()
        if match["number"] in labels and not is_read:
            return places.line_and_column(match.start())[0]
    return None


def _runs(analysis: Analysis) -> list[list[Block]]:
    """Return the blocks of the list, those that follow each other as one run."""
    runs: list[list[Block]] = []
    starts = sorted(item.start for item in analysis.references if not item.footnote and not item.beside)
    is_open = False
    for block in analysis.post.blocks:
        is_listed = block.kind == "reference-list" and any(
            block.start <= start < block.end for start in _between(starts, block)
        )
        if is_listed and is_open:
            runs[-1].append(block)
        elif is_listed:
            runs.append([block])
        is_open = is_listed
    return runs


def _between(starts: list[int], block: Block) -> list[int]:
    return starts[bisect_left(starts, block.start) : bisect_left(starts, block.end)]


def _of_run(
    analysis: Analysis, source: str, places: SourcePlaces, run: list[Block], *, mark: str | None
) -> Edit | None:
    edit = _whole_lines(source, places, run[0], run[-1])
    if edit is None:
        return None
    text = source[edit.start : edit.end]
    if analysis.post.format == "latex":
        return _environment(source, edit, mark)
    if "<" in text and any(tag in text for tag in ("<ol", "<ul", "<li", "<table", "<div")):
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    end_of_line = newline if text.endswith("\n") else ""
    return Edit(edit.start, edit.end, (mark or "").replace("\n", newline) + (end_of_line if mark else ""))


def _environment(source: str, lines: Edit, mark: str | None) -> Edit | None:
    """Return the edit that takes out the environment of LaTeX that holds nothing but these lines."""
    begins = list(_BEGIN.finditer(source, max(0, lines.start - _NEAR), lines.end))
    newline = "\r\n" if "\r\n" in source[lines.start : lines.end] else "\n"
    mark = (mark or "").replace("\n", newline)
    if not begins or _ANY_END.search(source, begins[-1].end(), lines.start):
        return (
            None
            if _ANY_END.search(source, lines.start, lines.end)
            else Edit(lines.start, lines.end, mark and mark + newline)
        )
    name = begins[-1]["name"]
    end = _END_BEHIND.match(source, lines.end) or _END.search(source, lines.start, lines.end)
    if end is None or end["name"] != name or source[begins[-1].end() : lines.start].strip():
        return None
    return Edit(begins[-1].start(), end.end(), mark)


def _whole_lines(source: str, places: SourcePlaces, first: Block, last: Block) -> Edit | None:
    begin, end = places.offset(first.start), places.offset(last.end - 1)
    if begin is None or end is None or begin > end:
        return None
    start = max(source.rfind("\n", 0, begin), source.rfind("\r", 0, begin)) + 1
    stop = source.find("\n", end)
    return Edit(start, len(source) if stop < 0 else stop + 1, "")
