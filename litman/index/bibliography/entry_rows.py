"""The rows of a chunk, made from its bytes: what the index keeps of each work that an entry describes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from litman.bibtex.file.entry import Entry
from litman.bibtex.file.references import REFERENCE_FIELDS, aliases_of
from litman.bibtex.file.scan import Tile
from litman.bibtex.file.structure import block_findings
from litman.bibtex.file.values import MONTHS
from litman.bibtex.file.whole_document import WholeDocument
from litman.bibtex.works.list_fields import file_paths
from litman.bibtex.works.tags import TAG_FIELDS, each_tag
from litman.bibtex.works.to_work import work_from_fields
from litman.identifiers.isbn import isbn13, parse_isbn
from litman.identifiers.of_work import doi_of
from litman.index.bibliography.rows import INHERITING, TAG_BREAK, ChunkRows, EntryRow, FindingRow, Spot
from litman.library.comparison.blocking import bare_url, blocking_keys
from litman.library.stated_notice import stated_notice
from litman.posts.references.cited_as import CITED, keys_of_work
from litman.text.han_variants import searchable
from litman.text.plain import plain
from litman.work import Date, Name, Work

_ISBN_BREAK = re.compile(r"[\s,;]+")
_FILE_FIELDS = ("file", "pdf")


def read_chunk(
    data: bytes,
    tiles: Sequence[Tile],
    spots: list[tuple[bytes, Spot]],
    wanted: Sequence[int],
    macros: Mapping[str, str],
) -> ChunkRows:
    """Return the rows of a chunk.

    Args:
        data: The bytes of the chunk.
        tiles: Its tiles, offsets from its start.
        spots: Its entries, as `entry_spots` gives them.
        wanted: The numbers of the entries that are to be read, in `spots`; the others are known.
        macros: The macros of the whole file.
    """
    # With all that reads works: only where there are entries.
    from litman.index.bibliography.entry_rows import entry_row

    document = WholeDocument(Path(), data, tiles=tiles, macros=macros)
    rows = ChunkRows(spots)
    for number in wanted:
        digest, spot = spots[number]
        entry = Entry(document, Tile("entry", spot.start, spot.start + spot.length))
        rows.entries.append(entry_row(entry, spot, digest, entry.values, is_settled=not inherits(entry)))
    for finding in block_findings(document):
        place = finding.place
        rows.findings.append(FindingRow(place.line - 1, place.column, finding.code, finding.message))
    rows.macro_blocks = [(start, end - start) for kind, start, end in tiles if kind == "string"]
    return rows


def inherits(entry: Entry) -> bool:
    """Whether the entry names others whose fields it takes over."""
    values = entry.values
    return any(values[name].strip() for name in INHERITING if name in values)


def entry_row(
    entry: Entry, spot: Spot, digest: bytes, fields: Mapping[str, str], *, is_settled: bool
) -> EntryRow:
    """Return the rows of an entry.

    Args:
        entry: The entry.
        spot: Where it stands.
        digest: `block_hash` of its bytes.
        fields: Its fields with what it inherits.
        is_settled: Whether all that it inherits is among the fields.
    """

    work = work_from_fields(entry.type, fields)
    title = plain(work.title or "")
    container = plain(work.container_title or "")
    creators = work.author or work.editor
    files = _files(fields)
    stated = stated_notice(work)
    notes = " ".join(plain(text) for text in (work.note, work.annote) if text)
    values = (
        digest,
        entry.key,
        entry.key.lower(),
        entry.type,
        work.type,
        title,
        names_json(creators),
        work.year,
        iso_date(work.issued),
        container,
        plain(work.publisher or ""),
        doi_of(work),
        bare_url(work.URL) if work.URL else None,
        work.PMID,
        _first_isbn(work),
        work.keyword or "",
        kept_tags(entry),
        stated.kind if stated else None,
        bool(work.abstract),
        bool(files),
        bool(notes),
        _uses_macros(entry),
        is_settled,
    )
    abstract = searchable(plain(work.abstract or ""))
    words = (searchable(title), _creator_words(work), container, abstract, work.keyword or "", notes)
    return EntryRow(
        spot,
        _all_storable(values),
        _all_storable(words),
        _names_in(entry),
        files,
        tuple(dict.fromkeys(map(block_number, (*blocking_keys(work), *keys_of_work(work))))),
    )


def block_number(name: str) -> int:
    """Return a key that works share as the index keeps it: a signed number of 64 bits.

    It is odd where they are only cited alike, which mostly are not one work.
    """
    digest = blake2b(name.encode("utf-8", "replace"), digest_size=8).digest()
    number = int.from_bytes(digest, "big", signed=True)
    return number | 1 if name.startswith(CITED) else number & ~1


def kept_tags(entry: Entry) -> str | None:
    """Return the tags of an entry as the index keeps them; None where it cannot."""
    values = entry.values
    tags = each_tag(next((values[name] for name in TAG_FIELDS if name in values), ""))
    is_kept = all(tag and TAG_BREAK not in tag and _storable(tag) == tag for tag in tags)
    return TAG_BREAK.join(tags) if is_kept else None


def _all_storable(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(
        [
            value if value is None or (value.__class__ is str and value.isascii()) else _storable(value)
            for value in values
        ]
    )


def _storable(value: Any) -> Any:
    """Return what SQLite can keep: no half characters, which TeX can name, and no numbers beyond 63 bits."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode("utf-8")
    return None if isinstance(value, int) and abs(value) >= 1 << 63 else value


