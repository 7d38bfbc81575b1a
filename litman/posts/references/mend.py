"""Mending by rule what the model reads wrongly where a reference's own punctuation is plain."""

from __future__ import annotations

import re

from litman.posts.references.kind import THESIS
from litman.posts.references.names import is_organisation
from litman.posts.references.national import place_in_container, read_national
from litman.posts.references.segments import Segment
from litman.posts.references.wordlists import usual_parts
from litman.text.lazy_pattern import lazy_pattern

_QUOTED = lazy_pattern(r"\s*([“\"«„])(.+?)([”\"»“])(?P<rest>[\s.,;:]+(?=\w).*)?$", re.S)
_CLOSES = {"“": "”", '"': '"', "«": "»", "„": "“”"}
_BRACKET_AT_END = lazy_pattern(r"[(\[](?P<inner>[^()\[\]]{3,120})[)\]]\s*+(?:[.,;]\s*+)?$")
_OPEN_BRACKET = lazy_pattern(r"[(\[](?P<inner>[^()\[\]]{3,80}?)[,:]?\s*$")
_RELEASE = lazy_pattern(
    r"(?:press|news|media)\s+release|blog(?:\s+post)?|web\s?log post|video|podcast|data set|fact sheet", re.I
)
# Russian and its neighbours, of which the model has seen little: `Surname I. I. Title. Place: Publisher`.
_CYRILLIC = lazy_pattern(
    r"(?P<author>(?:[А-ЯЁІЇЄҐ][\w’'-]++,?\s++[А-ЯЁІЇЄҐ]\.(?:\s?[А-ЯЁІЇЄҐ]\.)?(?:\s?,)?\s*){1,60})(?P<title>[^.]{4,200})\.(?:\s+(?P<place>[^:.]{1,30}\.?):\s*(?P<publisher>[^,]{2,60}))?"
)
_PEOPLE_COLON = lazy_pattern(
    r"(?P<people>[^\W\d_][^:]{1,200}?(?:[^\W\d_]\.|[a-zäöüß]{2}|\(Hr?s?gg?\.\)|\(eds?\.\))):\s+(?=[^\W\d_]{3}|[„“\"»])"
)
# A given name that a colon ends, and others with a comma before it: `Moss, Ada; Holm, Ida: `.
_GIVEN_COLON = lazy_pattern(r"(?P<given>(?:[^\W\d_a-z][\w’'.-]{0,30}[ ]?){1,3}(?<! )):\s+")
_BEFORE_LAST = lazy_pattern(r",\s*[^,;/]{1,60}[;/][^,;/]{1,60},\Z")
# A journal's first word behind the last initials: `Orik Y. Prog. Theor. Exp. Phys.`
_JOURNAL_BEHIND = lazy_pattern(r"(?<=[^\W\d_]\.)\s+(?P<word>[^\W\d_]{3,}\.?)\s*\Z")
_TOTAL = lazy_pattern(r"\W*\d{1,4}\s?[сc]\.?\W*")  # how many pages a book has
_ONCE = frozenset(["author", "title", "container-title", "volume"])


def mend(text: str, segments: list[Segment]) -> list[Segment]:
    """Return the segments with the plain cases put right; spans still do not overlap.

    - What follows the closing quotation mark of a quoted title is its container (`"Rivers." Water Weekly, …`).
    - A bracket at the end of a title that names a thesis or a release is its genre.
    - An organisation and a full stop in front of a title, where nobody else is named, is its author.
    - A container without a title, volume or pages is the title.
    - The first word of a journal (`Prog. Theor. Phys.`) is no author's.
    - A Russian reference whose people, title and publisher were read as one is cut where its initials end.
    - A given name with a colon behind a family name with a comma is that person's.
    - A reference of a national standard is cut where its punctuation says (`national.py`).
    """
    if national := read_national(text, _after_label(segments)):
        return _with_rest(text, national, segments)
    if not any(segment.label == "title" for segment in segments):
        segments = _cyrillic(text, segments)
    segments = _with_given_name(text, segments)
    segments = _cut_at_colon(text, _without_place(text, _without_journal(text, segments)))
    mended: list[Segment] = []
    has_container = any(segment.label == "container-title" for segment in segments)
    has_author = any(segment.label in ("author", "editor") for segment in segments)
    for segment in segments:
        if segment.label != "title" or any(done.label == "title" for done in mended):
            mended.append(segment)
            continue
        mended += _mend_title(
            text,
            segment,
            has_author=has_author or bool(mended and mended[-1].label != "citation-number"),
            has_container=has_container,
        )
    return _with_title(mended)


def _with_given_name(text: str, segments: list[Segment]) -> list[Segment]:
    """Return the segments with the last given name among the people: `Moss, Ada; Holm, | Ida: Tea and sleep`."""
    for at, segment in enumerate(segments[:-1]):
        after = segments[at + 1]
        if segment.label != "author" or after.label != "title":
            continue
        people = text[segment.start : after.start].rstrip()
        match = _GIVEN_COLON.match(text, after.start, after.end)
        if match and people.endswith(",") and _BEFORE_LAST.search(people):
            cut = [segment._replace(end=match.end("given")), after._replace(start=match.end())]
            return [*segments[:at], *cut, *segments[at + 2 :]]
    return segments


