"""One entry of three versions: fields that only the other side changed are put into mine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from litman.bibtex.file.encoding import encoding_of
from litman.bibtex.file.entry import Entry, Field
from litman.bibtex.file.layout import insertion, removal, value_like
from litman.bibtex.file.scan import Tile
from litman.bibtex.file.splices import Splice, splice_data
from litman.bibtex.file.values import has_macro
from litman.bibtex.file.whole_document import WholeDocument
from litman.bibtex.works.list_fields import LIST_FIELDS, merged_list
from litman.merging.merged import Marks, Part, choose

# Days that programs write at each change, or when a page was looked at: of two the later holds.
_LATER = frozenset(("timestamp", "date-modified", "modificationdate", "urldate"))
_EARLIER = frozenset(("date-added", "creationdate"))
_DAY = re.compile(r"\d{4}[-./]\d\d[-./]\d\d")
_MOST_EDITS = 200  # of one entry, each of which reads it again
_NO_PATH = Path()


class _Edits(NamedTuple):
    """What the other side changed: values, fields to take out, to put in, and those of which both have their own."""

    values: dict[str, bytes]
    removed: list[str]
    added: dict[str, tuple[bytes, bytes]]  # name and value as written
    conflicts: dict[str, bytes | None]  # the other side's `name = value`, None where it took the field out


def read_entry(raw: bytes) -> Entry:
    """Return the entry that the bytes are; macros stand for themselves."""
    tile = Tile("entry", 0, len(raw))
    return Entry(WholeDocument(_NO_PATH, raw, tiles=[tile], macros={}), tile)


def merge_entry(base: bytes | None, mine: bytes, other: bytes, marks: Marks) -> Part | None:
    """Return my entry with what the other side changed in it since the base; None where that cannot be told by fields.

    Without a base, both sides have made the entry.
    """
    if other in (base, mine):
        return Part(mine)
    if mine == base:
        return Part(other)
    entries = [read_entry(raw) for raw in (base or b"", mine, other) if raw]
    if not all(_is_sound(entry) for entry in entries):
        return None
    here, there = entries[-2:]
    before = entries[0] if base else None
    kind = choose(before and before.type, here.type, there.type)
    if kind == "both" or (kind == "other" and before is None):
        return None
    data = _with_head(here, there if kind == "other" else None, _merged_key(before, here, there))
    edits = _edits(before, here, there)
    if len(edits.values) + len(edits.removed) + len(edits.added) + len(edits.conflicts) > _MOST_EDITS:
        return None
    if choose(before and before.key, here.key, there.key) == "both" and before is not None:
        _keep_key(edits, here, there.key)
    data = _with_values(data, edits.values)
    for name in edits.removed:
        data = _without(data, name)
    for name_bytes, value in edits.added.values():
        data = _with_field(data, name_bytes, value)
    return Part(
        _with_conflicts(data, edits.conflicts, marks), tuple(f"{here.key}: {n}" for n in edits.conflicts)
    )


def is_same_entry(one: bytes, other: bytes) -> bool:
    """Whether two entries say the same, however they are laid out."""
    if one == other:
        return True
    first, second = read_entry(one), read_entry(other)
    return (first.type, first.key, first.values) == (second.type, second.key, second.values)


def _is_sound(entry: Entry) -> bool:
    names = [field.name.lower() for field in entry.fields]
    return not entry.parsed.problems and len(set(names)) == len(names)


def _merged_key(base: Entry | None, mine: Entry, other: Entry) -> str:
    return other.key if choose(base and base.key, mine.key, other.key) == "other" else mine.key


def _with_head(mine: Entry, typed: Entry | None, key: str) -> bytes:
    """Return my entry with this key and, if another is given, that one's type."""
    parsed, splices = mine.parsed, []
    if typed is not None:
        splices.append(Splice(*parsed.type, typed.raw[slice(*typed.parsed.type)]))
    if key != mine.key:
        splices.append(Splice(*parsed.key, key.encode(mine.encoding, "replace")))
    return b"".join(splice_data(mine.raw, splices))


def _edits(base: Entry | None, mine: Entry, other: Entry) -> _Edits:
    edits = _Edits({}, [], {}, {})
    before = {field.name.lower(): field for field in base.fields} if base else {}
    here = {field.name.lower(): field for field in mine.fields}
    there = {field.name.lower(): field for field in other.fields}
    for name in dict.fromkeys([*here, *there, *before]):
        had, has, gets = before.get(name), here.get(name), there.get(name)
        written = _recoded(gets, other.encoding, mine.encoding) if gets else None
        choice = choose(had and had.raw_value, has and has.raw_value, gets and gets.raw_value)
        said = [_said(entry, field) for entry, field in ((base, had), (mine, has), (other, gets))]
        if choice == "both":
            choice = choose(*said)
        if choice == "mine":
            continue
        if choice == "both":
            is_plain = not any(field and has_macro(field.parsed.parts) for field in (had, has, gets))
            merged = _merged_value(name, said) if is_plain else None
            if merged is None or (merged and has and not _can_stand(merged)):
                edits.conflicts[name] = written[2] if written else None
            elif merged != (said[1] or ""):
                _set(edits, mine, name, has, merged)
        elif written is None:
            edits.removed.append(name)
        elif has is not None:
            edits.values[name] = written[1]
        else:
            edits.added[name] = written[:2]
    return edits


