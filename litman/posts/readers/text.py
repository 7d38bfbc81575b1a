"""A post that is plain text, such as one scraped from the web: what each paragraph is, told by shape and place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from litman.posts.markers.pandoc_citations import find_pandoc_citations
from litman.posts.post import Block, BlockKind, Hint, Post, line_points
from litman.posts.prose import text_shapes as shapes
from litman.posts.prose.bylines import date_in, is_affiliation, is_author_line
from litman.posts.prose.people import mark_biographies
from litman.posts.readers.decode import decode_text, refuse_many_lines
from litman.posts.readers.text_paragraphs import Paragraph, find_paragraphs
from litman.posts.references.headings import is_reference_heading
from litman.text.raised import RAISED_DIGITS

_QUOTED = re.compile(
    rf"[“\"«„].*[”\"»“](?:\s*\[[^\]]{{1,40}}\]|[.,]|\d{{1,3}}+|[{RAISED_DIGITS}]++)*+(?:\s*[—–-]\s?[^“”\n]{{3,80}})?\Z",
    re.DOTALL,
)
_SEVERAL_SENTENCES = re.compile(
    rf"[^\W\d_]{{3}}[.!?](?:\[[\d, –-]{{1,20}}\]|[\d{RAISED_DIGITS}])*\s+[A-ZÀ-Þ]"
)
_BARE_LIST = 4  # lines; fewer are headings of two levels
_HEAD = 12  # paragraphs, among which the title is looked for
_TITLE_WORDS = 25
_BODY_LENGTH = 120  # a paragraph of this length is text, not a title, a menu or a byline


def read_text_post(path: Path, data: bytes) -> Post:
    """Return the post in the bytes of a plain-text file.

    `Post.text` is the decoded file itself, without a byte order mark; every offset is one of the file.

    Raises:
        UndecodableError: no encoding makes text of the bytes.
    """
    return post_from_text(path, decode_text(path, data))


def post_from_text(path: Path, text: str) -> Post:
    """Return the post that the text is; headings, menus, bylines and lists are known by shape and place.

    Raises:
        PostLinesError: it has more than `MOST_LINES`.
    """
    refuse_many_lines(path, text)
    paragraphs = find_paragraphs(text)
    kinds = _classify(paragraphs)
    blocks = tuple(_block(text, paragraph, kind) for paragraph, kind in zip(paragraphs, kinds, strict=True))
    title = next((text[block.start : block.end] for block in blocks if block.kind == "title"), None)
    bylines = [text[block.start : block.end] for block in blocks if block.kind == "byline"]
    blocks, authors = mark_biographies(text, blocks, bylines)
    return Post(
        path=path,
        format="text",
        text=text,
        blocks=blocks,
        title=shapes.flat(title) if title else None,
        authors=authors,
        hints=_citations(text, blocks),
        date=date_in(bylines),
        source_points=line_points(text),
    )


def _classify(paragraphs: list[Paragraph]) -> list[BlockKind]:
    kinds: list[BlockKind] = []
    first_body = next((i for i, paragraph in enumerate(paragraphs) if _is_body(paragraph)), len(paragraphs))
    title = _title_over_text(paragraphs)
    if title is None:
        title = _find_title(paragraphs[:first_body])
    first_body = first_body if title is None else max(first_body, title + 1)
    in_self_citation = False
    for index, paragraph in enumerate(paragraphs):
        line = paragraph.line
        if index < first_body and title is not None and index <= title:
            kinds.append("title" if index == title else _kind_before_title(line))
            continue
        if in_self_citation and not _ends_self_citation(paragraphs, index):
            kinds.append("boilerplate")
            continue
        if title is None and index < first_body < len(paragraphs) and _is_standfirst(line, kinds):
            kinds.append("boilerplate")
            continue
        in_self_citation = shapes.is_self_citation_heading(line)
        kinds.append("boilerplate" if in_self_citation else _kind_of(paragraphs, index, kinds))
    _mark_bare_lists(paragraphs, kinds)
    return kinds


def _is_standfirst(line: str, before: list[BlockKind]) -> bool:
    """Whether a short paragraph between the menus and bylines of a page and its text only sums the text up."""
    return shapes.ends_sentence(line) and any(kind in ("navigation", "byline") for kind in before)


def _mark_bare_lists(paragraphs: list[Paragraph], kinds: list[BlockKind]) -> None:
    """Turn runs of short lines that look like headings one after the other into a heading and its items."""
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] == "heading" and (end == start or not paragraphs[end].gap):
            end += 1
        if end - start >= _BARE_LIST and not any(
            shapes.NUMBERED.match(p.line) for p in paragraphs[start:end]
        ):
            last = end - 1 if end < len(kinds) and not paragraphs[end].gap else end
            kinds[start + 1 : last] = ["list-item"] * (last - start - 1)
        start = max(end, start + 1)


def _title_over_text(paragraphs: list[Paragraph]) -> int | None:
    """Return the first line that says something, where it is no sentence and one follows it, bylines aside."""
    said = (at for at, paragraph in enumerate(paragraphs[:_HEAD]) if not _is_about_the_post(paragraph.line))
    first, following = next(said, None), next(said, None)
    if first is None or following is None or not _can_be_title(paragraphs[first].line):
        return None
    line = paragraphs[first].line
    over = shapes.ends_sentence(paragraphs[following].line) and not shapes.BULLET.match(
        paragraphs[following].line
    )
    return first if over and (shapes.is_question(line) or not shapes.ends_sentence(line)) else None


def _is_about_the_post(line: str) -> bool:
    return (
        shapes.is_navigation(line)
        or shapes.is_byline(line)
        or shapes.is_boilerplate(line)
        or bool(shapes.named_person(line))
        or is_author_line(line)
        or is_affiliation(line)
    )


def _can_be_title(line: str) -> bool:
    if (
        shapes.BULLET.match(line)
        or is_reference_heading(line)
        or not 2 <= shapes.word_count(line) <= _TITLE_WORDS
    ):
        return False
    return line[-1] not in ",;:–—-" and not line[0].islower()


def _find_title(front: list[Paragraph]) -> int | None:
    """Return which paragraph before the first body text is the title: the first of a title's shape, or the longest."""
    candidates = []
    for index, paragraph in enumerate(front):
        line = paragraph.line
        if _is_about_the_post(line) or shapes.BULLET.match(line) or is_reference_heading(line):
            continue
        candidates.append(index)
        if shapes.word_count(line) >= 4 and (not shapes.ends_sentence(line) or shapes.is_question(line)):
            return index
    # What ends as a sentence does is a title only where menus and bylines lead up to it.
    led_up = candidates[:1]
    fitting = [
        index
        for index in candidates
        if not shapes.ends_sentence(front[index].line)
        or (index and index in led_up and not _SEVERAL_SENTENCES.search(front[index].line))
    ]
    return max(fitting, key=lambda index: (len(front[index].line), -index), default=None)