def names_json(names: Sequence[Name]) -> str:
    """Return names as JSON: [[family with its particle, or the organisation, given name], …]."""
    if not names:
        return ""
    from json.encoder import encode_basestring as quoted  # an encoder for each row takes five times as long

    pairs = (f"[{quoted(_family(name))},{quoted(name.given or '')}]" for name in names)
    return f"[{','.join(pairs)}]"


def iso_date(date: Date | None) -> str:
    """Return the first day of a date as far as it is known: `2019`, `2019-04`, `2019-04-30`."""
    if date is None or date.start is None:
        return ""
    start = date.start
    parts = [f"{start.year:04}", *(f"{part:02}" for part in (start.month, start.day) if part)]
    return "-".join(parts)


def _family(name: Name) -> str:
    if name.family is None:
        return name.literal or name.given or ""
    return f"{name.non_dropping_particle} {name.family}" if name.non_dropping_particle else name.family


def _creator_words(work: Work) -> str:
    people = (*work.author, *work.editor, *work.translator, *work.container_author)
    return "; ".join(f"{_family(name)}, {name.given}" if name.given else _family(name) for name in people)


def _first_isbn(work: Work) -> str | None:
    if not work.ISBN:
        return None
    known = (parse_isbn(text) for text in (work.ISBN, *_ISBN_BREAK.split(work.ISBN)))
    return next((isbn13(isbn) for isbn in known if isbn), None)


def _names_in(entry: Entry) -> tuple[tuple[str, str, str, int], ...]:
    values = entry.values
    names = [
        (field, name.strip(), name.strip().lower(), number)
        for field in REFERENCE_FIELDS
        if field in values
        for number, name in enumerate(values[field].split(","))
        if name.strip()
    ]
    names += [("ids", alias, alias.lower(), number) for number, alias in enumerate(aliases_of(entry))]
    return tuple(names)


def _files(fields: Mapping[str, str]) -> tuple[str, ...]:
    named = (fields[name] for name in _FILE_FIELDS if name in fields)
    return tuple(dict.fromkeys(path for value in named for path in file_paths(value)))


def _uses_macros(entry: Entry) -> bool:
    if entry.has_plain_values:
        return False
    data = entry.document.data
    return any(
        part.kind == "macro" and data[part.start : part.end].decode("latin-1").lower() not in MONTHS
        for parsed in entry.parsed.fields
        for part in parsed.parts
    )
