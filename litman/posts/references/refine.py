"""The model's stretches turned into parts: trimmed, split (volume, issue, pages), identifiers cut out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.posts.references.identify import Identified
from litman.posts.references.segments import Segment
from litman.text.lazy_pattern import lazy_pattern
from litman.text.page_words import page_word_end
from litman.text.years import EARLY_YEAR

NAMES = {
    "author": "author",
    "citation-number": "label",
    "collection-title": "collection_title",
    "container-title": "container_title",
    "date": "issued",
    "director": "director",
    "doi": "note",
    "edition": "edition",
    "editor": "editor",
    "genre": "genre",
    "isbn": "note",
    "location": "publisher_place",
    "medium": "medium",
    "note": "note",
    "pages": "page",
    "producer": "note",
    "publisher": "publisher",
    "source": "source",
    "title": "title",
    "translator": "translator",
    "url": "note",
    "volume": "volume",
}
_DAY_FIRST = lazy_pattern(r"(\d{1,2})\s*;\s*(?=\d)")
Span = tuple[str, int, int]
_OUTER = " \t\r\n\u00a0.,;:/–—-"
_QUOTES = "“”\"«»„‟‘’'`"
_PAIRS = {")": "(", "]": "["}
_YEAR_FIRST = lazy_pattern(rf"\(?({EARLY_YEAR}(?:\s+\w{{3,9}}\.?(?:\s+\d{{1,2}})?)?)\)?\s*[;:,]\s*(?=\w)")
_NUMBER = r"[A-Za-z]{0,2}\d[\w./-]*|[IVXLC]{1,15}\b"
_VOLUME = lazy_pattern(
    rf"(?:\b(?:vol(?:ume|umen|\.)?s?|v|bd|band|tome|tom|t|jg|jahrgang|т|том|в)\.?[ºo°]?\s*)?({_NUMBER})", re.I
)
_ISSUE_WORD = lazy_pattern(
    r"(?:\b(?:no|nr|n[º°]|num|núm|number|issue|iss|heft|h|nos|numéro|вып)(?![^\W\d_])|№|\bn\.(?=\s?\d))\.?\s*+"
    r"(?:[:.]\s*+)?([\w./–-]+(?:\s(?=suppl)[\w. ]+)?)"
    r"|\b((?:suppl(?:ement)?|pt|part)\b\.?\s*[\w]*)", re.I
)  # fmt: skip
_ISSUE_BRACKET = lazy_pattern(r"\(\s*+([^()]{1,40}?)(?<!\s)\s*+\)?(?=\s*+$|\)|[,:;.])")
_VOLUME_BRACKET = lazy_pattern(
    rf"\W*(?:\b(?:vol(?:ume|\.)?|v|bd|band)\.?\s*)?({_NUMBER})\s*+(?:,\s*+)?\(\s*+([^()]{{1,40}}?)(?<!\s)\s*+(?:\)|$)",
    re.I,
)
_ISSUE_LEAD = lazy_pattern(r"(?:no|nr|issue|iss|number|heft)[.s]*\s*", re.I)
_DOTTED = lazy_pattern(r"(?<!\d)(\d{1,4})\s*[./:]\s*(\d{1,4}(?:[-–/]\d{1,4})?)(?!\d)")
# A full stop after a long word ends the part; after `Inc`, `Co` or an initial it belongs to it.
_STOP_OF_PART = lazy_pattern(
    r"(?:[^\W\d_]{4}|[)\]]|\b(?!al|co|inc|ltd|jr|sr|eds?|edn|st|rev)[a-z]{2,3})\.$", re.I
)
_TWICE = lazy_pattern(r"(.{4,60}?)\.\s+(\1)\W*", re.S)
_RETRIEVED = lazy_pattern(
    r"^\W*+(?:(?:retrieved|available|accessed|access|online|url|doi|doi\s*:?\s*https?|pmid|pmcid|isbn|cited|viewed|from|at|on|in|am"
    r"|abgerufen|consulté|disponible|last|link|verfügbar|unter|epub|arxiv|preprint|https?)\W*+)*+$",
    re.I,
)
# Of journals that count volumes by years: `2012;2012:1`.
_YEAR_TWICE = lazy_pattern(r"\W*(\d{4})\s?;\s?(\1)\W*")
_IN = lazy_pattern(r"^(?:in|dans|en|im)\b\s*:?\s*", re.I)


def refine(text: str, segments: list[Segment], identified: list[Identified]) -> list[Span]:
    """Return the parts as (name, start, end) in order, none overlapping, none empty."""
    spans: list[Span] = [(item.name, item.start, item.end) for item in identified]
    for segment in _without(segments, identified):
        name = NAMES.get(segment.label, "note")
        if name == "volume":
            segment = _give_back_day(text, segment, spans)
            spans += _split_volume(text, segment.start, segment.end)
        elif name == "container_title" and (twice := _TWICE.fullmatch(text, segment.start, segment.end)):
            # `ScienceDaily. ScienceDaily`: MLA prints the site as container and as publisher.
            spans += [
                (name, *_trim(text, name, *twice.span(1))),
                ("publisher", *_trim(text, "publisher", *twice.span(2))),
            ]
        elif name == "issued" and (twice := _YEAR_TWICE.fullmatch(text, segment.start, segment.end)):
            spans += [(name, *twice.span(1)), ("volume", *twice.span(2))]
        elif name == "note" and _RETRIEVED.match(text[segment.start : segment.end]):
            continue
        else:
            spans.append((name, *_trim(text, name, segment.start, segment.end)))
    return _with_year_as_volume(
        text, sorted((span for span in spans if span[1] < span[2]), key=lambda span: span[1])
    )


def _with_year_as_volume(text: str, spans: list[Span]) -> list[Span]:
    """Return the parts, a year that is printed again between journal and pages as the volume (`J Tea, 2012, 1-9`)."""
    names = [name for name, _, _ in spans]
    if "volume" in names or names.count("issued") != 2:
        return spans
    first, again = (at for at, name in enumerate(names) if name == "issued")
    is_between = names[again - 1 : again + 2] == ["container_title", "issued", "page"]
    if not is_between or text[slice(*spans[first][1:])] != text[slice(*spans[again][1:])]:
        return spans
    return [*spans[:again], ("volume", *spans[again][1:]), *spans[again + 1 :]]


def _without(segments: list[Segment], identified: list[Identified]) -> Iterator[Segment]:
    """Yield what remains of the segments when the identified spans are cut out of them."""
    k = 0
    for segment in segments:
        start = segment.start
        while k < len(identified) and identified[k].cut_start < segment.end:
            cut = identified[k]
            if cut.cut_start > start:
                yield Segment(segment.label, start, cut.cut_start)
            start = max(start, cut.cut_end)
            if cut.cut_end > segment.end:
                break
            k += 1
        if start < segment.end:
            yield Segment(segment.label, start, segment.end)


def _trim(text: str, name: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without outer white space, punctuation and brackets, as suits the part."""
    if name in ("container_title", "editor"):
        match = _IN.match(text[start:end].lstrip(" (,.;"))
        if match:
            start = end - len(text[start:end].lstrip(" (,.;")) + match.end()
    if name == "page":
        start += page_word_end(text[start:end])
    keep_stop = name in (
        "author",
        "editor",
        "translator",
        "director",
        "edition",
        "publisher",
        "publisher_place",
    )
    outer = _OUTER.replace(".", "") if keep_stop else _OUTER
    while start < end and (text[start] in _OUTER + _QUOTES or _opens_nothing(text, start, end)):
        start += 1
    while end > start and (
        text[end - 1] in (outer if name in ("author", "editor") else outer + _QUOTES)
        or _closes_nothing(text, start, end)
    ):
        end -= 1
    if name == "label":
        return _bare_label(text, start, end)
    if end - start > 1 and text[start] in "([" and text[end - 1] in ")]" and name not in ("author", "title"):
        return _trim(text, name, start + 1, end - 1)
    if keep_stop and _STOP_OF_PART.search(text, start, end):
        return _trim(text, name, start, end - 1)
    return start, end


