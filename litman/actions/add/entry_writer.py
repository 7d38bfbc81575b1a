"""What a library gets of works that are described: their entries, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from litman.actions.add.add_result import AddResult
from litman.actions.add.record_remarks import remark_on_record
from litman.actions.add.remarks import remark_on
from litman.actions.match.pool_records import PoolRecord
from litman.bibtex.file.edit_entries import add_entries
from litman.bibtex.file.layout import format_entry
from litman.bibtex.works.from_work import fields_from_work
from litman.csl.from_json import work_from_item
from litman.identifiers.arxiv import arxiv_doi
from litman.identifiers.identifier import Identifier
from litman.identifiers.kinds import label_of
from litman.identifiers.of_work import with_identifier
from litman.library.citation_key import make_key
from litman.library.comparison.compare import compare
from litman.library.known_library import KnownLibrary
from litman.library.library import Library, writing
from litman.library.registry import RegistryRecord
from litman.work import Work

# An identifier as given and as it is asked for, and what is known of its work.
Described = tuple[str, Identifier, RegistryRecord | PoolRecord]


@dataclass(slots=True)
class EntryWriter:
    """Turns records into entries and saves them; remembers what the library has as long as nobody else writes."""

    library: Library
    known: KnownLibrary
    notify: Callable[[str], None]
    keeps_denials: bool = False
    taken: set[str] = field(default_factory=set)  # keys given so far, in lower case

    def save(self, batch: Sequence[Described]) -> list[AddResult]:
        """Add the records to the library as one change."""
        root, settings, doors = self.library.root, self.library.settings, self.library.doors
        with writing(root, settings, notify=self.notify, doors=doors) as library:
            results = self._results(library, KnownLibrary(library), batch)
            texts = [result.entry for result in results if result.entry is not None]
            document = add_entries(library.document, texts) if texts else None
            library.save(document=document, records=[r.record for r in results if r.record is not None])
        return results

    def preview(self, batch: Sequence[Described]) -> list[AddResult]:
        """Return what `save` would do, and write nothing."""
        return self._results(self.library, self.known, batch)

    def _results(self, library: Library, known: KnownLibrary, batch: Sequence[Described]) -> list[AddResult]:
        def is_taken(key: str) -> bool:
            return key.lower() in self.taken or library.document.resolve(key) is not None

        results = []
        for given, identifier, record in batch:
            result = _result(
                given,
                identifier,
                record,
                known=known,
                pattern=library.settings.key_pattern,
                is_taken=is_taken,
            )
            if result.key is not None and result.work is not None and result.outcome == "added":
                self.taken.add(result.key.lower())
                known.add(result.key, result.work, doi=result.doi)
            is_kept = result.outcome != "unregistered" or self.keeps_denials
            results.append(result if is_kept else replace(result, record=None))
        return results


def bearer_of(identifier: Identifier, known: KnownLibrary) -> str | None:
    """Return the key of the work that bears an identifier; None for kinds by which works are not remembered."""
    if identifier.kind == "arxiv":  # whose versions are one work, and have one DOI
        return known.identified("doi", arxiv_doi(identifier.value))
    return known.identified(identifier.kind, identifier.value) if identifier.kind in ("doi", "pmid") else None


def is_borne_out(bearer: str, work: Work, known: KnownLibrary) -> bool:
    """Return whether the entry that bears an identifier has title or first author of the work that is meant by it."""
    entry = known.work(bearer)
    return entry is None or not compare(entry, work).copied


def _study_type(found: RegistryRecord | PoolRecord) -> str | None:
    """What kind of study the record says that the work is."""
    custom = found.item.get("custom") if isinstance(found, RegistryRecord) and found.item else None
    said = custom.get("studytype") if isinstance(custom, dict) else None
    return said if isinstance(said, str) and said else None


def _result(
    given: str,
    identifier: Identifier,
    found: RegistryRecord | PoolRecord,
    *,
    known: KnownLibrary,
    pattern: str,
    is_taken: Callable[[str], bool],
) -> AddResult:
    record = found.record if isinstance(found, PoolRecord) else found
    if isinstance(found, RegistryRecord) and (found.outcome == "unregistered" or found.item is None):
        reason = f"no registry knows this {label_of(identifier.kind)}; look for a typing error"
        denial = found if found.outcome == "unregistered" else None
        return AddResult(given, identifier, "unregistered", reason=reason, record=denial)
    said = found.said if isinstance(found, PoolRecord) else None
    work = found.work if isinstance(found, PoolRecord) else work_from_item(found.item or {})
    if identifier.kind != "doi":
        work = with_identifier(work, identifier)
    bearer, likest = bearer_of(identifier, known), known.likest(work)
    if bearer is not None and is_borne_out(bearer, work, known):
        return AddResult(given, identifier, "present", key=bearer, record=record, work=work)
    if likest is not None and likest.verdict.kind == "same":
        named = label_of(identifier.kind)
        reason = f"the entry has {likest.verdict.agreement()}, and another {named} or none"
        return AddResult(
            given, identifier, "present", key=likest.key, record=record, work=work, reason=reason
        )
    related = likest.key if likest is not None and likest.verdict.kind == "version" else ""
    key = make_key(work, pattern=pattern, is_taken=is_taken)
    entry_type, fields = fields_from_work(work)
    if (study := _study_type(found)) is not None:
        fields = [*fields, ("studytype", study)]
    text = format_entry(entry_type, key, [*fields, ("related", related)] if related else fields)
    remarks = (remark_on_record(work, key), remark_on(likest) if likest is not None else None)
    remark = "; ".join(filter(None, remarks)) or None
    return AddResult(
        given, identifier, "added", key=key, record=record, work=work, entry=text, reason=said, remark=remark
    )
