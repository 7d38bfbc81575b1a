"""What a marker says of the work that it names itself: the words of a link, the record within a citation field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from litman.library.comparison.compare import compare_registered
from litman.library.comparison.fields import Difference
from litman.library.comparison.names import find_name, is_organisation, same_name
from litman.library.comparison.words import words_of
from litman.posts.markers.listed_names import ListedNames
from litman.posts.markers.marker import Cited, Marker
from litman.posts.markers.printed_names import names_before
from litman.standing.compared import Compared, compare_printed
from litman.standing.printed_otherwise import Field, PrintedOtherwise
from litman.standing.printed_people import is_like, person_words, some_people
from litman.text.lazy_pattern import lazy_pattern
from litman.text.plain import plain
from litman.text.years import YEAR
from litman.work import Name, Work

# `Moss et al. (2019)`, `Moss & Fern, 2019a`: names, and a year behind them.
_NAMES_AND_YEAR = lazy_pattern(
    rf"[\s(\[]*+(?P<names>\D{{2,80}}?)[\s,]{{0,9}}[(\[]?(?P<year>{YEAR})[a-z]?[)\]\s.,;:]*+"
)
# `Moss’s 2019 trial` and, without a year, `Moss et al.`
_OWNED = lazy_pattern(rf"(?P<names>\D{{2,80}}?['’]s?) (?P<year>{YEAR}) \D{{3,40}}")
_WITH_OTHERS = lazy_pattern(
    r"(?P<names>\D{2,60}? (?:et al\.?|(?:and|&) (?:colleagues|co-?workers|co-?authors|others)))"
)
_STUDY = lazy_pattern(
    r"\b(?:study|trial|paper|(?:meta-?)?analysis|review|article|report|survey|experiment|cohort|studie|étude|essai"
    r"|estudio|estudo|ensayo|ensaio|artículo|artigo|studio|articolo)\b",
    re.IGNORECASE,
)
_YEAR = lazy_pattern(rf"(?<![\w.,-])(?:{YEAR})(?![\w-])")
_MOST_WORDS = 8  # of a link that says of which year a study is
_LEAST_WORDS = 10  # of one that is a whole reference
_APART = 2  # years; one is that between online and print
_FIELDS: dict[str, Field] = {
    "title": "title",
    "author": "author",
    "issued": "issued",
    "container-title": "container-title",
    "volume": "volume",
    "issue": "volume",
    "page": "page",
    "version": "version",
}


def compare_link(marker: Marker, work: Work) -> Compared | None:
    """Return how the words of a link stand to the work that it leads to; None where they say nothing about it.

    Compared are a whole reference, names with a year, and the year of `a 2019 trial`. Names that stand in the title or
    are those of journal or publisher are no authors (`Cochrane 2015`).
    """
    text = marker.text
    if len(words_of(text)) >= _LEAST_WORDS:
        return _as_reference(text, work)
    cited = marker.cited[0] if len(marker.cited) == 1 else _cited(text)
    if cited is not None:
        return _compare_cited(cited, work)
    years = {int(year) for year in _YEAR.findall(text)}
    if len(years) != 1 or len(words_of(text)) > _MOST_WORDS or not _STUDY.search(text):
        return None
    return _made([*_year(years.pop(), work)], work, ("title", "author"))


def compare_described(described: Work, work: Work) -> Compared:
    """Return how the record within a document stands to that of the library's work, field by field."""
    described = replace(described, DOI=work.DOI)
    found = compare_registered(described, work, is_cut=_knows_one(described, work))
    differences = tuple(_otherwise(item) for item in found.differences if item.weight or item.is_remark)
    is_other = found.outcome == "wrong-target"
    return Compared(is_other, () if is_other else differences, _title(work), found.not_compared)


