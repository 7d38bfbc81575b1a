"""What a list of references says against itself: nobody has to be asked about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from litman.actions.audit.model import AuditedText
from litman.finding import Finding, Severity
from litman.identifiers.doi import find_dois, is_short_doi
from litman.identifiers.doi_text import later_year_in, other_issn_in
from litman.identifiers.isbn import isbn_problem, parse_isbn
from litman.identifiers.of_work import doi_of
from litman.library.comparison.compare import compare
from litman.library.comparison.doi_journal import other_journal_in
from litman.library.comparison.judgements import judge_titles
from litman.text.plain import plain
from litman.text.terminal import shorten
from litman.text.years import IN_WORDS, YEAR, YEARS_AHEAD

# The rules of `litman check` that say the same of a library.
NO_DOI, TWO_WORKS, TO_COME, DOI_SAYS, NO_ISBN = "BIB102", "BIB112", "BIB106", "ID105", "BIB103"
_CALLED_DOI = re.compile(
    r"(?:\bdoi\.org/|\bdoi\s?[:=]\s?)(?!https?:|(?:dx\.)?doi\.org)(\S{3,200})", re.IGNORECASE
)
_HOLDS_DOI = re.compile(r"\b10\.\d{4,9}(?:\.\d+){0,8}/\S")
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s*((?:97[89][- ]?)?\d[\d -]{7,13}[\dXx])\b")
_YEAR = re.compile(rf"\b{YEAR}\b")
_LONGEST = 60
_LONGEST_READ = 2_000  # of a reference, in which its years are looked for


def contradictions(references: Sequence[AuditedText], *, today: date) -> Iterator[Finding]:
    """Yield what the references say against themselves and against each other, in their order."""
    first: dict[str, AuditedText] = {}
    for number, reference in enumerate(references, start=1):
        yield from _of_one(reference, number, today)
        doi = doi_of(reference.work)
        if doi is not None and doi in first:
            yield from _of_two(reference, number, first[doi], doi)
        elif doi is not None:
            first[doi] = reference


def name_of(reference: AuditedText, number: int) -> str:
    """Return what a reference is called: its label, else its number in the file."""
    return (
        f"the entry {reference.label}" if reference.is_entry else f"the reference {reference.label or number}"
    )


def _of_one(reference: AuditedText, number: int, today: date) -> Iterator[Finding]:
    name, work = name_of(reference, number), reference.work
    for said in _malformed(reference):
        yield _finding(NO_DOI, reference, f"{name} has {said!r} for a DOI, and that cannot be one")
    year = work.year
    if (
        year is not None
        and year > today.year + YEARS_AHEAD
        and not IN_WORDS.search(reference.text[:400] or "-")
        and (reference.is_entry or _is_dated(reference.text, year, today))
    ):
        yield _finding(TO_COME, reference, f"{name} is of {year}, a year that has not come")
    doi = doi_of(work)
    if doi is not None and (later := later_year_in(doi, year)):
        yield _finding(DOI_SAYS, reference, f"{name} is of {year}, and its DOI {doi} says {later}")
    if doi is not None and (journal := other_journal_in(doi, _journal(reference))):
        message = f"{name} is of {plain(work.container_title or '')}, and its DOI {doi} is one of {journal}"
        yield _finding(DOI_SAYS, reference, message)
    if doi is not None and (issn := other_issn_in(doi, work.ISSN)):
        message = f"the DOI of {name} is of a journal with the ISSN {issn}, and {work.ISSN} is printed"
        yield _finding(DOI_SAYS, reference, message, "info")
    for found in _ISBN.findall(reference.text if not reference.is_entry else f"ISBN {work.ISBN}"):
        if parse_isbn(found) is None and (problem := isbn_problem(found)):
            yield _finding(NO_ISBN, reference, f"{name} has {found} for an ISBN: {problem}")


def _is_dated(text: str, year: int, today: date) -> bool:
    """Whether a text says the year for its date, and not a page that looks like one beside the date."""
    others = [int(said) for said in _YEAR.findall(text[:_LONGEST_READ])]
    if not any(other <= today.year for other in others):
        return True
    return bool(re.search(rf"\({year}[a-z]?\s*[,)]|\b{year}[a-z]?;", text[:_LONGEST_READ]))


def _journal(reference: AuditedText) -> str | None:
    """The journal in which a paper is said to have appeared; a reader may take something else of a text for one."""
    work = reference.work
    is_sure = reference.is_entry or (work.volume is not None and work.title is not None)
    return work.container_title if is_sure and work.type == "article-journal" else None


def _malformed(reference: AuditedText) -> Iterator[str]:
    if reference.is_entry:
        said = reference.work.DOI or ""
        # One in the address of another host is a DOI, if not well written; of `doi.org/cn2h9c` a work has the end.
        is_short = is_short_doi(said) or (is_short_doi(f"10/{said}") and any(map(str.isdigit, said)))
        if said and not _HOLDS_DOI.search(said) and not is_short:
            yield said
        return
    spans = [(found.start, found.end) for found in find_dois(reference.text)]
    for match in _CALLED_DOI.finditer(reference.text):
        is_read = any(start < match.end(1) and end > match.start(1) for start, end in spans)
        said = match[1].rstrip(".,;)]")
        # A DOI that a line break or a space parts is somebody's slip, and its beginning is a good one.
        if is_read or not said or is_short_doi(match[0].rstrip(".,;)]")) or is_short_doi(said):
            continue
        if not re.fullmatch(r"10\.\d{4,9}(?:\.\d+)*/?", said):
            yield said


def _of_two(reference: AuditedText, number: int, other: AuditedText, doi: str) -> Iterator[Finding]:
    ours, theirs = reference.work, other.work
    where = f"{name_of(other, 0) if other.label else 'another reference'} at {other.place}"
    if not ours.title or not theirs.title:
        return
    is_other = (
        compare(other.work, reference.work).kind == "different" or judge_titles(ours, theirs) == "other"
    )
    name = name_of(reference, number)
    if is_other:
        title = shorten(plain(theirs.title), _LONGEST)
        message = f"{name} has the DOI {doi} of {where}, which is another work ({title!r})"
        yield _finding(TWO_WORKS, reference, message)
    else:
        yield _finding(TWO_WORKS, reference, f"{name} is {where} once more: both have the DOI {doi}", "info")


def _finding(code: str, reference: AuditedText, message: str, severity: Severity = "warning") -> Finding:
    key = reference.label if reference.is_entry else None
    return Finding(code, reference.place, message, severity, key=key)