def _said(entry: Entry | None, field: Field | None) -> str | None:
    return entry.read_value(field) if entry is not None and field is not None else None


def _recoded(field: Field, encoding: str, wanted: str) -> tuple[bytes, bytes, bytes]:
    """Return name, value and both as bytes of another entry's encoding."""
    name, value, raw = field.name.encode(), field.raw_value, field.raw
    if encoding != wanted and not raw.isascii() and encoding_of(raw) != wanted:
        value, raw = (part.decode(encoding).encode(wanted, "xmlcharrefreplace") for part in (value, raw))
    return name, value, raw


def _merged_value(name: str, said: list[str | None]) -> str | None:
    """Return what a field says of which both sides have their own value; None where a person has to choose."""
    base, mine, other = said
    if name in LIST_FIELDS:
        return merged_list(name, base or "", mine or "", other or "")
    if mine and other and _DAY.match(mine) and _DAY.match(other) and name in _LATER | _EARLIER:
        return max(mine, other) if name in _LATER else min(mine, other)
    return None


def _can_stand(value: str) -> bool:
    return value.count("{") == value.count("}")


def _set(edits: _Edits, mine: Entry, name: str, field: Field | None, value: str) -> None:
    written = value_like(mine.parsed, field.parsed if field else None, name, value).encode(
        mine.encoding, "replace"
    )
    if field is None:
        edits.added[name] = (name.encode(), written)
    elif not value:
        edits.removed.append(name)
    else:
        edits.values[name] = written


def _keep_key(edits: _Edits, mine: Entry, key: str) -> None:
    """Have a key that the other side gave the entry stay known as an old one: both gave it a new key."""
    field = mine.field("ids")
    now = edits.values.get("ids")
    known = now[1:-1].decode(mine.encoding) if now else (mine.values.get("ids", "") if field else "")
    if "ids" in edits.added:
        known = edits.added.pop("ids")[1][1:-1].decode(mine.encoding)
    names = [name.strip() for name in known.split(",") if name.strip()]
    if key not in names:
        names.append(key)
    edits.conflicts.pop("ids", None)
    _set(edits, mine, "ids", field, ", ".join(names))


def _with_values(data: bytes, values: dict[str, bytes]) -> bytes:
    entry = read_entry(data)
    splices = [
        Splice(*field.value_span, values[name])
        for field in entry.fields
        if (name := field.name.lower()) in values
    ]
    return b"".join(splice_data(data, splices))


def _without(data: bytes, name: str) -> bytes:
    entry = read_entry(data)
    index = next(number for number, field in enumerate(entry.fields) if field.name.lower() == name)
    start, end = removal(data, entry.parsed, index)
    return data[:start] + data[end:]


def _with_field(data: bytes, name: bytes, value: bytes) -> bytes:
    at, text = insertion(data, read_entry(data).parsed, name, value)
    return data[:at] + text + data[at:]


def _with_conflicts(data: bytes, conflicts: dict[str, bytes | None], marks: Marks) -> bytes:
    """Return the entry with marks around these fields, each version with its comma."""
    there = {field.name.lower() for field in read_entry(data).fields}
    for name, raw in conflicts.items():  # what I took out gets a place at the end
        if name not in there:
            assert raw is not None, name
            data = _with_field(data, name.encode(), b"{}")
    return b"".join(splice_data(data, _conflict_splices(data, conflicts, there, marks)))


def _conflict_splices(
    data: bytes, conflicts: dict[str, bytes | None], there: set[str], marks: Marks
) -> Iterator[Splice]:
    entry = read_entry(data)
    for field in entry.fields:
        name = field.name.lower()
        if name not in conflicts:
            continue
        other = conflicts[name]
        parsed = field.parsed
        start = (parsed.comma_before if parsed.comma_before is not None else field.name_span[0] - 1) + 1
        end = parsed.comma_after + 1 if parsed.comma_after is not None else field.span[1]
        space = data[start : field.name_span[0]]
        line_end = max(space.rfind(b"\n"), space.rfind(b"\r")) + 1
        lines, indent = space[:line_end], space[line_end:] or b"  "
        if space[line_end:].strip() or not indent.isspace():
            lines, indent = space, b"  "
        block = marks.around(
            indent + field.raw + b"," if name in there else b"",
            indent + other + b"," if other is not None else b"",
        )
        follows = data[end:]
        rest = b"" if follows.lstrip(b" \t").startswith((b"\n", b"\r")) else marks.newline
        yield Splice(start, end, (lines or marks.newline) + block + rest)
