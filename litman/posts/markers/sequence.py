"""Citation numbers that lost their raised place: digits glued to a word or a mark, held together by a sequence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from litman.posts.markers.marker import Marker, expand_numbers, is_apart
from litman.posts.markers.raised_labels import RaisedLabels
from litman.posts.post import Post, Span
from litman.text.lazy_pattern import lazy_pattern

_DASH = "‐‑‒–—−-"
_LIST = rf"[1-9]\d{{0,2}}(?:\s?[,;{_DASH}]\s?[1-9]\d{{0,2}}){{0,20}}"
# What may follow such a number: white space and a new sentence, a mark, the end.
_GLUED = lazy_pattern(
    rf"(?:(?P<mark>[.,;:!?][\"'”’)\]]*)|(?<=[a-zà-ÿ]{{4}})|(?<=[\"”)\]%]))(?P<numbers>{_LIST})(?![\w%°/+]|[.,:]\d)"
)
_SPACED = lazy_pattern(
    rf"(?:(?<=[\w)\]”\"])[ \u00a0](?P<mark>\.)|(?<=[a-zà-ÿ)”\"])[ \u00a0])(?P<numbers>{_LIST})(?=[.,;:](?:\s|\Z)"
    rf"|\s*\Z|\s+[A-Z“\"])"
)
# More numbers behind a space, before an end, a mark or a new sentence.
_MORE = lazy_pattern(r"(?: [1-9]\d{0,2}(?!\w)){1,6}(?=\s*\Z|[.,;](?!\d)|\s+[A-ZÀ-Þ“\"])")
_NEVER_AFTER = lazy_pattern(
    r"\b(?:pp?|vols?|nos?|figs?|figures?|ch|chap|secs?|eqs?|refs?|v|ver|version|approx|ca|tabs?|tables?|movies?|videos?|boxe?s?"
    r"|art|par|para|nr|https?)\.?\Z",
    re.IGNORECASE,
)
_ENDS_MIDWAY = lazy_pattern(r"\s+[a-z]")
_MAX_STEP = 3  # labels that a sequence may leave out between two markers

Strength = Literal["strong", "medium", "weak"]

# What a word is in whose dots and digits nothing cites: `https://doi.org/10.1000/tea.1`, `10.1000/tea.1`.
_ADDRESS = lazy_pattern(r"://|www\.|(?<![\d.])10\.\d{4,9}/")
_LONGEST_ADDRESS = 300


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    printed: str
    labels: tuple[str, ...]
    first: int
    last: int
    strength: Strength


def find_flattened(
    post: Post, spans: Sequence[Span], labels: Sequence[str], certain: Sequence[Marker]
) -> list[Marker]:
    """Return the flattened citation numbers of the post.

    A number counts where it is part of a sequence 1, 2, 3 … that runs through the post; glued to a full stop
    (`levels.8 Next`) it may skip labels or come again, between words (`models 4,`) it must be exactly the next. Where
    there is a reference list, a glued number among its labels counts too. `certain` are markers known otherwise: a
    post that prints its markers in brackets does not flatten others, nor does one that cites names and years, nor,
    without a numbered list, one that cites by key.
    """
    kinds = Counter(marker.kind for marker in certain if is_apart(marker))
    if kinds["numeric"] >= 3:
        return []
    known = {int(label) for label in labels if label.isdigit()}
    if kinds["pandoc"] >= 3 and not known:
        return []
    candidates = [
        candidate
        for candidate in _candidates(post.text, spans, known)
        if not known or candidate.last <= max(known)
    ]
    candidates = [one for one in candidates if not _is_in_address(post.text, one)]
    people = RaisedLabels(post, [(Span(one.start, one.end), one.labels) for one in candidates])
    candidates = [one for one in candidates if not people.has(Span(one.start, one.end))]
    if kinds["author-year"] > max(2, sum(one.strength == "strong" for one in candidates)):
        return []
    chain = _best_chain(candidates)
    solid = [candidate for candidate in chain if candidate.strength != "weak"]
    if not (len(chain) >= 3 and len(solid) >= 2) and not (
        known and solid and {c.first for c in solid} <= known
    ):
        return []
    return [_marker(post.text, candidate) for candidate in _with_repeats(candidates, chain)]


def _candidates(text: str, spans: Sequence[Span], known: Collection[int]) -> list[_Candidate]:
    found: list[_Candidate] = []
    for span in spans:
        for match in _GLUED.finditer(text, span.start, span.end):
            candidate = _glued(text, match, span)
            if candidate:
                found.append(_with_more(text, candidate, span, known))
        for match in _SPACED.finditer(text, span.start, span.end):
            before = text[max(span.start, match.start() - 12) : match.start()]
            if _NEVER_AFTER.search(before.rstrip()):
                continue
            strength: Strength = "medium" if match["mark"] else "weak"
            found.append(_candidate(match, strength))
    return sorted(found, key=lambda candidate: candidate.start)


def _glued(text: str, match: re.Match[str], span: Span) -> _Candidate | None:
    before = text[max(span.start, match.start() - 12) : match.start()]
    mark = match["mark"]
    if mark and (not before or before[-1].isspace()):
        return None  # `.5`
    if mark and before[-1].isdigit() and mark[0] in ".,:":
        # `1.5`, `1,200`, `10:30`; but `aged 60.1 In`, where it is exactly the next of the sequence
        opens = mark == "." and _OPENS_SENTENCE.match(text, match.end(), span.end)
        return _candidate(match, "weak") if opens else None
    if _NEVER_AFTER.search(before):
        return None
    after = text[match.end() : min(match.end() + 4, span.end)]
    if mark and mark[0] in ".!?" and _ENDS_MIDWAY.match(after) and not _CAMEL.match(after):
        return None
    if mark is None and text[match.start() - 1].isalpha():
        return _candidate(match, "medium")
    return _candidate(match, "strong")


def _with_more(text: str, candidate: _Candidate, span: Span, known: Collection[int]) -> _Candidate:
    """Return the candidate with the numbers that a space parts from it, where the list has them all: `forms:1 2`."""
    more = _MORE.match(text, candidate.end, span.end) if candidate.last in known else None
    numbers = [int(number) for number in more.group().split()] if more else []
    if more is None or not all(number in known for number in numbers) or numbers[0] <= candidate.last:
        return candidate
    labels = (*candidate.labels, *map(str, numbers))
    printed = candidate.printed + more.group()
    return replace(candidate, end=more.end(), printed=printed, labels=labels, last=numbers[-1])


_OPENS_SENTENCE = lazy_pattern(r"\s+[A-ZÀ-Þ“\"]")
_CAMEL = lazy_pattern(r"\s+[a-z]{1,2}[A-Z]")


def _candidate(match: re.Match[str], strength: Strength) -> _Candidate:
    labels, _ = expand_numbers(match["numbers"])
    numbers = [int(label) for label in labels]
    return _Candidate(
        match.start("numbers"), match.end(), match["numbers"], labels, numbers[0], numbers[-1], strength
    )


def _best_chain(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the heaviest run of candidates whose labels grow from 1 or 2, in small steps, through the text."""
    best: dict[int, tuple[int, int]] = {0: (0, -1)}  # by highest label: weight and last candidate
    before: list[int] = []
    for index, candidate in enumerate(candidates):
        steps = 1 if candidate.strength == "weak" else _MAX_STEP
        reach = [
            value for value in range(candidate.first - steps, candidate.first) if value in best and value >= 0
        ]
        if candidate.last < candidate.first or candidate.last - candidate.first > 20:
            reach = []
        before.append(-1)
        if not reach:
            continue
        weight, previous = max((best[value] for value in reach), key=lambda item: (item[0], item[1]))
        weight += {"strong": 4, "medium": 3, "weak": 1}[candidate.strength]
        before[index] = previous
        if weight > best.get(candidate.last, (0, -1))[0]:
            best[candidate.last] = (weight, index)
    chain, at = [], max(best.values())[1]
    while at >= 0:
        chain.append(candidates[at])
        at = before[at]
    return chain[::-1]


def _with_repeats(candidates: Sequence[_Candidate], chain: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the chain and the glued numbers that cite again what was cited before them."""
    members = {candidate.start for candidate in chain}
    kept, highest = [], 0
    for candidate in candidates:
        if candidate.start in members:
            highest = max(highest, candidate.last)
            kept.append(candidate)
        elif candidate.strength == "strong" and max(candidate.first, candidate.last) <= highest:
            kept.append(candidate)
    return kept


def _marker(text: str, candidate: _Candidate) -> Marker:
    return Marker(
        candidate.labels, text[candidate.start : candidate.end], candidate.start, candidate.end, "numeric"
    )


def _is_in_address(text: str, one: _Candidate) -> bool:
    """Whether a number is a part of an address or a DOI."""
    before = text[max(0, one.start - _LONGEST_ADDRESS) : one.start]
    if not before or before[-1].isspace():
        return False
    return _ADDRESS.search(before.split()[-1]) is not None
