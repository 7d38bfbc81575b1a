"""Articles printed so plainly that their punctuation alone says what each part is; no model is asked."""

from __future__ import annotations

import re
from typing import NamedTuple

from litman.identifiers.doi import find_dois
from litman.posts.references.identify import Identified
from litman.posts.references.segments import Segment
from litman.text.lazy_pattern import lazy_pattern
from litman.text.years import EARLY_YEAR
from litman.work import Name

_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ]"
_START = r"(?<![^\W_])"  # of a word: no pattern begins in the midst of one
_FAMILY = (
    rf"{_START}(?:{_CAPITAL}['’])?{_CAPITAL}[^\W\d_]++(?:['’-][^\W\d_]++){{0,2}}(?: {_CAPITAL}[^\W\d_]++)?"
)
_WORD = r"[(“‘\"']?[^\W_]++(?:['’/–-][^\W_]++)*+[)”’\"']?"
_TITLE = rf"(?P<title>(?=[“\"‘(]?{_CAPITAL}){_WORD}(?:[,:;]? {_WORD}){{2,50}})"
_LABEL = rf"{_START}(?:(?P<label>\[\d{{1,4}}\]|\d{{1,4}}\.)\s)?"
_CONTAINER = rf"(?P<container>{_CAPITAL}[^\W\d_]*+(?:[ -](?:&|[^\W\d_]++)){{0,12}})"
_VOLUME = r"(?P<volume>\d{1,4}(?:\(\d{1,4}(?:[-–]\d{1,4})?\))?)"
_PAGES = r"(?P<pages>[A-Za-z]?\d{1,7}(?:[-–][A-Za-z]?\d{1,7})?)"
_DOI = r"(?:\.? (?P<doi>(?:https?://(?:dx\.)?doi\.org/|doi: ?)10\.\S+))?"
_APA_PERSON = rf"{_FAMILY}, {_CAPITAL}\.(?:[ -]?{_CAPITAL}\.){{0,3}}"
_PERSON = rf"{_FAMILY} {_CAPITAL}{{1,3}}"
_PATTERNS = (
    # `Moss, A., & Holm, I. B. (2018). Tea and sleep. Journal of Rest, 12(3), 45–51. https://doi.org/10.5555/rest.12`
    lazy_pattern(
        rf"{_LABEL}(?P<author>{_APA_PERSON}(?:,? (?:& |and )?{_APA_PERSON}){{0,30}})\s"
        rf"\((?P<date>{EARLY_YEAR}[a-d]?)\)\. {_TITLE}\. {_CONTAINER}, {_VOLUME}, {_PAGES}\.?{_DOI}\s*"
    ),
    # `Moss A, Holm IB. Tea and sleep. J Rest. 2018;12(3):45-51. doi:10.5555/rest.12`
    lazy_pattern(
        rf"{_LABEL}(?P<author>{_PERSON}(?:, {_PERSON}){{0,30}}(?:, et al)?\.) {_TITLE}\. {_CONTAINER}\.? "
        rf"(?P<date>{EARLY_YEAR}(?: [A-Z][a-z][a-z]{{1,2}}(?: \d{{1,2}})?)?); ?{_VOLUME}: ?{_PAGES}\.?{_DOI}\s*"
    ),
)
_PEOPLE = (
    lazy_pattern(rf"(?P<family>{_FAMILY}), (?P<given>{_CAPITAL}\.(?:[ -]?{_CAPITAL}\.){{0,3}})"),
    lazy_pattern(rf"(?P<family>{_FAMILY}) (?P<given>{_CAPITAL}{{1,3}})(?=[,.])"),
)
_LABELS = {
    "label": "citation-number",
    "author": "author",
    "date": "date",
    "title": "title",
    "container": "container-title",
    "volume": "volume",
    "pages": "pages",
}
# Where none of these stands, nothing but a DOI can be recognised in what is so plain.
_OTHER_IDENTIFIERS = lazy_pattern(
    r"pm|isbn|arxiv|medline|www|retrieved|acce|cited|viewed|visit|downloaded|zugriff|gerufen|consult|geraadpleegd|дата",
    re.I,
)


class PlainArticle(NamedTuple):
    """A reference to an article, cut into its stretches.

    Attributes:
        segments: The stretches in order, the DOI left out.
        people: Its authors; None where a name may be more than a family name and initials.
        identified: The DOI, if it has one; None where more may have to be looked for.
    """

    segments: list[Segment]
    people: tuple[Name, ...] | None
    identified: list[Identified] | None


def read_plain_article(text: str) -> PlainArticle | None:
    """Return the stretches of a reference to an article; None where anything in it is not plain."""
    for pattern, people in zip(_PATTERNS, _PEOPLE, strict=True):
        match = pattern.fullmatch(text)
        if match is not None:
            return _read(text, match, people)
    return None


def _read(text: str, match: re.Match[str], people: re.Pattern[str]) -> PlainArticle:
    found = [Segment(label, *match.span(name)) for name, label in _LABELS.items() if match[name]]
    found.sort(key=lambda segment: segment.start)
    names = _names(match["author"], people)
    if not _OTHER_IDENTIFIERS.search(text):
        return PlainArticle(found, names, _identified(match))
    if match["doi"]:
        found.append(Segment("doi", *match.span("doi")))
    return PlainArticle(found, names, None)


def _names(printed: str, people: re.Pattern[str]) -> tuple[Name, ...] | None:
    found = people.findall(printed)
    if any(" " in family or family.isupper() for family, _ in found):
        return None
    return tuple(Name(family, given) for family, given in found)


def _identified(match: re.Match[str]) -> list[Identified]:
    if not match["doi"]:
        return []
    start, end = match.span("doi")
    return [
        Identified("DOI", doi, start + first, start + last, start, end)
        for doi, first, last in find_dois(match["doi"])
    ]
