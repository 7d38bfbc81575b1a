"""A post as it stands in an editor, laid out, and what of it is at a place of its source."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from litman.actions.check.posts import PostFiles
from litman.actions.check.unsaved import Unsaved, bytes_now, unsaved_bytes
from litman.actions.standing.post_standing import analysis_of
from litman.checks.facts import Facts
from litman.checks.subject import PostSubject
from litman.claims.read import read_claims
from litman.posts.post import Post
from litman.regular_files import real_path
from litman.standing.claim_standing import ClaimStanding
from litman.standing.model import MarkerStanding, ReferenceStanding


@dataclass(frozen=True, slots=True)
class Here:
    """What stands at a place; of several the innermost."""

    marker: MarkerStanding | None
    claim: ClaimStanding | None
    reference: ReferenceStanding | None


def read_subject(facts: Facts, files: PostFiles, unsaved: Unsaved) -> PostSubject | None:
    """Return the post with its claims; None where neither can be read."""
    post, claims = files.post, files.claims
    data = _claims_bytes(claims, unsaved)
    file, reading = read_claims(claims, data) if claims is not None and data is not None else (None, ())
    analysis, _ = analysis_of(
        post, facts.library, data=unsaved_bytes(post, unsaved) if post is not None else None
    )
    if file is None and analysis is None:
        return None
    return PostSubject(facts, files.post_id, file=file, data=data or b"", reading=reading, analysis=analysis)


def here(subject: PostSubject, path: Path, line: int, column: int) -> Here:
    """Return what stands at a line and column (from 1, in code points) of the post's file."""
    analysis = subject.analysis
    if analysis is None:
        return Here(None, None, None)
    at, post, standing = (line, column), analysis.post, subject.standing
    markers = [item for item in standing.markers if _holds(post, path, item.start, item.end, at)]
    claims = []
    for claim in standing.claims:
        start, end = claim.state.start, claim.state.end
        if start is not None and end is not None and _holds(post, path, start, end, at):
            claims.append((end - start, claim))
    references = []
    for reference in standing.references:
        printed = None if reference.printed is None else analysis.references[reference.printed]
        if printed is not None and _holds(post, path, printed.start, printed.end, at):
            references.append(reference)
    return Here(
        min(markers, key=lambda item: item.end - item.start, default=None),
        min(claims, key=lambda item: item[0])[1] if claims else None,
        references[0] if references else None,
    )


def _holds(post: Post, path: Path, start: int, end: int, at: tuple[int, int]) -> bool:
    first, last, behind = post.place(start), post.place(max(end - 1, start)), post.place(end)
    if first.path != path and real_path(first.path) != path:
        return False
    # Where the source has more than the text, as for a citation that is a tag, it reaches to what follows it.
    reach = behind.column if behind.line == last.line and behind.column > last.column else last.column + 1
    return (first.line, first.column) <= at <= (last.line, reach)


def _claims_bytes(path: Path | None, unsaved: Unsaved) -> bytes | None:
    try:
        return None if path is None else bytes_now(path, unsaved)
    except OSError:
        return None
