"""The identifiers of a work, as its description states them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from litman.identifiers.arxiv import is_arxiv_doi, parse_arxiv
from litman.identifiers.doi import parse_doi
from litman.identifiers.identifier import Identifier
from litman.work import Work

# Their ISBN is that of the volume that they are in.
_PARTS = frozenset({"chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"})

_FIELDS = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "isbn": "ISBN", "url": "URL"}


def doi_of(work: Work) -> str | None:
    """Return the work's DOI, normalised; a link to doi.org counts where there is no DOI."""
    if work.DOI:
        return parse_doi(work.DOI)
    return parse_doi(work.URL) if work.URL and "doi.org/" in work.URL else None


def identifiers_of(work: Work) -> Iterator[Identifier]:
    """Give the identifiers of the work itself, normalised, in the order of the table of kinds; no address.

    A DOI that arXiv registers for all its papers stands behind the number that it is made of, whose archive knows more.
    """
    arxiv = parse_arxiv(work.archive_location or "") if (work.archive or "").lower() == "arxiv" else None
    if doi := doi_of(work):
        if arxiv and is_arxiv_doi(doi):
            yield Identifier("arxiv", arxiv)
            arxiv = None
        yield Identifier("doi", doi)
    if work.PMID or work.PMCID:
        yield from _of_pubmed(work)
    if arxiv:
        yield Identifier("arxiv", arxiv)
    if work.ISBN and work.type not in _PARTS:
        from litman.identifiers.isbn import isbn13, parse_isbn

        if isbn := parse_isbn(work.ISBN.split(",")[0]):
            yield Identifier("isbn", isbn13(isbn))


def _of_pubmed(work: Work) -> Iterator[Identifier]:
    from litman.identifiers.pmid import parse_pmcid, parse_pmid  # most works have a DOI and nothing else

    if work.PMID and (pmid := parse_pmid(work.PMID)):
        yield Identifier("pmid", pmid)
    if work.PMCID and (pmcid := parse_pmcid(work.PMCID)):
        yield Identifier("pmcid", pmcid)


def with_identifier(work: Work, identifier: Identifier) -> Work:
    """Return the work with the identifier that it was found by, where it says none of this kind itself."""
    if identifier.kind == "arxiv" and work.archive is None:
        return replace(work, archive="arXiv", archive_location=identifier.value)
    field = _FIELDS.get(identifier.kind)
    if field is None or getattr(work, field) is not None:
        return work
    return replace(work, **{field: identifier.value})  # type: ignore[arg-type]
