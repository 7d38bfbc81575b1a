"""How entries stand to the registry's record of their DOI."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from litman.bibtex.file.entry import Entry
from litman.bibtex.works.names import has_others
from litman.checks.facts import Facts
from litman.csl.from_json import work_from_item
from litman.library.comparison.compare import compare_registered
from litman.library.comparison.fields import Difference, Outcome
from litman.library.registry import RegistryRecord
from litman.work import Work


class Compared(NamedTuple):
    """An entry beside its record."""

    entry: Entry
    work: Work
    record: RegistryRecord
    differences: list[Difference]
    outcome: Outcome
    not_compared: tuple[str, ...]


def compared_entries(facts: Facts) -> Iterator[Compared]:
    """Yield the entries whose DOI a registry has a record of, compared with it."""
    for entry, work in facts.works():
        record = facts.record_of(work)
        if record is None or record.outcome != "found" or record.item is None:
            continue
        is_cut = has_others(entry.values.get("author", ""))
        compared = compare_registered(work, work_from_item(record.item), is_cut=is_cut)
        yield Compared(entry, work, record, compared.differences, compared.outcome, compared.not_compared)