def _as_reference(text: str, work: Work) -> Compared | None:
    from litman.posts.references.parts import parse_reference

    parts = parse_reference(text)
    said = parts.work
    is_whole = said.author and said.year and said.title and said.container_title
    return compare_printed(text, parts, work) if is_whole and (said.volume or said.page) else None


def _cited(text: str) -> Cited | None:
    match = _NAMES_AND_YEAR.fullmatch(text) or _OWNED.fullmatch(text) or _WITH_OTHERS.fullmatch(text)
    if match is None:
        return None
    year = match.groupdict().get("year") or ""
    names = names_before(text, match.start("names"), match.end("names"), year, ListedNames())
    if names is None or names.start > match.start("names"):
        return None  # words stand before the names
    return Cited(names.people, year, et_al=names.et_al)


def _compare_cited(cited: Cited, work: Work) -> Compared:
    year = int(cited.year[:4]) if cited.year[:4].isdigit() else None
    people = [*_people(cited, work)]
    years = [*_year(year, work)] if year is not None else []
    is_sure = cited.et_al or len(cited.names) > 1
    strangers = [item for item in people if not item.is_remark]
    if strangers and len(strangers) == len(cited.names) and any(not item.is_remark for item in years):
        return Compared(True, (), _title(work), ("title",))
    if not is_sure and not years:  # one name beside a year that is right may be that of a trial or of a place
        people = [replace(item, is_remark=True, said=str(item)) for item in people]
    return _made([*people, *years], work, ("title",))


def _people(cited: Cited, work: Work) -> Iterator[PrintedOtherwise]:
    people = work.author or work.editor
    if not people or any(map(is_organisation, people)):
        return
    elsewhere = "".join(
        word
        for text in (work.title, work.container_title, work.container_title_short, work.publisher)
        for word in words_of(text or "")
    )
    everybody = (*work.author, *work.editor, *work.translator)
    known = {word for name in everybody for word in person_words(name)}
    for position, printed in enumerate(cited.names, start=1):
        name = Name(family=printed)
        letters = "".join(words_of(printed))
        if not letters or letters in elsewhere or is_organisation(name) or printed.isupper():
            continue
        if any(is_like(letters, word) for word in person_words(people[0])):
            continue
        if not find_name(name, everybody) and not any(is_like(letters, word) for word in known):
            yield PrintedOtherwise("author", f"author {position}, {printed},", some_people(people))
        elif position == 1 and same_name(name, people[0]) == "other" and not _is_sorted(people):
            said = f"other order: {printed} is first here"
            yield PrintedOtherwise("author", said, some_people(people), is_remark=True)


def _is_sorted(people: Sequence[Name]) -> bool:
    from litman.library.comparison.author_lists import is_sorted

    return is_sorted(people)


def _year(printed: int, work: Work) -> Iterator[PrintedOtherwise]:
    dates = [date for date in (work.issued, work.original_date) if date is not None]
    years = [part.year for date in dates for part in (date.start, date.end) if part is not None]
    apart = min((abs(printed - year) for year in years), default=0)
    if apart:
        yield PrintedOtherwise("issued", str(printed), str(work.year), is_remark=apart < _APART)


def _made(differences: Sequence[PrintedOtherwise], work: Work, unsaid: tuple[str, ...]) -> Compared:
    lacking = tuple(
        name
        for name, value in (("author", work.author or work.editor), ("issued", work.issued))
        if not value and name not in unsaid
    )
    return Compared(False, tuple(differences), _title(work), (*unsaid, *lacking))


def _otherwise(item: Difference) -> PrintedOtherwise:
    return PrintedOtherwise(
        _FIELDS.get(item.field, "version"), item.ours, item.theirs, item.is_remark, said=item.said
    )


def _knows_one(described: Work, work: Work) -> bool:
    """Whether a field names the first author only, as those of reference managers do that keep a short citation."""
    return len(described.author) == 1 < len(work.author) and not described.author[0].given


def _title(work: Work) -> str:
    return plain(work.title or "") or work.type
