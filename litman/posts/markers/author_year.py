"""Author and year as citation markers: `(Wang & Kaplin, 2019)`, `Short et al. (2018)`, `(WHO, 2020a, b)`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from litman.posts.markers.citing_words import ATTRIBUTED, CITED_IN, PREFIX, REPORTING_NEXT
from litman.posts.markers.known_places import places_end
from litman.posts.markers.listed_names import ListedNames
from litman.posts.markers.marker import Cited, Marker
from litman.posts.markers.no_authors import is_event, is_no_family_name, is_place, is_thing
from litman.posts.markers.printed_names import PrintedNames, names_before
from litman.posts.post import Span
from litman.text.lazy_pattern import lazy_pattern
from litman.text.names import name_key
from litman.text.roman import ROMAN_PAGE
from litman.text.years import NO_YEAR, YEAR

_YEAR = rf"(?:{YEAR}(?:[a-zа-я](?![^\W\d_]))?(?:[–/-](?:{YEAR}|\d\d))?年?|{NO_YEAR})"
_AND = r"\s(?:and|und|et|y|e|en|и)\s"
_YEARS = rf"{_YEAR}(?:\s?[,;&]\s?(?:{_YEAR}|[a-z](?![\w.]))|,?{_AND}{_YEAR})*"
_BETWEEN_YEARS = lazy_pattern(rf",?{_AND}|\s?[,;&]\s?")
_LOCATOR = (
    r"(?:[,:;]?\s?(?:(?:pp?|S|ss?|с|стр|págs?|pg|chap|ch|Kap|cap|sec|para|paras|fig|Abb|Tab|vol|Bd|art|n|nr|no)\."
    r"|(?:pages?|Seiten?|chapter|Kapitel|capítulo|table)(?![^\W\d_])|§|№|(?:p|S)(?=\s?\d|\s(?:[ivxlc]{1,6}|[A-Z]\d)(?!\w))|n°)\s?[\w.–—-]{1,16}"
    rf"|[,:]\s?(?:\d{{1,5}}(?:\s?[–-]\s?\d{{1,5}})?|{ROMAN_PAGE}(?:\s?[–-]\s?{ROMAN_PAGE})?)"
    r"|[,，]\s?第?\d{1,5}[页頁])(?:\s?ff?\.)?"
)
_GROUP = lazy_pattern(rf"(?<![\w–/-])(?P<years>{_YEARS})(?![\w])(?P<locator>{_LOCATOR})?")
_PAGE = lazy_pattern(r"\s(?P<page>\d{1,4}(?:[–-]\d{1,4})?)\s*\Z")
_BRACKET = lazy_pattern(
    r"\((?:[^()\n]|\n(?!\s*\n)|\([^()\n]{1,40}\)){3,400}\)|\[[^\[\]\n]{4,300}\]|[（(](?:[^（）()\n]){4,120}[）)]"
)
_HEAD = lazy_pattern(
    rf"\s?(?:(?:see|e\.\s?g\.,?|z\.\s?B\.|in|hier)\s)?{_GROUP.pattern}(?=\s*(?:[;,)\]）]|\Z|\s\w))"
)
_SAME_NAMES = lazy_pattern(r"[\s,;&]*(?:(?:and|und|et|y|e|и)\s+)?")
_BEFORE_NAMES = lazy_pattern(rf"[\s;,]*(?:{PREFIX}){{0,4}}", re.IGNORECASE)
# What a year outside of brackets has before it where it may cite: a name, a mark behind it, `et al.`
_AFTER_NAME = lazy_pattern(r"[^\W\d_][.)\]'’]{0,3},?\s{0,3}\Z")
# Characters of a bracket before or behind a citation that leave the bracket a citation.
_MOST_WORDS_AROUND = 40
# … and what a reader is sent to a work for: `(see Short, 2018 for a general introduction to sleep and its stages)`.
_WHAT_FOR = lazy_pattern(
    r",?\s{1,3}(?:for|on|about|in|für|zu|über|pour|sur|para|sobre|per|su|sul|sulla|voor|over|dla|o|для|о|об)\s[^.;!?]{1,120}\Z"
)
_RUNNING = lazy_pattern(
    rf"(?<=[\s,.])(?P<years>{YEAR}[a-z]?(?P<more>(?:(?:,|,?{_AND})\s?{YEAR}[a-z]?(?!\w)){{0,9}}))(?![\w–/-]|[.,]\d)"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """One or more works that are cited together, and whether the form alone would do."""

    cited: tuple[Cited, ...]
    start: int
    end: int
    sure: bool
    vouched: bool = False  # only because others know the name and the year


def find_author_year(text: str, spans: Sequence[Span], listed: ListedNames) -> list[Marker]:
    """Return the author–year markers in the spans, in order; several works in one bracket are one marker.

    `listed` are the names and years of the reference list. A name of the list beside its year is a marker whatever
    stands around both. Without a partner `(Name 2019)` or `Name (2019)` counts only where something else tells it
    from a film, a place or an event: a comma, `&`, `et al.`, a verb of reporting; or, in a post without any list,
    other citations of that kind, unless they count for nothing but that others know their names.
    """
    found: list[_Found] = []
    for span in spans:
        brackets = list(_BRACKET.finditer(text, span.start, span.end))
        for match in brackets:
            found += _in_bracket(text, match, span, listed)
        found += _running(text, span, brackets, listed)
    plain = [item for item in found if item.sure and not item.vouched]
    cited = {name_key(work.names[0]) for item in plain for work in item.cited}
    habit = not listed and len(cited) > 1
    return [
        _marker(text, item)
        for item in sorted(found, key=lambda item: item.start)
        if item.sure or habit or all(name_key(work.names[0]) in cited for work in item.cited)
    ]


def _in_bracket(text: str, match: re.Match[str], span: Span, listed: ListedNames) -> Iterator[_Found]:
    start, end = match.start() + 1, match.end() - 1
    head = _HEAD.match(text, start, end)
    if head is None:
        yield from _parts(text, Span(start, end), Span(match.start(), match.end()), listed)
        return
    narrative = _narrative(text, head, match, span, listed)
    if narrative is None:
        behind = _year_first(text, head, end, listed)
        if behind:
            yield _Found(behind, match.start(), match.end(), True)
        return
    rest = list(_parts(text, Span(_end(head), end), Span(_end(head), end), listed))
    cited = [*narrative.cited, *(work for item in rest for work in item.cited if item.sure)]
    yield _Found(tuple(cited), narrative.start, match.end(), narrative.sure, narrative.vouched)


def _narrative(
    text: str, head: re.Match[str], bracket: re.Match[str], span: Span, listed: ListedNames
) -> _Found | None:
    """Return `Short et al. (2018)`: names before a bracket that begins with a year."""
    if bracket.group()[0] == "[" and _end(head) == head.end("years") < bracket.end() - 1:
        return None
    years = _split_years(head["years"])
    names = names_before(text, span.start, bracket.start(), years[0], listed)
    if names is None or names.comma:
        return None
    cited = tuple(_cited(names, year, head) for year in years)
    of_event = is_event(text[names.start : names.end])
    sure = not of_event and (
        names.telling
        or bool(REPORTING_NEXT.match(text, bracket.end(), min(len(text), bracket.end() + 20)))
        or bool(ATTRIBUTED.search(text[max(span.start, names.start - 16) : names.start]))
    )
    if names.known:
        return _Found(cited, names.start, bracket.end(), True, vouched=listed.may_know and not sure)
    if of_event:
        return None
    plain = _is_plain(names) and not is_thing(text, span.start, names.start, names.end, bracket.end())
    return _Found(cited, names.start, bracket.end(), sure) if sure or plain else None


def _parts(text: str, inside: Span, whole: Span, listed: ListedNames) -> Iterator[_Found]:
    """Return what a bracket cites: as one where it holds little else, each by itself in a longer remark."""
    items: list[tuple[PrintedNames, _Found]] = []
    position, words_around = inside.start, 0
    for group in _GROUP.finditer(text, inside.start, inside.end):
        again = (
            _SAME_NAMES.fullmatch(text, position, group.start())
            if items and position > inside.start
            else None
        )
        years = _split_years(group["years"])
        if again and items[-1][1].end == position:
            names = items[-1][0]
            sure = items[-1][1].sure
        else:
            read = _names_of_part(text, position, group, inside.end, years[0], listed)
            if read is None:
                continue
            names, sure = read
            words_around = max(words_around, names.start - position)
        cited = tuple(
            _cited(names, year, group, start=group.start() if again else names.start) for year in years
        )
        vouched = names.known and listed.may_know and not (names.comma or names.telling)
        start = group.start() if again else names.start
        items.append((names, _Found(cited, start, _end(group), sure, vouched)))
        position = _end(group)
    if not items:
        yield from _paged(text, inside, whole, listed)
        return
    found = [item for _, item in items]
    behind = inside.end - position
    sends = len(found) == 1 and inside.start < found[0].start and _WHAT_FOR.match(text, position, inside.end)
    if max(words_around, 0 if sends else behind) <= _MOST_WORDS_AROUND:
        works = tuple(work for item in found for work in item.cited)
        vouched = all(item.vouched for item in found)
        yield _Found(works, whole.start, whole.end, all(item.sure for item in found), vouched)
    else:
        yield from found


def _names_of_part(
    text: str, position: int, group: re.Match[str], end: int, year: str, listed: ListedNames
) -> tuple[PrintedNames, bool] | None:
    """Return the names before a year in brackets and whether they surely are authors."""
    names = names_before(text, position, group.start(), year, listed)
    if names is None and text[group.start() - 1] in "([":  # `see Short et al. (2018)` within the bracket
        names = names_before(text, position, group.start() - 1, year, listed)
    if names is None:
        return None
    if names.known:
        return names, True
    part_end = min((at for at in (text.find(";", group.end(), end), end) if at >= 0), default=end)
    ends = not text[_end(group) : part_end].strip(" \n")
    if CITED_IN.match(text, group.end(), end) or not _BEFORE_NAMES.fullmatch(text, position, names.start):
        return None
    if not ends and not (_GROUP.search(text, group.end(), part_end) and names.telling):
        return None
    if is_event(text[names.start : names.end]):
        return None
    if not names.telling and len(names.people) == 1 and is_place(names.people[0]):
        return None  # `at the meeting (London, 2019)`
    sure = names.comma or names.telling
    if sure or (_is_plain(names) and not is_no_family_name(names.people[0])):
        return (names, sure)
    return None


def _paged(text: str, inside: Span, whole: Span, listed: ListedNames) -> Iterator[_Found]:
    """Return MLA's `(Short 42)`, where the list has the name."""
    page = _PAGE.search(text, max(inside.start, inside.end - 14), inside.end) if listed else None
    if page is None:
        return
    names = names_before(text, inside.start, page.start(), "", listed)
    if names and names.known and _BEFORE_NAMES.fullmatch(text, inside.start, names.start):
        span = Span(names.start, page.end("page"))
        yield _Found((Cited(names.people, "", page["page"], span=span),), whole.start, whole.end, True)


