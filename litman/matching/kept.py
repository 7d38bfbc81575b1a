"""What the pool keeps of a record, packed small."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from litman.csl.from_json import work_from_item
from litman.identifiers.doi import parse_doi
from litman.matching.record import Record, record_from_message, record_from_work
from litman.matching.versions import SaidWork, Version

# What a record holds again and again is packed away by reference to this.
_COMMON = (
    b'{"DOI":"10.1016/","type":"journal-article","title":[""],"container-title":["Journal of "],'
    b'"short-container-title":["J. "],"author":[{"given":"","family":"","sequence":"additional"}],'
    b'"issued":{"date-parts":[[2015,10,12]]},"published-print":{"date-parts":[[]]},"published-online":'
    b'"volume":"","issue":"","page":"-","publisher":"Elsevier BV","ISSN":["0000-"],"subtitle":'
)
_KEPT = (
    "DOI",
    "type",
    "subtype",
    "title",
    "subtitle",
    "original-title",
    "short-title",
    "author",
    "editor",
    "translator",
    "issued",
    "published",
    "published-print",
    "published-online",
    "posted",
    "container-title",
    "short-container-title",
    "volume",
    "issue",
    "page",
    "article-number",
    "publisher",
    "publisher-location",
    "institution",
    "edition-number",
    "event",
    "ISSN",
    "ISBN",
    "language",
    "update-to",
    "updated-by",
    "relation",
)


_HALF = re.compile(r"[\ud800-\udfff]")  # of a character: JSON can say it, UTF-8 cannot
_PEOPLE = ("author", "editor", "translator")
_OF_PEOPLE = ("given", "family", "name", "suffix")  # where they worked takes more room than all the rest


def keep(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is kept of a Crossref message, and all of a CSL-JSON item."""
    if is_csl(item):
        return dict(item)
    kept = {name: item[name] for name in _KEPT if item.get(name)}
    for name in _PEOPLE:
        if isinstance(kept.get(name), list):
            kept[name] = [_kept_person(member) for member in kept[name]]
    return kept


def moment_said(item: Mapping[str, Any]) -> tuple[str, int] | None:
    """Return day and second at which Crossref wrote the record; None where it does not say.

    Source: Crossref REST API, `indexed`.
    """
    indexed = item.get("indexed")
    return moment_of_text(indexed.get("date-time")) if isinstance(indexed, Mapping) else None


def moment_of_text(text: object) -> tuple[str, int] | None:
    """Return the day, and the second of it, that an ISO date says, in UTC; None for what is none."""
    if not isinstance(text, str):
        return None
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.astimezone(UTC) if moment.tzinfo is not None else moment
    except (ValueError, OverflowError):
        return None
    return moment.date().isoformat(), moment.hour * 3600 + moment.minute * 60 + moment.second


def is_csl(item: Mapping[str, Any]) -> bool:
    """Return whether an item is CSL-JSON and not a Crossref message: its title is a text and not a list."""
    return isinstance(item.get("title"), str) or isinstance(item.get("container-title"), str)


def record_of(item: Mapping[str, Any]) -> Record:
    """Return what a kept Crossref message or CSL-JSON item can be compared by."""
    return record_from_work(work_from_item(item)) if is_csl(item) else record_from_message(item)


def text_of_kept(item: Mapping[str, Any]) -> bytes:
    """Return a kept item as JSON, the same for the same item."""
    text = json.dumps(item, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode("utf-8", "surrogatepass")


def version_of(said: SaidWork) -> Version | None:
    """Return a record as a pool keeps it; None for one without a DOI, or with one that cannot be written."""
    kept = keep(said.item)
    named = kept.get("DOI")
    doi = parse_doi(named) if isinstance(named, str) else None
    if not doi or _HALF.search(doi):
        return None
    return Version(doi, said.source, said.day, said.turn, said.pmid, text_of_kept(kept))


def pack(text: bytes) -> bytes:
    """Return the JSON of a kept item as few bytes."""
    packer = zlib.compressobj(6, zdict=_COMMON)
    return packer.compress(text) + packer.flush()


def unpacked_text(data: bytes) -> bytes:
    """Return the JSON of a kept item from few bytes."""
    unpacker = zlib.decompressobj(zdict=_COMMON)
    return unpacker.decompress(data) + unpacker.flush()


def kept_of_text(text: bytes) -> dict[str, Any]:
    """Return a kept item from its JSON."""
    item: dict[str, Any] = json.loads(text)
    return item


def unpack(data: bytes) -> dict[str, Any]:
    """Return a kept item from few bytes."""
    return kept_of_text(unpacked_text(data))


def _kept_person(member: object) -> object:
    if not isinstance(member, Mapping):
        return member
    return {name: member[name] for name in _OF_PEOPLE if member.get(name)}
