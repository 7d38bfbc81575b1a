"""Which works of the library the references and markers of a post are: by identifier, or as a person decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from litman.claims.model import ClaimsFile, Match, Reference
from litman.csl.from_json import work_from_item
from litman.identifiers.doi import find_dois
from litman.library.comparison.same_work import KnownWorks, doi_of
from litman.posts.analyse import Analysis
from litman.posts.markers.marker import Marker
from litman.posts.references.post_reference import PostReference
from litman.text.folding import fold
from litman.work import Work


@dataclass(frozen=True, slots=True)
class StringMatch:
    """What the string of a reference was matched to."""

    outcome: str  # "accepted" or "suggested"
    score: float  # 0–1
    doi: str | None
    key: str | None  # citation key, where the library has the work


@dataclass(frozen=True, slots=True)
class TiedReference:
    """A reference of the post with its place in the claims file and the work that it is."""

    printed: PostReference
    number: int | None  # index in the claims file's references; None where it is new
    key: str | None  # citation key; None while unresolved
    match: Match | None  # how this scan tied it; None where it did not
    is_new_tie: bool  # whether the claims file did not know the key before


def tie_references(
    analysis: Analysis,
    file: ClaimsFile | None,
    known: KnownWorks,
    *,
    resolve: Callable[[str], str | None],
    matched: Mapping[str, StringMatch] | None = None,
) -> list[TiedReference]:
    """Return the references of a post in order, each with the work that it is.

    What the claims file says of a reference stands; the others are looked up by DOI, PMID and address.

    Args:
        analysis: The post.
        file: Its claims file, where there is one.
        known: The library's works by what identifies them.
        resolve: Gives the citation key that a key stands for, None where there is none.
        matched: What strings were matched to, by their folded text; for references without an identifier.
    """
    numbers = _pair(analysis.references, file.references if file else ())
    tied = []
    for printed, number in zip(analysis.references, numbers, strict=True):
        before = file.references[number] if file and number is not None else None
        if before is not None and before.key is not None:
            tied.append(TiedReference(printed, number, resolve(before.key) or before.key, None, False))
            continue
        found = known.find_identified(printed.parts.work) if printed.parts else None
        is_none = before is not None and before.match is not None and before.match.outcome == "no-match"
        if (
            found is None
            and not is_none
            and matched is not None
            and (said := matched.get(fold(printed.text))) is not None
        ):
            tied.append(_tied_by_string(printed, number, said, known))
            continue
        match = Match("accepted", 1.0, found[1]) if found else None
        tied.append(TiedReference(printed, number, found[0] if found else None, match, found is not None))
    return tied


def _tied_by_string(
    printed: PostReference, number: int | None, said: StringMatch, known: KnownWorks
) -> TiedReference:
    """A reference as its string was matched: only what was accepted, and is in the library, ties it."""
    key = said.key or known.by_doi.get(said.doi or "")
    if said.outcome != "accepted":
        return TiedReference(printed, number, None, Match(said.outcome, said.score, "string"), False)
    match = Match("accepted", said.score, "string") if key else None
    return TiedReference(printed, number, key, match, key is not None)


def reference_dois(analysis: Analysis) -> list[str]:
    """Return the DOIs that the post's references, links and citation fields give, each once."""
    works = [reference.parts.work for reference in analysis.references if reference.parts]
    works += [work for use in analysis.markers for work in _described(use.marker)]
    dois = [doi for work in works if (doi := doi_of(work)) is not None]
    dois += [doi for use in analysis.markers for doi in _linked_dois(use.marker)]
    return list(dict.fromkeys(dois))


def keys_of_marker(marker: Marker, known: KnownWorks, *, resolve: Callable[[str], str | None]) -> list[str]:
    """Return the citation keys that a marker itself names: a Pandoc key, a linked DOI, a citation field."""
    keys = [known.by_doi[doi] for doi in _linked_dois(marker) if doi in known.by_doi]
    if marker.kind == "pandoc":
        keys += [key for label in marker.labels if (key := resolve(label)) is not None]
    for work in _described(marker):
        found = known.find_identified(work)
        if found is not None:
            keys.append(found[0])
    if marker.kind == "link" and marker.target and not keys:
        found = known.find_identified(Work(URL=marker.target))
        keys += [found[0]] if found else []
    return list(dict.fromkeys(keys))


def _described(marker: Marker) -> list[Work]:
    return [work_from_item(item.csl) for item in marker.items if item.csl]


def _linked_dois(marker: Marker) -> list[str]:
    return [found.doi for found in find_dois(marker.target)] if marker.target else []


def _pair(printed: Sequence[PostReference], kept: Sequence[Reference]) -> list[int | None]:
    """Return for each printed reference the index of the kept one that it is: by label, else by its text."""
    by_label: dict[str, int] = {}
    by_text: dict[str, int] = {}
    for number, reference in enumerate(kept):
        if reference.label:
            by_label.setdefault(fold(reference.label), number)
        if reference.text:
            by_text.setdefault(fold(reference.text), number)
    numbers: list[int | None] = []
    for item in printed:
        found = by_text.get(fold(item.text))
        if found is None and item.label:
            found = by_label.get(fold(item.label))
        numbers.append(found if found not in numbers else None)
    return numbers
