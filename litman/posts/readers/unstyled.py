"""The head of a document whose writer used no styles: its title, its authors, where they work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from litman.posts.post import Block, Hint, HintKind
from litman.posts.prose import text_shapes as shapes
from litman.posts.prose.bylines import is_affiliation, is_author_line

_HEAD = 12  # blocks
_TITLE_WORDS = 25
_CITING: frozenset[HintKind] = frozenset(["citation", "footnote-reference", "superscript", "link"])


def mark_unstyled_head(text: str, blocks: list[Block], hints: Iterable[Hint]) -> list[Block]:
    """Return the blocks with title, bylines and affiliations told by their shape where they are plain paragraphs.

    A line that cites is no title.
    """
    head = blocks[:_HEAD]
    marked = [_told(text, block) if block.kind == "paragraph" else block for block in head]
    cites = any(hint.kind in _CITING and hint.start < blocks[0].end for hint in hints) if blocks else False
    if not cites and _is_title(text, marked) and not any(block.kind == "title" for block in blocks):
        marked[0] = replace(marked[0], kind="title", level=1)
    return [*marked, *blocks[_HEAD:]]


def _told(text: str, block: Block) -> Block:
    line = shapes.flat(text[block.start : min(block.end, block.start + 400)])
    if is_author_line(line):
        return replace(block, kind="byline")
    return replace(block, kind="boilerplate") if is_affiliation(line) else block


def _is_title(text: str, head: list[Block]) -> bool:
    """Whether the document begins with a line that is no sentence, and authors, a heading or text follow it."""
    if len(head) < 2 or head[0].kind != "paragraph" or head[1].kind == "list-item":
        return False
    line = shapes.flat(text[head[0].start : head[0].end])
    if not 2 <= shapes.word_count(line) <= _TITLE_WORDS or line[-1] in ",;:)]" or not line[:1].isupper():
        return False
    if shapes.ends_sentence(line) and not shapes.is_question(line):
        return False
    following = shapes.flat(text[head[1].start : head[1].end])
    return head[1].kind in ("byline", "heading", "boilerplate") or shapes.ends_sentence(following)
