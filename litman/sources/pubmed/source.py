"""PubMed as a source: the record of one PMID, or of two hundred with one question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from litman.csl.to_json import item_from_work
from litman.errors import BrokenAnswerError
from litman.formats.nbib.read import work_from_record
from litman.formats.nbib.study_types import with_study_type
from litman.identifiers.identifier import Identifier
from litman.library.registry import RegistryRecord
from litman.parts import in_parts
from litman.sources.found_work import FoundWork, SearchBy, SoughtWork
from litman.sources.http.answers import asked_on, check_sizes, read_xml, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.pubmed.citation import former_pmids_of, pmid_of, tagged_record
from litman.sources.pubmed.notices import kinds_of, notices_of, papers_of, preprints_of, updates_of

NAME = "pubmed"
KINDS: tuple[str, ...] = ("pmid",)
SEARCHES: tuple[SearchBy, ...] = ("parts",)
_SERVICE = "PubMed"
_AT_ONCE = 200  # citations; more want another kind of question
_MAX_BYTES = 64 * 1024 * 1024
_CITATIONS = ("PubmedArticle", "PubmedBookArticle")


def fetch(session: Session, identifier: Identifier, *, today: date) -> RegistryRecord | None:
    """Return what PubMed says about a PMID; None: PubMed itself says that it has none, with an empty set.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: NCBI, "The E-utilities In-Depth", EFetch (`db=pubmed`, `retmode=xml`).
    """
    answer, citations = _ask(session, [identifier])
    if citations and identifier.value not in citations:
        other = next(iter(citations))
        said = f"the record of another PMID, {other[:20]}; if {identifier.value} was merged into it, ask for that"
        raise BrokenAnswerError(_SERVICE, answer.host, said)
    found = citations.get(identifier.value)
    return None if found is None else _record(identifier, found, answer, today)


def batches(identifiers: Sequence[Identifier]) -> list[list[Identifier]]:
    """Return the PMIDs in lists that fit in one question each."""
    return [list(part) for part in in_parts(identifiers, _AT_ONCE)]


def fetch_batch(
    session: Session, batch: Sequence[Identifier], *, today: date
) -> dict[Identifier, RegistryRecord]:
    """Return what PubMed says about PMIDs; what it leaves out is asked for alone.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    answer, citations = _ask(session, batch)
    there = [identifier for identifier in batch if identifier.value in citations]
    return {
        identifier: _record(identifier, citations[identifier.value], answer, today) for identifier in there
    }


def search(session: Session, sought: SoughtWork, *, by: SearchBy) -> list[FoundWork]:
    """Return the works that PubMed finds for a title and a family name, its best first; they prove nothing.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    from litman.sources.pubmed.search import found_work, search_described

    found = search_described(session, sought)
    if not found:
        return []
    answer, citations = _ask(session, found)
    there = [identifier for identifier in found if identifier.value in citations]
    items = (_record(one, citations[one.value], answer, answer.fetched).item for one in there)
    return [found_work(NAME, item) for item in items if item is not None]


def _ask(session: Session, identifiers: Sequence[Identifier]) -> tuple[Answer, dict[str, Any]]:
    numbers = ",".join(identifier.value for identifier in identifiers)
    url = f"{session.settings.pubmed_url}/efetch.fcgi?db=pubmed&retmode=xml&tool=litman&id={numbers}"

    def check(answer: Answer) -> None:
        _citations(answer)

    answer = session.get(url, lane="pubmed", key="pubmed", max_bytes=_MAX_BYTES, check=check)
    return answer, _citations(answer)


def _citations(answer: Answer) -> dict[str, Any]:
    """The citations of a set by their PMIDs and those merged into them; a set with nothing in it is an answer, too.

    Source: recorded answers; what PubMed does not have is left out, with status 200.
    """
    if answer.status != 200:
        refuse_status(answer, service=_SERVICE)
    root = read_xml(answer, service=_SERVICE)
    error = root.find(".//ERROR")
    if error is not None:
        said = "".join(error.itertext()).strip()
        raise BrokenAnswerError(_SERVICE, answer.host, f"an error: {said[:100]}")
    if root.tag not in ("PubmedArticleSet", "PubmedBookArticleSet", *_CITATIONS):
        raise BrokenAnswerError(_SERVICE, answer.host, "XML without a set of citations in it")
    found = [root] if root.tag in _CITATIONS else [child for child in root if child.tag in _CITATIONS]
    citations = {pmid_of(citation): citation for citation in found if pmid_of(citation)}
    merged = {pmid: citation for citation in citations.values() for pmid in former_pmids_of(citation)}
    return citations | {pmid: citation for pmid, citation in merged.items() if pmid not in citations}


def _record(identifier: Identifier, citation: Any, answer: Answer, today: date) -> RegistryRecord:
    work = work_from_record(tagged_record(citation))
    check_sizes(work, answer, service=_SERVICE)
    return RegistryRecord(
        identifier=identifier,
        asked=asked_on(answer, today=today),
        outcome="found",
        source=NAME,
        item=with_study_type(item_from_work(work, id=identifier.value), kinds_of(citation)),
        notices=notices_of(citation),
        updates=updates_of(citation),
        published_as=papers_of(citation),
        preprints=preprints_of(citation),
    )
