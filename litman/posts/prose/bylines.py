"""What the lines over and under a post say of it: when it appeared, and who wrote it without their raised numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from litman.posts.prose import text_shapes as shapes
from litman.text.lazy_pattern import lazy_pattern
from litman.text.raised import RAISED_DIGITS
from litman.text.years import YEAR

_MONTH = (
    r"(?:jan|feb|fév|mar|mär|abr|apr|avr|may|mai|maj|maggio|mayo|mei|jun|jui|giu|jul|lug|aug|aoû|ago|sep|set|oct|okt|out|ott|nov"
    r"|dec|dez|déc|dic|ene|gen|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[^\W\d_]*\.?"
)
_DATE = lazy_pattern(
    rf"(?<!\w)(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{YEAR}"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s|of\s)?)?{_MONTH},?\s(?:de\s|of\s)?{YEAR}"
    rf"|{YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[./-]\d{{1,2}}[./-]{YEAR}|{YEAR}年\d{{1,2}}月\d{{1,2}}日?)(?!\w)",
    re.IGNORECASE,
)
_LATER = lazy_pattern(
    r"updat|modif|revi[sew]|edited|accessed|retrieved|aktualisiert|mis\sà\sjour|actualizad|atualizad|обновл",
    re.IGNORECASE,
)
_PARTS = lazy_pattern(r"(?:(?<!\s)\s++)?(?:,\s|;|&|[·•|]|\band\b|\bund\b|\bet\b|\by\b|\be\b)\s*")
_AFFILIATION = lazy_pattern(
    rf"(?:\d{{1,2}}|[{RAISED_DIGITS}*†‡§a-d])[\s.)]{{0,2}}(?=[^\W\d_])(?:|.{{0,80}}?\b)(?:departa?ment|dept|institut"
    r"|school of|faculty|"
    r"universi|cent(?:re|er)\b|division|hospital|laborator|college|klinik|clinic|facult|hôpital|academy)",
    re.IGNORECASE,
)
_LONGEST = 300  # characters of a byline in which a date is looked for
_NOTES = lazy_pattern(
    rf"(?<=[^\W\d_][^\W\d_.])(?<![{RAISED_DIGITS}])[\s,]*+(?:[{RAISED_DIGITS}*†‡§¶#]|\d{{1,2}}(?![\d\w]))"
    rf"[\s,\d{RAISED_DIGITS}*†‡§¶#]*+\Z"
)
_MARK_OF_NOTE = lazy_pattern(rf"[{RAISED_DIGITS}*†‡§¶#\d]")


def date_in(bylines: Iterable[str]) -> str | None:
    """Return the day of publication that the bylines print, as they print it, without its weekday.

    A day of which they say that something was changed then counts only where no other is printed.
    """
    later: str | None = None
    for byline in bylines:
        for match in _DATE.finditer(byline[:_LONGEST]):
            if not _LATER.search(byline[max(0, match.start() - 30) : match.start()]):
                return match.group()
            later = later or match.group()
    return later


def without_notes(name: str) -> str:
    """Return a name without the numbers and signs that stand for affiliations behind it (`Mira Okafor1,2*`)."""
    return _NOTES.sub("", name)


def is_affiliation(line: str) -> bool:
    """Whether the line says, behind the number that an author's name bears, where that author works."""
    return len(line) < _LONGEST and bool(_AFFILIATION.match(line))


@lru_cache(256)  # the same line is asked about from several sides
def is_author_line(line: str) -> bool:
    """Whether the line is nothing but names, of which one at least has the numbers of its affiliations behind it."""
    if len(line) >= 3 * _LONGEST or not _MARK_OF_NOTE.search(line):
        return False
    has_notes = False
    for part in filter(None, _PARTS.split(line)):
        name = without_notes(part)
        has_notes = has_notes or name != part
        if not shapes.named_person(name, credentials=False):  # of most lines the first part is no name
            return False
    return has_notes
