"""A marker taken apart: which works it cites in which words, so that the same can be said by keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from litman.posts.converting.citation import KeyedCitation, KeyItem
from litman.posts.converting.people import Authors, are_people, end_before, without_given
from litman.posts.markers.lettered_labels import read_lettered
from litman.posts.markers.marker import Cited, Marker
from litman.posts.markers.number_list import read_numbers
from litman.posts.post import Span
from litman.text.lazy_pattern import lazy_pattern
from litman.text.raised import lowered
from litman.text.years import NO_YEAR, YEAR

_OPENING, _CLOSING = "([（［【〔〖⟦", ")]）］】〕〗⟧"
_AROUND_NUMBERS = f"{_OPENING}{_CLOSING}{{}}/^⁽⁾ \n\u00a0"
_ONLY_NUMBERS = lazy_pattern(r"[\d\s\[\]()（）［］【】〔〕〖〗⟦⟧{}^⁽⁾/,;，；、‐‑‒–—−-]+[a-z]?[\])）］】}]?")
# What is said of a number and would be said of no name: `ref. 6`.
_COUNTED = lazy_pattern(
    r"(?<!\w)(?:references?|refs?|reffs?|citations?|sources?|notes?|nos?|nr|quellen?|lit|literatur|réfs?|références?"
    r"|referencias?|referências?|rif|ист|文献|文獻)(?![^\W\d_])\.?[:：]?\s*|№\s*",
    re.IGNORECASE,
)
_JOINT = " ,;&，；\n\u00a0"
_AND = lazy_pattern(r"[\s,;&]*+(?:and|und|et|y|e|en|и|as well as|sowie)?[\s,;&]*+")
_ANY_YEAR = lazy_pattern(rf"{YEAR}|{NO_YEAR}", re.IGNORECASE)
_ADDRESS = lazy_pattern(r"(?:<?https?://|www\.|(?:doi|pmid|pmcid|arxiv)[:\s]|10\.\d{4,9}/)", re.IGNORECASE)
_NAME_AND_YEAR = lazy_pattern(
    rf"(?P<names>[^\W\d_][^()\[\]\d]{{1,100}}?),?\s(?P<bracket>\()?(?:{YEAR}|{NO_YEAR})[a-z]?\)?",
    re.IGNORECASE,
)

People = Callable[[str], Authors]  # by a citation key


class Apart(NamedTuple):
    """What is written in place of a stretch of the text."""

    citation: KeyedCitation
    span: Span
    keeps_words: bool = False  # the stretch stays, and the citation stands behind it


def take_apart(
    text: str, marker: Marker, keys: Sequence[str], people: People, *, names_stay: bool = False
) -> Apart | None:
    """Return what a marker says, None where words in it have no place in a citation by key.

    Args:
        text: The post's.
        marker: Numbers, names and years, or a link; of one that leads to a note `notes.py` says more.
        keys: The citation key of the work that each of its labels means.
        people: Whom the works are by.
        names_stay: Names in the sentence stay as they are printed, and only the year becomes a citation.
    """
    if len(keys) != len(marker.labels) and not _ONLY_NUMBERS.fullmatch(lowered(marker.text)):
        return None
    if marker.kind == "numeric":
        items = _numbered(marker, keys)
    elif marker.kind == "author-year" and marker.cited:
        return _named(text, marker, keys, people, names_stay=names_stay)
    elif marker.kind in ("link", "author-year"):
        return _linked(text, marker, keys, people)
    else:
        return None
    if items is None:
        return None
    form = (
        "year"
        if end_before(text, marker.start, people(items[0].key).families) and len(items) == 1
        else "apart"
    )
    return Apart(KeyedCitation(items, "year" if form == "year" else "apart"), Span(marker.start, marker.end))


# Numbers


def _numbered(marker: Marker, keys: Sequence[str]) -> tuple[KeyItem, ...] | None:
    if _ONLY_NUMBERS.fullmatch(lowered(marker.text)):
        return tuple(KeyItem(key) for key in dict.fromkeys(keys))
    key_of = dict(zip(marker.labels, keys, strict=True))
    inside = marker.text.strip(_AROUND_NUMBERS)
    numbers = read_numbers(inside)
    parts = numbers.parts if numbers is not None else read_lettered(inside, marker.labels)
    if parts is None or any(label not in key_of for part in parts for label in part.labels):
        return None
    items: list[KeyItem] = []
    for part in parts:
        made = [KeyItem(key_of[label]) for label in part.labels]
        made[0] = replace(made[0], before=_COUNTED.sub("", part.before).strip(" ,:"))
        made[-1] = replace(made[-1], behind=part.behind.rstrip())
        items += made
    return tuple(dict.fromkeys(items))


# Names and years


def _named(
    text: str, marker: Marker, keys: Sequence[str], people: People, *, names_stay: bool
) -> Apart | None:
    groups = _groups(marker.cited, keys)
    if groups is None:
        return None
    is_bracket = text[marker.start] in _OPENING and text[marker.end - 1] in _CLOSING
    first = groups[0][0].start
    if is_bracket and first > marker.start:
        items = _items(text, groups, Span(marker.start + 1, marker.end - 1), people)
        return Apart(KeyedCitation(items), Span(marker.start, marker.end)) if items else None
    return _in_prose(text, marker, groups, people, names_stay=names_stay)


_Group = tuple[Span, list[tuple[Cited, str]]]


def _groups(cited: Sequence[Cited], keys: Sequence[str]) -> list[_Group] | None:
    """Return the works by where they are printed: `Short 2018, 2019` prints two at one place."""
    groups: list[_Group] = []
    for work, key in zip(cited, keys, strict=True):
        if work.span is None:
            return None
        if groups and groups[-1][0] == work.span:
            groups[-1][1].append((work, key))
        elif groups and work.span.start < groups[-1][0].end:
            return None
        else:
            groups.append((work.span, [(work, key)]))
    return groups


def _items(text: str, groups: Sequence[_Group], inside: Span, people: People) -> tuple[KeyItem, ...] | None:
    items: list[KeyItem] = []
    position, opened = inside.start, False
    for span, works in groups:
        between = text[position : span.start]
        if opened and between[:1] in _CLOSING:
            between = between[1:]
        behind, mark, before = between.rpartition(";") if items else ("", "", between)
        if items and mark:
            items[-1] = replace(items[-1], behind=items[-1].behind + behind.rstrip(_JOINT))
        before = "" if _AND.fullmatch(before) else " ".join(before.split()).strip(_JOINT)
        said = without_given(before, people(works[0][1]))
        if said is None:
            return None
        items += _of_group(works, said)
        printed = text[span.start : span.end]
        opened = sum(map(printed.count, _OPENING)) > sum(map(printed.count, _CLOSING))
        position = span.end
    rest = text[position : inside.end]
    if opened and rest[:1] in _CLOSING:
        rest = rest[1:]
    items[-1] = replace(items[-1], behind=" ".join((items[-1].behind + rest).split(" ")).rstrip())
    words = "".join(item.before + item.behind for item in items)
    return None if any(mark in words for mark in (*_OPENING, *_CLOSING)) else tuple(items)


def _of_group(works: Sequence[tuple[Cited, str]], before: str) -> list[KeyItem]:
    made = [KeyItem(key) for _, key in works]
    made[0] = replace(made[0], before=before)
    locator = next((work.locator for work, _ in works if work.locator), None)
    if locator:
        made[-1] = replace(made[-1], behind=f", {locator}")
    return made


def _in_prose(
    text: str, marker: Marker, groups: Sequence[_Group], people: People, *, names_stay: bool
) -> Apart | None:
    """Return `Short et al. (2018)`, whose names are words of the sentence."""
    span, works = groups[0]
    if span.start != marker.start:
        return None
    printed = text[span.start : span.end]
    year = list(_ANY_YEAR.finditer(printed))
    if not year:
        return None
    begin = next((at for at in range(year[0].start() - 1, -1, -1) if printed[at] in _OPENING), None)
    before = "" if begin is None else printed[begin + 1 : year[0].start()].strip()
    is_bracket = begin is not None and text[marker.end - 1] in _CLOSING
    if begin is not None and (not is_bracket or len(year) == 0):
        return None
    cut = year[0].start() if begin is None else begin
    inside = Span(span.start + cut + is_bracket, marker.end - is_bracket)
    rest = [(Span(max(one.start, inside.start), one.end), cited) for one, cited in groups]
    items = _items(text, rest, Span(rest[0][0].start, inside.end), people)
    if items is None:
        return None
    names = printed[:cut].rstrip(" ,\n\u00a0")
    items = (replace(items[0], before=before), *items[1:])
    is_one = len(items) == 1 and not before and not names_stay
    if is_one and are_people(names, works[0][0], people(works[0][1]).families):
        return Apart(KeyedCitation(items, "textual"), Span(marker.start, marker.end))
    count = len(works)
    items = (*items[:count], *(replace(item, with_names=True) for item in items[count:]))
    return Apart(KeyedCitation(items, "year"), Span(span.start + cut, marker.end))


# Links


def _linked(text: str, marker: Marker, keys: Sequence[str], people: People) -> Apart | None:
    items = tuple(KeyItem(key) for key in dict.fromkeys(keys))
    whole = Span(marker.start, marker.end)
    shown = marker.text.strip()
    is_in_brackets = text[marker.start - 1 : marker.start] in ("(", "[") and text[
        marker.end : marker.end + 1
    ] in (
        ")",
        "]",
    )
    if _ONLY_NUMBERS.fullmatch(lowered(shown)) or _ADDRESS.match(shown.lstrip(_OPENING)):
        is_year = len(items) == 1 and end_before(text, marker.start, people(items[0].key).families)
        return Apart(KeyedCitation(items, "year" if is_year else "apart"), whole)
    if len(items) != 1:
        return None
    named = _NAME_AND_YEAR.fullmatch(shown.strip(_OPENING + _CLOSING) if shown[0] in _OPENING else shown)
    own = people(items[0].key).families
    if named is None or not end_before(named["names"], len(named["names"]), own):
        return Apart(KeyedCitation(items), whole, keeps_words=True)
    if shown[0] in _OPENING or is_in_brackets:
        return Apart(KeyedCitation(items), whole)
    return Apart(KeyedCitation(items, "textual"), whole)