def _kind_before_title(line: str) -> BlockKind:
    if shapes.is_byline(line) or shapes.named_person(line) or is_author_line(line):
        return "byline"
    if shapes.is_boilerplate(line):
        return "boilerplate"
    # A menu's lines end without a full stop; what ends with one says something.
    says = shapes.ends_sentence(line) and not shapes.is_navigation(line)
    return "paragraph" if says else "navigation"


def _kind_of(paragraphs: list[Paragraph], index: int, before: list[BlockKind]) -> BlockKind:
    line = paragraphs[index].line
    if shapes.is_navigation(line):
        return "navigation"
    if shapes.is_boilerplate(line) or shapes.starts_self_citation(line):
        return "boilerplate"
    if shapes.is_byline(line) or shapes.named_person(line) or is_author_line(line):
        return "byline"
    if shapes.is_about_author(line):
        return "heading"
    if shapes.BULLET.match(line):
        return "list-item"
    if numbered := shapes.NUMBERED.match(line):
        return _kind_of_numbered(paragraphs, index, line[numbered.end() :], before)
    if _QUOTED.match(line) and shapes.word_count(line) > 4:
        return "quotation"
    return "heading" if _is_heading(paragraphs, index) else "paragraph"


def _kind_of_numbered(
    paragraphs: list[Paragraph], index: int, rest: str, before: list[BlockKind]
) -> BlockKind:
    """Return whether a numbered line is a heading or an item: after a heading comes text, after an item an item."""
    if not shapes.looks_like_heading(rest) or shapes.word_count(rest) > 12:
        return "list-item"
    if index + 1 == len(paragraphs):
        return "list-item"
    following = paragraphs[index + 1]
    if shapes.NUMBERED.match(following.line):
        return "list-item"
    if before and before[-1] == "list-item" and shapes.NUMBERED.match(paragraphs[index - 1].line):
        return "list-item"  # the last of a run of items
    return "heading"


