"""Registry records: what Crossref, DataCite… said about an identifier, and on which day.

`registry_file.py` reads and writes the lines that they are kept in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from litman.identifiers.identifier import Identifier
from litman.library.attestation import Attestation, OpenPlace

RegistryOutcome = Literal["found", "unregistered"]
NoticeKind = Literal["retracted", "withdrawn", "concern", "corrected", "replaced"]

# Gravest first. Source: Crossref, "Crossmark: update types", and NISO RP-45-2024 (CREC).
NOTICE_KINDS: dict[str, NoticeKind] = {
    "retraction": "retracted",
    "partial_retraction": "retracted",
    "withdrawal": "withdrawn",
    "removal": "withdrawn",
    "expression_of_concern": "concern",
    "correction": "corrected",
    "erratum": "corrected",
    "corrigendum": "corrected",
    "addendum": "corrected",
    "clarification": "corrected",
    "new_version": "replaced",
    "new_edition": "replaced",
}
GRAVITY: tuple[NoticeKind, ...] = ("retracted", "withdrawn", "concern", "corrected", "replaced")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something published about a work: a retraction, a concern, a correction."""

    kind: NoticeKind
    type: str  # the registry's own word, for example `expression_of_concern`
    doi: str | None = None  # of the notice
    date: date | None = None  # of the notice
    source: str | None = None  # who said so: `publisher`, `retraction-watch`, `title`


@dataclass(frozen=True, slots=True)
class RegistryRecord:
    """What the sources said about one identifier on one day."""

    identifier: Identifier  # that they were asked for
    asked: date
    outcome: RegistryOutcome
    agency: str | None = None  # `crossref`, `datacite`, `medra`… as doi.org names it, in lower case
    source: str | None = None  # which source answered: a name in the table of sources
    item: Mapping[str, Any] | None = None  # the work as a CSL-JSON item
    notices: tuple[Notice, ...] = ()  # about this work, gravest first
    updates: tuple[Notice, ...] = ()  # this work is itself a notice, about the works named
    published_as: tuple[str, ...] = ()  # this work is a preprint: DOIs of the paper that it became
    preprints: tuple[str, ...] = ()  # DOIs of this work's preprints
    attestations: tuple[Attestation, ...] = ()  # of services beside the registry, one each

    @property
    def doi(self) -> str | None:
        """The DOI that was asked for; None where it was an identifier of another kind."""
        return self.identifier.value if self.identifier.kind == "doi" else None

    @property
    def gravest(self) -> Notice | None:
        """The gravest notice about the work."""
        return self.notices[0] if self.notices else None


def sort_notices(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return the notices gravest first, then by date, each once."""
    unique = {(n.kind, n.type, n.doi, n.date): n for n in reversed(list(notices))}
    return tuple(
        sorted(
            unique.values(), key=lambda n: (GRAVITY.index(n.kind), n.date or date.max, n.doi or "", n.type)
        )
    )


def attested_notices(attestations: Iterable[Attestation]) -> tuple[Notice, ...]:
    """Return the retractions that services beside the registry speak of, each in its own name."""
    return tuple(
        Notice("retracted", "retraction", source=attestation.source)
        for attestation in attestations
        if attestation.is_retracted
    )


def open_places(record: RegistryRecord | None) -> list[tuple[str, OpenPlace]]:
    """Return where the work's files are open, each address once, with who says so."""
    known: dict[str, tuple[str, OpenPlace]] = {}
    for attestation in record.attestations if record else ():
        for place in attestation.places:
            known.setdefault(place.address, (attestation.source, place))
    return list(known.values())


def with_attestations(record: RegistryRecord, attestations: Iterable[Attestation]) -> RegistryRecord:
    """Return the record with what services beside the registry say, in place of what they said before.

    A retraction that the registry tells of, too, stays in the registry's words.
    """
    by_source = {attestation.source: attestation for attestation in (*record.attestations, *attestations)}
    said = [notice for notice in record.notices if notice.source not in by_source]
    is_told = any(notice.kind in ("retracted", "withdrawn") for notice in said)
    own = () if is_told else attested_notices(by_source.values())[:1]
    return replace(
        record,
        notices=sort_notices([*said, *own]),
        attestations=tuple(by_source[name] for name in sorted(by_source)),
    )


def notice_item(notice: Notice) -> dict[str, str]:
    """Return the notice as its JSON object in the registry file; what is not known is left out."""
    item = {"kind": notice.kind, "type": notice.type}
    if notice.doi is not None:
        item["doi"] = notice.doi
    if notice.date is not None:
        item["date"] = notice.date.isoformat()
    if notice.source is not None:
        item["source"] = notice.source
    return item
