"""References of national standards, whose own punctuation tells their parts: GOST, GB/T 7714, ABNT.

The models have seen few of them. GOST parts a title from what holds it with ` // ` and the rest with full stops and
dashes; GB/T 7714 says behind the title what kind of thing it is (`[J]`, `[EB/OL]`); Brazil's ABNT writes
`v. 1, n. 2, p. 3-9, 2018`.
"""

from __future__ import annotations

import re

from litman.posts.references.segments import Segment
from litman.posts.references.wordlists import word_classes
from litman.text.cjk import holds_cjk
from litman.text.lazy_pattern import lazy_pattern
from litman.text.years import EARLY_YEAR

_CYRILLIC = lazy_pattern(r"[\u0400-\u04ff]")
_GB_MARK = lazy_pattern(r"[\[［](?P<kind>[JMCDNPRSZGK]|EB|DB|CP)(?:/(?:OL|CD|MT|DK))?[\]］]")
_GOST_SIGN = lazy_pattern(
    r"(?<!:)\s//\s|[.–—]\s[СC]\.\s?\d|[.–—]\s\d{1,4}\s?[сc]\.(?=\s|\Z)|[.,–—]\s?№\s?\d|дата обращения"
    r"|\[Электронный ресурс\]"
    rf"|[.–—]\s[А-Я][а-я]{{0,20}}\.?\s?:\s?[А-ЯA-Z«][^,:.]{{1,50}},\s?{EARLY_YEAR}\b"
)
_ABNT_SIGN = lazy_pattern(
    rf",\sv\.\s?[\w/]{{1,8}},\s(?:n\.\s?[^,]{{1,14}},\s)?p\.\s?\w|Disponível em:.{{4,200}}Acesso em"
    rf"|\A\W*[A-ZÀ-Ý][A-ZÀ-Ý'’ -]{{1,40}},\s[^.,]{{1,40}}\.\s.{{3,200}}"
    rf"[A-ZÀ-Ý][\w ]{{2,30}}:\s[^,:]{{2,50}},\s{EARLY_YEAR}\b"
)
_PLACE = lazy_pattern(r",\s(?P<place>\[?[^,\]]{2,30}\]?)[,\s]*\Z")
_LABEL = lazy_pattern(r"\s*(?:(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s+|[\[［【]\d{1,4}[\]］】]\s*)?")
_GB = lazy_pattern(
    r"(?P<author>[^．\[［]{2,300}?)[.．]\s*+(?P<title>(?:(?<=\s)[^\[［]|[^\[［]{2})[^\[［]{0,298}?)(?<!\s)\s*+[\[［](?P<kind>[JMCDNPRSZGK]|EB|DB|CP)"
    r"(?:/(?:OL|CD|MT|DK))?[\]］]\s*(?P<stop>[.．,，]?)\s*(?P<rest>[^,，]{2,120}?(?=[,，]|[.．]\s|\s*\(?\d{4}))?"
)
_INITIALS = r"(?:[^\W\d_]\.(?:-|\s)?){1,5}"
_SURNAME = r"(?:[^\W\d_a-zа-яё][\w’'-]*|d[aeiou]|v[ao]n|de[rn]?|фон|оглы)"
_PERSON = rf"{_SURNAME}(?:\s{_SURNAME})?,?\s{_INITIALS}"
_GOST_PEOPLE = lazy_pattern(
    rf"(?P<author>{_PERSON}(?:\s?,\s{_PERSON}){{0,30}}(?:,?\s*\[?(?:и\s+др\.|et\s+al\.|и\s+соавт\.)\]?)?)\s*"
)
_SLASHES = lazy_pattern(r"(?<!\s)\s++//\s++")
# A container ends before the year, the volume or the place; a dash may stand between.
_AFTER_CONTAINER = lazy_pattern(
    rf"(?:[.,]\s*+[–—-]?|\s[–—-])\s*+(?=\(?{EARLY_YEAR}\b|(?:[ТTVВ]|Vol|Том|Вып|Iss|Ч)\.?\s?\d|№|N\s?\d"
    rf"|[СCPpS]{{1,2}}\.\s?\d|[А-ЯA-Z][\w.-]{{0,25}}\s?:|URL|DOI)"
)
_YEAR = lazy_pattern(rf"(?<!\d){EARLY_YEAR}(?!\d)")
_VOLUME = lazy_pattern(
    r"(?:\b(?:[ТTVВ]|Vol|Том)\.?\s?(?P<volume>[\w/-]{1,12}))?(?:[.,]?\s{0,8}[–—-]?\s{0,8})"
    r"(?:№|\bN[oо]?\b\.?|\bВып\.?|\bIss?\.?)\s?[\w/–-]{1,14}(?:\s?\(\d{1,5}\))?"
    r"|\b(?:[ТTVВ]|Vol|Том)\.?\s?[\w/-]{1,12}"
)
_PAGES = lazy_pattern(r"\b[СCPpS]{1,2}\.\s?(?P<pages>[\w]{1,8}(?:\s?[–—-]{1,2}\s?\w{1,8})?)")
_BOOK = lazy_pattern(
    rf"(?P<title>[^/\[]{{3,300}}?)(?:\s*\[Электронный ресурс\])?(?:\s*/\s[^/]{{3,120}}?)?"
    rf"\.\s*(?:[–—-]\s*)?(?P<place>[А-Я][\w.;\s-]{{0,30}}?)\s?:\s?"
    rf"(?P<publisher>[^,:]{{2,60}}?),\s?(?P<year>{EARLY_YEAR})\b"
)
_ELECTRONIC = lazy_pattern(r"(?P<title>[^\[]{3,300}?)\s*\[Электронный ресурс\]")