def _cut_at_colon(text: str, segments: list[Segment]) -> list[Segment]:
    """Return the segments with people cut where a colon ends them, as German references do (`Moss, A.: Dogs. …`)."""
    for at, segment in enumerate(segments):
        match = _PEOPLE_COLON.match(text, segment.start, segment.end) if segment.label == "author" else None
        if match:
            after = segments[at + 1] if at + 1 < len(segments) else None
            joined = after is not None and after.label == "title"
            title = Segment("title", match.end(), after.end if joined and after else segment.end)
            rest = segments[at + 2 :] if joined else segments[at + 1 :]
            return [*segments[:at], segment._replace(end=match.end("people")), title, *rest]
    return segments


def _without_journal(text: str, segments: list[Segment]) -> list[Segment]:
    """Return the segments with the first word of a journal taken from the people before it."""
    for at, segment in enumerate(segments[:-1]):
        after = segments[at + 1]
        if segment.label != "author" or after.label != "container-title":
            continue
        match = _JOURNAL_BEHIND.search(text[segment.start : segment.end])
        if match and usual_parts(match["word"].rstrip(".").lower()) == "C":
            cut = segment._replace(end=segment.start + match.start())
            joined = after._replace(start=segment.start + match.start("word"))
            return [*segments[:at], cut, joined, *segments[at + 2 :]]
    return segments


def _without_place(text: str, segments: list[Segment]) -> list[Segment]:
    """Return the segments with the place behind a periodical as a part of its own."""
    for at, segment in enumerate(segments):
        if segment.label == "container-title":
            place = place_in_container(text, segment.start, segment.end)
            if place is not None:
                cut = [segment._replace(end=place), Segment("location", place, segment.end)]
                return [*segments[:at], *cut, *segments[at + 1 :]]
    return segments


def _mend_title(text: str, segment: Segment, *, has_author: bool, has_container: bool) -> list[Segment]:
    start, end = segment.start, segment.end
    quoted = _QUOTED.match(text, start, end)
    if (
        quoted
        and quoted["rest"]
        and not has_container
        and quoted[2][-1] in ".,?!"
        and quoted.group(3) in _CLOSES[quoted.group(1)]
    ):
        cut = quoted.end(3)
        comma = text.find(", ", cut, end)
        container = Segment("container-title", cut, comma + 1 if comma > 0 else end)
        rest = [Segment("publisher", comma + 1, end)] if comma > 0 and end - comma > 4 else []
        return [Segment("title", start, cut), container, *rest]
    bracket = _BRACKET_AT_END.search(text, start, end)
    if (
        bracket
        and bracket.start() > start
        and (THESIS.search(bracket["inner"]) or _RELEASE.fullmatch(bracket["inner"]))
    ):
        comma = text.find(", ", *bracket.span("inner"))
        genre = Segment("genre", bracket.start(), comma + 1 if comma > 0 else end)
        rest = [Segment("publisher", comma + 1, end)] if comma > 0 else []
        return [Segment("title", start, bracket.start()), genre, *rest]
    opened = _OPEN_BRACKET.search(text, start, end)
    if opened and opened.start() > start and THESIS.search(opened["inner"]):
        return [Segment("title", start, opened.start()), Segment("genre", opened.start(), end)]
    if not has_author:
        stop = text.find(". ", start, end)
        if 0 < stop < end - 4 and is_organisation(text[start:stop]):
            return [Segment("author", start, stop + 1), Segment("title", stop + 2, end)]
    return [segment]


def _with_title(segments: list[Segment]) -> list[Segment]:
    labels = [segment.label for segment in segments]
    if "title" in labels or labels.count("container-title") != 1 or {"volume", "pages"} & set(labels):
        return segments
    return [s._replace(label="title") if s.label == "container-title" else s for s in segments]


def _after_label(segments: list[Segment]) -> int:
    return segments[0].end if segments and segments[0].label == "citation-number" else 0


def _cyrillic(text: str, segments: list[Segment]) -> list[Segment]:
    for at, segment in enumerate(segments):
        match = _CYRILLIC.match(text, segment.start, segment.end) if segment.label == "author" else None
        if match:
            groups = (
                ("author", "author"),
                ("title", "title"),
                ("location", "place"),
                ("publisher", "publisher"),
            )
            cut = [Segment(label, *match.span(name)) for label, name in groups if match[name]]
            rest = (
                [Segment("note", match.end(), segment.end)]
                if text[match.end() : segment.end].strip(" ,.")
                else []
            )
            return [*segments[:at], *cut, *rest, *segments[at + 1 :]]
    return segments


def _with_rest(text: str, national: list[Segment], segments: list[Segment]) -> list[Segment]:
    """Return what a standard's punctuation tells, and of the model's reading what stands before and behind it."""
    first, last = national[0].start, national[-1].end
    front = [segment for segment in segments if segment.end <= first]
    said = {segment.label for segment in national}
    back = [
        segment._replace(start=max(segment.start, last))
        for segment in segments
        if segment.end > last
        and not (segment.label in said and segment.label in _ONCE)
        and not _TOTAL.fullmatch(text, max(segment.start, last), segment.end)
    ]
    return [*front, *national, *back]
