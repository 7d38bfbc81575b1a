"""Quotations of a claim, each with the work that they are from and its stored text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from litman.checks.subject import PostSubject
from litman.claims.claim import Claim, Link
from litman.finding import Place
from litman.posts.post import Span

if TYPE_CHECKING:  # what lays posts out is imported where one is
    from litman.posts.prose.quotations import Quotation

_CREDIT = re.compile(r"\s[—–―]\s?\w[^.!?\n]{0,100}\Z")  # `— Ada Moss, 2019` under a block


class QuotedWords(NamedTuple):
    """Words that a claim or a link gives as those of a work."""

    claim: Claim
    key: str
    text: str  # without quotation marks
    span: Span | None  # where it stands in the post; None for the quote of a link
    link: Link | None  # whose quote it is; None for a quotation in the post

    def place_in(self, subject: PostSubject) -> Place:
        """Return where it stands: asked of few, as most are in order."""
        if self.span is not None:
            return subject.span_place(self.span.start, self.span.end)
        assert self.link is not None, self.text
        return subject.link_place(self.claim, self.link)


def quoted_words(subject: PostSubject) -> Iterator[QuotedWords]:
    """Yield the quotes of links, and the quotations of the post in claims that lean on one work."""
    leaning = [(claim, _work_of(subject, claim)) for claim in subject.claims]
    seen = set()
    for claim, work in leaning:
        for link in claim.links:
            key = subject.key_of(link)
            if link.quote and key:
                yield QuotedWords(claim, key, link.quote, None, link)
        for span in _quotations(subject, claim, leaning) if work is not None else ():
            if (work, span) not in seen:
                seen.add((work, span))
                yield QuotedWords(claim, str(work), _text(subject, span), span, None)


def _text(subject: PostSubject, span: Span) -> str:
    """The words of a quotation without its marks, the post's own markers, and who said it."""
    assert subject.analysis is not None, subject.post_id
    text = subject.analysis.post.text
    parts, at = [], span.start
    for use in subject.analysis.markers:
        if span.start <= use.marker.start and use.marker.end <= span.end:
            parts.append(text[at : use.marker.start])
            at = use.marker.end
    parts.append(text[at : span.end])
    return _CREDIT.sub("", " ".join(parts).strip()).strip("\"'“”‘’«»„‚‹›「」『』 ")


def _work_of(subject: PostSubject, claim: Claim) -> str | None:
    """The one work that a claim leans on, or the one that it says it quotes."""
    quoting = [link.key for link in claim.links if link.relation == "quotes"]
    keys = list(dict.fromkeys(quoting or claim.keys))
    return subject.facts.resolve(keys[0]) if len(keys) == 1 else None


def _quotations(
    subject: PostSubject, claim: Claim, leaning: Sequence[tuple[Claim, str | None]]
) -> Iterator[Span]:
    """The quotations that a claim's sentence is in or has: whole, or its part where others of it lean elsewhere."""
    state = subject.states[claim.id]
    if subject.analysis is None or state.start is None or state.end is None:
        return
    for item in subject.analysis.quotations:
        if not _meet(subject, claim, item):
            continue
        works = {work for other, work in leaning if other.keys and _meet(subject, other, item)}
        is_whole = len(works) == 1
        yield (
            Span(item.start, item.end)
            if is_whole
            else Span(max(item.start, state.start), min(item.end, state.end))
        )


def _meet(subject: PostSubject, claim: Claim, item: Quotation) -> bool:
    """Whether a quotation and a claim's sentence have words in common."""
    state = subject.states[claim.id]
    return (
        state.start is not None
        and state.end is not None
        and max(state.start, item.start) < min(state.end, item.end)
    )
