"""A post in Markdown: CommonMark with tables, footnotes, front matter, superscripts and Pandoc's citations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litman.errors import EmptyPostError
from litman.posts.markers.pandoc_citations import find_pandoc_citations
from litman.posts.post import BODY, Block, Hint, Post
from litman.posts.prose.bylines import date_in, without_notes
from litman.posts.prose.people import mark_biographies
from litman.posts.readers.decode import decode_text, refuse_many_cells, refuse_many_lines
from litman.posts.readers.front_matter import read_front_matter
from litman.posts.readers.markdown_blocks import BlockReader
from litman.posts.readers.markdown_dialects import add_dialects, without_scaffolding
from litman.posts.readers.markdown_included import with_included
from litman.posts.references.headings import is_reference_heading
from litman.text.folding import collapse_white_space, fold

if TYPE_CHECKING:
    from markdown_it.token import Token

# characters; longer ones no person wrote, and parsers of nested marks take long over them
_LONGEST_LINE = 200_000
_DEEPEST = 40  # marks within marks; the parser drops what is deeper


def read_markdown_post(path: Path, data: bytes) -> Post:
    """Return the post in the bytes of a Markdown file and in those that it includes.

    A file with a line of more than 100,000 characters, or with marks nested forty deep, is read as plain text: the
    parser would take minutes over the one and lose text of the other.

    Raises:
        EmptyPostError: there is no text in it.
        BinaryPostError, UndecodableError: the bytes are no text.
    """
    joined = with_included(path, decode_text(path, data))
    return joined.placed(post_from_markdown(path, joined.source, is_mdx=path.suffix.casefold() == ".mdx"))


def post_from_markdown(path: Path, source: str, *, is_mdx: bool = False) -> Post:
    """Return the post that the Markdown is.

    Raises:
        EmptyPostError: there is no text in it.
        PostLinesError: it has more than `MOST_LINES`, or more cells of tables than `MOST_CELLS`.
    """
    refuse_many_lines(path, source)
    refuse_many_cells(path, source.count("|"))
    if _has_endless_line(source):
        return _as_plain_text(path, source)
    shown = without_scaffolding(source, is_mdx=is_mdx)
    definitions: dict[str, Any] = {}
    tokens = _parse(shown, definitions, is_mdx=is_mdx)
    if tokens is None:
        return _as_plain_text(path, source)
    reader = BlockReader(shown)
    reader.read(tokens)
    builder = reader.builder
    builder.close_block()
    if not builder.blocks:
        raise EmptyPostError(path)
    text = builder.text
    facts = read_front_matter(reader.front_matter)
    blocks = _with_title(text, tuple(builder.blocks), facts.title)
    heading = next((text[block.start : block.end] for block in blocks if block.kind == "title"), None)
    bylines = [
        *(f"By {name}" for name in facts.authors),
        *(text[b.start : b.end] for b in blocks if b.kind == "byline"),
    ]
    blocks, named = mark_biographies(text, blocks, bylines)
    citations = [
        _defined(citation, definitions.get("references") or {})
        for citation in find_pandoc_citations(
            _without_code(text, [*reader.verbatim, *reader.escaped]), _cited_spans(blocks)
        )
    ]
    verbatim = [Hint("verbatim", start, end) for start, end in reader.verbatim if end > start]
    hints = (*builder.finished_hints(), *citations, *verbatim)
    return Post(
        path=path,
        format="markdown",
        text=text,
        blocks=blocks,
        title=facts.title or (collapse_white_space(heading) if heading else None),
        authors=tuple(without_notes(name) for name in facts.authors) or named,
        date=facts.date or date_in(bylines),
        canonical_url=facts.canonical_url,
        site=facts.site,
        language=facts.language,
        has_bibliography=facts.has_bibliography,
        names_bibliographies=facts.bibliographies,
        hints=tuple(sorted(hints, key=lambda hint: (hint.start, -hint.end))),
        source_points=tuple(builder.points),
    )


def _defined(citation: Hint, definitions: dict[str, Any]) -> Hint:
    """Return the citation with the work in place of a tag that the file defines: `[@tag:ice]: doi:10.1000/ice`."""
    if not any(f"@{item.key}".upper() in definitions for item in citation.items):
        return citation
    works = (
        replace(item, key=definitions[label]["href"])
        if (label := f"@{item.key}".upper()) in definitions
        else item
        for item in citation.items
    )
    return replace(citation, items=tuple(works))


def _without_code(text: str, verbatim: list[tuple[int, int]]) -> str:
    """Return the text with no `@` in code and formulas, nor one that is escaped, where it cites nothing."""
    parts, at = [], 0
    for start, end in sorted(verbatim):
        if start >= at:
            parts += [text[at:start], text[start:end].replace("@", " ")]
            at = end
    return "".join([*parts, text[at:]])


def _parse(source: str, definitions: dict[str, Any], *, is_mdx: bool) -> list[Token] | None:
    """Return the tokens, or None where marks are nested too deep for the parser to keep everything.

    What the file defines, such as the addresses of its links, is put into `definitions`.
    """
    try:
        tokens: list[Token] = _parser(is_mdx=is_mdx).parse(source, definitions)
    except RecursionError:
        return None
    return None if any(token.level >= _DEEPEST - 2 for token in tokens) else _with_notes_in_place(tokens)


def _with_notes_in_place(tokens: list[Token]) -> list[Token]:
    """Return the tokens with each footnote where the file has it; the parser puts them all behind the text."""
    at = next((at for at, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    notes: list[list[Token]] = []
    for token in tokens[at + 1 : -1]:
        if token.type == "footnote_open":
            notes.append([])
        notes[-1].append(token)
    lines = [next((token.map[0] for token in note if token.map), len(tokens) * 1_000) for note in notes]
    waiting = sorted(zip(lines, notes, strict=True), key=lambda pair: pair[0])[::-1]
    ordered: list[Token] = []
    for token in tokens[:at]:
        if token.level == 0 and token.map and token.nesting >= 0:
            while waiting and waiting[-1][0] < token.map[0]:
                ordered += waiting.pop()[1]
        ordered.append(token)
    return [*ordered, *(token for _, note in reversed(waiting) for token in note)]


def _parser(*, is_mdx: bool) -> Any:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin
    from mdit_py_plugins.superscript import superscript_plugin

    parser = (
        MarkdownIt("commonmark", {"maxNesting": _DEEPEST, "store_labels": True})
        .enable("table")
        .enable("strikethrough")
    )
    parser = parser.use(footnote_plugin).use(front_matter_plugin).use(superscript_plugin)
    return add_dialects(parser, is_mdx=is_mdx)


def _has_endless_line(source: str) -> bool:
    return len(source) > _LONGEST_LINE and max(map(len, source.split("\n"))) > _LONGEST_LINE


def _as_plain_text(path: Path, source: str) -> Post:
    from litman.posts.readers.text import post_from_text

    post = post_from_text(path, source)
    citations = find_pandoc_citations(source, list(post.body()))
    return replace(post, format="markdown", hints=tuple(citations))


def _cited_spans(blocks: tuple[Block, ...]) -> list[Block]:
    return [block for block in blocks if block.kind not in ("navigation", "boilerplate")]


def _with_title(text: str, blocks: tuple[Block, ...], title: str | None) -> tuple[Block, ...]:
    """Return the blocks with the first heading of level 1 as title, unless front matter names another.

    Without one it is the first heading of any level, where no text stands before it.
    """
    if title is None and not any(block.kind == "heading" and block.level == 1 for block in blocks):
        at = next(
            (at for at, block in enumerate(blocks) if block.kind == "heading" or block.kind in BODY), None
        )
        if at is not None and blocks[at].kind == "heading" and not _is_of_a_part(text, blocks[at]):
            return (*blocks[:at], replace(blocks[at], kind="title"), *blocks[at + 1 :])
    for at, block in enumerate(blocks):
        if block.kind == "heading" and block.level == 1:
            if title is None or fold(text[block.start : block.end]) == fold(title) or at == 0:
                return (*blocks[:at], replace(block, kind="title"), *blocks[at + 1 :])
            return blocks
    return blocks


# As `fold` leaves them: the parts with which papers begin.
_PARTS = frozenset(
    "abstract summary introduction background contents preface foreword overview zusammenfassung einleitung einführung"
    " résumé introduzione riassunto resumen introducción resumo introdução samenvatting inleiding streszczenie wstęp"
    " введение аннотация 摘要 引言 はじめに".split()
)


def _is_of_a_part(text: str, block: Block) -> bool:
    """Whether a heading names a part that every paper has, and not the post."""
    heading = text[block.start : block.end]
    return (
        is_reference_heading(heading)
        or fold(heading).removeprefix("author ").strip(" .:0123456789") in _PARTS
    )
