"""The works of a library, from its bibliography read as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from litman.bibtex.file.document import Document
from litman.bibtex.file.entry import Entry
from litman.bibtex.file.inherit import inherited_fields
from litman.bibtex.file.references import folded_names
from litman.bibtex.file.whole_document import read_document
from litman.bibtex.works.tags import count_tags
from litman.bibtex.works.to_work import work_from_fields
from litman.finding import Finding
from litman.identifiers.of_work import doi_of, identifiers_of
from litman.library.asked import ShortWork
from litman.library.comparison.blocking import bare_url, blocking_keys
from litman.library.library_files import LibraryFiles
from litman.library.stated_notice import stated_notice
from litman.posts.references.cited_as import keys_of_work
from litman.short_work import short_work
from litman.text.merge_conflicts import MergeConflict, merge_conflicts
from litman.work import Work


def work_of(document: Document, entry: Entry) -> Work:
    """Return the work that an entry describes, with all that it inherits."""
    return work_from_fields(entry.type, inherited_fields(document, entry))


class WholeBibliography:
    """Fulfils `ports.Bibliography`."""

    def __init__(self, files: LibraryFiles, document: Document | None = None) -> None:
        """Take the library's files, and the document where it is at hand."""
        self._files = files
        self._document = document
        self._short: dict[str, ShortWork | None] = {}

    @cached_property
    def document(self) -> Document:
        if self._document is not None:
            return self._document
        seen = self._files.bibliography
        return read_document(seen.path, seen.data)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.document.findings

    @property
    def digest(self) -> str:
        return self._files.bibliography.digest or ""

    @property
    def conflicts(self) -> Sequence[MergeConflict]:
        return merge_conflicts(self.document.data)

    def keys(self) -> list[str]:
        return self.document.keys()

    def tags(self) -> dict[str, int]:
        return count_tags(self.document.entries())

    def short_works(self, keys: Iterable[str]) -> dict[str, ShortWork]:
        found = {}
        for key in keys:
            if key not in self._short:
                entry = self._entry(key)
                self._short[key] = None if entry is None else self._described(entry)
            short = self._short[key]
            if short is not None:
                found[key] = short
        return found

    def names(self, keys: Iterable[str]) -> list[str]:
        found: dict[str, None] = {}
        for key in keys:
            entry = self._entry(key)
            found |= dict.fromkeys([key.lower(), *(folded_names(entry) if entry else ())])
        return list(found)

    def identified(self, kind: str, value: str) -> str | None:
        return self._identified.get((kind, value))

    def alike(self, work: Work) -> list[tuple[str, Work]]:
        numbers = {number for name in blocking_keys(work) for number in self._blocks.get(name, ())}
        return [self._works[number] for number in sorted(numbers)]

    def crowded(self) -> Iterable[tuple[str, Work]]:
        entries = (entry for entry in self.document.entries() if entry.key)
        return ((entry.key, work_of(self.document, entry)) for entry in entries)

    def cited_as(self, keys: Iterable[str]) -> list[tuple[str, Work]]:
        numbers = {number for name in keys for number in self._cited_as.get(name, ())}
        return [self._works[number] for number in sorted(numbers)]

    @cached_property
    def _works(self) -> list[tuple[str, Work]]:
        return [(entry.key, work_of(self.document, entry)) for entry in self.document.entries()]

    @cached_property
    def _blocks(self) -> dict[str, list[int]]:
        return self._places(blocking_keys)

    @cached_property
    def _cited_as(self) -> dict[str, list[int]]:
        return self._places(keys_of_work)

    def _places(self, names_of: Callable[[Work], Iterable[str]]) -> dict[str, list[int]]:
        """Return the places of works by keys that they share; of a key that is there twice the first counts."""
        places: dict[str, list[int]] = {}
        seen = {""}
        for number, (key, work) in enumerate(self._works):
            for name in dict.fromkeys(names_of(work)) if key not in seen else ():
                places.setdefault(name, []).append(number)
            seen.add(key)
        return places

    @cached_property
    def _identified(self) -> dict[tuple[str, str], str]:
        known: dict[tuple[str, str], str] = {}
        for key, work in self._works:
            url = bare_url(work.URL) if work.URL else None
            for name, value in (("doi", doi_of(work)), ("pmid", work.PMID), ("url", url)):
                if value:
                    known.setdefault((name, value), key)
        return known

    def _entry(self, key: str) -> Entry | None:
        resolved = self.document.resolve(key)
        return None if resolved is None else self.document.find(resolved)

    def _described(self, entry: Entry) -> ShortWork:
        work = work_of(self.document, entry)
        identifiers = (name for name in identifiers_of(work) if name.kind in ("doi", "pmid"))
        stated = stated_notice(work)
        kind = stated.kind if stated else None
        return ShortWork(entry.key, short_work(work), tuple(identifiers), kind)