def _give_back_day(text: str, segment: Segment, spans: list[Span]) -> Segment:
    """Return the segment without the day in front that belongs to the date before it (`2012 Mar | 4;21(3)`)."""
    day = _DAY_FIRST.match(text, segment.start, segment.end)
    if not day or not spans or spans[-1][0] != "issued" or text[spans[-1][2] - 1].isdigit():
        return segment
    spans[-1] = ("issued", spans[-1][1], day.end(1))
    return Segment(segment.label, day.end(), segment.end)


def _bare_label(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "+"):
        end -= 1
    return start, end


def _opens_nothing(text: str, start: int, end: int) -> bool:
    c = text[start]
    if c in ")]>":
        return True
    closer = {"(": ")", "[": "]", "<": ">"}.get(c)
    return closer is not None and closer not in text[start:end]


def _closes_nothing(text: str, start: int, end: int) -> bool:
    c = text[end - 1]
    if c in "([<":
        return True
    opener = {")": "(", "]": "[", ">": "<"}.get(c)
    return opener is not None and text.count(opener, start, end) < text.count(c, start, end)


def _split_volume(text: str, start: int, end: int) -> list[Span]:
    """Return year, volume and issue of `2000;355(9222):`, `Vol. 12, No. 3`, `76(6)`, `21.2`."""
    spans: list[Span] = []
    if year := _YEAR_FIRST.match(text, start, end):
        spans.append(("issued", *year.span(1)))
        start = year.end()
    if bracketed := _VOLUME_BRACKET.match(text, start, end):
        issue = _ISSUE_LEAD.match(text, *bracketed.span(2))
        at = issue.end() if issue and issue.end() < bracketed.end(2) else bracketed.start(2)
        return [
            *spans,
            ("volume", *bracketed.span(1)),
            ("issue", *_trim(text, "issue", at, bracketed.end(2))),
        ]
    issue = _ISSUE_WORD.search(text, start, end)
    rest = end
    if issue:
        at = 1 if issue.group(1) else 2
        spans.append(("issue", *_trim(text, "issue", *issue.span(at))))
        rest = issue.start()
    volume = _VOLUME.search(text, start, rest)
    if not volume:
        return spans or [("volume", *_trim(text, "volume", start, end))]
    if not issue:
        if dotted := _DOTTED.match(text, volume.start(1), end):
            return [*spans, ("volume", *dotted.span(1)), ("issue", *dotted.span(2))]
        if bracket := _ISSUE_BRACKET.search(text, volume.end(), end):
            spans.append(("issue", *bracket.span(1)))
        elif pair := re.compile(r"\s*,\s*(\d{1,4})\b").match(text, volume.end(), end):
            spans.append(("issue", *pair.span(1)))
    return [*spans, ("volume", *_trim(text, "volume", *volume.span(1)))]
