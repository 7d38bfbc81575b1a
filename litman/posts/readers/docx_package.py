"""A Word file as a package of XML parts, each read to a bound."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from litman.errors import DamagedPostError, EncryptedPostError
from litman.posts.readers.docx_sources import read_sources
from litman.posts.readers.zipped import open_archive, parse_part, read_part

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@dataclass(slots=True)
class Package:
    """The parts of a Word file that a post needs."""

    document: Any  # root of the main part
    styles: dict[str, str]  # names by id
    links: dict[str, str]  # addresses by relationship id
    notes: dict[tuple[str, str], Any] = field(default_factory=dict)  # by kind (`footnote`, `endnote`) and id
    sources: dict[str, Mapping[str, object]] = field(default_factory=dict)  # Word's own, CSL-JSON by tag
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None

    def style_name(self, style_id: str | None) -> str:
        """Return the name of a style, in English for those that Word brings along."""
        return self.styles.get(style_id or "", style_id or "")

    def link(self, node: Any) -> str | None:
        """Return where a hyperlink leads, `#name` within the document."""
        anchor = node.get(f"{WORD}anchor")
        return self.links.get(node.get(f"{_RELATIONSHIPS}id") or "") or (f"#{anchor}" if anchor else None)

    def note(self, kind: str, identifier: str) -> Any:
        """Return a foot- or endnote, or None where its part or the note is missing."""
        return self.notes.get((kind, identifier))


def open_package(path: Path, data: bytes) -> Package:
    """Return the package in the bytes.

    Raises:
        EncryptedPostError: it has a password, or is an old .doc.
        DamagedPostError: it is no ZIP, its document is missing, or a part is no XML.
        PostSizeError: a part unpacks to more than `MAX_PART_MB`; no more than that is unpacked.
    """
    if data.startswith(_OLD_OFFICE):  # Word wraps an encrypted package in the container of old Office files
        raise EncryptedPostError(path)
    archive = open_archive(path, data, what="Word file")
    with archive:
        document = _read_xml(path, archive, "word/document.xml")
        if document is None:
            raise DamagedPostError(path, "its part word/document.xml is missing")
        package = Package(document, _styles(path, archive), _links(path, archive))
        for kind in ("footnote", "endnote"):
            root = _read_xml(path, archive, f"word/{kind}s.xml")
            for note in root if root is not None else ():
                if note.get(f"{WORD}type") in (None, "normal"):
                    package.notes[kind, note.get(f"{WORD}id") or ""] = note
        package.sources = read_sources(path, archive)
        _read_properties(package, _read_xml(path, archive, "docProps/core.xml"))
    return package


def value_of(node: Any, steps: str) -> str | None:
    """Return the `w:val` at the end of a path of Word elements below the node, or None."""
    found = node.find("/".join(f"{WORD}{step}" for step in steps.split("/")))
    return found.get(f"{WORD}val") if found is not None else None


def _read_xml(path: Path, archive: zipfile.ZipFile, name: str) -> Any:
    """Return the root of a part, or None where the package has no such part."""
    content = read_part(path, archive, name)
    return parse_part(path, name, content.replace(_STRICT, _TRANSITIONAL)) if content is not None else None


def _styles(path: Path, archive: zipfile.ZipFile) -> dict[str, str]:
    root = _read_xml(path, archive, "word/styles.xml")
    if root is None:
        return {}
    return {
        style.get(f"{WORD}styleId") or "": value_of(style, "name") or ""
        for style in root.iter(f"{WORD}style")
    }


def _links(path: Path, archive: zipfile.ZipFile) -> dict[str, str]:
    root = _read_xml(path, archive, "word/_rels/document.xml.rels")
    if root is None:
        return {}
    return {
        node.get("Id") or "": node.get("Target") or ""
        for node in root.iter(f"{_PACKAGE}Relationship")
        if (node.get("Type") or "").endswith("/hyperlink")
    }


def _read_properties(package: Package, root: Any) -> None:
    if root is None:
        return
    package.title = (root.findtext(f"{_DUBLIN}title") or "").strip() or None
    creator = (root.findtext(f"{_DUBLIN}creator") or "").strip()
    package.authors = tuple(name.strip() for name in creator.split(";") if name.strip())
    package.date = (root.findtext(f"{_TERMS}created") or "").strip()[:10] or None
