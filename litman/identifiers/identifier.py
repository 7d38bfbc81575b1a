"""An identifier: its kind and its value, the name under which registries know a work or a page."""

from __future__ import annotations

from dataclasses import dataclass

from litman.text.lazy_pattern import lazy_pattern

_KIND = lazy_pattern(r"[a-z][a-z0-9_-]*")


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """What tells a work from all others: `Identifier("doi", "10.1000/x")`; in a text `doi:10.1000/x`.

    A kind that `kinds.KINDS` does not list is one of a later litman: it is kept and compared, and no more.
    """

    kind: str  # a name in the table of kinds, in lower case
    value: str  # normalised as its kind does it

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}"


def doi_identifier(doi: str) -> Identifier:
    """Return the identifier of a DOI that `parse_doi` gave."""
    return Identifier("doi", doi)


def read_identifier(text: str) -> Identifier | None:
    """Return the identifier that `str` made this text of, its value untouched; None where it is none."""
    kind, colon, value = text.partition(":")
    return Identifier(kind, value) if colon and value and _KIND.fullmatch(kind) else None
