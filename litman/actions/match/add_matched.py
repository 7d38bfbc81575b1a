"""Add works that references were matched to, and write down which of them a person chose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from litman.actions.add.add_identified import add_identified
from litman.actions.add.add_result import AddResult
from litman.actions.add.asking import Asking
from litman.actions.match.match_post import decide_reference
from litman.actions.match.match_strings import MatchedString, Places
from litman.claims.model import Reference
from litman.library.library import Library
from litman.matching.decide import Scored
from litman.sources.http.open_session import open_session


def add_accepted(
    library: Library,
    found: Sequence[MatchedString],
    places: Places,
    *,
    notify: Callable[[str], None],
) -> Iterator[AddResult]:
    """Add the accepted works that the library lacks, from wherever they were looked for; yield what became of each."""
    best = [r.decision.best for r in found if r.decision.outcome == "accepted" and r.decision.best]
    names = [name for item in best if not item.record.key and (name := item.record.name)]
    yield from _add(library, list(dict.fromkeys(names)), places, notify)


def decide_match(
    library: Library,
    post_id: str,
    number: int,
    reference: Reference,
    chosen: Scored | None,
    places: Places,
    *,
    added: Callable[[AddResult], None],
    notify: Callable[[str], None],
) -> tuple[str | None, int] | None:
    """Write down which work a person chose for a reference, the work added where the library lacks it.

    Args:
        library: The library.
        post_id: The post.
        number: The reference's place in the claims file, from 0.
        reference: The reference as the person saw it.
        chosen: The work; None: it is none of those found.
        places: Where works are looked for.
        added: Told what became of a work that the library lacked.
        notify: Told when another litman is waited for.

    Returns:
        The work's citation key and how many claims lean on it now; None where the work could not be added.

    Raises:
        FileChangedError, BrokenClaimsError, ClaimsFileError: the claims file is as it was.
    """
    key = chosen.record.key if chosen else None
    if chosen is not None and key is None:
        for result in _add(library, [chosen.record.name] if chosen.record.name else [], places, notify):
            added(result)
            key = result.key
        if key is None:
            return None
    score = round(chosen.score, 3) if chosen else None
    claims = decide_reference(library, post_id, number, reference, key=key, score=score, notify=notify)
    return key, claims


def _add(
    library: Library, names: Sequence[str], places: Places, notify: Callable[[str], None]
) -> Iterator[AddResult]:
    if not names:
        return
    session = places.session or open_session(library.root, library.settings, offline=True)
    asking = Asking(session, places.today, notify, places.pool)
    yield from add_identified(library.again(), names, asking)
