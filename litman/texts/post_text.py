"""The text of a source that a reader of posts has read: PDF, HTML, EPUB, Word and the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litman.posts.post import BODY, Block, BlockKind, Post
from litman.posts.prose.sentences import split_sentences
from litman.text.folding import fold
from litman.texts.source_text import Sentence, SourceText

# What the source itself says: its notes and its title, too.
_SAID: frozenset[BlockKind] = BODY | {"footnote", "title"}
_HEADING = 80  # code points of a heading in a place
_ABSTRACT = re.compile(
    r"\W*(?:abstract|summary|zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto|samenvatting|要旨|摘要)\W*",
    re.IGNORECASE,
)
_MOST_OF_ABSTRACT = 40  # sentences; what is longer under such a heading is no abstract
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
            if block.kind == "title" and post.format == "epub":
                section = _chapter(post, block)
            sentences += [
                Sentence(span.start, span.end, _page(post, span.start), section)
                for span in split_sentences(post.text, block.start, block.end, language=language)
            ]
    return SourceText(post.text, tuple(sentences), post.pages, _has_body(sentences))


def _has_body(sentences: Sequence[Sentence]) -> bool:
    """Whether more than an abstract is there: the page of an article that is read elsewhere has no other heading."""
    first = next((at for at, one in enumerate(sentences) if _is_abstract(one.section)), None)
    if first is None or len(sentences) - first > _MOST_OF_ABSTRACT:
        return True
    return any(not _is_abstract(one.section) for one in sentences[first:])


def _is_abstract(section: str | None) -> bool:
    return section is not None and _ABSTRACT.fullmatch(section) is not None


def _chapter(post: Post, block: Block) -> str | None:
    """The heading of a book's first chapter, which stands where a post has its title."""
    heading = _heading(post.text, block)
    return heading if heading and fold(heading) != fold(post.title or "")[:_HEADING] else None


def _heading(text: str, block: Block) -> str | None:
    return " ".join(text[block.start : block.end].split())[:_HEADING] or None


def _page(post: Post, offset: int) -> int | None:
    if post.format != "pdf":
        return None
    match = _PAGE.match(post.place(offset).part or "")
    return int(match[1]) if match else None
