"""The citation fields that reference managers leave in a Word file."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from litman.posts.post import CitedItem

_CSL = re.compile(r"ADDIN\s+(?:ZOTERO_ITEM\s+)?CSL_CITATION\s*(?P<json>\{.*)", re.DOTALL)
_ENDNOTE = re.compile(r"ADDIN\s+EN\.CITE(?:\.DATA)?\s*(?P<xml><EndNote>.*</EndNote>)?", re.DOTALL)
_WORD_SOURCE = re.compile(r"^\s*CITATION\s+(?P<tag>\S+)(?P<rest>.*)", re.DOTALL)
_WORD_PAGES = re.compile(r"\\p\s+\"?(?P<pages>[^\"\\]+)")
_LONGEST = 4_000_000  # characters of one field code

# Source: EndNote's XML, reference types by number.
_ENDNOTE_TYPES = {
    "17": "article-journal",
    "6": "book",
    "5": "chapter",
    "12": "webpage",
    "32": "thesis",
    "27": "report",
}


def read_field(code: str, data: str) -> tuple[CitedItem, ...]:
    """Return the works that a field's code cites; empty where it is no citation.

    Args:
        code: The instruction text: Zotero's and Mendeley's hold CSL-JSON, EndNote's its own XML.
        data: The field's data in base64, where EndNote keeps the XML of longer citations.

    Source: https://www.zotero.org/support/dev/client_coding/citation_fields.
    """
    if len(code) > _LONGEST or len(data) > _LONGEST:
        return ()
    if match := _CSL.search(code):
        return _read_csl(match["json"])
    if match := _ENDNOTE.search(code):
        return _read_endnote(match["xml"] or _decoded(data))
    if match := _WORD_SOURCE.match(code):
        return tuple(_word_items(match["tag"], match["rest"]))
    return ()


def is_own_of_word(code: str) -> bool:
    """Whether a field is Word's own citation, which names the sources of its file by their tags."""
    return bool(_WORD_SOURCE.match(code))


def _word_items(tag: str, rest: str) -> Iterator[CitedItem]:
    """Yield the sources of Word's own field: the first one, and those behind `\\m`, each with its switches."""
    for part in re.split(r"\\m\s+", f"{tag} {rest}"):
        name, _, switches = part.strip().partition(" ")
        pages = _WORD_PAGES.search(switches)
        if name:
            yield CitedItem(name, locator=pages["pages"].strip() if pages else None)


def read_mendeley_tag(tag: str) -> tuple[CitedItem, ...]:
    """Return the works of a content control of Mendeley Cite, whose tag is JSON in base64."""
    _, found, coded = tag.partition("MENDELEY_CITATION_v3_")
    return _read_csl(_decoded(coded)) if found and len(coded) < _LONGEST else ()


def _read_csl(source: str) -> tuple[CitedItem, ...]:
    try:
        loaded, _ = json.JSONDecoder().raw_decode(source.strip())
    except (ValueError, RecursionError):
        return ()
    listed = loaded.get("citationItems") if isinstance(loaded, Mapping) else None
    if not isinstance(listed, list):
        return ()
    return tuple(_csl_item(item) for item in listed if isinstance(item, Mapping))


def _csl_item(item: Mapping[str, Any]) -> CitedItem:
    csl = item.get("itemData")
    data: Mapping[str, object] | None = csl if isinstance(csl, Mapping) else None
    key = (data or {}).get("id", item.get("id"))
    locator = _text(item.get("locator"))
    label = _text(item.get("label"))
    if locator and label and label != "page":
        locator = f"{label} {locator}"
    return CitedItem(
        str(key) if key is not None else None,
        prefix=_text(item.get("prefix")),
        locator=locator,
        suffix=_text(item.get("suffix")),
        csl=data,
    )


def _read_endnote(source: str) -> tuple[CitedItem, ...]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser) if source.strip() else None
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return ()
    return tuple(_endnote_item(cite) for cite in root.iter("Cite"))


def _endnote_item(cite: Any) -> CitedItem:
    record = cite.find("record")
    csl: dict[str, object] = {}
    if record is not None:
        csl = {
            "type": _ENDNOTE_TYPES.get((record.findtext("ref-type") or "").strip(), "document"),
            "title": _inner(record, "titles/title"),
            "container-title": _inner(record, "titles/secondary-title"),
            "author": [_name(node) for node in record.findall("contributors/authors/author")],
            "volume": _inner(record, "volume"),
            "issue": _inner(record, "number"),
            "page": _inner(record, "pages"),
            "DOI": _inner(record, "electronic-resource-num"),
            "publisher": _inner(record, "publisher"),
        }
    year = _inner(cite, "Year") or (_inner(record, "dates/year") if record is not None else None)
    if year and year[:4].isdigit():
        csl["issued"] = {"date-parts": [[int(year[:4])]]}
    csl = {name: value for name, value in csl.items() if value}
    if "author" not in csl and (author := _inner(cite, "Author")):
        csl["author"] = [{"family": author}]
    key = _inner(cite, "RecNum")
    return CitedItem(
        key and f"endnote-{key}",
        prefix=_inner(cite, "Prefix"),
        locator=_inner(cite, "Pages"),
        suffix=_inner(cite, "Suffix"),
        csl=csl or None,
    )


def _inner(node: Any, path: str) -> str | None:
    found = node.find(path)
    return "".join(found.itertext()).strip() or None if found is not None else None


def _name(node: Any) -> dict[str, str]:
    family, comma, given = "".join(node.itertext()).strip().partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma else {"literal": family.strip()}


def _text(value: object) -> str | None:
    return (
        str(value).strip() or None if isinstance(value, str | int) and not isinstance(value, bool) else None
    )


def _decoded(coded: str) -> str:
    bare = re.sub(r"\s+", "", coded)
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4)).decode("utf-8", "replace").strip("\x00 \r\n")
    except (binascii.Error, ValueError):
        return ""
