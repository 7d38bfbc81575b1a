"""Are two records one work? One comparison for all who ask: a verdict, and what speaks for it and against it.

Importing, `duplicates`, `merge`, `match`, `scan` and the rules ask here. A work is never lost for a doubt: what is not
clearly the same is another work, another version, or unclear, and a person is told.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from litman.identifiers.of_work import doi_of
from litman.library.comparison.blocking import isbns_of
from litman.library.comparison.fields import Difference, Outcome, judge
from litman.library.comparison.judgements import (
    Authors,
    Titles,
    Years,
    apart_in,
    has_other_team,
    is_all_the_same,
    judge_authors,
    judge_titles,
    judge_years,
    year_apart,
)
from litman.library.comparison.registered import compare_fields
from litman.library.comparison.stages import (
    ONE_TEXT,
    family_of,
    is_reprint,
    is_translation,
    kind_of,
    other_version,
)
from litman.library.comparison.tell_apart import agreeing_places, other_addresses, page_address, tell_apart
from litman.library.comparison.verdict import ALL_FIELDS, Apart, Verdict
from litman.text.folding import fold
from litman.work import Work

_TELLING = frozenset(
    {"URL", "page", "number", "volume", "PMID", "PMCID", "archive-location", "ISBN", "part-number"}
)
_PARTS = frozenset({"part", "conference"})
_UNFINISHED_APART = frozenset({"publisher", "section"})  # printed in too many ways to decide alone


def compare(ours: Work, theirs: Work) -> Verdict:
    """Return whether two records describe one work.

    Never raises, and says the same whichever comes first, but for the order in which values are shown.
    """
    if ours == theirs or is_all_the_same(ours, theirs):
        says = [name for name, value in (("DOI", doi_of(ours)), ("title", ours.title)) if value]
        return Verdict("same", (*says[:1], ALL_FIELDS))
    identifier = shared_identifier(ours, theirs)
    if identifier in ("DOI", "PMID", "PMCID"):
        return _identified(ours, theirs, identifier)
    return _described(ours, theirs, identifier)


class Registered(NamedTuple):
    """How an entry stands to the record of its identifier."""

    verdict: Verdict  # `different`: the record is that of another work
    differences: list[Difference]  # the fields that disagree, the gravest first
    not_compared: tuple[str, ...] = ()  # CSL variables that could not be compared

    @property
    def outcome(self) -> Outcome:
        """The same in the words of a reference: `verified`, `differs`, `wrong-target` or `not-compared`."""
        if self.verdict.kind == "different":
            return "wrong-target"
        if self.verdict.kind == "version" or judge(self.differences) != "verified":
            return "differs"
        return "not-compared" if {"title", "author"} & set(self.not_compared) else "verified"


def compare_registered(entry: Work, record: Work, *, is_cut: bool = False) -> Registered:
    """Return how an entry stands to the record of its identifier; a preprint beside its paper is another version.

    `is_cut` says that the entry's list of authors ends in `and others`.
    """
    differences, not_compared = compare_fields(entry, record, is_cut=is_cut)
    apart = tuple(Apart(item.field, item.ours, item.theirs) for item in differences)
    if judge(differences) == "wrong-target" or _identified(entry, record, "DOI").kind == "different":
        return Registered(Verdict("different", ("DOI",), apart), differences, not_compared)
    is_version = any(item.field == "version" for item in differences)
    return Registered(
        Verdict("version" if is_version else "same", ("DOI",), apart), differences, not_compared
    )


def shared_identifier(ours: Work, theirs: Work) -> str | None:
    """Return the identifier that both bear, as a CSL variable, the most telling first; None where there is none."""
    one, other = doi_of(ours), doi_of(theirs)
    if one and other:
        return "DOI" if one == other else None
    for name in ("PMID", "PMCID"):
        mine, registered = getattr(ours, name), getattr(theirs, name)
        if mine and registered and fold(mine).removeprefix("pmc") == fold(registered).removeprefix("pmc"):
            return name
    if isbns_of(ours) & isbns_of(theirs) and family_of(ours) == family_of(theirs) == "whole":
        return "ISBN"
    return "URL" if page_address(ours) and page_address(ours) == page_address(theirs) else None


def _identified(ours: Work, theirs: Work, identifier: str) -> Verdict:
    """Two records with one identifier: one work, unless neither title nor first author agree."""
    title, author = judge_titles(ours, theirs), judge_authors(ours, theirs)
    apart = apart_in(ours, theirs, title, author)
    if title == "other" and author in ("other", "group"):
        return Verdict("different", (identifier,), apart)
    if title == "other" and _are_two_parts(ours, theirs):
        return Verdict("different", (identifier,), apart)
    agrees = [
        name
        for name, verdict in (("title", title), ("author", author))
        if verdict in ("same", "close", "shared")
    ]
    return Verdict("same", (identifier, *agrees), apart)


def _described(ours: Work, theirs: Work, identifier: str | None) -> Verdict:
    title, author = judge_titles(ours, theirs), judge_authors(ours, theirs)
    agrees = tuple(filter(None, (identifier, "title" if title == "same" else None)))
    if is_translation(ours, theirs) and author != "other":
        return Verdict("version", (*agrees, "author"), (Apart("type", "the original", "a translation"),))
    if title != "same":
        return _of_one_book(ours, theirs, title, author, agrees)
    if author == "other":
        return Verdict(
            "unclear" if identifier else "different", agrees, apart_in(ours, theirs, title, author)
        )
    agrees += ("author",) if author == "same" else ()
    version = other_version(ours, theirs)
    if version is not None:
        return Verdict("version", agrees, (version,))
    if is_reprint(ours, theirs):
        return Verdict("version", agrees, (Apart("type", "the first print", "a reprint"),))
    if apart := _other_families(ours, theirs):
        return Verdict("unclear" if _is_page(ours, theirs) else "different", agrees, (apart,))
    return _in_place(ours, theirs, agrees, author)


def _of_one_book(
    ours: Work, theirs: Work, title: Titles, author: Authors, agrees: tuple[str, ...]
) -> Verdict:
    """Two records whose titles disagree: one book where an ISBN says so and the titles are close."""
    apart = apart_in(ours, theirs, title, author)
    if "ISBN" not in agrees or title == "unknown" or (title == "other" and author in ("other", "group")):
        return Verdict("different", agrees, apart)
    told = tuple(tell_apart(ours, theirs))
    if told:
        return Verdict("different", agrees, told + apart)
    return Verdict("same" if title == "close" else "unclear", agrees, apart)


def _in_place(ours: Work, theirs: Work, agrees: tuple[str, ...], author: Authors) -> Verdict:
    """Two records of one title, and of authors that do not disagree: is anything apart, and does enough agree?"""
    places = agreeing_places(ours, theirs)
    apart = [*tell_apart(ours, theirs), *filter(None, (other_addresses(ours, theirs),))]
    years = judge_years(ours, theirs)
    agrees += ("issued",) if years == "same" else ()
    one, other = doi_of(ours), doi_of(theirs)
    if one and other:
        is_one_place = not apart and bool(_TELLING & set(places)) and years != "other"
        told = [*apart, year_apart(ours, theirs)] if years == "other" else apart
        return Verdict("version" if is_one_place else "different", agrees, (Apart("DOI", one, other), *told))
    grave = [item for item in apart if item.field not in _UNFINISHED_APART]
    if grave:
        only_isbn = {item.field for item in grave} <= {"ISBN"} and years == "same"
        return Verdict("version" if only_isbn else "different", agrees, tuple(grave + _rest(apart, grave)))
    agrees += tuple(name for name in places if name not in agrees)
    if years == "other":
        return _of_other_year(ours, theirs, agrees)
    if apart or has_other_team(ours, theirs):
        more = (Apart("other-authors"),) if has_other_team(ours, theirs) else ()
        return Verdict("unclear", agrees, (*apart, *more))
    if _is_enough(set(places), years, author):
        return Verdict("same", agrees)
    return Verdict("unclear", agrees, (year_apart(ours, theirs),) if years == "near" else ())


def _of_other_year(ours: Work, theirs: Work, agrees: tuple[str, ...]) -> Verdict:
    """One title by one author in two years: a page that was revised, a book's new edition, or a series of reports."""
    families = {family_of(ours), family_of(theirs)}
    is_revised = "URL" in agrees and families <= {"web", ""}
    is_edition = ours.type == theirs.type == "book" and "author" in agrees
    kind: Literal["version", "different"] = "version" if is_revised or is_edition else "different"
    return Verdict(kind, agrees, (year_apart(ours, theirs),))


