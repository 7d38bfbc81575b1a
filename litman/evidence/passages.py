"""Which sentences of a source a person would read first for a claim: places to read, and no verdict.

A sentence is ranked by BM25 over the source's own sentences, in which words that most of them have count nothing; then
by where it stands (results come late in an abstract), by whether it tells a result or a plan, and by the claim's
numbers and direction in it.

Source: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.
"""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litman.evidence.claimed import Claimed
from litman.evidence.cues import directions, reports_result, tells_plan
from litman.index.query.term_rows import Spans, term_rows
from litman.text.doubt import DENIAL, HEDGE
from litman.texts.of_work import Origin, TextOfWork
from litman.texts.source_text import Sentence

_K1, _B = 1.2, 0.75
# Chosen on one half of the claims of benchmarks/evidence.py.
_LATE = 1.5  # from the first sentence of an abstract to its last
_RESULT, _PLAN = 0.3, 0.5
_WAY, _SAME_WAY = 0.3, 0.7
_NUMBERS = 1.0
_RESULT_SECTION = re.compile(
    r"\b(?:abstract|summary|results?|findings|discussion|conclusions?)\b", re.IGNORECASE
)
_LONGEST = 1_500  # code points of a sentence; what is longer is a table, or a list
_MOST_SENTENCES = 6_000  # of a source: a book of 300 pages


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a source, and what of the claim is in it."""

    text: str
    marks: Spans  # the claim's words in it, code points
    origin: Origin
    page: int | None
    section: str | None
    score: float
    shared: frozenset[int]  # numbers of the claim's words that are in it
    numbers: tuple[str, ...]  # of the claim, which it has
    missing: tuple[str, ...]  # which it has not
    denials: tuple[str, ...]  # words by which it says that something is not so
    hedges: tuple[str, ...]  # words by which it is not sure


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence that is looked at."""

    source: int
    sentence: Sentence
    text: str
    late: float  # 0 to 1


def rank_passages(
    claim: Claimed, sources: Sequence[TextOfWork], *, most: int = 3
) -> list[tuple[Passage, ...]]:
    """Return of each source the sentences to read, the first one in front; of an abstract those without words, too."""
    rows = [row for number, source in enumerate(sources) for row in _rows(number, source)]
    found = term_rows([row.text for row in rows], claim.words)
    ranked = []
    start = 0
    for number, source in enumerate(sources):
        end = start + sum(1 for row in rows[start:] if row.source == number)
        scores = _scores(claim, rows, found, start, end, is_short=source.origin == "abstract", most=most)
        best = sorted(scores, key=lambda at: (-scores[at], at))[:most]
        ranked.append(tuple(_passage(claim, rows[at], source, scores[at], at, found) for at in best))
        start = end
    return ranked


def _rows(number: int, source: TextOfWork) -> list[_Row]:
    sentences = source.text.sentences[:_MOST_SENTENCES]
    is_short = source.origin == "abstract"
    rows = []
    for at, sentence in enumerate(sentences):
        words = source.text.words(sentence)
        late = at / max(len(sentences) - 1, 1) if is_short else _late_section(sentence)
        if len(words) <= _LONGEST:
            rows.append(_Row(number, sentence, words, late))
    return rows


def _late_section(sentence: Sentence) -> float:
    return float(sentence.section is not None and _RESULT_SECTION.search(sentence.section) is not None)


def _scores(
    claim: Claimed,
    rows: Sequence[_Row],
    found: Sequence[Mapping[int, Spans]],
    start: int,
    end: int,
    *,
    is_short: bool,
    most: int,
) -> dict[int, float]:
    """Return how well each sentence of a source fits: of a whole text those that have a word of the claim."""
    count = end - start
    lengths = [len(rows[at].text) for at in range(start, end)]
    mean = sum(lengths) / max(count, 1)
    scores: dict[int, float] = dict.fromkeys(range(start, end), 0.0) if is_short else {}
    for marks in found:
        here = [at for at in marks if start <= at < end]
        weight = max(math.log((count - len(here) + 0.5) / (len(here) + 0.5)), 1e-6) if here else 0.0
        for at in here:
            times = len(marks[at])
            norm = times + _K1 * (1 - _B + _B * lengths[at - start] / mean)
            scores[at] = scores.get(at, 0.0) + weight * times * (_K1 + 1) / norm
    scores = {at: score + _extra(claim, rows[at]) for at, score in scores.items()}
    return _with_numbers(claim, rows, scores, most) if claim.numbers.all else scores


def _with_numbers(
    claim: Claimed, rows: Sequence[_Row], scores: dict[int, float], most: int
) -> dict[int, float]:
    """Return the scores with what the claim's numbers add, where that can bring a sentence among the best."""
    least = min(heapq.nlargest(most, scores.values()), default=0.0) - _NUMBERS
    return {
        at: score + _NUMBERS * claim.share_of_numbers(rows[at].text) if score >= least else score
        for at, score in scores.items()
    }


def _extra(claim: Claimed, row: _Row) -> float:
    ways = directions(row.text)
    extra = _LATE * row.late + _RESULT * reports_result(row.text) - _PLAN * tells_plan(row.text)
    extra += _WAY * bool(ways) + _SAME_WAY * bool(ways & claim.ways)
    return extra


def _passage(
    claim: Claimed,
    row: _Row,
    source: TextOfWork,
    score: float,
    at: int,
    found: Sequence[Mapping[int, Spans]],
) -> Passage:
    missing = claim.numbers.not_in([row.text])
    return Passage(
        text=row.text,
        marks=tuple(sorted({span for marks in found for span in marks.get(at, ())})),
        origin=source.origin,
        page=row.sentence.page,
        section=row.sentence.section,
        score=round(score, 4),
        shared=frozenset(number for number, marks in enumerate(found) if at in marks),
        numbers=tuple(one.text for one in claim.numbers.all if one not in missing),
        missing=tuple(one.text for one in missing),
        denials=_said(DENIAL, row.text),
        hedges=_said(HEDGE, row.text),
    )


def _said(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match[0].lower() for match in pattern.finditer(text)))
