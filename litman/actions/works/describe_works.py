"""What the library knows of its works: the work, the claims it carries, what the registries said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from litman.bibtex.file.entry import Entry
from litman.bibtex.file.references import folded_names
from litman.bibtex.works.names import has_others
from litman.claims.address import Use
from litman.library.attestation import attestation_object
from litman.library.comparison.identity import ReferenceOutcome, registry_standing
from litman.library.library import Library
from litman.library.registry import RegistryRecord, notice_item
from litman.library.stated_notice import notices_about
from litman.work import Work

if TYPE_CHECKING:
    from litman.claims.model import ClaimsFile


# A named tuple: a dataclass takes four times as long to make, and `litman show` starts with it.
class WorkReport(NamedTuple):
    """A work of the library with everything that is known about it."""

    entry: Entry
    work: Work
    outcome: ReferenceOutcome
    record: RegistryRecord | None
    # claims that lean on the work, or name it without a reference; empty in a list of works
    uses: tuple[Use, ...]
    claim_count: int  # how many claims lean on it; those that only name it are not counted
    not_compared: tuple[str, ...] | None = None  # CSL variables; None where no record was compared

    @property
    def key(self) -> str:
        """The citation key."""
        return self.entry.key


class Related(NamedTuple):
    """A work that an entry names as related to its own."""

    key: str  # as it is named; of the entry that names, where it is the other one
    relation: str
    is_there: bool = True
    names_it: bool = False  # it is the other entry that names this one


def describe_work(library: Library, entry: Entry) -> WorkReport:
    """Return the report of one work, with the claims that lean on it; only files that name it are looked at."""
    uses = library.claims.uses(entry.key, folded_names(entry), library.document.resolve)
    return _report(library, entry, uses)


def describe_by_itself(library: Library, entry: Entry) -> WorkReport:
    """Return the report of one work without the claims that lean on it: no claims file is looked at."""
    return _report(library, entry, ())


def listed_entries(library: Library, keys: Sequence[str]) -> Iterable[Entry]:
    """Return the entries with these keys, in their order; in that of the file where one is empty or there twice."""
    if all(keys) and len(set(keys)) == len(keys):
        found = (library.document.find(key) for key in keys)
        return (entry for entry in found if entry is not None)
    wanted = set(keys)  # what has no key of its own is found by looking at all entries
    return (entry for entry in library.document.entries() if entry.key in wanted)


def describe_listed_works(library: Library, entries: Iterable[Entry]) -> Iterator[WorkReport]:
    """Give a report for each of the entries, in their order: how many claims lean on each, not which."""
    entries = list(entries)
    names = {name for entry in entries for name in folded_names(entry)}
    keys = {entry.key for entry in entries}
    counts = library.claims.count_uses(keys, names, library.document.resolve)
    for entry in entries:
        yield _report(library, entry, (), count=counts.get(entry.key, 0))


def resolved_uses(library: Library, files: Sequence[ClaimsFile]) -> Mapping[str, list[Use]]:
    """Return the claims that lean on each work or name it, by its citation key; old keys count for the new one."""
    from litman.claims.collection import uses_by_key  # only who edits entries reads every claims file

    uses: dict[str, list[Use]] = defaultdict(list)
    for key, found in uses_by_key(files).items():
        uses[library.document.resolve(key) or key] += found
    return uses


def work_json(report: WorkReport) -> dict[str, Any]:
    """Return the work as `litman list --json` prints it: a CSL-JSON item and what litman knows."""
    from litman.csl.to_json import item_from_work  # only who prints JSON

    item = item_from_work(report.work, id=report.key)
    notices = notices_about(report.work, report.record)
    item["litman"] = {
        "key": report.key,
        "claims": report.claim_count,
        "notices": [notice_item(notice) for notice in notices],
        "registry": report.outcome,
    }
    if report.not_compared is not None:
        item["litman"]["not_compared"] = list(report.not_compared)
    if report.record is not None:
        item["litman"]["asked"] = report.record.asked.isoformat()
        if report.record.attestations:
            item["litman"]["attestations"] = [attestation_object(one) for one in report.record.attestations]
    return item


def related_works(library: Library, entry: Entry) -> Iterator[Related]:
    """Yield the works that the entry names as related, then those whose entries name it."""
    for key in _related_keys(entry):
        yield Related(key, _relation(entry), is_there=library.document.resolve(key) is not None)
    for other in library.document.naming(entry.key, ["related"]):
        if entry.key in _related_keys(other):
            yield Related(other.key, _relation(other), names_it=True)


def _related_keys(entry: Entry) -> list[str]:
    return [key for name in entry.values.get("related", "").split(",") if (key := name.strip())]


def _relation(entry: Entry) -> str:
    return entry.values.get("relatedstring") or entry.values.get("relatedtype") or "related to"


def _report(library: Library, entry: Entry, uses: Sequence[Use], *, count: int | None = None) -> WorkReport:
    if count is None:
        count = len({use.address for use in uses if use.link is not None})
    work = library.work(entry)
    record = library.record_of(work)
    standing = registry_standing(work, record, is_cut=has_others(entry.values.get("author", "")))
    return WorkReport(entry, work, standing.outcome, record, tuple(uses), count, standing.not_compared)
