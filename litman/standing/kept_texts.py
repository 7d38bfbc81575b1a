"""The references that a claims file keeps, against their works, where the post that prints them is not at hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from litman.claims.model import ClaimsFile, Reference, is_means_of_scan
from litman.identifiers.of_work import doi_of
from litman.posts.references.parts import ReferenceParts, parse_reference
from litman.standing.compared import Compared, compare_printed
from litman.standing.known import Known


class KeptText(NamedTuple):
    """What the text of a reference comes to, as the claims file has it."""

    number: int  # index in the claims file
    label: str | None
    key: str | None  # citation key
    by: str  # the kind of identifier that ties it to its work
    compared: Compared | None  # with the record of that work
    denied: str | None  # its DOI, where every registry says that there is none such


def compare_kept_texts(file: ClaimsFile, known: Known) -> Iterator[KeptText]:
    """Yield the references with a text that an identifier ties to a work, or should; not those that a person decided.

    What the post prints no more is passed over.
    """
    for number, reference in enumerate(file.references):
        if not reference.text or reference.gone or reference.is_decided:
            continue
        parts = parse_reference(reference.text)
        found = known.works.identified(parts.work) or _tied(reference, known)
        if found is not None:
            compared = _compared(reference.text, parts, found[0], known)
            yield KeptText(number, reference.label, found[0], found[1], compared, None)
            continue
        doi = doi_of(parts.work)
        if doi is not None and known.works.is_denied(doi):
            yield KeptText(number, reference.label, None, "doi", None, doi)


def _tied(reference: Reference, known: Known) -> tuple[str, str] | None:
    """The work that an identifier tied the reference to when the post was at hand: a link of it may have had it."""
    by = reference.match.by if reference.match else None
    if reference.key is None or by is None or by == "string" or not is_means_of_scan(by):
        return None
    key = known.works.resolve(reference.key)
    return (key, by) if key is not None else None


def _compared(text: str, parts: ReferenceParts, key: str, known: Known) -> Compared | None:
    work = known.works.described(key)
    return compare_printed(text, parts, work) if work is not None else None
