"""From scored candidates to an outcome: accepted, suggested, ambiguous or no match, and never a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.fuzz import ratio

from litman.matching.features import Features
from litman.matching.record import Record, name_word
from litman.matching.words import STOP_WORDS, words_of

Outcome = Literal["accepted", "suggested", "ambiguous", "no-match", "wrong-target", "not-checked"]
ACCEPT_AT = 0.5  # probability from which a candidate is accepted
SUGGEST_AT = 0.05  # from which a person is asked
MARGIN = 0.3  # log-odds that must lie between the best and the next distinct work
# Volume, issue and pages: `12(3):45-67`, `12, 345–367`; a string with two of them holds two references.
_PLACE = re.compile(r"\b\d{1,4}\s?(?:\(\d{1,4}\)\s?)?[:,]\s?(?:pp?\.\s?)?(\d{1,6})\s?[-–—]\s?\d{1,6}\b")


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


def decide(scored: Sequence[Scored]) -> Decision:
    """Return the outcome for a reference from its candidates in any order."""
    ranked = sorted(scored, key=lambda item: (-item.log_odds, item.record.doi or ""))
    if not ranked or ranked[0].score < SUGGEST_AT:
        return Decision("no-match", None, ())
    best = ranked[0]
    same = [item for item in ranked[1:] if is_same_work(item.record, best.record)]
    if best.record.is_preprint:
        best, same = _published(best, same)
    rest = [item for item in ranked if item is not best and item not in same]
    others = tuple(item for item in rest if item.score >= SUGGEST_AT)[:5]
    reason = best.veto
    # What speaks for the preprint speaks for the published version.
    outcome: Outcome = "accepted" if ranked[0].score >= ACCEPT_AT and reason is None else "suggested"
    if outcome == "accepted" and rest and ranked[0].log_odds - rest[0].log_odds < MARGIN:
        outcome, reason = "ambiguous", "another work fits as well"
    return Decision(outcome, best, others, tuple(same), reason)


def veto(record: Record, features: Features, text: str) -> str | None:
    """Return why a candidate must never be accepted, however well it scores; None where nothing speaks against it."""
    title = max(features.get("title_words", 0.0), features.get("title_likeness", 0.0))
    author = features.get("author_first", 0.0) or features.get("author_inside", 0.0)
    container = features.get("container_same", 0.0)
    is_strange = features.get("title_other", 0.0) > 0.6 and title < 0.5
    has_other_container = title < 0.3 and container < 0.5 and bool(record.containers)
    if is_strange and (
        (not author and (container <= 0.9 or features.get("lead_other"))) or has_other_container
    ):
        return "names or numbers agree, the title does not"
    if features.get("notice_other") and features.get("title_other", 0.0) < 0.9:
        return "one of them is a correction, a retraction or a reply, the other is not"
    said = [word for word in words_of(record.title) if word not in STOP_WORDS and not word.isdigit()]
    if record.title and not said and not (author and features.get("page_same")):
        return "its title holds no word that tells works apart"
    if len(set(_PLACE.findall(text))) > 1:
        return "the string seems to hold two references"
    return None


def is_same_work(one: Record, other: Record) -> bool:
    """Return whether two records describe one work: preprint and paper, a paper with two DOIs, a reprint."""
    if one.doi == other.doi and one.doi:
        return True
    a, b = "".join(words_of(one.title)), "".join(words_of(other.title))
    same_title = a == b or (min(len(a), len(b)) >= 20 and ratio(a, b) >= 92)
    if bool(a) != bool(b) or (not a and one.page != other.page):
        return False
    if one.authors and other.authors and name_word(one.authors[0]) != name_word(other.authors[0]):
        return False
    if one.is_preprint != other.is_preprint:
        return same_title
    same_place = (one.volume, one.first_page) == (other.volume, other.first_page)
    near = not one.years or not other.years or any(abs(x - y) <= 1 for x in one.years for y in other.years)
    return same_title and same_place and near


def _published(best: Scored, same: list[Scored]) -> tuple[Scored, list[Scored]]:
    """Prefer the published version to its preprint, unless the reference names the preprint's server."""
    published = next(
        (i for i in same if not i.record.is_preprint and i.score >= SUGGEST_AT and not i.veto), None
    )
    if published is None or best.features.get("container_same", 0.0) >= 0.5:
        return best, same
    return published, [best, *(item for item in same if item is not published)]
