"""The words in which authors and readers are told what was found: no terms of litman, no more than is known."""

from __future__ import annotations

import re
from collections.abc import Mapping

from litman.actions.post_view.model import Coverage, WorkView
from litman.claims.claim import Relation, Verdict
from litman.finding import Finding, Place
from litman.standing.claim_state import ClaimState

VERDICT_WORDS: dict[Verdict, str] = {
    "confirmed": "the source says so",
    "partly": "the source says a part of it",
    "contradicts": "the source says otherwise",
    "not-in-source": "not found in the source",
    "unchecked": "not compared with the source yet",
}
STATE_WORDS: dict[ClaimState, str] = {
    "checked": "compared with its sources",
    "linked": "has sources, not all of them compared",
    "named": "names a source that is not tied to a work",
    "nothing": "no source given",
    "stale": "changed since it was compared",
}
RELATION_WORDS: dict[Relation, str] = {
    "supports": "",
    "partly": "for a part of it",
    "contradicts": "says otherwise",
    "background": "as background",
    "quotes": "quoted",
    "authority": "named for who says it",
    "mentions": "",
}
# Of findings whose own words speak to who keeps the library.
_SAID_TO_AUTHORS = {
    "CLM104": "the sentence was changed since it was compared with its source",
    "CLM105": "the sentence is no longer in the text",
    "CLM106": "the sentence stands in the text more than once",
    "REF104": "it is cited nowhere in the text",
    "CLM108": "it was compared with its source in other words than it has now",
}
_NAMED = re.compile(r"^the reference [^:]{1,40}: ")  # it stands beside it
_PROGRAMMERS_QUOTES = re.compile(r"(?<![^\s(])'([^']*)'(?=[\s,;:.)]|$)")
_COMMAND = re.compile(r"[;,:] `litman [^`]*`.*$", re.DOTALL)


def count_words(count: int, noun: str) -> str:
    """Return `1 claim`, `2 claims`, `no claims`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}" if count else f"no {noun}s"


def coverage_words(coverage: Coverage) -> str:
    """Return `27 of 30 claims checked`."""
    noun = "claim" if coverage.total == 1 else "claims"
    return f"{coverage.checked:,} of {coverage.total:,} {noun} checked"


def finding_words(finding: Finding, works: Mapping[str, WorkView]) -> str:
    """Return what is wrong in words for the author: claims and works by their names, without commands.

    `works` are those that it may name, by their keys.
    """
    if finding.code in _SAID_TO_AUTHORS:
        return _SAID_TO_AUTHORS[finding.code]
    words = _NAMED.sub("", _COMMAND.sub("", finding.message))
    words = _PROGRAMMERS_QUOTES.sub(r"“\1”", words)
    if finding.claim is not None:
        words = re.sub(rf"\b{re.escape(finding.claim)}\b", "the sentence", words)
    for key in sorted((key for key in works if key in words), key=len, reverse=True):
        who = (works[key].who or key).replace("\\", r"\\")
        words = re.sub(rf"(?<![\w:-]){re.escape(key)}(?![\w:-])", who, words)
    return words


def place_words(place: Place | None) -> str:
    """Return where a person looks something up, the heading left out: `line 12`, `on page 3`; empty if nowhere."""
    if place is None:
        return ""
    if place.where is None:
        return f"line {place.line:,}"
    return f"{'on' if place.part.startswith('page ') else 'in'} {place.part}" if place.part else ""
