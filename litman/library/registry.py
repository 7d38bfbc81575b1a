"""Registry records: what Crossref, DataCite… said about a DOI, and on which day, one JSON line each.

Beside them lie records of web pages (`page_record.py`): a line with `url` in place of `doi`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from litman.finding import Finding, Place
from litman.library.page_record import PageRecord, format_page, page_from_object

RegistryOutcome = Literal["found", "unregistered"]
NoticeKind = Literal["retracted", "withdrawn", "concern", "corrected", "replaced"]

# Gravest first. Source: Crossref, "Crossmark: update types", and NISO RP-45-2024 (CREC).
NOTICE_KINDS: dict[str, NoticeKind] = {
    "retraction": "retracted",
    "partial_retraction": "retracted",
    "withdrawal": "withdrawn",
    "removal": "withdrawn",
    "expression_of_concern": "concern",
    "correction": "corrected",
    "erratum": "corrected",
    "corrigendum": "corrected",
    "addendum": "corrected",
    "clarification": "corrected",
    "new_version": "replaced",
    "new_edition": "replaced",
}
_GRAVITY: tuple[NoticeKind, ...] = ("retracted", "withdrawn", "concern", "corrected", "replaced")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something published about a work: a retraction, a concern, a correction."""

    kind: NoticeKind
    type: str  # the registry's own word, for example `expression_of_concern`
    doi: str | None = None  # of the notice
    date: date | None = None  # of the notice
    source: str | None = None  # who said so: `publisher`, `retraction-watch`, `title`


@dataclass(frozen=True, slots=True)
class RegistryRecord:
    """What the registries said about one DOI on one day."""

    doi: str  # normalised
    asked: date
    outcome: RegistryOutcome
    agency: str | None = None  # `crossref`, `datacite`, `medra`… as doi.org names it, in lower case
    source: str | None = None  # which source answered: a name in the table of sources
    item: Mapping[str, Any] | None = None  # the work as a CSL-JSON item
    notices: tuple[Notice, ...] = ()  # about this work, gravest first
    updates: tuple[Notice, ...] = ()  # this work is itself a notice, about the works named
    published_as: tuple[str, ...] = ()  # this work is a preprint: DOIs of the paper that it became
    preprints: tuple[str, ...] = ()  # DOIs of this work's preprints

    @property
    def gravest(self) -> Notice | None:
        """The gravest notice about the work."""
        return self.notices[0] if self.notices else None


def sort_notices(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return the notices gravest first, then by date, each once."""
    unique = {(n.kind, n.type, n.doi, n.date): n for n in reversed(list(notices))}
    return tuple(
        sorted(
            unique.values(), key=lambda n: (_GRAVITY.index(n.kind), n.date or date.max, n.doi or "", n.type)
        )
    )


def read_registry(path: Path, data: bytes) -> tuple[dict[str, RegistryRecord], tuple[Finding, ...]]:
    """Return the records of a registry file by DOI, and a finding for each line that is no record.

    A DOI given twice (as git leaves it after a merge) counts with its later day.
    """
    records: dict[str, RegistryRecord] = {}
    findings = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        record = _parse_line(line)
        if isinstance(record, PageRecord):
            continue
        if record is None:
            findings.append(
                Finding(
                    "REG001",
                    Place(path, number),
                    "this line is no registry record; `litman refresh` asks anew",
                )
            )
        elif record.doi not in records or records[record.doi].asked <= record.asked:
            records[record.doi] = record
    return records, tuple(findings)


def read_pages(data: bytes) -> dict[str, PageRecord]:
    """Return the records of web pages in a registry file, by the address that is cited."""
    pages: dict[str, PageRecord] = {}
    for line in data.split(b"\n"):
        # A DOI's line is long: what cannot be a page is not parsed a second time.
        record = _parse_line(line) if line.startswith(b'{"url"') else None
        if isinstance(record, PageRecord) and (
            record.url not in pages or pages[record.url].asked <= record.asked
        ):
            pages[record.url] = record
    return pages


def update_registry(data: bytes, records: Iterable[RegistryRecord | PageRecord]) -> bytes:
    """Return the registry file with these records put in, one line each, other lines untouched.

    Lines that are no record come first, then works by DOI, then pages by address.
    """
    lines: dict[tuple[bool, str], tuple[date, bytes]] = {}
    unread: list[bytes] = []
    for line in data.split(b"\n"):
        record = _parse_line(line) if line.strip() else None
        if record is not None:
            name = _name(record)
            if name not in lines or lines[name][0] <= record.asked:
                lines[name] = (record.asked, line)
        elif line.strip():
            unread.append(line)
    lines |= {_name(record): (record.asked, format_line(record).encode()) for record in records}
    return b"".join(line + b"\n" for line in [*unread, *(lines[name][1] for name in sorted(lines))])


def _name(record: RegistryRecord | PageRecord) -> tuple[bool, str]:
    return (True, record.url) if isinstance(record, PageRecord) else (False, record.doi)


def format_line(record: RegistryRecord | PageRecord) -> str:
    """Return any record as its line of the registry file, without the newline."""
    return format_page(record) if isinstance(record, PageRecord) else format_record(record)


def format_record(record: RegistryRecord) -> str:
    """Return the record as its line of the registry file, without the newline."""
    item: dict[str, object] = {
        "doi": record.doi,
        "asked": record.asked.isoformat(),
        "outcome": record.outcome,
    }
    for name in ("agency", "source"):
        if getattr(record, name) is not None:
            item[name] = getattr(record, name)
    for name, notices in (("notices", record.notices), ("updates", record.updates)):
        if notices:
            item[name] = [notice_item(notice) for notice in notices]
    for name, dois in (("published_as", record.published_as), ("preprints", record.preprints)):
        if dois:
            item[name] = list(dois)
    if record.item is not None:
        item["item"] = record.item
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


def notice_item(notice: Notice) -> dict[str, str]:
    """Return the notice as its JSON object in the registry file; what is not known is left out."""
    item = {"kind": notice.kind, "type": notice.type}
    if notice.doi is not None:
        item["doi"] = notice.doi
    if notice.date is not None:
        item["date"] = notice.date.isoformat()
    if notice.source is not None:
        item["source"] = notice.source
    return item


def _parse_line(line: bytes) -> RegistryRecord | PageRecord | None:
    try:
        item = json.loads(line)
        if "url" in item and "doi" not in item:
            return page_from_object(item)
        return RegistryRecord(
            doi=_text(item["doi"]),
            asked=date.fromisoformat(item["asked"]),
            outcome="found" if item["outcome"] == "found" else "unregistered",
            agency=item.get("agency"),
            source=item.get("source"),
            item=item.get("item"),
            notices=sort_notices(_parse_notice(n) for n in item.get("notices", ())),
            updates=sort_notices(_parse_notice(n) for n in item.get("updates", ())),
            published_as=tuple(_text(doi) for doi in item.get("published_as", ())),
            preprints=tuple(_text(doi) for doi in item.get("preprints", ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _parse_notice(item: Mapping[str, Any]) -> Notice:
    kind = item["kind"]
    if kind not in _GRAVITY:
        raise ValueError(kind)
    day = date.fromisoformat(item["date"]) if item.get("date") else None
    return Notice(kind, _text(item["type"]), item.get("doi"), day, item.get("source"))


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(value)
    return value
