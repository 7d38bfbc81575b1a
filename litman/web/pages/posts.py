"""The posts: how far each is borne out, what is wrong in it, what changed since it was looked at."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple
from typing import NamedTuple

from starlette.responses import RedirectResponse, Response

from litman.actions.check.known_posts import KnownPosts
from litman.actions.claims.list_claims import list_claims
from litman.actions.post_view.coverage import coverage_of
from litman.actions.post_view.model import Coverage
from litman.finding import SEVERITIES
from litman.library.asked import ClaimFilter
from litman.standing.claim_state import CLAIM_STATES
from litman.web.page import Asked, Page
from litman.web.visits import Visit, changes_since


class PostRow(NamedTuple):
    """What the page says of a post."""

    post_id: str
    title: str
    coverage: Coverage
    dangling: int  # claims with a marker that leads to nothing
    has_text: bool
    findings: dict[str, int]  # by severity, those that there are
    changes: list[str]  # since the last visit
    visit: Visit | None
    is_other: bool  # its claims file is another than at the last visit


def show_posts(asked: Asked) -> Response:
    """Return the list of posts."""
    report, is_fresh, why = asked.checks.latest()
    counts: dict[str, Counter[str]] = {}
    for finding in report.findings if report is not None else ():
        if finding.post:
            counts.setdefault(finding.post, Counter())[finding.severity] += 1
    visits = asked.visits.all()
    rows = []
    for item in list_claims(asked.library, ClaimFilter()):
        post_id, coverage = item.file.post_id, coverage_of(item.shown)
        visit = visits.get(post_id)
        found = counts.get(post_id, Counter())
        rows.append(
            PostRow(
                post_id,
                item.file.title or post_id,
                coverage,
                sum(bool(claim.dangling) for claim in item.shown),
                item.has_text,
                {severity: found[severity] for severity in SEVERITIES if found[severity]},
                changes_since(visit.coverage, coverage) if visit is not None else [],
                visit,
                visit is not None and visit.digest != item.file.digest,
            )
        )
    known = {row.post_id for row in rows}
    # A claims file that cannot be read is named by itself.
    unscanned = sorted(
        (post_id, str(files.post))
        for post_id, files in KnownPosts(asked.library).posts.items()
        if post_id not in known and files.claims is None
    )
    return asked.page(
        "posts.html",
        title="Posts",
        rows=rows,
        total=_sum(rows),
        states=CLAIM_STATES,
        unscanned=unscanned,
        findings=list(asked.library.claims.findings()),
        is_checking=not is_fresh,
        why=why,
    )


def _sum(rows: list[PostRow]) -> Coverage:
    columns = zip(*(astuple(row.coverage) for row in rows), strict=True)
    return Coverage(*(sum(column) for column in columns)) if rows else Coverage(0, 0, 0, 0, 0)


def go_to_posts(asked: Asked) -> Response:
    """Return the way from the door to the posts."""
    return RedirectResponse("/posts", 303)


PAGES = (Page("/", go_to_posts), Page("/posts", show_posts, area="posts"))
