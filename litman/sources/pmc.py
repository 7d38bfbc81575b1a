"""PubMed Central as a source: its converter knows the PMID and the DOI of a PMCID, PubMed describes the work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from litman.errors import BrokenAnswerError
from litman.identifiers.doi import parse_doi
from litman.identifiers.identifier import Identifier
from litman.identifiers.pmid import parse_pmid
from litman.library.registry import RegistryRecord
from litman.parts import in_parts
from litman.sources.crossref import source as crossref
from litman.sources.http.answers import read_json, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.pubmed import source as pubmed
from litman.sources.reading.json_fields import list_of, mapping_of, text_of

NAME = "pmc"
KINDS: tuple[str, ...] = ("pmcid",)
_SERVICE = "PubMed Central"
_AT_ONCE = 200
_ABSENT = "not found in pmc"


def fetch(session: Session, identifier: Identifier, *, today: date) -> RegistryRecord | None:
    """Return what is said about a PMCID; None: the converter itself says that it has none.

    PubMed describes the work, and Crossref one that PubMed does not have.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: NCBI, "PMC ID Converter API": an identifier that it does not have is a record with an error in it.
    """
    host, known = _convert(session, [identifier])
    if identifier not in known:
        raise BrokenAnswerError(_SERVICE, host, f"nothing about {identifier.value}")
    others = known[identifier]
    for other in others or ():
        source = pubmed if other.kind == "pmid" else crossref
        record = source.fetch(session, other, today=today)
        if record is not None:
            return _learnt(identifier, record, others or ())
    if others is not None:
        raise BrokenAnswerError(_SERVICE, host, f"no number of {identifier.value} that anybody describes")
    return None


def batches(identifiers: Sequence[Identifier]) -> list[list[Identifier]]:
    """Return the PMCIDs in lists that fit in one question each."""
    return [list(part) for part in in_parts(identifiers, _AT_ONCE)]


def fetch_batch(
    session: Session, batch: Sequence[Identifier], *, today: date
) -> dict[Identifier, RegistryRecord]:
    """Return what is said about PMCIDs; what is left out is asked for alone.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    _, known = _convert(session, batch)
    pmids = [other for others in known.values() for other in others or () if other.kind == "pmid"]
    records = pubmed.fetch_batch(session, pmids, today=today) if pmids else {}
    return {
        identifier: _learnt(identifier, records[others[0]], others)
        for identifier, others in known.items()
        if others and others[0] in records
    }


def _learnt(identifier: Identifier, record: RegistryRecord, others: Sequence[Identifier]) -> RegistryRecord:
    """The record under the PMCID, with the identifiers that the converter names."""
    item = {**(record.item or {}), "id": identifier.value, "PMCID": identifier.value}
    for other in others:
        item.setdefault(other.kind.upper(), other.value)
    return replace(record, identifier=identifier, item=item)


def _convert(
    session: Session, batch: Sequence[Identifier]
) -> tuple[str, dict[Identifier, tuple[Identifier, ...] | None]]:
    """Who answered, and the PMID and DOI of each PMCID; None for one that PMC does not have."""
    numbers = ",".join(identifier.value for identifier in batch)
    url = f"{session.settings.pmc_url}/api/v1/articles/?ids={numbers}&idtype=pmcid&format=json&tool=litman"

    def check(answer: Answer) -> None:
        _records(answer)

    def is_lasting(answer: Answer) -> bool:
        return all(record.get("status") != "error" for record in _records(answer))

    answer = session.get(url, lane="pmc", check=check, is_lasting=is_lasting)
    known = {}
    for record in _records(answer):
        asked = text_of(record.get("requested-id")) or text_of(record.get("pmcid")) or ""
        identifier = Identifier("pmcid", asked.upper().partition(".")[0])
        if identifier in batch:
            known[identifier] = None if record.get("status") == "error" else tuple(_others(record))
    return answer.host, known


def _others(record: Mapping[str, object]) -> list[Identifier]:
    pmid, doi = (
        parse_pmid(text_of(record.get("pmid")) or ""),
        parse_doi(text_of(record.get("doi")) or ""),
    )
    found = [Identifier("pmid", pmid)] if pmid else []
    return [*found, Identifier("doi", doi)] if doi else found


def _records(answer: Answer) -> list[Mapping[str, object]]:
    """The records; the service says in its own words what it does not have.

    Raises:
        BrokenAnswerError: the answer says something else, an error about the question too.
    """
    if answer.status != 200:
        refuse_status(answer, service=_SERVICE)
    document = mapping_of(read_json(answer, service=_SERVICE))
    records = [mapping_of(record) for record in list_of(document.get("records"))]
    if document.get("status") != "ok" or not records:
        raise BrokenAnswerError(_SERVICE, answer.host, "JSON without a list of identifiers in it")
    for record in records:
        said = text_of(record.get("errmsg")) or ""
        if record.get("status") == "error" and _ABSENT not in said.lower():
            raise BrokenAnswerError(_SERVICE, answer.host, f"an error: {said[:100]}")
    return records
