"""Suggest works of the library for a claim, each with the sentences to read: nothing of it is a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from litman.evidence.claimed import Claimed, claimed
from litman.evidence.passages import Passage, rank_passages
from litman.evidence.ranking import RankedWork, Weights, is_beside, rank_works, speaks, with_passages
from litman.index.doors.open import index_of
from litman.index.query.candidate_works import FoundWorks, find_candidates
from litman.texts.of_work import TextOfWork, texts_of_work
from litman.texts.store import TextStore

if TYPE_CHECKING:
    from litman.library.library import Library

_LOOKED_AT = 50  # works that fit a claim's words
_MOST_READ = 12  # works whose files are read for one claim
_PASSAGES = 3  # of a work


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A work that speaks of what a claim is about, and where."""

    rank: int  # from 1
    key: str
    year: int | None
    who: str
    title: str
    notice: str | None
    score: float
    passages: tuple[Passage, ...]  # the one to read first in front; none where only its title speaks of it
    has_text: bool  # whether anything but its title is at hand: an abstract, a file, `sources/KEY.txt`
    shared: tuple[str, ...]  # words of the claim that the work has


@dataclass(frozen=True, slots=True)
class Suggested:
    """What the library has for a claim; no suggestions: no work of it speaks of this."""

    claim: Claimed
    suggestions: tuple[Suggestion, ...]


def suggest_works(library: Library, text: str, *, limit: int) -> Suggested:
    """Return the works of the library that speak of what a sentence says, at most `limit`."""
    claim = claimed(text)
    index = index_of(library)
    found = index.ask(
        lambda opened: find_candidates(
            opened, index.sources.bibliography, claim.words, limit=max(_LOOKED_AT, limit)
        ),
        refresh=index.refresh_claims_and_files,
    )
    reader = _Reader(library, claim, found)
    chosen: list[Suggestion] = []
    for ranked in rank_works(claim, found):
        one = reader.read(ranked, len(chosen) + 1)
        if one is not None:
            chosen.append(one)
            if len(chosen) == limit:
                break
    return Suggested(claim, tuple(chosen) if reader.has_one else ())


class _Reader:
    """Looks into works for a claim; whole texts are read of a few only."""

    def __init__(self, library: Library, claim: Claimed, found: FoundWorks) -> None:
        self._claim = claim
        self._weights = Weights(found.counts, found.total)
        self._store = TextStore(library.root)
        self._read = 0
        self.has_one = False  # whether one of the works that were looked into speaks of the claim

    def read(self, ranked: RankedWork, rank: int) -> Suggestion | None:
        """Return the work as the suggestion of a rank; None where it has too little of the claim."""
        texts = list(self._texts(ranked))
        passages = _best(rank_passages(self._claim, texts, most=_PASSAGES))
        ranked = with_passages(ranked, passages)
        if not is_beside(self._weights, ranked.shared):
            return None
        self.has_one |= speaks(self._weights, len(self._claim.words), ranked.shared)
        line = ranked.work.line
        return Suggestion(
            rank=rank,
            key=line.key,
            year=line.year,
            who=line.who,
            title=line.title,
            notice=line.notice,
            score=round(ranked.score, 4),
            passages=passages,
            has_text=bool(texts),
            shared=tuple(self._claim.words[number] for number in sorted(ranked.shared)),
        )

    def _texts(self, ranked: RankedWork) -> Iterator[TextOfWork]:
        """The texts of a work: the whole one that wins, and its abstract."""
        files = ranked.work.files if self._read < _MOST_READ else ()
        self._read += bool(files)
        whole = None
        for text in texts_of_work(
            self._store, ranked.work.line.key, files=files, abstract=ranked.work.abstract
        ):
            if text.is_whole and whole is not None:
                continue
            whole = whole or (text if text.is_whole else None)
            yield text


def _best(ranked: list[tuple[Passage, ...]]) -> tuple[Passage, ...]:
    """Return the passages of a work's texts, each sentence once, the best first.

    A score counts within its own text, where words are rarer the longer it is: texts take turns, the whole one first.
    """
    found: dict[str, Passage] = {}
    for place in range(_PASSAGES):
        for passages in ranked:
            if place < len(passages):
                found.setdefault(passages[place].text, passages[place])
    return tuple(found.values())[:_PASSAGES]
