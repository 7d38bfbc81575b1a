"""A record of a library in MARC 21, read from XML: its fields by tag, whatever stands around the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from litman.sources.reading.markup import unescape
from litman.text.folding import collapse_white_space

# Marks around an article that is not sorted by. Source: MARC 21, "Guidelines for the Non-Sorting Control Character".
_NOT_SORTED = dict.fromkeys([0x98, 0x9C, 0x88, 0x89])


@dataclass(frozen=True, slots=True)
class MarcField:
    """A field with subfields, in their order."""

    indicators: str  # both of them, blanks as spaces
    subfields: tuple[tuple[str, str], ...]  # code and text on one line, texts that are not blank

    def first(self, code: str) -> str | None:
        """Return the first subfield of a code."""
        return next((text for found, text in self.subfields if found == code), None)

    def all(self, codes: str) -> list[str]:
        """Return the subfields with one of these codes, in the order of the field."""
        return [text for found, text in self.subfields if found in codes]


@dataclass(slots=True)
class MarcRecord:
    """A record. Source: MARC 21 Format for Bibliographic Data."""

    leader: str = ""
    controls: dict[str, str] = field(default_factory=dict)
    fields: dict[str, list[MarcField]] = field(default_factory=dict)

    def of(self, *tags: str) -> list[MarcField]:
        """Return the fields with these tags, in the order of the tags."""
        return [found for tag in tags for found in self.fields.get(tag, ())]

    def first(self, tag: str, code: str) -> str | None:
        """Return the first subfield of a code among the fields with a tag."""
        return next((text for found in self.of(tag) if (text := found.first(code))), None)

    def control(self, tag: str, start: int, end: int) -> str:
        """Return characters of a control field; blanks where it is shorter."""
        return self.controls.get(tag, "").ljust(end)[start:end]


def local_name(node: Any) -> str:
    """Return the name of an element without its name space; a prefix that nobody declared counts for one."""
    return node.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(node.tag, str) else ""


def marc_records(root: Any) -> Iterator[MarcRecord]:
    """Yield the records of a document: elements with fields right below them, a title among these."""
    for node in root.iter():
        if local_name(node) != "record":
            continue
        children = [child for child in node if local_name(child) in ("leader", "controlfield", "datafield")]
        record = _record(children)
        if "245" in record.fields:
            yield record


def _record(children: list[Any]) -> MarcRecord:
    record = MarcRecord()
    for child in children:
        name, tag = local_name(child), child.get("tag") or ""
        if name == "leader":
            record.leader = child.text or ""
        elif name == "controlfield":
            record.controls.setdefault(tag, child.text or "")
        else:
            record.fields.setdefault(tag, []).append(_field(child.attrib, child))
    return record


def _field(attributes: Mapping[str, str], node: Any) -> MarcField:
    subfields = [(child.get("code") or "", _text(child)) for child in node if local_name(child) == "subfield"]
    indicators = (attributes.get("ind1") or " ")[:1] + (attributes.get("ind2") or " ")[:1]
    return MarcField(indicators, tuple((code, text) for code, text in subfields if text))


def _text(node: Any) -> str:
    raw = "".join(node.itertext()).translate(_NOT_SORTED)
    return collapse_white_space(unescape(raw))
