"""What a post's standing says is wrong, as findings: keys that nobody has, references that are other works."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from litman.checks.reference_problems import CODES as PROBLEM_CODES
from litman.checks.reference_problems import span_place
from litman.finding import Finding, Place, Severity
from litman.shell import command
from litman.text.folding import collapse_white_space
from litman.text.terminal import shorten

if TYPE_CHECKING:  # what lays posts out is imported where one is
    from litman.checks.subject import PostSubject
    from litman.posts.analyse import Analysis
    from litman.standing.compared import Compared
    from litman.standing.model import Standing
    from litman.standing.printed_otherwise import Field, PrintedOtherwise

UNKNOWN_KEY = PROBLEM_CODES["marker-without-reference"][0]
OTHER_WORK = "REF113"
PRINTED_OTHERWISE: dict[Field, str] = {
    "title": "REF114",
    "author": "REF115",
    "issued": "REF116",
    "container-title": "REF117",
    "volume": "REF118",
    "page": "REF118",
    "version": "REF119",
}
DENIED = "REF120"
LISTED_ELSEWHERE = "REF122"
AMBIGUOUS = PROBLEM_CODES["ambiguous-marker"][0]
_MOST_KEYS = 3  # that a message names
_LONGEST_TITLE = 80
_TAKEN_OVER = ((".bib", "bib"), (".bibtex", "bib"), (".json", "csl"), (".yml", "yaml"), (".yaml", "yaml"))
_LONGEST_MARKER = 40


def standing_findings(analysis: Analysis, standing: Standing, post_id: str) -> Iterator[Finding]:
    """Yield what is wrong with what a post leans on, as far as its text alone does not show it."""
    yield from _unknown_keys(analysis, standing, post_id)
    yield from _ambiguous(analysis, standing, post_id)
    yield from _references(analysis, standing, post_id)
    yield from _links(analysis, standing, post_id)
    yield from _listed_elsewhere(analysis, standing, post_id)


def finder(*codes: str) -> Callable[[PostSubject], Iterable[Finding]]:
    """Return the function of a rule that hands on the findings with these codes."""

    def find(subject: PostSubject) -> Iterator[Finding]:
        for finding in subject.once(_all_of):
            if finding.code in codes:
                yield _with_works(subject, finding)

    return find


def _with_works(subject: PostSubject, finding: Finding) -> Finding:
    """Return a finding with the entry of the work that it is about."""
    there = subject.facts.where(finding.key)
    return replace(finding, related=(*finding.related, *there)) if there else finding


def _all_of(subject: PostSubject) -> tuple[Finding, ...]:
    """Return what all of these rules find in a post: each of them hands on some of it."""
    if subject.analysis is not None:
        return tuple(standing_findings(subject.analysis, subject.standing, subject.post_id))
    return tuple(_kept_texts(subject))


def _unknown_keys(analysis: Analysis, standing: Standing, post_id: str) -> Iterator[Finding]:
    for marker in standing.markers:
        for lead in marker.leads:
            if lead.kind == "unknown-key":
                message = f"no entry of the library has the key {lead.label}"
                place = span_place(analysis, marker.start, marker.end)
                yield Finding(UNKNOWN_KEY, place, message, "error", post=post_id)


def _ambiguous(analysis: Analysis, standing: Standing, post_id: str) -> Iterator[Finding]:
    """Yield the names and years that no list has and that fit several works that the library or a file knows."""
    for marker in standing.markers:
        for lead in marker.leads:
            if lead.kind == "ambiguous" and lead.fits:
                place = span_place(analysis, marker.start, marker.end)
                yield Finding(AMBIGUOUS, place, lead.what_fits, "warning", post=post_id)


def _references(analysis: Analysis, standing: Standing, post_id: str) -> Iterator[Finding]:
    for number, reference in enumerate(standing.references, start=1):
        if reference.printed is None:
            continue
        printed = analysis.references[reference.printed]
        place = span_place(analysis, printed.start, printed.end)
        name = f"the reference {reference.label or number}"
        if reference.denied is not None:
            yield _denied(place, name, reference.denied, post_id)
        if reference.compared is not None:
            kind = (reference.match.by if reference.match else None) or "doi"
            yield from _compared(reference.compared, reference.key, kind, place, name, post_id)


def _kept_texts(subject: PostSubject) -> Iterator[Finding]:
    """Yield what is wrong with the references that the claims file keeps, where the post is not at hand."""
    for kept in subject.kept_texts:
        place = subject.kept_text_place(kept.number)
        name = f"the reference {kept.label or kept.number + 1}"
        if kept.denied is not None:
            yield _denied(place, name, kept.denied, subject.post_id)
        if kept.compared is not None:
            yield from _compared(kept.compared, kept.key, kept.by, place, name, subject.post_id)


def _compared(
    compared: Compared, key: str | None, kind: str, place: Place, name: str, post_id: str
) -> Iterator[Finding]:
    if compared.is_other_work:
        label = "address" if kind == "url" else kind.upper()
        recorded = shorten(compared.recorded, _LONGEST_TITLE)
        message = f"{name} describes another work than its {label}, which is that of {recorded!r}"
        lacking = compared.not_compared
        yield Finding(OTHER_WORK, place, message, "error", post=post_id, not_compared=lacking)
    for field in dict.fromkeys(item.field for item in compared.differences):
        items = [item for item in compared.differences if item.field == field]
        severity: Severity = "info" if all(item.is_remark for item in items) else "warning"
        yield Finding(
            PRINTED_OTHERWISE[field],
            place,
            f"{name}: {_said(items)}",
            severity,
            post=post_id,
            key=key,
            not_compared=compared.not_compared,
        )


def _said(items: list[PrintedOtherwise]) -> str:
    more = f"; and {len(items) - 1} more" if len(items) > 1 else ""
    return f"{items[0]}{more}"


def _links(analysis: Analysis, standing: Standing, post_id: str) -> Iterator[Finding]:
    """Yield what is wrong with links and citation fields: DOIs that nobody knows, words about another work."""
    from litman.standing.leads import linked_dois

    for marker, use in zip(standing.markers, analysis.markers, strict=False):
        leads = [lead for lead in marker.leads if lead.denied is not None or lead.compared is not None]
        if not leads:
            continue
        place = span_place(analysis, marker.start, marker.end)
        name = "the citation" if use.marker.items else "the link"
        for lead in leads:
            if lead.denied is not None:
                yield _denied(place, "the link", lead.denied, post_id)
            if lead.compared is not None:
                kind = "doi" if use.marker.items or linked_dois(use.marker) else "url"
                shown = f"{name} {shorten(collapse_white_space(marker.text), _LONGEST_MARKER)!r}"
                yield from _compared(lead.compared, lead.key, kind, place, shown, post_id)


def _listed_elsewhere(analysis: Analysis, standing: Standing, post_id: str) -> Iterator[Finding]:
    keys: dict[str, dict[str, Place]] = {}  # by file, where each key stands first
    for marker in standing.markers:
        for lead in marker.leads:
            if lead.kind == "bibliography" and lead.target is not None:
                place = span_place(analysis, marker.start, marker.end)
                keys.setdefault(lead.target, {}).setdefault(lead.label, place)
    for file, places in keys.items():
        path = Path(file)
        named = list(places)
        shown = ", ".join(named[:-1]) + " and " + named[-1] if 1 < len(named) <= _MOST_KEYS else named[0]
        if len(named) > _MOST_KEYS:
            shown = f"{', '.join(named[: _MOST_KEYS - 1])} and {len(named) - _MOST_KEYS + 1} more"
        way = f": `{command_for(path)}`" if command_for(path) else ""
        verb = "is" if len(named) == 1 else "are"
        message = f"{shown} {verb} in {path.name}, not in the library{way}"
        yield Finding(LISTED_ELSEWHERE, places[named[0]], message, "info", post=post_id)


def command_for(path: Path) -> str | None:
    """Return the command that takes a bibliography into the library, None where no format is for its ending."""
    name = next((name for ending, name in _TAKEN_OVER if path.suffix.casefold() == ending), None)
    return command(f"add {name}", path) if name else None


def _denied(place: Place, name: str, doi: str, post_id: str) -> Finding:
    message = f"{name} has the DOI {doi}, which no registry knows"
    return Finding(DENIED, place, message, "error", post=post_id)
