"""What the pool keeps of a record, packed small."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from litman.csl.from_json import work_from_item
from litman.matching.record import Record, record_from_message, record_from_work

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


def keep(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is kept of a Crossref message, and all of a CSL-JSON item."""
    return dict(item) if is_csl(item) else {name: item[name] for name in _KEPT if item.get(name)}


def day_said(item: Mapping[str, Any]) -> str | None:
    """The day on which Crossref wrote the record. Source: Crossref REST API, `indexed`."""
    indexed = item.get("indexed")
    moment = indexed.get("date-time") if isinstance(indexed, Mapping) else None
    try:
        return date.fromisoformat(moment[:10]).isoformat() if isinstance(moment, str) else None
    except ValueError:
        return None


def is_csl(item: Mapping[str, Any]) -> bool:
    """Return whether an item is CSL-JSON and not a Crossref message: its title is a text and not a list."""
    return isinstance(item.get("title"), str) or isinstance(item.get("container-title"), str)


def record_of(item: Mapping[str, Any]) -> Record:
    """Return what a kept Crossref message or CSL-JSON item can be compared by."""
    return record_from_work(work_from_item(item)) if is_csl(item) else record_from_message(item)


def pack(item: Mapping[str, Any]) -> bytes:
    """Return a kept item as bytes."""
    text = json.dumps(item, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    packer = zlib.compressobj(6, zdict=_COMMON)
    return packer.compress(text.encode("utf-8", "surrogatepass")) + packer.flush()


def unpack(data: bytes) -> dict[str, Any]:
    """Return a kept item from its bytes."""
    unpacker = zlib.decompressobj(zdict=_COMMON)
    item: dict[str, Any] = json.loads(unpacker.decompress(data) + unpacker.flush())
    return item
