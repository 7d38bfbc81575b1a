"""An OpenDocument text as a package: its content, what its styles are called and look like, what it says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from litman.errors import DamagedPostError, EncryptedPostError
from litman.posts.readers.zipped import open_archive, parse_part, read_part

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_CODED = re.compile(r"_([0-9a-f]{2,4})_")


@dataclass(slots=True)
class Package:
    """What of an OpenDocument text a post needs."""

    body: Any  # the element of its text
    parents: dict[str, str] = field(default_factory=dict)  # of styles, by name
    raised: frozenset[str] = frozenset()  # styles that raise their text
    numbered: frozenset[str] = frozenset()  # styles of lists with numbers
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None

    def style_name(self, name: str | None) -> str:
        """Return the name of the style that a person chose, of an automatic one that of its parent."""
        name = self.parents.get(name or "", name or "") or name or ""
        return _CODED.sub(lambda match: chr(int(match[1], 16)), name)


def open_odt(path: Path, data: bytes) -> Package:
    """Return the package in the bytes.

    Raises:
        EncryptedPostError: it has a password.
        DamagedPostError: it is no ZIP, its text is missing, or a part is no XML.
        PostSizeError: a part unpacks to more than is read.
    """
    with open_archive(path, data, what="OpenDocument text") as archive:
        content = read_part(path, archive, "content.xml")
        manifest = read_part(path, archive, "META-INF/manifest.xml") or b""
        if b"encryption-data" in manifest:
            raise EncryptedPostError(path)
        if content is None:
            raise DamagedPostError(path, "its part content.xml is missing")
        root = parse_part(path, "content.xml", content)
        styles = read_part(path, archive, "styles.xml")
        meta = read_part(path, archive, "meta.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise DamagedPostError(path, "it holds no text document")
    package = Package(body)
    _read_styles(package, root, parse_part(path, "styles.xml", styles) if styles else None)
    if meta:
        _read_meta(package, parse_part(path, "meta.xml", meta))
    return package


def _read_styles(package: Package, content: Any, styles: Any) -> None:
    automatic = content.find(f"{OFFICE}automatic-styles")
    raised, numbered = set(), set()
    for root in (styles, content):
        for style in root.iter(f"{STYLE}style") if root is not None else ():
            look = style.find(f"{STYLE}text-properties")
            if look is not None and (look.get(f"{STYLE}text-position") or "").startswith("super"):
                raised.add(style.get(f"{STYLE}name") or "")
        for listed in root.iter(f"{TEXT}list-style") if root is not None else ():
            first = next(iter(listed), None)
            if (
                first is not None
                and first.tag == f"{TEXT}list-level-style-number"
                and first.get(f"{STYLE}num-format")
            ):
                numbered.add(listed.get(f"{STYLE}name") or "")
    for style in automatic if automatic is not None else ():
        if style.get(f"{STYLE}parent-style-name"):
            package.parents[style.get(f"{STYLE}name") or ""] = style.get(f"{STYLE}parent-style-name")
    package.raised, package.numbered = frozenset(raised), frozenset(numbered)


def _read_meta(package: Package, root: Any) -> None:
    found = root.find(f"{OFFICE}meta")
    if found is None:
        return
    package.title = (found.findtext(f"{_DUBLIN}title") or "").strip() or None
    names = (found.findtext(f"{_META}initial-creator"), found.findtext(f"{_DUBLIN}creator"))
    creator = next((name.strip() for name in names if name and name.strip()), "")
    package.authors = tuple(name.strip() for name in creator.split(";") if name.strip())
    package.date = (found.findtext(f"{_META}creation-date") or "").strip()[:10] or None
