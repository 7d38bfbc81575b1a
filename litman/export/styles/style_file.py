"""A CSL style file: read, checked, and refused with a reason where it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from litman.errors import StyleFileError

if TYPE_CHECKING:
    from lxml.etree import _Element

CSL_NAMESPACE = "http://purl.org/net/xbiblio/csl"
MAX_STYLE_BYTES = 2_000_000  # the largest style there is has 180 kB
StyleKind = Literal["author-date", "numeric", "note", "author", "label"]
_KINDS = ("author-date", "numeric", "note", "author", "label")
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its own text, or with the parent's text where the file is a dependent one."""

    name: str  # file name without `.csl`
    title: str
    kind: str  # one of StyleKind; empty where the file does not say
    is_note: bool  # citations are footnotes
    fields: tuple[str, ...]  # of science: `medicine`
    parent: str  # name of the parent of a dependent style; empty: it stands for itself
    locale: str  # its default locale; empty: en-US
    text: str  # the CSL itself; empty in a list of styles
    has_bibliography: bool = True


def read_style(name: str, data: bytes, *, where: str = "") -> Style:
    """Return the style in the file's bytes; a dependent one has its parent's name and needs its text.

    `where` is what the person called it.

    Raises:
        StyleFileError: it is no CSL style; the message says why.

    Source: CSL 1.0.2 specification, sections "Styles and Locales" and "Style Structure".
    """
    where = where or name
    if len(data) > MAX_STYLE_BYTES:
        raise StyleFileError(where, f"it holds more than {MAX_STYLE_BYTES // 1_000_000} MB")
    if _ENTITIES.search(data):
        raise StyleFileError(where, "it declares a document type or entities, which no style needs")
    root = _root(where, data)
    _check_root(where, root)
    info = root.find(f"{{{CSL_NAMESPACE}}}info")
    parent, kind, fields = _info(info)
    style = Style(
        name=name,
        title=_title(info) or name,
        kind=kind,
        is_note=root.get("class") == "note",
        fields=fields,
        parent=parent,
        locale=root.get("default-locale", ""),
        text=_text(where, data),
        has_bibliography=root.find(f"{{{CSL_NAMESPACE}}}bibliography") is not None,
    )
    if not parent and root.get("class") not in ("in-text", "note"):
        raise StyleFileError(where, "its class is neither `in-text` nor `note`")
    if not parent and root.find(f"{{{CSL_NAMESPACE}}}citation") is None:
        raise StyleFileError(where, "it has no `citation` part")
    return style


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise StyleFileError(name, "it is not UTF-8") from exc


@cache
def _parser() -> Any:
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)


def _root(name: str, data: bytes) -> _Element:
    from lxml import etree

    try:
        root: _Element = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as exc:
        if not data.strip():
            raise StyleFileError(name, "it is empty") from exc
        raise StyleFileError(name, f"it is not well-formed XML: {exc}") from exc
    return root


def _check_root(name: str, root: _Element) -> None:
    tag = str(root.tag)
    if tag == f"{{{CSL_NAMESPACE}}}locale":
        raise StyleFileError(name, "it is a CSL locale, not a style")
    if tag != f"{{{CSL_NAMESPACE}}}style":
        word = tag.rpartition("}")[2]
        if word == "style":
            raise StyleFileError(name, f"its `style` is not in the namespace {CSL_NAMESPACE}")
        raise StyleFileError(name, f"it begins with `{word}`, a style begins with `style`")


def _info(info: _Element | None) -> tuple[str, str, tuple[str, ...]]:
    parent, kind, fields = "", "", []
    for element in info if info is not None else ():
        tag = str(element.tag).rpartition("}")[2]
        if tag == "link" and element.get("rel") == "independent-parent":
            parent = (element.get("href") or "").rstrip("/").rpartition("/")[2]
        elif tag == "category":
            form, field = element.get("citation-format"), element.get("field")
            kind = form if form in _KINDS and form else kind
            if field:
                fields.append(field)
    return parent, kind, tuple(fields)


def _title(info: _Element | None) -> str:
    found = info.findtext(f"{{{CSL_NAMESPACE}}}title") if info is not None else None
    return " ".join((found or "").split())
