"""What may be said of an entry after a registry was asked: the words of `litman help words`, no more than is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from litman.identifiers.of_work import doi_of
from litman.library.registry import RegistryRecord
from litman.work import Work

if TYPE_CHECKING:  # what compares is imported where a record is at hand
    from litman.library.comparison.fields import Difference

ReferenceOutcome = Literal[
    "verified", "differs", "wrong-target", "not-compared", "unregistered", "not-checked", "not-checkable"
]

# Types that no DOI registry would list unless they carry a DOI themselves.
_NOT_REGISTERED = frozenset(
    {
        "webpage",
        "post",
        "post-weblog",
        "article-newspaper",
        "article-magazine",
        "personal_communication",
        "broadcast",
    }
)


class RegistryStanding(NamedTuple):
    """How an entry stands to the registry's record."""

    outcome: ReferenceOutcome
    not_compared: tuple[str, ...] | None = None  # CSL variables; None where nothing was compared


def registry_outcome(work: Work, record: RegistryRecord | None, *, is_cut: bool = False) -> ReferenceOutcome:
    """Return how the work, as the library describes it, stands to the registry's record.

    `verified`, `differs` and `wrong-target` are what the comparison of the two says; which fields disagree says
    `registry_differences`. `is_cut` says that the entry's list of authors ends in `and others`.
    """
    return registry_standing(work, record, is_cut=is_cut).outcome


def registry_standing(work: Work, record: RegistryRecord | None, *, is_cut: bool = False) -> RegistryStanding:
    """Return the same with what could not be compared."""
    if record is None:
        is_listed = doi_of(work) is not None or not is_never_registered(work)
        return RegistryStanding("not-checked" if is_listed else "not-checkable")
    if record.outcome == "unregistered":
        return RegistryStanding("unregistered")
    if record.item is None:  # only a table of retractions spoke of it
        return RegistryStanding("not-checked")
    from litman.csl.from_json import work_from_item
    from litman.library.comparison.compare import compare_registered

    found = compare_registered(work, work_from_item(record.item), is_cut=is_cut)
    return RegistryStanding(found.outcome, found.not_compared)


def is_never_registered(work: Work) -> bool:
    """Return whether no registry lists works of this type, unless they carry a DOI."""
    return work.type in _NOT_REGISTERED


def registry_differences(work: Work, record: RegistryRecord) -> list[Difference]:
    """Return the fields in which the work disagrees with the record, the gravest first; none without a description."""
    if record.item is None:
        return []
    from litman.csl.from_json import work_from_item
    from litman.library.comparison.registered import compare_fields

    return compare_fields(work, work_from_item(record.item)).differences