def _is_heading(paragraphs: list[Paragraph], index: int) -> bool:
    line = paragraphs[index].line
    if index + 1 == len(paragraphs) or not shapes.looks_like_heading(line):
        return False
    following = paragraphs[index + 1]
    if following.line[:1].islower():
        return False
    item = bool(shapes.BULLET.match(following.line) or shapes.NUMBERED.match(following.line))
    if item or len(following.line) > len(line) or _is_body(following):
        return True
    return shapes.looks_like_heading(following.line) and shapes.word_count(line) <= 10


def _is_body(paragraph: Paragraph) -> bool:
    line = paragraph.line
    if shapes.BULLET.match(line):
        return shapes.ends_sentence(line)
    if shapes.is_navigation(line) or shapes.is_boilerplate(line):
        return False
    if len(line) >= _BODY_LENGTH:
        return True
    return shapes.word_count(line) >= 20 and shapes.ends_sentence(line)


def _ends_self_citation(paragraphs: list[Paragraph], index: int) -> bool:
    """Whether the text about citing the post has ended: a menu, a heading with text, or text after an empty line."""
    paragraph = paragraphs[index]
    if shapes.is_navigation(paragraph.line) or shapes.is_about_author(paragraph.line):
        return True
    just_after = shapes.is_self_citation_heading(paragraphs[index - 1].line)
    return not just_after and (paragraph.gap > 0 or _is_heading(paragraphs, index))


def _citations(text: str, blocks: Sequence[Block]) -> tuple[Hint, ...]:
    """Return the citations by key that stand in brackets; a bare `@name` in plain text is anybody's."""
    if "@" not in text:
        return ()
    cited = [block for block in blocks if block.kind not in ("navigation", "boilerplate")]
    return tuple(hint for hint in find_pandoc_citations(text, cited) if text[hint.start] == "[")


def _block(text: str, paragraph: Paragraph, kind: BlockKind) -> Block:
    start, marker, level = paragraph.start, None, 2 if kind == "heading" else 1 if kind == "title" else 0
    if kind in ("list-item", "heading"):
        source = text[paragraph.start : paragraph.end]
        found = shapes.BULLET.match(source) or shapes.NUMBERED.match(source)
        if found and (kind == "list-item" or found.re is shapes.NUMBERED):
            start, marker = paragraph.start + found.end(), found["marker"]
            level = 3 if kind == "heading" else 1 + _indent(text, paragraph.start) // 2
    return Block(kind, start, paragraph.end, level, marker)


def _indent(text: str, start: int) -> int:
    line_start = (
        max(text.rfind("\n", max(0, start - 80), start), text.rfind("\r", max(0, start - 80), start)) + 1
    )
    return min(len(text[line_start:start].expandtabs(4)), 40) if line_start or start < 80 else 0
