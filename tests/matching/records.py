"""Invented works and references to them."""

from __future__ import annotations

from litman.matching.record import Record

TEA = Record(
    doi="10.1000/night.7",
    title="Green tea lengthens slow-wave sleep in shift workers",
    authors=("Glen", "Hart"),
    years=(2019,),
    volume="7",
    issue="2",
    page="112-119",
    containers=("Journal of Nocturnal Medicine",),
    type="journal-article",
)
COFFEE = Record(
    doi="10.1000/coffee.3",
    title="Coffee shortens the nights of night nurses",
    authors=("Reed",),
    years=(2004,),
    volume="3",
    page="55-61",
    containers=("Annals of Wakefulness",),
    type="journal-article",
)
TEA_TEXT = (
    "Glen A, Hart B. Green tea lengthens slow-wave sleep in shift workers. J Noct Med. 2019;7(2):112-9."
)


def message_of(record: Record) -> dict[str, object]:
    """Return a record as Crossref would send it."""
    return {
        "DOI": record.doi,
        "type": record.type,
        "title": [record.title],
        "author": [{"family": name, "given": "A."} for name in record.authors],
        "issued": {"date-parts": [[record.years[0]]]},
        "container-title": list(record.containers),
        "volume": record.volume,
        "issue": record.issue,
        "page": record.page,
    }