def is_signed(line: str) -> bool:
    """Whether a line bears what only a reference of these standards bears."""
    if ("[" in line or "［" in line) and _GB_MARK.search(line) and (holds_cjk(line) or _YEAR.search(line)):
        return True
    if (", v. " in line or ": " in line) and _YEAR.search(line) and _ABNT_SIGN.search(line):
        return True
    return bool(_CYRILLIC.search(line) and _GOST_SIGN.search(line) and _YEAR.search(line))


def place_in_container(text: str, start: int, end: int) -> int | None:
    """Return where the place begins that ABNT prints behind a periodical (`Revista, São Paulo, v. 1`), or None."""
    if not re.match(r"[\s,]*v\.\s?\w", text[end : end + 12]):
        return None
    place = _PLACE.search(text, start, end)
    if place is None:
        return None
    words = place["place"].casefold().split()
    is_place = place["place"].startswith("[") or any("place" in word_classes(word) for word in words)
    return place.start("place") if is_place else None


def read_national(text: str, start: int) -> list[Segment] | None:
    """Return the parts of a reference of these standards from `start` on, or None where it is of none."""
    label = _LABEL.match(text, start)
    start = label.end() if label else start
    if (
        ("[" in text or "［" in text)
        and _GB_MARK.search(text)
        and (match := _GB.match(text, start))
        and (match["stop"] or holds_cjk(text))
    ):
        return _chinese(match)
    if " // " in text or _CYRILLIC.search(text):
        return _russian(text, start)
    return None


def _chinese(match: re.Match[str]) -> list[Segment]:
    is_periodical = match["kind"][0] in "JNC"
    segments = [Segment("author", *match.span("author")), Segment("title", *match.span("title"))]
    if not is_periodical:
        segments.append(Segment("genre", *match.span("kind")))
    if match["rest"]:
        segments.append(Segment("container-title" if is_periodical else "publisher", *match.span("rest")))
    return segments


def _russian(text: str, start: int) -> list[Segment] | None:
    people = _GOST_PEOPLE.match(text, start)
    segments = [Segment("author", *people.span("author"))] if people else []
    at = people.end() if people else start
    slashes = next((m for m in _SLASHES.finditer(text, at) if text[m.start() - 1 : m.start()] != ":"), None)
    if slashes is None:
        return _russian_book(text, at, segments) if _CYRILLIC.search(text) else None
    if slashes.start() <= at:
        return None
    segments.append(Segment("title", at, slashes.start()))
    ends = _AFTER_CONTAINER.search(text, slashes.end())
    if ends is None:
        return segments
    segments.append(Segment("container-title", slashes.end(), ends.start()))
    return segments + _numbers(text, ends.end())


def _numbers(text: str, at: int) -> list[Segment]:
    """Return year, volume with issue, and pages, in the order in which they stand."""
    found: list[Segment] = []
    for label, pattern, group in (("date", _YEAR, 0), ("pages", _PAGES, "pages"), ("volume", _VOLUME, 0)):
        for match in pattern.finditer(text, at):
            start, end = match.span(group)
            if end > start and not any(s.start < end and start < s.end for s in found):
                found.append(Segment(label, start, end))
                break
    return sorted(found, key=lambda segment: segment.start)


def _russian_book(text: str, at: int, segments: list[Segment]) -> list[Segment] | None:
    if book := _BOOK.match(text, at):
        names = (("title", "title"), ("location", "place"), ("publisher", "publisher"), ("date", "year"))
        return segments + [Segment(label, *book.span(name)) for label, name in names]
    if page := _ELECTRONIC.match(text, at):
        return [*segments, Segment("title", *page.span("title"))]
    return None
