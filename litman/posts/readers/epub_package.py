"""An EPUB as a package: its chapters in the order of reading, and what it says of itself."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from litman.errors import DamagedPostError, EmptyPostError, EncryptedPostError, PostSizeError
from litman.posts.readers.zipped import open_archive, parse_part, read_part

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = frozenset(["application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"])
_MOST_MB = 40  # of all chapters, unpacked
_MOST_CHAPTERS = 5_000
_DUBLIN = "{*}metadata/{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the book's text."""

    name: str  # as the package document names it
    path: str  # in the archive
    content: bytes
    is_navigation: bool


@dataclass(frozen=True, slots=True)
class Book:
    """What of an EPUB a post needs."""

    chapters: tuple[Chapter, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    language: str | None = None


def open_epub(path: Path, data: bytes) -> Book:
    """Return the book in the bytes.

    Raises:
        EncryptedPostError: its chapters are encrypted.
        DamagedPostError: it is no ZIP, names no package document, or a part is no XML.
        PostSizeError: a part, or all chapters together, unpack to more than is read.
        EmptyPostError: it names no chapter.

    Source: EPUB 3.3, "Open Container Format" and "Package document"; guides are those of EPUB 2.
    """
    with open_archive(path, data, what="EPUB") as archive:
        name, package = _package(path, archive)
        folder = posixpath.dirname(name)
        listed = _listed(package, folder)
        _refuse_encrypted(path, archive, {where for _, where, _ in listed})
        chapters: list[Chapter] = []
        left = _MOST_MB * 1_000_000
        for href, where, is_navigation in listed[:_MOST_CHAPTERS]:
            content = read_part(path, archive, where)
            if content is None:
                continue
            left -= len(content)
            if left < 0:
                raise PostSizeError(path, _MOST_MB, "its text")
            chapters.append(Chapter(href, where, content, is_navigation))
    if not chapters:
        raise EmptyPostError(path)
    return Book(
        tuple(chapters),
        next(iter(_said(package, "title")), None),
        tuple(dict.fromkeys(_said(package, "creator"))),
        next((date[:10] for date in _said(package, "date")), None),
        next(iter(_said(package, "language")), None),
    )


def _package(path: Path, archive: zipfile.ZipFile) -> tuple[str, Any]:
    """Return where the package document is, and its root."""
    container = read_part(path, archive, _CONTAINER)
    if container is None:
        raise DamagedPostError(path, f"its part {_CONTAINER} is missing")
    roots = parse_part(path, _CONTAINER, container).iter("{*}rootfile")
    name = next((unquote(root.get("full-path") or "") for root in roots), "")
    package = read_part(path, archive, name) if name else None
    if package is None:
        raise DamagedPostError(path, "its package document is missing")
    return name, parse_part(path, name, package)


def _listed(package: Any, folder: str) -> list[tuple[str, str, bool]]:
    """Return the chapters in the order of reading: name, path in the archive, whether each only leads to others."""
    files: dict[str, Any] = {node.get("id") or "": node for node in package.iterfind("{*}manifest/{*}item")}
    covers = {
        unquote((node.get("href") or "").partition("#")[0])
        for node in package.iterfind("{*}guide/{*}reference")
        if (node.get("type") or "").casefold() in ("toc", "cover")
    }
    found: dict[str, tuple[str, str, bool]] = {}
    for reference in package.iterfind("{*}spine/{*}itemref"):
        item = files.get(reference.get("idref") or "")
        if item is None or (item.get("media-type") or "").casefold() not in _PAGES:
            continue
        href = unquote(item.get("href") or "")
        where = posixpath.normpath(posixpath.join(folder, href))
        leads = "nav" in (item.get("properties") or "").split() or href in covers
        found.setdefault(where, (href, where, leads))
    return list(found.values())


def _refuse_encrypted(path: Path, archive: zipfile.ZipFile, chapters: set[str]) -> None:
    """Raise where a chapter is encrypted; fonts are in books that anybody may read."""
    encryption = read_part(path, archive, _ENCRYPTION)
    if encryption is None:
        return
    for node in parse_part(path, _ENCRYPTION, encryption).iter("{*}CipherReference"):
        if posixpath.normpath(unquote(node.get("URI") or "")) in chapters:
            raise EncryptedPostError(path)


def _said(package: Any, name: str) -> list[str]:
    texts = (" ".join("".join(node.itertext()).split()) for node in package.iterfind(f"{_DUBLIN}{name}"))
    return [text for text in texts if text]