def _year_first(text: str, head: re.Match[str], end: int, listed: ListedNames) -> tuple[Cited, ...]:
    """Return what `(2015, Orban et al.)` cites."""
    if text[head.end() : head.end() + 1] not in (",", ";") or not listed:
        return ()
    year = _split_years(head["years"])[0]
    names = names_before(text, head.end() + 1, end, year, listed)
    if not names or not names.fits:
        return ()
    return (replace(_cited(names, year, head), span=Span(head.start("years"), names.end)),)


def _running(
    text: str, span: Span, brackets: Sequence[re.Match[str]], listed: ListedNames
) -> Iterator[_Found]:
    """Return `Short et al. 2018` and, where the list has both, `Short, 2018` outside of brackets."""
    starts = [bracket.start() for bracket in brackets]
    for match in _RUNNING.finditer(text, span.start, span.end):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and brackets[at].end() > match.start():
            continue
        if not _AFTER_NAME.search(text, max(span.start, match.start() - 40), match.start()):
            continue
        years = _split_years(match["years"])
        names = names_before(text, span.start, match.start(), years[0], listed)
        if names is None or is_event(text[names.start : names.end]):
            continue
        if names.et_al and (names.known or names.telling):
            span = Span(names.start, match.end())
            cited = tuple(replace(_cited(names, year), span=span) for year in years)
            yield _Found(cited, *span, True)
        elif listed and names.fits and listed.fits(names.people[0], years[0], first=True):
            span = Span(names.start, match.start("more"))
            yield _Found((replace(_cited(names, years[0]), span=span),), *span, True)


