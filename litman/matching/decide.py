"""From scored candidates to an outcome: accepted, suggested, ambiguous or no match, and never a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from rapidfuzz.fuzz import ratio

from litman.library.comparison.compare import compare
from litman.matching.features import Features
from litman.matching.record import Record, work_of_record
from litman.matching.vetoes import TWO_REFERENCES
from litman.matching.weights import MODEL
from litman.matching.words import words_of

Outcome = Literal["accepted", "suggested", "ambiguous", "no-match", "wrong-target", "not-checked"]
SUGGEST_AT = 0.05  # from which a person is asked
_TELLING = 30  # letters of a title that hardly stand in a string by chance
_FUZZY_FROM, _NEAR = 20, 92  # letters of a title, and per cent of them, from which a few may be wrong


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with what speaks for and against it."""

    record: Record
    features: Features
    log_odds: float
    score: float  # probability, 0–1
    veto: str | None  # why it must not be accepted


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a reference."""

    outcome: Outcome
    best: Scored | None
    others: tuple[Scored, ...]  # that a person may choose from, the best of them first
    same: tuple[Scored, ...] = ()  # the same work under other DOIs: preprint, reprint, translation
    reason: str | None = None


def decide(scored: Sequence[Scored], *, accept_at: float, margin: float = MODEL.margin) -> Decision:
    """Return the outcome for a reference from its candidates in any order.

    `accept_at` is the probability, 0–1, from which the best one is accepted; `margin` the log-odds by which it must
    be better than the next distinct work.
    """
    ranked = sorted(scored, key=lambda item: (-item.log_odds, item.record.doi or ""))
    if not ranked or ranked[0].score < SUGGEST_AT:
        return Decision("no-match", None, ())
    best = ranked[0]
    same = [item for item in ranked[1:] if is_same_work(item.record, best.record)]
    if best.record.is_preprint:
        best, same = _published(best, same)
    rest = [item for item in ranked if item is not best and item not in same]
    others = tuple(item for item in rest if item.score >= SUGGEST_AT)[:5]
    reason = best.veto or (TWO_REFERENCES if _holds_another(ranked[0], rest) else None)
    # What speaks for the preprint speaks for the published version.
    outcome: Outcome = "accepted" if ranked[0].score >= accept_at and reason is None else "suggested"
    if outcome == "accepted" and rest and ranked[0].log_odds - rest[0].log_odds < margin:
        outcome, reason = "ambiguous", "another work fits as well"
    return Decision(outcome, best, others, tuple(same), reason)


def is_same_work(one: Record, other: Record) -> bool:
    """Return whether two records describe one work: preprint and paper, a paper with two DOIs, a reprint.

    Registries list papers twice: two records that only their DOIs tell apart are one work here.
    """
    if one.doi == other.doi and one.doi:
        return True
    a, b = "".join(words_of(one.own_title)), "".join(words_of(other.own_title))
    may_be_one = a == b or (min(len(a), len(b)) >= _FUZZY_FROM and ratio(a, b) >= _NEAR)
    if not may_be_one or (not a and one.page != other.page):
        return False
    # What few letters tell apart is one title here: the comparison is asked about the rest.
    # Of the years of print, issue and online publication those count that lie nearest.
    years = min(
        product(one.years, other.years), key=lambda pair: abs(pair[0] - pair[1]), default=(None, None)
    )
    verdict = compare(work_of_record(one, year=years[0]), work_of_record(other, year=years[1]))
    if verdict.kind in ("same", "unclear"):
        return True
    if verdict.kind == "version":
        return one.is_preprint != other.is_preprint or verdict.apart[0].field == "DOI"
    return {item.field for item in verdict.apart} <= {"DOI"}


def _holds_another(best: Scored, rest: Sequence[Scored]) -> bool:
    """Whether the string says title and first author of another work too, which is not the book that it is in."""
    own = _whole_title(best)
    names = "".join("".join(words_of(name)) for name in best.record.containers)
    for item in rest if own else ():
        title = _whole_title(item)
        if title and title not in own and own not in title and title[:_TELLING] not in names:
            return True
    return False


def _whole_title(item: Scored) -> str:
    """The letters of a title that stands whole in the string, its author too; empty for a short one."""
    author = item.features.get("author_first") or item.features.get("author_inside")
    letters = "".join(words_of(item.record.own_title))
    return letters if author and item.features.get("title_whole") and len(letters) >= _TELLING else ""


def _published(best: Scored, same: list[Scored]) -> tuple[Scored, list[Scored]]:
    """Prefer the published version to its preprint, unless the reference names the preprint's server."""
    published = next(
        (i for i in same if not i.record.is_preprint and i.score >= SUGGEST_AT and not i.veto), None
    )
    if published is None or best.features.get("container_same", 0.0) >= 0.5:
        return best, same
    return published, [best, *(item for item in same if item is not published)]
