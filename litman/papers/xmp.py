"""What a PDF's packet of XMP says of the work: its identifiers, its title, its people.

Source: ISO 16684-1 (XMP); PRISM 3.0, `prism:doi`; Dublin Core, `dc:identifier`, `dc:title`, `dc:creator`.
"""

from __future__ import annotations

from typing import NamedTuple

_TELLING = frozenset({"doi", "identifier", "url", "articledoi", "crossmarkdoi", "wps-articledoi"})
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_MOST = 200  # values of a packet that are looked at


class Stated(NamedTuple):
    """What a file states of itself, outside its pages."""

    identifying: tuple[str, ...] = ()  # values of the fields that hold identifiers
    title: str = ""
    people: tuple[str, ...] = ()


def read_xmp(packet: str) -> Stated:
    """Return what a packet states; nothing where it is none, or damaged. No entity is expanded. Never raises."""
    from lxml import etree

    start, end = packet.find("<rdf:RDF"), packet.rfind("</rdf:RDF>")
    if start < 0 or end < 0:
        return Stated()
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(packet[start : end + len("</rdf:RDF>")].encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return Stated()
    if root is None:
        return Stated()
    found: list[str] = []
    for element in root.iter("*"):
        own = [(element.tag, " ".join("".join(element.itertext()).split()))] if _is_field(element.tag) else []
        found += [value for name, value in (*own, *element.attrib.items()) if _is_field(str(name)) and value]
    title = _listed(root, "title")
    return Stated(tuple(found[:_MOST]), title[0] if title else "", tuple(_listed(root, "creator")))


def _is_field(name: str) -> bool:
    return name.rpartition("}")[2].lower() in _TELLING


def _listed(root: object, name: str) -> list[str]:
    """The values of a field of Dublin Core, without the lists that they stand in."""
    values: list[str] = []
    for element in root.iter(f"{_DUBLIN_CORE}{name}"):  # type: ignore[attr-defined]
        values += [text for part in element.itertext() if (text := " ".join(part.split()))]
    return values[:_MOST]
