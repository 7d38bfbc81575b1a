"""Lines of a PDF put together to paragraphs, headings, items of lists, references and footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from litman.posts.post import BlockKind
from litman.posts.prose.bylines import is_affiliation
from litman.posts.prose.text_shapes import BULLET, ends_sentence, is_boilerplate
from litman.posts.readers.pdf_apart import RAISED
from litman.posts.readers.pdf_lines import Line
from litman.posts.references.headings import ends_list, is_reference_heading

LABEL = re.compile(r"\[(?P<square>\w{1,12})\]\s|\(?(?P<plain>\d{1,3})[.)]\s")
_NOTE = re.compile(rf"{RAISED[0]}?\s*+(?P<label>\d{{1,3}}|[*†‡§])\s*+(?:{RAISED[1]}\s*+)?(?=\S)")
_NUMBERED_HEADING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.)\s+[^\W\d]")
_ABSTRACT = re.compile(
    r"(?:abstract|summary|zusammenfassung|résumé|resumen|resumo|riassunto)[.:]?", re.IGNORECASE
)
# `Figure 2:`, `Tab. 3.`, at the head of a column or a page.
_CAPTION = re.compile(
    r"(?:fig(?:ure)?|tab(?:le)?|abb(?:ildung)?|tabelle|tableau|figura|tabla|box|scheme|plate)\b\.?\s?[A-Z]?\d{1,3}\w?\s?[.:|–—]\s",
    re.IGNORECASE,
)
_TITLE_LINES = 4
_SEEN = 40  # lines of a paragraph that tell how wide it is
_SHORT_LINE = 60  # characters; a line in small type that is longer is an abstract's
_LONGEST_HEADING = 120
_INDENT = 0.7  # of the size of the type: a line that begins further right or left is indented


_Layout = Literal["labelled", "hanging", "plain"]  # of a list of references


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    kind: BlockKind
    lines: list[Line] = field(default_factory=list)
    marker: str | None = None  # of an item, a reference or a footnote; not of its text

    @property
    def line(self) -> str:
        """What it says, lines as they are drawn."""
        return " ".join(line.bare for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Type:
    """How a document is set."""

    size: float  # of most of its text
    leading: float  # from line to line
    has_bold: bool  # some of it is bold, and not most of it


def find_paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Return the paragraphs in the order of reading; notes at the foot of a page stand behind all others."""
    if not lines:
        return []
    look = _look(lines)
    text, notes = _without_notes(lines, look)
    found: list[Paragraph] = []
    in_list = False
    laid: _Layout = "plain"
    title_size = max((line.size for line in text if line.page == text[0].page), default=0.0)
    for at, line in enumerate(text):
        last = found[-1] if found else None
        kind = _kind(line, look, title_size, last, at)
        if kind == "heading" and not (last and last.kind == "heading" and _goes_on(last, line, look)):
            in_list = is_reference_heading(line.bare)
            laid = _layout(text[at + 1 : at + 61], line) if in_list else "plain"
        elif in_list and ends_list(line.bare):
            in_list = False
        if in_list and kind == "paragraph":
            kind = "reference-list"
        if last is not None and _belongs(last, kind, line, look, laid):
            last.lines.append(line)
        else:
            found.append(Paragraph(kind, [line], _marker(kind, line, laid)))
    return [*_joined_over_pages(found), *notes]


def _look(lines: Sequence[Line]) -> _Type:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    size = sizes.most_common(1)[0][0]
    steps = Counter(
        round(one.y - two.y, 0)
        for one, two in pairwise(lines)
        if one.page == two.page
        and abs(one.size - two.size) < 0.3
        and abs(one.size - size) < 0.6
        and 0.8 * size < one.y - two.y < 2.5 * size
    )
    leading = steps.most_common(1)[0][0] if steps else 1.2 * size
    bold = sum(len(line.text) for line in lines if line.is_bold)
    return _Type(size, leading, 0 < bold < 0.3 * sum(sizes.values()))


def _without_notes(lines: Sequence[Line], look: _Type) -> tuple[list[Line], list[Paragraph]]:
    """Return the lines without the notes in small type at the foot of pages, and those."""
    text: list[Line] = []
    notes: list[Paragraph] = []
    lowest: dict[int, float] = {}
    for line in lines:
        if line.size > look.size - 0.7:
            lowest[line.page] = min(lowest.get(line.page, line.y), line.y)
    in_note = 0
    for line in lines:
        is_small = line.size < look.size - 0.7 and line.y < lowest.get(line.page, 0.0)
        called = _NOTE.match(line.text) if is_small else None
        if called:
            rest = line.text[called.end() :]
            notes.append(Paragraph("footnote", [_with_text(line, rest)], f"{called['label']}"))
            in_note = line.page
        elif is_small and in_note == line.page:
            notes[-1].lines.append(line)
        else:
            text.append(line)
    return text, notes


def _with_text(line: Line, text: str) -> Line:
    return replace(line, text=text)