def _is_plain(names: PrintedNames) -> bool:
    """Whether the names are one or two people by family name, so that other citations may vouch for them."""
    if len(names.people) != 1:
        return False
    *before, _ = names.people[0].split()
    return all(word.islower() for word in before)  # `von Simmel`, of which `von` may be the sentence's


def _cited(
    names: PrintedNames, year: str, group: re.Match[str] | None = None, *, start: int | None = None
) -> Cited:
    locator = group.string[group.end("years") : _end(group)].strip(" ,:;") if group else ""
    span = Span(names.start if start is None else start, _end(group)) if group else None
    return Cited(names.people, year, locator or None, names.et_al, span)


def _end(group: re.Match[str]) -> int:
    """Return where the places in the work end that stand behind its years: `(1991, ch. 4, pp. iv, vi–xi)`."""
    return places_end(group.string, group.end(), group.endpos, goes_on=bool(group["locator"]))


@lru_cache(maxsize=1_000)  # a post prints the same years again and again
def _split_years(printed: str) -> tuple[str, ...]:
    """Return each year of `2018a, b, 2019` as one would write it alone: 2018a, 2018b, 2019."""
    years: list[str] = []
    for part in _BETWEEN_YEARS.split(printed.strip().replace("年", "")):
        if len(part) == 1 and years:
            years.append(years[-1][:4] + part)
        else:
            years.append(re.sub(r"\s+", " ", part))
    return tuple(years)


def _marker(text: str, found: _Found) -> Marker:
    labels = tuple(dict.fromkeys(work.label for work in found.cited))
    distinct = tuple({work.label: work for work in found.cited}.values())
    locator = (
        next((work.locator for work in found.cited if work.locator), None) if len(distinct) == 1 else None
    )
    return Marker(
        labels,
        text[found.start : found.end],
        found.start,
        found.end,
        "author-year",
        locator=locator,
        cited=distinct,
    )
