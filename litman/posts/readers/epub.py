"""A post in an EPUB: its chapters, put together as one page and read as such."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from litman.errors import EmptyPostError
from litman.posts.post import Post, SourcePoint
from litman.posts.readers.decode import decode_text
from litman.posts.readers.epub_package import Book, Chapter, open_epub
from litman.posts.readers.html import declared_encoding, parse_page, post_from_page
from litman.posts.readers.html_main import MainPart
from litman.posts.readers.html_meta import PageFacts

# Source: EPUB 3 Structural Semantics Vocabulary 1.1, and the roles of DPUB-ARIA that are said of the same.
_ROLES = {
    "noteref": "doc-noteref",
    "biblioref": "doc-biblioref",
    "backlink": "doc-backlink",
    "footnote": "doc-footnote",
    "endnote": "doc-footnote",
    "rearnote": "doc-footnote",
    "note": "doc-footnote",
    "footnotes": "doc-endnotes",
    "endnotes": "doc-endnotes",
    "rearnotes": "doc-endnotes",
    "bibliography": "doc-bibliography",
    "biblioentry": "doc-biblioentry",
    "pagebreak": "doc-pagebreak",
    **dict.fromkeys(("toc", "landmarks", "page-list", "loi", "lot", "cover", "index"), "navigation"),
    **dict.fromkeys(("copyright-page", "colophon", "halftitlepage"), "contentinfo"),
}
_PLAIN_ROLES = {
    "doc-endnote": "doc-footnote",
    "doc-toc": "navigation",
    "doc-pagelist": "navigation",
    "doc-cover": "navigation",
    "doc-index": "navigation",
    "doc-colophon": "contentinfo",
}


def read_epub_post(path: Path, data: bytes) -> Post:
    """Return the post in the bytes of an EPUB, its chapters in the order of reading.

    Links from one chapter to another lead within the post. What EPUB says of an element (`epub:type`) becomes the
    role of the same meaning, which pages have too. A place says the chapter's file and the heading; lines are counted
    through all chapters.

    Raises:
        EncryptedPostError: its chapters are encrypted.
        DamagedPostError: it is no EPUB, or a part of it is broken.
        PostSizeError: it unpacks to more than is read.
        EmptyPostError: there is no text in it.
    """
    book = open_epub(path, data)
    source, starts = _as_one_page(path, book)
    root = parse_page(path, source)
    facts = PageFacts(title=book.title, authors=book.authors, date=book.date, language=book.language)
    body = root.find("body")
    post = post_from_page(path, root, source, facts, MainPart(root if body is None else body))
    return replace(
        post,
        format="epub",
        title=book.title or post.title,
        source_points=tuple(_in_its_chapter(point, book, starts) for point in post.source_points),
    )


def _as_one_page(path: Path, book: Book) -> tuple[str, list[int]]:
    """Return the chapters as the source of one page, and the line on which each begins."""
    from lxml import html

    bodies: list[Any] = []
    for chapter in book.chapters:
        source = decode_text(path, chapter.content, declared=declared_encoding(chapter.content))
        try:
            root = parse_page(path, source)
        except EmptyPostError:
            root = html.document_fromstring("<body></body>")
        body = root.find("body")
        bodies.append(root if body is None else body)
    names = _names(book.chapters, bodies)
    parts, starts, line = ["<html><body>\n"], [], 2
    for chapter, body in zip(book.chapters, bodies, strict=True):
        _rewrite(chapter, body, names)
        parts.append(html.tostring(body, encoding="unicode", with_tail=False) + "\n")
        starts.append(line)
        line += parts[-1].count("\n")
    return "".join([*parts, "</body></html>"]), starts


def _names(chapters: tuple[Chapter, ...], bodies: list[Any]) -> dict[tuple[str, str], str]:
    """Return the name within the page of each id of each chapter's file, and under "" of the chapter itself."""
    names: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for number, (chapter, body) in enumerate(zip(chapters, bodies, strict=True), start=1):
        names[chapter.path, ""] = f"chapter-{number}"
        for node in body.iter():
            name = _name_of(node)
            if name and (chapter.path, name) not in names:
                unique = name if name not in taken else f"{name}-{number}"
                names[chapter.path, name] = unique
                taken.add(name)
    return names


def _name_of(node: Any) -> str | None:
    return node.get("id") or (node.get("name") if node.tag == "a" else None)


def _rewrite(chapter: Chapter, body: Any, names: dict[tuple[str, str], str]) -> None:
    """Turn a chapter's body into a part of the page: its ids, its links, and what EPUB says of its elements."""
    for node in body.iter():
        if not isinstance(node.tag, str):
            continue
        name = _name_of(node)
        if name:
            node.set("id", names[chapter.path, name])
        if node.tag == "a" and node.get("href"):
            node.set("href", _target(chapter, node.get("href"), names))
        role = _role(node)
        if role:
            node.set("role", role)
    body.tag = "div"
    if body.get("id") is None:
        body.set("id", names[chapter.path, ""])
    if chapter.is_navigation:
        body.set("role", "navigation")


def _target(chapter: Chapter, href: str, names: dict[tuple[str, str], str]) -> str:
    """Return where a link leads: within the page where it leads to a chapter, else as it is."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return href
    if parts.scheme or parts.netloc:
        return href
    file = unquote(parts.path)
    where = (
        posixpath.normpath(posixpath.join(posixpath.dirname(chapter.path), file)) if file else chapter.path
    )
    name = names.get((where, unquote(parts.fragment))) or names.get((where, ""))
    return f"#{name}" if name else href


def _role(node: Any) -> str | None:
    said = [_ROLES[kind] for kind in (node.get("epub:type") or "").split() if kind in _ROLES]
    return said[0] if said else _PLAIN_ROLES.get(node.get("role") or "")


def _in_its_chapter(point: SourcePoint, book: Book, starts: list[int]) -> SourcePoint:
    at = max(bisect_right(starts, point.line) - 1, 0)
    return point._replace(part=book.chapters[at].name)
