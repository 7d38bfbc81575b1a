"""Match the references of posts that carry no identifier, so that a scan can tie them to works."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from litman.actions.match.match_strings import Places, match_strings
from litman.actions.scan.scan import ReadPost
from litman.claims.collection import claims_path
from litman.claims.read import read_claims
from litman.files import read_seen
from litman.identifiers.of_work import doi_of
from litman.posts.references.parts import ReferenceParts
from litman.standing.known import StringMatch, Works
from litman.text.folding import fold


def references_without_identifier(
    posts: Iterable[ReadPost], works: Works, *, claims_folder: Path
) -> dict[str, ReferenceParts]:
    """Return the references that no identifier ties and nobody has decided: their texts, each once, with its parts."""
    texts: dict[str, tuple[str, ReferenceParts]] = {}
    for post in posts:
        decided = _decided(claims_path(claims_folder, post.target.post_id))
        for reference in post.analysis.references if post.analysis else ():
            parts = reference.parts
            if parts is None or doi_of(parts.work) or works.identified(parts.work):
                continue
            folded = fold(reference.text)
            if folded not in decided:
                texts.setdefault(folded, (reference.text, parts))
    return dict(texts.values())


def _decided(path: Path) -> set[str]:
    """The folded texts of references that are tied, or of which a person said that they are none of those found."""
    seen = read_seen(path)
    file, _ = read_claims(path, seen.data) if seen.digest is not None else (None, ())
    kept = file.references if file else ()
    decided = (r for r in kept if r.text and (r.key or (r.match and r.match.outcome == "no-match")))
    return {fold(reference.text or "") for reference in decided}


def match_references(
    texts: Mapping[str, ReferenceParts], places: Places, *, advance: Callable[[], None] = lambda: None
) -> tuple[dict[str, StringMatch], str | None]:
    """Return what references, given with their parts, are matched to, by their folded text, and who did not answer.

    Only what is accepted or suggested is returned; of two that fit alike none is.
    """
    matched: dict[str, StringMatch] = {}
    unanswered: str | None = None
    for result in match_strings(texts, places, parts=texts):
        advance()
        unanswered = result.unanswered or unanswered
        best = result.decision.best
        if best is not None and result.decision.outcome in ("accepted", "suggested"):
            record = best.record
            score = round(best.score, 3)
            found = StringMatch(result.decision.outcome, score, record.doi, record.key, record.pmid)
            matched[fold(result.query.text)] = found
    return matched, unanswered


def accepted_names(matched: Mapping[str, StringMatch]) -> list[str]:
    """Return what accepted works that the library does not have are asked for by, each once: DOI, else PMID."""
    found = [item for item in matched.values() if item.outcome == "accepted" and item.key is None]
    names = (item.doi or (f"pmid:{item.pmid}" if item.pmid else None) for item in found)
    return list(dict.fromkeys(name for name in names if name))
