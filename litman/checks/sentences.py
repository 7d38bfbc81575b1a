"""The sentence of a post that a finding is about, so that a report can be read without the post at hand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from litman.finding import Finding, Place
from litman.posts.post import SourcePoint, Span
from litman.text.folding import collapse_white_space
from litman.text.terminal import shorten

if TYPE_CHECKING:  # what lays posts out is imported where one is
    from litman.posts.analyse import Analysis

_MOST = 400  # code points


def with_sentences(
    findings: Iterable[Finding], analysis: Analysis | None, claims: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield the findings, each with the sentence that it is about, where there is one.

    Args:
        findings: About one post.
        analysis: The post laid out, None where its text is not at hand.
        claims: The sentence of each claim, by id.
    """
    text = _Text(analysis) if analysis is not None else None
    for finding in findings:
        sentence = claims.get(finding.claim or "") or (text.sentence_at(finding.place) if text else "")
        short = shorten(collapse_white_space(sentence), _MOST)
        yield replace(finding, sentence=short) if short else finding


class _Text:
    """A post's text, asked by places of its source."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        # Of several stretches that begin on one line the last that begins before the column is meant.
        self._points: dict[Path, list[SourcePoint]] = {}  # by file
        for point in sorted(analysis.post.source_points, key=lambda point: (point.line, point.column)):
            self._points.setdefault(point.path or analysis.post.path, []).append(point)
        self._references = [Span(item.start, item.end) for item in analysis.references]

    def sentence_at(self, place: Place) -> str:
        """Return the sentence, the reference or the block that stands at a place; empty elsewhere than in the post."""
        post = self._analysis.post
        points = self._points.get(place.path, [])
        at = bisect_right(points, (place.line, place.column), key=lambda point: (point.line, point.column))
        if not at or points[at - 1].line != place.line:
            return ""
        point = points[at - 1]
        offset = point.offset + place.column - point.column
        block = post.block_at(offset)
        around = [Span(block.start, block.end)] if block is not None and offset < block.end else []
        found = _around(self._analysis.sentences, offset) or _around(self._references, offset)
        span = found or _around(around, offset)
        return post.text[span.start : span.end] if span else ""


def _around(spans: Sequence[Span], offset: int) -> Span | None:
    """Return the one of the spans, which are in order, that holds the offset."""
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and offset < spans[at].end else None
