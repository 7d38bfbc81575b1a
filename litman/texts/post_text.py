"""The text of a source that a reader of posts has read: PDF, HTML, EPUB, Word and the rest."""

from __future__ import annotations

import re

from litman.posts.post import BODY, Block, BlockKind, Post
from litman.posts.prose.sentences import split_sentences
from litman.texts.source_text import Sentence, SourceText

# What the source itself says: its notes and its title, too.
_SAID: frozenset[BlockKind] = BODY | {"footnote", "title"}
_HEADING = 80  # code points of a heading in a place
_PAGE = re.compile(r"page (\d{1,6})\b")


def text_of_post(post: Post) -> SourceText:
    """Return a post's text with its sentences; a sentence is on the page on which it begins."""
    language = (post.language or "en")[:2].lower()
    sentences: list[Sentence] = []
    section = None
    for block in post.blocks:
        if block.kind == "heading":
            section = _heading(post.text, block)
        elif block.kind in _SAID:
            sentences += [
                Sentence(span.start, span.end, _page(post, span.start), section)
                for span in split_sentences(post.text, block.start, block.end, language=language)
            ]
    return SourceText(post.text, tuple(sentences))


def _heading(text: str, block: Block) -> str | None:
    return " ".join(text[block.start : block.end].split())[:_HEADING] or None


def _page(post: Post, offset: int) -> int | None:
    if post.format != "pdf":
        return None
    match = _PAGE.match(post.place(offset).part or "")
    return int(match[1]) if match else None
