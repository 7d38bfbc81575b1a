"""Works of the library that speak of what a sentence says, each with the sentences to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from litman.actions.suggest.suggestion import Suggestion
from litman.evidence.claimed import Claimed, claimed
from litman.evidence.passages import Passage, rank_passages
from litman.evidence.ranking import RankedWork, Weights, is_beside, rank_works, speaks, with_passages
from litman.index.doors.open import index_of
from litman.index.query.candidate_works import FoundWorks, find_candidates
from litman.meaning.vectors import has_meaning, vectors_of
from litman.texts.of_work import TextOfWork, texts_of_work
from litman.texts.store import TextStore

if TYPE_CHECKING:
    from litman.checks.study import Study
    from litman.index.store import Index
    from litman.library.library import Library

_LOOKED_AT = 50  # works that fit a claim's words
_MOST_READ = 12  # works whose files are read for one claim
_PASSAGES = 3  # of a work


class Works:
    """The works of a library, asked for claims; whether claims and files changed is looked at before the first."""

    def __init__(self, library: Library, *, with_meaning: bool | None = None) -> None:
        """Take the library, and whether works are found by what they mean, too: by default where that can be told."""
        self._library = library
        self._index = index_of(library)
        self._is_fresh = False
        self._has_meaning = has_meaning() if with_meaning is None else with_meaning

    def suggest(self, text: str, *, limit: int) -> tuple[Suggestion, ...]:
        """Return those that speak of what a sentence says, at most `limit`; none where none does."""
        claim = claimed(text)
        (vector,) = vectors_of([text]) if self._has_meaning else (None,)
        found = self._index.ask(
            lambda opened: find_candidates(
                opened,
                self._index.sources.bibliography,
                claim.words,
                limit=max(_LOOKED_AT, limit),
                vector=vector,
            ),
            refresh=self._refresh,
        )
        claim = replace(claim, words=found.words)
        return _chosen(_Reader(self._library, claim, found), rank_works(claim, found), limit)

    def _refresh(self, index: Index) -> None:
        if not self._is_fresh:
            self._index.refresh_claims_and_files(index)
            if self._has_meaning:
                self._index.refresh_meaning(index)
            self._is_fresh = True


def _chosen(reader: _Reader, ranked: list[RankedWork], limit: int) -> tuple[Suggestion, ...]:
    chosen: list[Suggestion] = []
    for work in ranked:
        one = reader.read(work, len(chosen) + 1)
        if one is not None:
            chosen.append(one)
            if len(chosen) == limit:
                break
    return tuple(chosen) if reader.has_one else ()


class _Reader:
    """Looks into works for a claim; whole texts are read of a few only."""

    def __init__(self, library: Library, claim: Claimed, found: FoundWorks) -> None:
        self._library = library
        self._claim = claim
        self._weights = Weights(found.counts, found.total)
        self._store = TextStore(library.root)
        self._read = 0
        self.has_one = False  # whether one of the works that were looked into speaks of the claim

    def read(self, ranked: RankedWork, rank: int) -> Suggestion | None:
        """Return the work as the suggestion of a rank; None where it has too little of the claim."""
        texts = list(self._texts(ranked))
        passages = best_passages(rank_passages(self._claim, texts, most=_PASSAGES))
        ranked = with_passages(ranked, passages)
        near = ranked.work.nearness
        if not is_beside(self._weights, ranked.shared, has_text=bool(texts), nearness=near):
            return None
        count = len(self._claim.words)
        self.has_one |= speaks(self._weights, count, ranked.shared, has_text=bool(texts), nearness=near)
        line = ranked.work.line
        study = self._study(line.key)
        return Suggestion(
            rank=rank,
            place="library",
            name=line.key,
            year=line.year,
            who=line.who,
            title=line.title,
            notice=line.notice,
            score=round(ranked.score, 4),
            passages=passages,
            has_text=bool(texts),
            shared=tuple(self._claim.words[number].text for number in sorted(ranked.shared)),
            kind=study.kind,
            in_animals=study.in_animals,
        )

    def _study(self, key: str) -> Study:
        from litman.checks.study import Study, study_of

        entry = self._library.document.find(key)
        return study_of(self._library.fields(entry), self._library.work(entry)) if entry else Study()

    def _texts(self, ranked: RankedWork) -> Iterator[TextOfWork]:
        """The texts of a work: the whole one that wins, and its abstract."""
        key, files = ranked.work.line.key, ranked.work.files
        files = files if self._read < _MOST_READ else ()
        self._read += bool(files)
        has_whole = False
        for text in texts_of_work(self._store, key, files=files, abstract=ranked.work.abstract):
            if not (text.origin != "abstract" and has_whole):
                yield text
            has_whole |= text.origin != "abstract"


def best_passages(ranked: list[tuple[Passage, ...]]) -> tuple[Passage, ...]:
    """Return the passages of a work's texts, each sentence once, the best first.

    A score counts within its own text, where words are rarer the longer it is: texts take turns, the whole one first.
    """
    found: dict[str, Passage] = {}
    for place in range(_PASSAGES):
        for passages in ranked:
            if place < len(passages):
                found.setdefault(passages[place].text, passages[place])
    return tuple(found.values())[:_PASSAGES]