def _kind(line: Line, look: _Type, title_size: float, last: Paragraph | None, at: int) -> BlockKind:
    words = line.bare
    is_large = line.size > look.size + 0.7
    is_first = last is None or last.kind == "title"
    if is_first and at < _TITLE_LINES and is_large and line.size > title_size - 0.3:
        return "title"
    if is_reference_heading(words) or _ABSTRACT.fullmatch(words):
        return "heading"
    if (
        line.page == 1
        and _is_front(last)
        and abs(line.size - look.size) > 0.7
        and not line.is_bold_over(look.size)
    ):
        if is_large:
            return "byline"
        if len(words) < _SHORT_LINE or is_affiliation(words) or is_boilerplate(words):
            return "boilerplate"
    is_short = len(words) < _LONGEST_HEADING and not ends_sentence(words)
    if is_short and (is_large or (line.is_bold and look.has_bold)):
        return "heading"
    if is_short and len(words) < 60 and _NUMBERED_HEADING.match(words) and _stands_apart(last, line, look):
        return "heading"
    if BULLET.match(words):
        return "list-item"
    return "paragraph"


def _is_front(last: Paragraph | None) -> bool:
    """Whether no text has come yet: authors, addresses, what stands in the margin of a first page."""
    return last is None or last.kind in ("title", "byline", "boilerplate")


def _stands_apart(last: Paragraph | None, line: Line, look: _Type) -> bool:
    if last is None:
        return True
    step = last.lines[-1].y - line.y
    return step > 1.3 * look.leading or step < 0


def _goes_on(last: Paragraph, line: Line, look: _Type) -> bool:
    before = last.lines[-1]
    return abs(before.size - line.size) < 0.4 and 0 < before.y - line.y < 1.6 * max(look.leading, before.size)


def _belongs(last: Paragraph, kind: BlockKind, line: Line, look: _Type, laid: _Layout) -> bool:
    """Whether a line goes on with the last paragraph."""
    if last.kind == "list-item" and kind == "paragraph":
        return _continues_item(last, line, look)
    return last.kind == kind and not _begins(last, line, look, laid)


def _begins(last: Paragraph, line: Line, look: _Type, laid: _Layout) -> bool:
    """Whether a line begins another paragraph of the kind of the last one."""
    before = last.lines[-1]
    if last.kind in ("title", "heading"):
        return not _goes_on(last, line, look)
    if last.kind == "list-item":
        return True
    if last.kind == "boilerplate":
        return not _goes_on(last, line, look)
    step = before.y - line.y
    is_reference = last.kind == "reference-list"
    if is_reference and laid == "labelled":
        return bool(LABEL.match(line.bare))
    if step < 0 or before.page != line.page:
        if laid == "hanging":
            return abs(line.x - last.lines[0].x) < _INDENT * look.size and line.page == before.page
        return ends_sentence(before.bare) or is_reference or _CAPTION.match(line.bare) is not None
    if laid == "hanging":
        return (
            line.x < before.x - _INDENT * look.size
            or abs(line.x - last.lines[0].x) < 1 <= len(last.lines) - 1
        )
    if step > 1.3 * look.leading or abs(before.size - line.size) > 0.7:
        return True
    if is_reference:
        return False
    shift = line.x - before.x
    if shift > _INDENT * look.size and len(last.lines) > 1 and ends_sentence(before.bare):
        return True
    if shift > _INDENT * look.size and before.right < line.x:
        return False  # another cell
    return (
        before.right < _widest(last) - 0.2 * (_widest(last) - before.x)
        and ends_sentence(before.bare)
        and len(last.lines) > 2
    )


def _widest(paragraph: Paragraph) -> float:
    return max(line.right for line in paragraph.lines[-_SEEN:])


def _continues_item(last: Paragraph, line: Line, look: _Type) -> bool:
    first, before = last.lines[0], last.lines[-1]
    return line.x > first.x + 2 and 0 < before.y - line.y < 1.3 * look.leading


def _layout(lines: Sequence[Line], heading: Line) -> _Layout:
    """Return what tells the items of a list of references apart: labels, or that they begin further left."""
    listed = [line for line in lines if line.page == heading.page] or list(lines)
    if listed and LABEL.match(listed[0].bare):
        return "labelled"
    further = sum(3 < line.x - listed[0].x < 40 for line in listed)
    return "hanging" if len(listed) > 2 and further * 3 >= len(listed) else "plain"


def _marker(kind: BlockKind, line: Line, laid: _Layout) -> str | None:
    if kind == "reference-list" and laid == "labelled":
        label = LABEL.match(line.bare)
        return (label["square"] or label["plain"]) if label else None
    found = BULLET.match(line.bare) if kind == "list-item" else None
    return found["marker"] if found else None


def _joined_over_pages(found: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, those that a page's end or a figure cuts in the middle of a sentence put together."""
    whole: list[Paragraph] = []
    for one in found:
        last = whole[-1] if whole else None
        before = whole[-2] if len(whole) > 1 and last is not None and _is_caption(last) else None
        if last is not None and _is_cut(last, one) and last.lines[-1].page != one.lines[0].page:
            last.lines += one.lines
        elif before is not None and _is_cut(before, one) and one.lines[0].bare[:1].islower():
            before.lines += one.lines
        else:
            whole.append(one)
    return whole


def _is_caption(one: Paragraph) -> bool:
    return one.kind == "paragraph" and _CAPTION.match(one.lines[0].bare) is not None


def _is_cut(last: Paragraph, one: Paragraph) -> bool:
    """Whether a paragraph ends within a sentence and the other may be the rest of it."""
    is_alike = last.kind == one.kind and one.kind in ("paragraph", "reference-list", "list-item")
    return is_alike and one.marker is None and not _is_caption(one) and not ends_sentence(last.lines[-1].bare)
