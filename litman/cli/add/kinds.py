"""The table of the kinds of identifiers that `litman add KIND` takes, beside `add doi`."""

from __future__ import annotations

from typing import NamedTuple


class AddedKind(NamedTuple):
    """What the help of a command says about a kind of identifiers."""

    what: str  # in the plural
    line: str  # in the help of `litman add`
    metavar: str
    about: str


ADDED_KINDS = {
    "arxiv": AddedKind(
        "arXiv identifiers",
        "Add preprints by their arXiv identifiers.",
        "ID",
        "An identifier is written as 2101.00001, arXiv:hep-th/9901001, or https://arxiv.org/abs/…; with a version (v2)"
        " that version is what the entry names. Many are asked about at once, since arXiv wants three seconds between"
        " two questions. What its authors withdrew, and the paper that a preprint became, are said.",
    ),
    "isbn": AddedKind(
        "ISBNs",
        "Add books by their ISBNs.",
        "ISBN",
        "An ISBN is written with 10 or 13 digits, with or without hyphens. Open Library, Google Books and the German"
        " national library are asked in this order, until one has it; the next is asked where one does not answer."
        " Another edition of a book has another ISBN: it is an entry of its own, which names the one that is there.",
    ),
    "pmcid": AddedKind(
        "PMCIDs",
        "Add works by their PubMed Central identifiers.",
        "PMCID",
        "A PMCID is written as PMC6610000, PMCID: PMC6610000, or https://pmc.ncbi.nlm.nih.gov/articles/PMC6610000."
        " PubMed Central says which PMID and DOI it has, two hundred at once, and PubMed describes the work.",
    ),
    "pmid": AddedKind(
        "PMIDs",
        "Add works by their PubMed identifiers.",
        "PMID",
        "A PMID is written as 31256000, PMID: 31256000, or https://pubmed.ncbi.nlm.nih.gov/31256000. Two hundred are"
        " asked about at once. Its headings become keywords; what was retracted, corrected or put in doubt is said.",
    ),
}
