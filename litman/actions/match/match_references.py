"""Match the references of posts that carry no identifier, so that a scan can tie them to works."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from litman.actions.match.match_strings import Places, match_strings
from litman.actions.scan.scan import ReadPost
from litman.claims.collection import claims_path
from litman.claims.read import read_claims
from litman.files import read_seen
from litman.identifiers.of_work import doi_of
from litman.standing.known import StringMatch, Works
from litman.text.folding import fold


def references_without_identifier(
    posts: Iterable[ReadPost], works: Works, *, claims_folder: Path
) -> list[str]:
    """Return the texts of the references that no identifier ties and nobody has decided, each once."""
    texts: dict[str, str] = {}
    for post in posts:
        decided = _decided(claims_path(claims_folder, post.target.post_id))
        for reference in post.analysis.references if post.analysis else ():
            work = reference.parts.work if reference.parts else None
            if work is None or doi_of(work) or works.identified(work) or fold(reference.text) in decided:
                continue
            texts.setdefault(fold(reference.text), reference.text)
    return list(texts.values())


def _decided(path: Path) -> set[str]:
    """The folded texts of references that are tied, or of which a person said that they are none of those found."""
    seen = read_seen(path)
    file, _ = read_claims(path, seen.data) if seen.digest is not None else (None, ())
    kept = file.references if file else ()
    decided = (r for r in kept if r.text and (r.key or (r.match and r.match.outcome == "no-match")))
    return {fold(reference.text or "") for reference in decided}


def match_references(
    texts: Sequence[str], places: Places, *, advance: Callable[[], None] = lambda: None
) -> tuple[dict[str, StringMatch], str | None]:
    """Return what references are matched to, by their folded text, and which service did not answer.

    Only what is accepted or suggested is returned; of two that fit alike none is.
    """
    matched: dict[str, StringMatch] = {}
    unanswered: str | None = None
    for result in match_strings(texts, places):
        advance()
        unanswered = result.unanswered or unanswered
        best = result.decision.best
        if best is not None and result.decision.outcome in ("accepted", "suggested"):
            record = best.record
            found = StringMatch(result.decision.outcome, round(best.score, 3), record.doi, record.key)
            matched[fold(result.query.text)] = found
    return matched, unanswered


def accepted_dois(matched: Mapping[str, StringMatch]) -> list[str]:
    """Return the DOIs of accepted works that the library does not have, each once."""
    found = (item.doi for item in matched.values() if item.outcome == "accepted" and item.key is None)
    return list(dict.fromkeys(doi for doi in found if doi))
