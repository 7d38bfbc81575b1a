"""Which entries of a file are new to the library, under which keys, and which of its works the others are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from litman.actions.add.entry_texts import can_be_kept, entry_text, fault_of_marks, names_entries
from litman.actions.add.import_report import Clash, ImportResult
from litman.actions.add.remarks import remark_on
from litman.actions.add.sorter import Sorter
from litman.bibtex.file.check import broken_parts
from litman.bibtex.file.entry import Entry
from litman.bibtex.file.layout import key_problem
from litman.bibtex.file.references import REFERENCE_FIELDS, aliases_of
from litman.bibtex.file.scan import Tile
from litman.bibtex.works.to_work import work_from_fields
from litman.finding import Finding
from litman.library.citation_key import make_key
from litman.library.comparison.packed_works import telling_fields
from litman.library.comparison.same_work import Likest
from litman.library.comparison.verdict import ALL_FIELDS, Verdict
from litman.library.library import Library
from litman.library.told_apart import named_entries
from litman.work import Work

_INHERITS = re.compile(rb"crossref|xdata", re.IGNORECASE)  # what such an entry says stands elsewhere, too


class NewEntry(NamedTuple):
    """An entry to be added: its text, or, where it names other entries, itself until all their keys are known."""

    key: str
    text: str | Entry
    related: str = ""  # the key of another version of the work
    old: str = ""  # the key that it had and keeps in `ids`


class FileSorter:
    """Sorts the entries of one file: they are compared with what was there before, and not folded into each other.

    Two of them are one only where all their fields are equal: else their author told them apart.
    """

    def __init__(self, sorter: Sorter, source: Library, *, keeps_file: bool = True) -> None:
        """Take the file as a library; of records, which come in many small ones, none is kept."""
        self._sorter = sorter
        self._source = source
        self._keeps_file = keeps_file
        self.made_keys: set[str] = set()  # for records that have none of their own
        # Citation key → where the entry stands in this file; of records, of which no file is kept, what they say.
        self._own: dict[str, Tile | int] = {}
        self._renamed: dict[str, str] = {}  # keys of the file in lower case → keys in the library
        self._new: list[NewEntry] = []
        self._awaited: set[str] = set()  # keys of this file that entries name before they come
        self.faults: list[Finding] = []  # parts of entries that cannot be read

    def take(self, entry: Entry) -> None:
        """Sort the next entry, and note what becomes of it."""
        self._awaited.discard(entry.key)
        if self._stands_there(entry):
            self._keep(entry, Likest(entry.key, Verdict("same", (ALL_FIELDS,))))
            return
        self.faults += broken_parts(entry.document, entry.parsed, entry.written_key)
        fields = telling_fields(self._source.fields(entry))
        work = work_from_fields(entry.type, fields)
        twin, likest = self._find(entry, work)
        if twin is None:
            self._add(entry, work, fields, likest)
            return
        self._keep(entry, twin)

    @property
    def is_settled(self) -> bool:
        """Whether no entry waits for the key of one that comes later in the file."""
        return not self._awaited

    def goes_on_in(self, source: Library) -> None:
        """Take the next records of the file, as a library."""
        self._source = source
        self.__dict__.pop("_has_same_macros", None)

    def texts(self) -> list[str]:
        """Return the texts of the entries that are new since this was asked last.

        What they name follows the keys that changed.
        """
        texts = [
            text if isinstance(text, str) else entry_text(text, key, self._renamed, related=related, old=old)
            for key, text, related, old in self._new
        ]
        self._new.clear()
        return texts

    def taken_faults(self) -> list[Finding]:
        """Return the parts of entries that cannot be read, since this was asked last."""
        faults, self.faults = self.faults, []
        return faults

    def _find(self, entry: Entry, work: Work) -> tuple[Likest | None, Likest | None]:
        """The work that the entry is, and, where there is none, the one that it is most like."""
        sorter, likest = self._sorter, None
        named = self._named_by(entry)
        for found in sorter.known.alike(work):
            own = self._own.get(found.key)
            if found.key in named:
                continue
            if found.verdict.kind == "same" and (own is None or self._is_repeated(own, entry)):
                return found, None
            if likest is None or found.rank > likest.rank:
                likest = found
        may_be_there = entry.key.lower() in sorter.taken
        same_key = sorter.library.document.find(entry.key) if may_be_there else None
        if same_key is not None and same_key.key not in self._own and self._is_copy(same_key, entry):
            return Likest(same_key.key, Verdict("same", (ALL_FIELDS,))), None
        return None, likest

    def _is_repeated(self, own: Tile | int, entry: Entry) -> bool:
        """Whether an entry of this file says what one before it says."""
        return own == _said(entry) if isinstance(own, int) else _is_copy(Entry(entry.document, own), entry)

    def _stands_there(self, entry: Entry) -> bool:
        """Whether the library has the entry byte for byte, and the bytes say all: nothing need be compared then."""
        raw, sorter = entry.raw, self._sorter
        if not sorter.may_have(raw) or entry.key not in sorter.keys or _INHERITS.search(raw):
            return False
        ours = sorter.library.document.find(entry.key)
        if ours is None or ours.raw != raw:
            return False
        return self._has_same_macros or not any(
            part.kind == "macro" for field in entry.fields for part in field.parsed.parts
        )

    @cached_property
    def _has_same_macros(self) -> bool:
        return self._source.document.macros == self._sorter.library.document.macros

    def _is_copy(self, ours: Entry, entry: Entry) -> bool:
        """Whether an entry of the library says the same, and what they have from other entries does not differ."""
        if not _is_copy(ours, entry):
            return False
        inherited, there = self._source.fields(entry), self._sorter.library.fields(ours)
        may_differ = inherited is not entry.values and there is not ours.values
        return not may_differ or _folded(inherited) == _folded(there)

    def _named_by(self, entry: Entry) -> frozenset[str]:
        """The works that the entry says it belongs to, in the library: it is none of them."""

        def resolve(name: str) -> str | None:
            return self._renamed.get(name.lower()) or self._sorter.names(name)

        return named_entries(entry, resolve)

    def _add(self, entry: Entry, work: Work, fields: Mapping[str, str], likest: Likest | None) -> None:
        sorter = self._sorter
        key, given, reason = entry.key, entry.written_key, _fault_of_key(entry)
        is_clean = not reason
        if reason or sorter.is_taken(key):
            pattern = sorter.library.settings.key_pattern
            key = make_key(work, pattern=pattern, is_taken=sorter.is_taken)
        sorter.remember(key, work, entry, fields)
        self._own[key] = entry.tile if self._keeps_file else _said(entry)
        if entry.key and (self._keeps_file or entry.key != key):
            self._renamed.setdefault(entry.key.lower(), key)  # of several of one key the first is meant
        old, clashes = ("", ()) if is_clean else self._kept_key(given, key)
        related = likest.key if likest and likest.verdict.kind == "version" else ""
        text = entry if names_entries(entry) else entry_text(entry, key, {}, related=related, old=old)
        if isinstance(text, Entry):
            self._await(entry)
        self._new.append(NewEntry(key, text, related, old))
        place = entry.document.place(entry.parsed.key[0])
        sorter.results.append(
            ImportResult(
                place.path,
                place.line,
                given,
                "added" if key == given else "renamed",
                key,
                reason=reason,
                kept=(old,) if old else (),
                clashes=clashes,
                like=likest.key if likest else "",
                verdict=likest.verdict.kind if likest else None,
                remark=remark_on(likest) if likest else "",
                related=related,
            )
        )

    def _kept_key(self, given: str, key: str) -> tuple[str, tuple[Clash, ...]]:
        """The key that a new entry had, to be kept in its `ids`; where it names another work here, that it does."""
        if not given or not can_be_kept(given):
            return "", ()
        other = self._sorter.names(given) or (given if given.lower() in self._sorter.taken else None)
        if other is not None:
            return "", (Clash(given, other),)
        self._sorter.kept[given.lower()] = key
        return given, ()

    def _await(self, entry: Entry) -> None:
        """Note which of the entries that this one names come later in the file."""
        for field in REFERENCE_FIELDS:
            for name in entry.values.get(field, "").split(","):
                named = self._source.document.find(name.strip()) if name.strip() else None
                if named is not None and named.span[0] > entry.span[0]:
                    self._awaited.add(named.key)

    def _keep(self, entry: Entry, twin: Likest) -> None:
        """Note an entry whose work is there: its keys stay known, where they name no other work."""
        sorter, key = self._sorter, twin.key
        filled = self._absent_fields(entry, key) if sorter.update else {}
        sorter.fills.setdefault(key, {}).update(filled)
        kept, clashes = [], []
        own = entry.written_key if can_be_kept(entry.written_key) else ""
        for name in dict.fromkeys((own, *aliases_of(entry))):
            if not name or name in self.made_keys:
                continue
            self._renamed.setdefault(name.lower(), key)
            other = sorter.names(name) or (name if name.lower() in sorter.taken else None)
            if other is None:
                sorter.kept[name.lower()] = key
                sorter.aliases.setdefault(key, []).append(name)
                kept.append(name)
            elif other.lower() != key.lower():
                clashes.append(Clash(name, other))
        place = entry.place()
        sorter.results.append(
            ImportResult(
                place.path,
                place.line,
                entry.key,
                "updated" if filled else "present",
                key,
                reason=twin.verdict.agreement(),
                filled=tuple(filled),
                kept=tuple(kept),
                clashes=tuple(clashes),
            )
        )

    def _absent_fields(self, entry: Entry, key: str) -> dict[str, str]:
        ours = self._sorter.library.document.find(key)
        if ours is None:  # it is itself new in this import
            return {}
        there = ours.values.keys() | self._sorter.fills.get(key, {}).keys()
        return {name: value for name, value in entry.values.items() if name not in there and value}


def _fault_of_key(entry: Entry) -> str:
    """Why an entry's key cannot be kept, an empty text where it can."""
    if not entry.key:
        return "the entry has no citation key"
    if entry.written_key != entry.key:
        return key_problem(entry.written_key) or ""
    return fault_of_marks(entry.key) or ""


def _is_copy(one: Entry, other: Entry) -> bool:
    """Whether two entries are equal in type and all fields, once folded."""
    return one.type == other.type and _folded(one.values) == _folded(other.values)


def _said(entry: Entry) -> int:
    """A number for an entry's type and all its fields, once folded."""
    return hash((entry.type, frozenset(_folded(entry.values).items())))


def _folded(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: folded for name, value in fields.items() if (folded := _bare(value))}


def _bare(value: str) -> str:
    return " ".join(value.replace("{", "").replace("}", "").casefold().split())
