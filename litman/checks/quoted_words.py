"""Quotations of a claim, each with the work that they are from and its stored text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from litman.checks.subject import PostSubject
from litman.claims.model import Claim, Link
from litman.finding import Place
from litman.posts.prose.quotations import Quotation
from litman.text.folding import fold

_WORD = re.compile(r"[^\W_]+")
_OMISSION = re.compile(r"\[?\s?(?:\.(?:[ \u00a0]?\.){2,3}|…)\s?\]?|\[[^\]]{0,40}\]")


class QuotedWords(NamedTuple):
    """Words that a claim or a link gives as those of a work."""

    claim: Claim
    key: str
    text: str  # without quotation marks
    place: Place
    link: Link | None  # whose quote it is; None for a quotation in the post


def quoted_words(subject: PostSubject) -> Iterator[QuotedWords]:
    """Yield the quotes of links, and the quotations of the post in claims that lean on one work."""
    for claim in subject.claims:
        for link in claim.links:
            key = subject.key_of(link)
            if link.quote and key:
                yield QuotedWords(claim, key, link.quote, subject.link_place(claim, link), link)
        quoting = [link.key for link in claim.links if link.relation == "quotes"]
        keys = list(dict.fromkeys(quoting or claim.keys))
        work = subject.facts.resolve(keys[0]) if len(keys) == 1 else None
        if work is not None:
            for quotation in _quotations(subject, claim):
                assert subject.analysis is not None
                text = subject.analysis.post.text[quotation.start : quotation.end].strip('"“”«»„ ')
                yield QuotedWords(claim, work, text, subject.span_place(quotation.start, quotation.end), None)


def words(text: str) -> list[str]:
    """Return the words of a text as quotations are compared: folded, without punctuation."""
    return _WORD.findall(fold(text))


def pieces(quotation: str) -> list[list[str]]:
    """Return the words of a quotation between its omissions and insertions in brackets."""
    return [found for part in _OMISSION.split(quotation) if (found := words(part))]


def find_words(wanted: list[str], text: list[str], start: int = 0) -> int | None:
    """Return where the words stand one after another in the words of a text, None if they do not."""
    if not wanted:
        return None
    for at in range(start, len(text) - len(wanted) + 1):
        if text[at] == wanted[0] and text[at : at + len(wanted)] == wanted:
            return at
    return None


def _quotations(subject: PostSubject, claim: Claim) -> list[Quotation]:
    state = subject.states[claim.id]
    if subject.analysis is None or state.start is None or state.end is None:
        return []
    return [
        item
        for item in subject.analysis.quotations
        if state.start <= item.start and item.end <= state.end + 1
    ]
