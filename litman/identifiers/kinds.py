"""The table of kinds of identifiers: how each is read, normalised, printed and linked to."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from urllib.parse import quote

from litman.identifiers.arxiv import parse_arxiv
from litman.identifiers.doi import doi_link, parse_doi
from litman.identifiers.identifier import Identifier
from litman.identifiers.isbn import isbn13, parse_isbn
from litman.identifiers.pmid import parse_pmcid, parse_pmid
from litman.identifiers.url import parse_url
from litman.text.lazy_pattern import lazy_pattern

_STATED = lazy_pattern(r"\s*([A-Za-z][A-Za-z0-9_-]*):\s*(?=\S)")

_PMC_HOSTS = ("ncbi.nlm.nih.gov/", "europepmc.org/")


@dataclass(frozen=True, slots=True)
class Kind:
    """What is known of the identifiers of one kind."""

    label: str  # as people call it
    # The normalised value that a text is, or None; the value alone is read too.
    parse: Callable[[str], str | None]
    # Where the value leads; None: there is no place that has them all.
    link: Callable[[str], str] | None
    example: str = ""  # for people
    before: str = ""  # what is printed before the value, so that a person sees what it is
    is_telling: bool = True  # False: the value alone is a mere number, and may be of another kind


def _parse_pmcid(text: str) -> str | None:
    is_elsewhere = "://" in text and not any(host in text.lower() for host in _PMC_HOSTS)
    return None if is_elsewhere else parse_pmcid(text)


def _parse_isbn13(text: str) -> str | None:
    isbn = parse_isbn(text)
    return isbn13(isbn) if isbn else None


# In the order in which a text is tried, and in which the identifiers of one work are asked about.
KINDS: dict[str, Kind] = {
    "doi": Kind("DOI", parse_doi, doi_link, "10.1176/appi.ajp.2019.19010044"),
    "pmid": Kind(
        "PMID",
        parse_pmid,
        lambda value: f"https://pubmed.ncbi.nlm.nih.gov/{value}/",
        "31256000",
        before="PMID ",
        is_telling=False,
    ),
    "pmcid": Kind(
        "PMCID", _parse_pmcid, lambda value: f"https://pmc.ncbi.nlm.nih.gov/articles/{value}/", "PMC6610000"
    ),
    "arxiv": Kind(
        "arXiv identifier",
        parse_arxiv,
        lambda value: f"https://arxiv.org/abs/{quote(value, safe='/')}",
        "2101.00001, 2101.00001v2 or hep-th/9901001",
        before="arXiv:",
    ),
    "isbn": Kind("ISBN", _parse_isbn13, None, "978-0-306-40615-7", before="ISBN "),
    "url": Kind("web address", parse_url, lambda value: value, "https://example.org/page"),
}


def parse_identifier(text: str, kinds: Collection[str] = tuple(KINDS)) -> Identifier | None:
    """Return the identifier that a text is, its kind found and its value normalised; None where it is none of these.

    A kind that the text states (`pmid:31256000`) counts. A number alone is none, unless only one kind is asked for.
    """
    stated = _STATED.match(text)
    if stated and stated.group(1).lower() in KINDS:
        kind = stated.group(1).lower()
        parse = KINDS[kind].parse
        value = (parse(text) or parse(text[stated.end() :])) if kind in kinds else None
        return Identifier(kind, value) if value else None
    is_number = text.strip().isdigit()
    for name in (name for name in KINDS if name in kinds):
        if is_number and not KINDS[name].is_telling and len(kinds) > 1:
            continue
        value = KINDS[name].parse(text)
        if value is not None:
            return Identifier(name, value)
    return None


def label_of(kind: str) -> str:
    """Return what people call identifiers of a kind; the kind's own name where it is not in the table."""
    return KINDS[kind].label if kind in KINDS else kind


def printed(identifier: Identifier) -> str:
    """Return the identifier as people write it: `10.1000/x`, `PMID 31256000`, `arXiv:2101.00001`."""
    known = KINDS.get(identifier.kind)
    return known.before + identifier.value if known else str(identifier)


def link_of(identifier: Identifier) -> str | None:
    """Return the address that the identifier leads to, or None where its kind has none."""
    known = KINDS.get(identifier.kind)
    return known.link(identifier.value) if known and known.link else None
