"""The posts: how far each is borne out, what is wrong in it, what changed since it was looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from typing import NamedTuple

from starlette.responses import RedirectResponse, Response

from litman.actions.check.run import CheckReport
from litman.actions.post_view.model import Coverage
from litman.finding import SEVERITIES, Severity
from litman.standing.claim_state import CLAIM_STATES
from litman.web.page import Asked, Page
from litman.web.summaries import KnownSummaries, PostSummary
from litman.web.visits import Visit, changes_since

WINDOW = 100  # posts of a part


class PostRow(NamedTuple):
    """What the page says of a post."""

    post_id: str
    summary: PostSummary | None  # None: it is being looked at
    findings: Mapping[Severity, int]  # by severity, those that there are
    changes: list[str]  # since the last visit
    visit: Visit | None

    @property
    def title(self) -> str:
        """What it is called."""
        return self.summary.title if self.summary is not None else self.post_id

    @property
    def is_other(self) -> bool:
        """Whether its claims file is another than at the last visit."""
        return bool(self.visit and self.summary and self.visit.digest != self.summary.digest)


def show_posts(asked: Asked) -> Response:
    """Return a part of the list of posts, with what is known of them by now."""
    known = asked.summaries.latest()
    report, is_fresh, why = (asked.checks.last(), False, "")
    if known.is_whole:  # what is quick to know comes first
        report, is_fresh, why = asked.checks.latest()
    given = asked.query.get("from", "0")
    start = int(given) if given.isdecimal() and len(given) < 10 else 0
    start = min(start, max(len(known.ids) - 1, 0)) // WINDOW * WINDOW
    summaries = [known.summaries[name] for name in known.ids if name in known.summaries]
    return asked.page(
        "posts.html",
        title="Posts",
        rows=_rows(known, known.ids[start : start + WINDOW], report, asked.visits.all()),
        start=start,
        count=len(known.ids),
        window=WINDOW,
        total=_sum([summary.coverage for summary in summaries]),
        looked_at=len(summaries),
        is_whole=known.is_whole,
        states=CLAIM_STATES,
        unscanned=known.unscanned,
        findings=known.findings,
        is_checking=not is_fresh,
        why=why,
    )


def _rows(
    known: KnownSummaries, post_ids: Sequence[str], report: CheckReport | None, visits: Mapping[str, Visit]
) -> list[PostRow]:
    counts: dict[str, Counter[Severity]] = {}
    for finding in report.findings if report is not None else ():
        if finding.post:
            counts.setdefault(finding.post, Counter())[finding.severity] += 1
    rows = []
    for post_id in post_ids:
        summary, visit = known.summaries.get(post_id), visits.get(post_id)
        found: Mapping[Severity, int] = counts.get(post_id, Counter())
        changes = changes_since(visit.coverage, summary.coverage) if visit and summary else []
        severities = {severity: found[severity] for severity in SEVERITIES if found[severity]}
        rows.append(PostRow(post_id, summary, severities, changes, visit))
    return rows


def _sum(coverages: Sequence[Coverage]) -> Coverage:
    columns = zip(*map(astuple, coverages), strict=True)
    return Coverage(*(sum(column) for column in columns)) if coverages else Coverage(0, 0, 0, 0, 0)


def go_to_posts(asked: Asked) -> Response:
    """Return the way from the door to the posts."""
    return RedirectResponse("/posts", 303)


PAGES = (Page("/", go_to_posts), Page("/posts", show_posts, area="posts"))
