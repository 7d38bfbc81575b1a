"""A post that is a saved web page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from litman.errors import DamagedPostError, EmptyPostError
from litman.posts.post import Bibliography, Post
from litman.posts.prose.bylines import date_in, without_notes
from litman.posts.prose.people import mark_biographies
from litman.posts.readers.decode import decode_text, refuse_many_paragraphs
from litman.posts.readers.html_main import MainPart, find_main
from litman.posts.readers.html_meta import PageFacts, read_page_facts
from litman.posts.readers.html_references import find_reference_elements
from litman.posts.readers.html_walk import walk_page
from litman.text.folding import fold

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*+=\s*+(?:[\"']\s*+)?([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_HEAD = 100_000  # characters in which the document type is looked for
_DOCTYPE_SUBSET = re.compile(r"<!DOCTYPE[^>\[]*\[.{0,100000}?\]\s*>", re.IGNORECASE | re.DOTALL)
_MOST_TAGS = 1_000_000  # about 150 MB once parsed
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{8000,}+")
_QUOTED = re.compile(r"\"[^\"]*+\"?|'[^']*+'?")
_BETWEEN_ATTRIBUTES = re.compile(r"[\s/]++")
_MOST_ATTRIBUTES = 4_000
_DEEPEST = 2_000  # elements within elements; deeper ones are no page but an attack or a slip of a program


def read_html_post(path: Path, data: bytes) -> Post:
    """Return the post in the bytes of a web page.

    The text holds the whole page: what stands outside its main part is kept as navigation or boilerplate. Scripts,
    styles and hidden parts are left out. No entity is expanded from outside, nothing is fetched.

    Raises:
        EmptyPostError: no text in it is visible.
        DamagedPostError: elements are nested more than two thousand deep, or there are more than a million.
        PostLinesError: it has more paragraphs than a book.
        BinaryPostError, UndecodableError: the bytes are no text.
    """
    source = decode_text(path, data, declared=declared_encoding(data))
    root = parse_page(path, source)
    refuse_many_paragraphs(path, source)
    return post_from_page(path, root, source, read_page_facts(root))


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page names in its beginning, or None."""
    declared = _DECLARED.search(data[:4096])
    return (declared[1] or declared[2]).decode("ascii", "replace") if declared else None


def post_from_page(
    path: Path, root: Any, source: str, facts: PageFacts, main: MainPart | None = None
) -> Post:
    """Return the post that a parsed page is.

    Args:
        path: The file.
        root: The page, parsed from `source`.
        source: What its lines are counted in.
        facts: What it says of itself.
        main: Its main part, where that is known; else it is looked for.

    Raises:
        EmptyPostError: no text in it is visible.
    """
    body = root.find("body")
    references = find_reference_elements(root if body is None else body)
    if main is None:
        main = find_main(root, source, keep=frozenset(references.items))
    builder = walk_page(root, main, references, source)
    if not builder.blocks:
        raise EmptyPostError(path)
    text = builder.text
    blocks = tuple(builder.blocks)
    shown = next((text[block.start : block.end] for block in blocks if block.kind == "title"), None)
    title = facts.title or shown
    if shown and title and fold(shown) in fold(title):
        title = shown  # `The title | The site`
    bylines = [
        *(f"By {author}" for author in facts.authors),
        *(text[b.start : b.end] for b in blocks if b.kind == "byline"),
    ]
    blocks, named = mark_biographies(text, blocks, bylines)
    return Post(
        path=path,
        format="html",
        text=text,
        blocks=blocks,
        title=title,
        authors=tuple(without_notes(name) for name in facts.authors) or named,
        date=facts.date or date_in(bylines),
        canonical_url=facts.canonical_url,
        site=facts.site,
        language=facts.language,
        hints=builder.finished_hints(),
        source_points=tuple(builder.points),
        bibliographies=_own_bibliography(path, root),
    )


def _own_bibliography(path: Path, root: Any) -> tuple[Bibliography, ...]:
    """Return the references in BibTeX that the page itself holds, as those of Distill do."""
    held = [
        node.text or ""
        for node in root.iter("script", "d-bibliography")
        if node.tag != "script" or (node.get("type") or "").endswith("/bibliography")
    ]
    if not any("@" in text for text in held):
        return ()
    from litman.bibtex.file.whole_document import read_document

    read = (read_document(path, text.encode("utf-8", "replace")).keys() for text in held)
    return (Bibliography(path, frozenset().union(*read)),)


def parse_page(path: Path, source: str) -> Any:
    """Return the root element of the page; broken mark-up is mended as browsers do.

    Raises:
        EmptyPostError: there is no element in it.
        DamagedPostError: it is nested too deep, holds more than a million tags, or a tag with thousands of attributes.
    """
    from lxml import etree, html

    if source.count("<") > _MOST_TAGS:
        raise DamagedPostError(path, f"it holds more than {_MOST_TAGS:,} tags")
    if any(_has_many_attributes(match[0]) for match in _LONG_TAG.finditer(source)):
        raise DamagedPostError(path, f"a tag has more than {_MOST_ATTRIBUTES:,} attributes")
    # A declaration would contradict the encoding given here; an internal subset could define entities.
    cleaned = _without_subset(_XML_DECLARATION.sub("", source.replace("\x00", "")))
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, recover=True
    )
    try:
        root = html.document_fromstring(cleaned.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as exc:
        raise EmptyPostError(path) from exc
    if any("depth" in error.message.lower() for error in parser.error_log):
        raise DamagedPostError(path, f"elements are nested more than {_DEEPEST} deep")
    return root


def _has_many_attributes(tag: str) -> bool:
    """Whether they are so many that they would be compared with each other for seconds."""
    return len(_BETWEEN_ATTRIBUTES.findall(_QUOTED.sub("", tag))) > _MOST_ATTRIBUTES


def _without_subset(source: str) -> str:
    """Return a page without the declarations of entities in its document type; only the first one counts."""
    start = source[:_HEAD].upper().find("<!DOCTYPE")
    match = _DOCTYPE_SUBSET.match(source, start) if start >= 0 else None
    return f"{source[:start]}<!DOCTYPE html>{source[match.end() :]}" if match else source


def read_fragment(path: Path, source: str) -> Post:
    """Return a piece of HTML, such as a block in a Markdown file, as a post of its own."""
    post = read_html_post(path, source.encode("utf-8", "replace"))
    return replace(post, title=None)
