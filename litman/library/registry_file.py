"""The lines of `registry.jsonl`: what the sources said, one JSON line an identifier, sorted.

A line about a DOI has it as `doi`, as version 0.1 wrote it; about any other identifier, as `id` (`"pmid:31256000"`, and
`"doi:10.1000/x"` is read, too). Beside them lie records of web pages (`page_record.py`), which have `url`. A line is
rewritten when its record changes and no sooner, and what a later litman put into it is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

from litman.finding import Finding, Place
from litman.identifiers.identifier import Identifier, doi_identifier, read_identifier
from litman.library.attestation import attestation_from_object, attestation_object
from litman.library.page_record import PAGE_FIELDS, PageRecord, page_from_object, page_object
from litman.library.registry import GRAVITY, Notice, RegistryRecord, notice_item, sort_notices
from litman.text.merge_conflicts import begins_conflict, is_mark

_FIELDS = frozenset(
    "doi id asked outcome agency source notices updates published_as preprints attestations item".split()
)
_NOTICE_FIELDS = frozenset("kind type doi date source".split())
_OF_LATER: Literal["of a later litman"] = "of a later litman"

_NO_RECORD = "this line is no registry record; `litman refresh` asks anew"
_CONFLICT = "a merge conflict of git begins here; keep the lines of both sides, and take out the marks"

_Read = RegistryRecord | PageRecord | Literal["of a later litman"] | None


class _Line(NamedTuple):
    """A line that is a record."""

    record: RegistryRecord | PageRecord
    data: bytes
    object: Mapping[str, Any]


class _Place(NamedTuple):
    """Where a record's line stands: DOIs, then other identifiers, then pages."""

    group: int
    name: str


def read_registry(path: Path, data: bytes) -> tuple[dict[Identifier, RegistryRecord], tuple[Finding, ...]]:
    """Return the records of a registry file by identifier, and a finding for each line that is no record.

    An identifier given twice (as git leaves it after a merge) counts with its later day. A line about a kind of
    identifiers that is not known here, and is no record that can be read, is passed over. Around what git left in
    conflict both sides are read.
    """
    records: dict[Identifier, RegistryRecord] = {}
    findings = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        record = _parse_line(line)[0]
        if record is None and (not is_mark(line) or begins_conflict(line)):
            findings.append(
                Finding("REG001", Place(path, number), _CONFLICT if is_mark(line) else _NO_RECORD)
            )
        elif isinstance(record, RegistryRecord):
            known = records.get(record.identifier)
            if known is None or known.asked <= record.asked:
                records[record.identifier] = record
    return records, tuple(findings)


def read_pages(data: bytes) -> dict[str, PageRecord]:
    """Return the records of web pages in a registry file, by the address that is cited."""
    pages: dict[str, PageRecord] = {}
    for line in data.split(b"\n"):
        # A work's line is long: what cannot be a page is not parsed a second time.
        record = _parse_line(line)[0] if line.startswith(b'{"url"') else None
        if isinstance(record, PageRecord) and (
            record.url not in pages or pages[record.url].asked <= record.asked
        ):
            pages[record.url] = record
    return pages


def update_registry(data: bytes, records: Iterable[RegistryRecord | PageRecord]) -> bytes:
    """Return the registry file with these records put in, one line each, other lines untouched.

    A line that says what a record says already stays as it is. Lines that are no record come first, then works by
    DOI, then those by other identifiers, then pages by address.
    """
    lines: dict[_Place, _Line] = {}
    unread: list[bytes] = []
    for line in data.split(b"\n"):
        if not line.strip():
            continue
        record, item = _parse_line(line)
        if record is None or isinstance(record, str):
            unread.append(line)
            continue
        place = _place(record)
        if place not in lines or lines[place].record.asked <= record.asked:
            lines[place] = _Line(record, line, item)
    for record in records:
        place = _place(record)
        known = lines.get(place)
        if known is None or known.record != record:
            item = _with_kept(known.object if known else {}, record)
            lines[place] = _Line(record, _format(item).encode(), item)
    return b"".join(line + b"\n" for line in [*unread, *(lines[place].data for place in sorted(lines))])


class DatedLine(NamedTuple):
    """What a line is about, by what lines are sorted, and the day on which that was asked."""

    place: tuple[int, str]
    asked: date


def dated_line(line: bytes) -> DatedLine | None:
    """Return what a line of the registry file is about; None where it is no record that this litman knows."""
    record, _ = _parse_line(line)
    if record is None or isinstance(record, str):
        return None
    return DatedLine(_place(record), record.asked)


def format_line(record: RegistryRecord | PageRecord) -> str:
    """Return any record as its line of the registry file, without the newline."""
    return _format(_object(record))


def _place(record: RegistryRecord | PageRecord) -> _Place:
    if isinstance(record, PageRecord):
        return _Place(2, record.url)
    return _Place(0, record.doi) if record.doi is not None else _Place(1, str(record.identifier))


def _format(item: Mapping[str, object]) -> str:
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


