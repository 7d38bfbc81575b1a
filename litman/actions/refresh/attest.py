"""What services attest of works beside their registries, put into the records of a refresh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from litman.actions.refresh.targets import RefreshTarget
from litman.identifiers.identifier import Identifier
from litman.library.attestation import Attestation
from litman.library.registry import RegistryRecord, with_attestations
from litman.sources.retraction_watch import RetractionTable
from litman.sources.witnesses import Witnesses

_ASKED_BY = ("doi", "pmid")


def attested(
    works: Sequence[tuple[RefreshTarget, RegistryRecord]],
    witnesses: Witnesses,
    table: RetractionTable | None,
) -> list[RegistryRecord]:
    """Return the records with what is attested of their works; a retraction that the table undoes is none."""
    asked = [_asked_by(target) for target, _ in works]
    said = witnesses.attest([one for one in asked if one is not None])
    return [
        _with(target, record, table, said.get(one) if one else None)
        for one, (target, record) in zip(asked, works, strict=True)
    ]


def _with(
    target: RefreshTarget,
    record: RegistryRecord,
    table: RetractionTable | None,
    said: Sequence[Attestation] | None,
) -> RegistryRecord:
    if not said:
        return record
    record = with_attestations(record, said)
    own = _identifiers(target)
    if table is not None and any(table.reinstated.get(one) for one in own):
        return replace(record, notices=table.apply(record.notices, *own))
    return record


def _identifiers(target: RefreshTarget) -> tuple[Identifier, ...]:
    return (*((target.identifier,) if target.identifier else ()), *target.others)


def _asked_by(target: RefreshTarget) -> Identifier | None:
    """The identifier of a work by which these services can be asked."""
    own = _identifiers(target)
    return next((one for kind in _ASKED_BY for one in own if one.kind == kind), None)
