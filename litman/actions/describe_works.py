"""What the library knows of its works: the work, the claims it carries, what the registries said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from litman.bibtex.document import Entry
from litman.claims.model import Claim, ClaimsFile, Link
from litman.csl.to_json import item_from_work
from litman.library.identity import ReferenceOutcome, registry_outcome
from litman.library.library import Library
from litman.library.registry import RegistryRecord, notice_item
from litman.library.same_work import doi_of
from litman.work import Work


@dataclass(frozen=True, slots=True)
class CarriedClaim:
    """A claim that leans on a work, and how."""

    post_id: str
    claim: Claim
    link: Link


@dataclass(frozen=True, slots=True)
class WorkReport:
    """A work of the library with everything that is known about it."""

    entry: Entry
    work: Work
    outcome: ReferenceOutcome
    record: RegistryRecord | None
    carried: tuple[CarriedClaim, ...]

    @property
    def key(self) -> str:
        return self.entry.key


def describe_works(
    library: Library, files: Sequence[ClaimsFile], entries: Iterable[Entry]
) -> list[WorkReport]:
    """Return a report for each of the entries, in their order."""
    carried = claims_by_key(library, files)
    return [_report(library, entry, carried) for entry in entries]


def claims_by_key(library: Library, files: Sequence[ClaimsFile]) -> Mapping[str, list[CarriedClaim]]:
    """Return the claims that lean on each work by its citation key; old keys (`ids`) count for the new one."""
    carried: dict[str, list[CarriedClaim]] = defaultdict(list)
    for file in files:
        for claim in file.claims:
            for link in claim.links:
                key = library.document.resolve(link.key)
                carried[key if key is not None else link.key].append(CarriedClaim(file.post_id, claim, link))
    return carried


def work_json(report: WorkReport) -> dict[str, Any]:
    """Return the work as `litman list --json` prints it: a CSL-JSON item and what litman knows."""
    item = item_from_work(report.work, id=report.key)
    notices = report.record.notices if report.record else ()
    item["litman"] = {
        "key": report.key,
        "claims": len({(c.post_id, c.claim.id) for c in report.carried}),
        "notices": [notice_item(notice) for notice in notices],
        "registry": report.outcome,
    }
    if report.record is not None:
        item["litman"]["asked"] = report.record.asked.isoformat()
    return item


def _report(library: Library, entry: Entry, carried: Mapping[str, list[CarriedClaim]]) -> WorkReport:
    work = library.work(entry)
    doi = doi_of(work)
    record = library.records.get(doi) if doi else None
    return WorkReport(entry, work, registry_outcome(work, record), record, tuple(carried.get(entry.key, ())))