def _object(record: RegistryRecord | PageRecord) -> dict[str, object]:
    return page_object(record) if isinstance(record, PageRecord) else _record_object(record)


def _record_object(record: RegistryRecord) -> dict[str, object]:
    """The record as its JSON object; what is not known is left out."""
    name, value = ("doi", record.doi) if record.doi is not None else ("id", str(record.identifier))
    item: dict[str, object] = {name: value, "asked": record.asked.isoformat(), "outcome": record.outcome}
    for name in ("agency", "source"):
        if getattr(record, name) is not None:
            item[name] = getattr(record, name)
    for name, notices in (("notices", record.notices), ("updates", record.updates)):
        if notices:
            item[name] = [notice_item(notice) for notice in notices]
    for name, dois in (("published_as", record.published_as), ("preprints", record.preprints)):
        if dois:
            item[name] = list(dois)
    if record.attestations:
        item["attestations"] = [attestation_object(attestation) for attestation in record.attestations]
    if record.item is not None:
        item["item"] = record.item
    return item


def _with_kept(before: Mapping[str, Any], record: RegistryRecord | PageRecord) -> dict[str, object]:
    """The record's object with what the line held that this litman does not know."""
    item = _object(record)
    if isinstance(record, PageRecord):
        return item | {name: value for name, value in before.items() if name not in PAGE_FIELDS}
    for name in ("notices", "updates"):
        notices: Sequence[dict[str, Any]] = item.get(name, [])  # type: ignore[assignment]
        kept = _kept_notices(before.get(name) or (), notices)
        if kept:
            item[name] = kept
    return item | {name: value for name, value in before.items() if name not in _FIELDS}


def _kept_notices(
    before: Sequence[Mapping[str, Any]], notices: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The notices, each with the fields that it had and that are not known, and those of unknown kinds."""
    had = {_same(notice): notice for notice in before if notice["kind"] in GRAVITY}
    unknown = [dict(notice) for notice in before if notice["kind"] not in GRAVITY]
    fields = [
        {name: value for name, value in had.get(_same(notice), {}).items() if name not in _NOTICE_FIELDS}
        for notice in notices
    ]
    return [notice | kept for notice, kept in zip(notices, fields, strict=True)] + unknown


def _same(notice: Mapping[str, Any]) -> tuple[object, ...]:
    return notice["kind"], notice["type"], notice.get("doi")


def _parse_line(line: bytes) -> tuple[_Read, Mapping[str, Any]]:
    """The record that a line is, and its JSON object; None: it is no record."""
    item: Any = None
    try:
        item = json.loads(line)
        if "url" in item and "doi" not in item and "id" not in item:
            return page_from_object(item), item
        return _record(item), item
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return (_OF_LATER if _is_of_later(item) else None), {}


def _record(item: Mapping[str, Any]) -> RegistryRecord:
    # Version 0.1 took any word here. Only one denies the work: with every other, what the line tells of it counts.
    is_denied = _text(item["outcome"]) == "unregistered"
    return RegistryRecord(
        identifier=_identifier(item),
        asked=date.fromisoformat(item["asked"]),
        outcome="unregistered" if is_denied else "found",
        agency=_text_or_none(item.get("agency")),
        source=_text_or_none(item.get("source")),
        item=_object_or_none(item.get("item")),
        notices=_notices(item.get("notices", ())),
        updates=_notices(item.get("updates", ())),
        published_as=tuple(_text(doi) for doi in item.get("published_as", ())),
        preprints=tuple(_text(doi) for doi in item.get("preprints", ())),
        attestations=tuple(attestation_from_object(one) for one in item.get("attestations", ())),
    )


def _identifier(item: Mapping[str, Any]) -> Identifier:
    if "id" not in item:
        return doi_identifier(_text(item["doi"]))
    identifier = read_identifier(_text(item["id"]))
    if identifier is None:
        raise ValueError(item["id"])
    return identifier


def _is_of_later(item: object) -> bool:
    """Whether the line is about a kind of identifiers that this litman does not know."""
    name = item.get("id") if isinstance(item, dict) else None
    identifier = read_identifier(name) if isinstance(name, str) else None
    if identifier is None:
        return False
    from litman.identifiers.kinds import KINDS

    return identifier.kind not in KINDS


def _notices(items: Iterable[Mapping[str, Any]]) -> tuple[Notice, ...]:
    """The notices of a line; one of a kind that is not known here is passed over."""
    return sort_notices(_notice(item) for item in items if _text(item["kind"]) in GRAVITY)


def _notice(item: Mapping[str, Any]) -> Notice:
    day = date.fromisoformat(item["date"]) if item.get("date") else None
    doi, source = _text_or_none(item.get("doi")), _text_or_none(item.get("source"))
    return Notice(item["kind"], _text(item["type"]), doi, day, source)


def _text_or_none(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError(value)
    return value


def _object_or_none(value: object) -> Mapping[str, Any] | None:
    if value is not None and not isinstance(value, dict):
        raise ValueError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(value)
    return value
