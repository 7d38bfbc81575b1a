"""Numbers as citation markers: in square or round brackets, and raised."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litman.posts.markers.marker import NUMBER_LIST, Marker, expand_numbers
from litman.posts.post import Hint, Post, Span
from litman.text.raised import CONTEXT, RAISED_NUMBERS, is_power, lowered

_DASH = "‐‑‒–—−-"
_SQUARE = re.compile(
    rf"\[\s?(?P<first>\d{{1,3}})\]\s?[{_DASH}]\s?\[(?P<last>\d{{1,3}})\s?\]"
    rf"|\[\s?(?P<numbers>{NUMBER_LIST}|\d{{1,3}}\s?[{_DASH}]\s?\d{{1,12}})(?:,\s(?P<locator>(?:pp?|ch|sec"
    rf"|fig)\.\s?[\w–-]{{1,12}}))?\s?\]"
)
_ROUND = re.compile(rf"\((?P<numbers>{NUMBER_LIST})\)")
_RAISED = re.compile(RAISED_NUMBERS)
_RAISED_NUMBERS = re.compile(rf"\[?{NUMBER_LIST}\]?")
_UNIT_AFTER = re.compile(
    r"\s?(?:%|°|mg|µg|μg|mcg|g\b|kg|ml|mL|l\b|mm|cm|km|hours?|days?|weeks?|months?|years?|points?|percent"
    r"|participants|patients)"
)
_INTERVAL_BEFORE = re.compile(
    r"(?:interval|range|between|scores?|CI|IQR|from|array|list|index|∈|=|\bin)\s?:?\s?\Z", re.IGNORECASE
)
_NUMBER_WORD = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|sixty|ninety)\s?\Z",
    re.IGNORECASE,
)
_THING_BEFORE = re.compile(
    r"\b(?:figs?|figures?|tables?|eqs?|equations?|steps?|phases?|stages?|grades?|types?|levels?|parts?|chapters?"
    r"|sections?|items?|"
    r"question|version|group|class|day|week|month|n|age[ds]?|total|volumes?|vol|no)\.?\s?\Z|\d\s?\Z",
    re.IGNORECASE,
)
_WORD_END = re.compile(r"[a-z]{3}\Z")
_AFTER_MARKER = re.compile(r"[.,;:!?)\]”’\"]|\Z|\s*\n|\s?[–—-]\s|\s(?=[A-Z])")


def find_bracketed_numbers(text: str, spans: Sequence[Span], labels: Sequence[str]) -> list[Marker]:
    """Return `[1]`, `[1,2]`, `[3–5]` and `(1)` where they cite, in order.

    A number in round brackets cites where the reference list has its label, or where such numbers make a sequence and
    stand where markers stand, before a mark or at a sentence's end; `(1) first, (2) second` counts things.
    """
    square: list[Marker] = []
    round_ones: list[Marker] = []
    for span in spans:
        for match in _SQUARE.finditer(text, span.start, span.end):
            if not _is_interval(text, match):
                square.append(_numeric(match))
        for match in _ROUND.finditer(text, span.start, span.end):
            if _stands_as_marker(text, match, span):
                round_ones.append(_numeric(match))
    return square + _round_that_cite(round_ones, labels, square=bool(square))


def find_superscripts(post: Post, spans: Sequence[Span]) -> list[Marker]:
    """Return raised numbers that cite: those that the mark-up raises, and Unicode's own superscripts."""
    text = post.text
    raised = [
        Span(match.start(), match.end()) for s in spans for match in _RAISED.finditer(text, s.start, s.end)
    ]
    raised += _within(_marked_up(post), spans)
    found = []
    for span in sorted(set(raised)):
        printed = text[span.start : span.end]
        plain = lowered(printed)
        if not _RAISED_NUMBERS.fullmatch(plain) or plain.strip("[]").startswith("0"):
            continue
        before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
        if is_power(before, plain.strip("[]"), after):
            continue
        numbers, cut_short = expand_numbers(plain)
        found.append(Marker(numbers, printed, span.start, span.end, "numeric", cut_short=cut_short))
    return found


def _numeric(match: re.Match[str]) -> Marker:
    groups = match.groupdict()
    numbers, cut_short = expand_numbers(_printed(match))
    locator = groups.get("locator")
    return Marker(numbers, match.group(), match.start(), match.end(), "numeric", locator, cut_short=cut_short)


def _printed(match: re.Match[str]) -> str:
    """Return the numbers as one list: `[3]–[5]` as 3–5."""
    groups = match.groupdict()
    return groups["numbers"] or f"{groups['first']}-{groups['last']}"


def _is_interval(text: str, match: re.Match[str]) -> bool:
    """Whether the bracket holds a range of values rather than labels: `[0, 1]`, `range [10–20]`, `[5] mg`."""
    numbers = re.findall(r"\d+", _printed(match))
    if numbers[0] == "0" or (len(numbers[0]) > 1 and numbers[0].startswith("0")):
        return True
    before = text[max(0, match.start() - 12) : match.start()]
    after = text[match.end() : match.end() + 14]
    return bool(_UNIT_AFTER.match(after)) or (len(numbers) > 1 and bool(_INTERVAL_BEFORE.search(before)))


def _stands_as_marker(text: str, match: re.Match[str], span: Span) -> bool:
    before = text[max(span.start, match.start() - 16) : match.start()]
    after = text[match.end() : min(span.end, match.end() + 3)]
    if before[-1:].isalnum() and not _WORD_END.search(before):
        return False  # `F(2, 40)`, `C(3)`
    if not before.strip() or before.rstrip()[-1:] in ":;(" or _NUMBER_WORD.search(before):
        return False
    return not _THING_BEFORE.search(before) and bool(_AFTER_MARKER.match(after))


def _round_that_cite(found: list[Marker], labels: Sequence[str], *, square: bool) -> list[Marker]:
    known = {label for label in labels if label.isdigit()}
    if known:
        return [marker for marker in found if set(marker.labels) <= known]
    if square:
        return []
    numbers = {int(label) for marker in found for label in marker.labels if label.isdigit()}
    # Without a list three of 1, 2, 3, … must be there, so that no lone number in brackets counts.
    return found if len(numbers & {1, 2, 3}) == 3 or len(numbers & {1, 2, 3, 4, 5}) >= 4 else []


def _marked_up(post: Post) -> list[Span]:
    """Return the raised stretches of the mark-up, those that touch or are parted by a comma or dash as one."""
    joined: list[Span] = []
    for hint in post.hints:
        if hint.kind != "superscript":
            continue
        if joined and _joins(post.text, joined[-1], hint):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, hint.end))
        else:
            joined.append(Span(hint.start, hint.end))
    return [_trimmed(post.text, span) for span in joined]


def _joins(text: str, before: Span, hint: Hint) -> bool:
    """Whether two raised stretches are parts of one marker: `2`, `,`, `4`; but `1` and `2` side by side are two."""
    between = text[before.end : hint.start]
    if between.strip(" ,;–—-") or len(between) > 2:
        return False
    return bool(between.strip()) or not (
        text[before.end - 1].isdigit() and text[hint.start : hint.start + 1].isdigit()
    )


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in " ,;\u00a0":
        start += 1
    while end > start and text[end - 1] in " ,;\u00a0":
        end -= 1
    return Span(start, end)


def _within(raised: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    kept, at = [], 0
    for span in sorted(raised):
        while at < len(spans) and spans[at].end <= span.start:
            at += 1
        if (
            at < len(spans)
            and spans[at].start <= span.start
            and span.end <= spans[at].end
            and span.end > span.start
        ):
            kept.append(span)
    return kept
