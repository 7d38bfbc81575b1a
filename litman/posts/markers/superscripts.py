"""Raised numbers as citation markers: raised by the mark-up, in Unicode's own digits, or behind a caret."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litman.posts.markers.marker import Marker
from litman.posts.markers.number_list import Numbers, read_numbers
from litman.posts.markers.raised_labels import RaisedLabels
from litman.posts.post import Hint, Post, Span
from litman.text.lazy_pattern import lazy_pattern
from litman.text.raised import CONTEXT, RAISED_NUMBERS, is_power, lowered

_RAISED = lazy_pattern(rf"⁽?{RAISED_NUMBERS}⁾?")
_SPACED = lazy_pattern(r"(?<=\d)\s+(?=\d)")
_BRACKETS = "[]()⁽⁾（）［］ \u00a0"
_CARET = lazy_pattern(
    r"(?<![\[^\\])\^(?:(?P<closed>[\d(\[][^\^\n]{0,40})\^|\{(?P<braced>[^{}\n]{1,40})\}|\((?P<round>[^()\n]{1,40})\)"
    r"|\[(?P<square>\d[^\[\]\n]{0,40})\]|(?P<bare>\d{1,3}(?:[,;‐‑‒–—−-]\d{1,3}){0,20}))(?![\w^%°]|[.,]\d)"
)
# A caret behind these raises to a power, whatever the number: a lone letter, a formula in brackets.
_BASE_BEFORE = lazy_pattern(
    r"(?:(?<![^\W_])[^\W\d_]|[\d*/+=−-][^()]{0,12}\)|\([^()]{1,12}[*/+=−-]\s?\w{1,6}\)|[}\]|])\Z"
)


@dataclass(frozen=True, slots=True)
class _Raised:
    """A raised number in the text: where it stands, and what it says."""

    span: Span
    numbers: Numbers


def find_superscripts(post: Post, spans: Sequence[Span]) -> list[Marker]:
    """Return raised numbers that cite: those that the mark-up raises, and Unicode's own superscripts.

    Numbers that belong to a quantity cite nothing, nor do those that name an affiliation or a note of a table.
    """
    text = post.text
    raised = [
        Span(match.start(), match.end()) for s in spans for match in _RAISED.finditer(text, s.start, s.end)
    ]
    raised += _within(_marked_up(post), spans)
    found = [one for span in sorted(set(raised)) if (one := _read(text, span)) is not None]
    labels = RaisedLabels(post, [(one.span, one.numbers.labels) for one in found])
    return [_marker(text, one) for one in found if not labels.has(one.span)]


def find_carets(text: str, spans: Sequence[Span], labels: Sequence[str]) -> list[Marker]:
    """Return `^1`, `^2,3`, `^1–3^` and `^{1}` where they cite, in order: where the list has their labels.

    A number that the list lacks cites where others do; without a list they must be two at least, 1 among them.
    """
    found = [one for span in spans for one in _carets(text, span)]
    known = {label for label in labels if label.isdigit()}
    fitting = [one for one in found if known.issuperset(one.numbers.labels)]
    if known:
        cited = found if len(fitting) > 1 else fitting
    else:
        numbers = {label for one in found for label in one.numbers.labels}
        cited = found if "1" in numbers and len(numbers) > 1 else []
    return [_marker(text, one) for one in cited]


def _marker(text: str, one: _Raised) -> Marker:
    numbers, (start, end) = one.numbers, one.span
    return Marker(numbers.labels, text[start:end], start, end, "numeric", cut_short=numbers.cut_short)


def _read(text: str, span: Span) -> _Raised | None:
    plain = lowered(text[span.start : span.end]).strip(_BRACKETS)
    numbers = read_numbers(_SPACED.sub(",", plain))
    if numbers is None or numbers.needs_list or numbers.is_said or not plain[-1:].isalnum():
        return None
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    return None if is_power(before, plain, after) else _Raised(span, numbers)


def _carets(text: str, span: Span) -> Iterator[_Raised]:
    for match in _CARET.finditer(text, span.start, span.end):
        inside = match[match.lastgroup or 0].strip(_BRACKETS)
        numbers = read_numbers(_SPACED.sub(",", inside))
        if numbers is None or numbers.needs_list or numbers.is_said:
            continue
        before = text[max(span.start, match.start() - CONTEXT) : match.start()]
        after = text[match.end() : match.end() + CONTEXT]
        if not before.strip() or _BASE_BEFORE.search(before) or is_power(before, inside, after):
            continue
        yield _Raised(Span(match.start(), match.end()), numbers)


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
