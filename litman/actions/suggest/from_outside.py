"""Works of the pool, and of services on the web, that speak of what a claim says and that the library lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from litman.actions.suggest.suggestion import Place, Suggestion
from litman.checks.study import study_of
from litman.csl.from_json import work_from_item
from litman.evidence.claimed import Claimed
from litman.evidence.passages import rank_passages
from litman.evidence.ranking import Weights, is_beside, rank_works, speaks, with_passages
from litman.index.query.candidate_works import FoundWork, FoundWorks
from litman.index.query.term_rows import term_rows
from litman.index.query.work_lines import WorkLine
from litman.matching.record import Record, work_of_record
from litman.matching.words import words_of
from litman.short_work import short_names
from litman.sources.claim_search import search_claim
from litman.text.plain import plain
from litman.texts.of_work import TextOfWork
from litman.texts.plain_text import text_of_plain
from litman.work import Work

if TYPE_CHECKING:
    from litman.claims.claim import NamedSource
    from litman.library.library import Library
    from litman.matching.pool import Pool
    from litman.sources.http.session import Session

_LOOKED_AT = 30
_PASSAGES = 3
_LEAST_TOTAL = 100  # works among which words are weighed, where fewer were found
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w'’.-]+(?: (?:of |de |von )?[A-ZÀ-Þ][\w'’.-]+)*")


def from_pool(library: Library, pool: Pool, claim: Claimed, *, limit: int) -> tuple[Suggestion, ...]:
    """Return the works of the pool whose titles speak of a claim: it keeps no abstracts."""
    words = [word for said in claim.words for word in words_of(said.text)]
    records = pool.with_words(words, limit=_LOOKED_AT)
    works = [(record, work_of_record(record, year=min(record.years, default=None))) for record in records]
    counts = [min((pool.frequency(word) for word in words_of(said.text)), default=0) for said in claim.words]
    return _suggested(library, claim, works, "pool", limit, counts=counts, total=pool.count())


def from_web(
    library: Library, session: Session, claim: Claimed, sources: Iterable[NamedSource], *, limit: int
) -> tuple[tuple[Suggestion, ...], Mapping[str, str]]:
    """Return the works that services find for the words of a claim, and which services did not answer."""
    names = [name for source in sources if not source.vague for name in names_in(source.name)]
    year = claim.years[0] if len(claim.years) == 1 else None
    search = search_claim(session, [word.text for word in claim.words], names=names, year=year)
    works = [
        (found.candidate, work_from_item({**found.item()})) for found in search.found if found.candidate.name
    ]
    return _suggested(library, claim, works[: 2 * _LOOKED_AT], "web", limit), search.silent


def names_in(source: str) -> list[str]:
    """Return the names in the words by which a post names a source: `Stanford` of `researchers at Stanford`."""
    found = [match[0].rstrip(".") for match in _NAME.finditer(source)]
    is_plain = found and source.startswith(found[0]) and " " not in found[0] and len(source.split()) > 1
    return found[1:] if is_plain and len(found) > 1 else found


def _suggested(
    library: Library,
    claim: Claimed,
    works: Sequence[tuple[Record, Work]],
    place: Place,
    limit: int,
    *,
    counts: Sequence[int] | None = None,
    total: int = 0,
) -> tuple[Suggestion, ...]:
    """Return the works that speak of the claim and are not in the library."""
    from litman.library.library_works import LibraryWorks

    known = LibraryWorks(library)
    new = [(record, work) for record, work in works if record.name and known.identified(work) is None]
    found = _found(claim, [work for _, work in new], counts, total)
    weights = Weights(found.counts, found.total)
    chosen: list[Suggestion] = []
    has_one = False
    for ranked in rank_works(claim, found):
        record, work = new[ranked.work.line.entry]
        abstract = ranked.work.abstract
        texts = [TextOfWork("abstract", text_of_plain(abstract))] if abstract else []
        passages = rank_passages(claim, texts, most=_PASSAGES)[0] if texts else ()
        shared = with_passages(ranked, passages).shared
        if not is_beside(weights, shared, has_text=bool(texts)) or len(chosen) == limit:
            continue
        has_one |= speaks(weights, len(claim.words), shared, has_text=bool(texts))
        study = study_of({}, work)
        chosen.append(
            Suggestion(
                rank=len(chosen) + 1,
                place=place,
                name=record.name or "",
                year=work.year,
                who=ranked.work.line.who,
                title=ranked.work.line.title,
                notice=None,
                score=round(ranked.score, 4),
                passages=passages,
                has_text=bool(texts),
                shared=tuple(claim.words[number].text for number in sorted(shared)),
                kind=study.kind,
                in_animals=study.in_animals,
            )
        )
    return tuple(chosen) if has_one else ()


def _found(claim: Claimed, works: Sequence[Work], counts: Sequence[int] | None, total: int) -> FoundWorks:
    """Return works from elsewhere as the index gives its own; what was named first comes first of equals."""
    lines = [
        WorkLine(at, "", work.year, short_names(work.author or work.editor), plain(work.title or ""), 0, None)
        for at, work in enumerate(works)
    ]
    abstracts = [plain(work.abstract or "") for work in works]
    rows = term_rows([f"{line.title}\n{abstract}" for line, abstract in zip(lines, abstracts, strict=True)],
                     claim.words)  # fmt: skip
    counted = tuple(counts) if counts is not None else tuple(len(marks) for marks in rows)
    total = max(total, len(works), _LEAST_TOTAL)
    weights = Weights(counted, total)
    scored = [
        FoundWork(
            line, weights.of(number for number, marks in enumerate(rows) if at in marks), abstract, "", ()
        )
        for at, (line, abstract) in enumerate(zip(lines, abstracts, strict=True))
    ]
    return FoundWorks(tuple(scored), counted, total)