def _is_enough(places: set[str], years: Years, author: Authors) -> bool:
    """Whether what agrees beside the title makes one work: author and year, or one of them and a place, or a place."""
    is_told = bool(places & _TELLING)
    if years == "near":  # online and in print
        return author == "same" and is_told
    if author == "same":
        return years == "same" or bool(places)
    return is_told and (years == "same" or (author == "none" and "URL" in places))


def _other_families(ours: Work, theirs: Work) -> Apart | None:
    """Return the types where they are those of two things: a film and a book, data and a paper."""
    one, other = family_of(ours), family_of(theirs)
    if one == other or not one or not other:
        return None
    if {one, other} <= ONE_TEXT:  # no versions, else `other_version` had said so
        return None
    if "web" in (one, other) and page_address(ours) == page_address(theirs) != "":
        return None
    return Apart("type", kind_of(ours), kind_of(theirs))


def _is_page(ours: Work, theirs: Work) -> bool:
    return "web" in (family_of(ours), family_of(theirs))


def _are_two_parts(ours: Work, theirs: Work) -> bool:
    """Whether both are parts of books, on other pages: chapters under the DOI of their book."""
    families = {family_of(ours), family_of(theirs)}
    return families <= _PARTS and any(
        item.field in ("page", "chapter-number") for item in tell_apart(ours, theirs)
    )


def _rest(apart: list[Apart], grave: list[Apart]) -> list[Apart]:
    return [item for item in apart if item not in grave]
