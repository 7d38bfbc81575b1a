"""What the author of a reviewed text is told: points in the order of the text, and the state of every reference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from litman.actions.check.run import run_check
from litman.actions.check.targets import find_check_targets
from litman.actions.post_view.model import ClaimView, PostView
from litman.actions.post_view.view import view_post
from litman.actions.publish.references import ReferenceRow, reference_rows
from litman.actions.publish.sources import Source, sources_of
from litman.actions.publish.wording import finding_words, place_words
from litman.actions.standing.post_standing import PostStanding, standing_of
from litman.claims.claim import Claim, Link, Relation, Verdict
from litman.claims.model import ClaimsFile
from litman.finding import Finding
from litman.standing.known import known_of
from litman.text.folding import collapse_white_space

if TYPE_CHECKING:
    from litman.library.library import Library

Gravity = Literal["wrong", "doubtful", "remark"]
_GRAVITY: dict[str, Gravity] = {"error": "wrong", "warning": "doubtful", "info": "remark"}
# Who asked to be told of the library hears of them, and not the author: files, keys, records.
_NOT_THE_AUTHORS = ("CLM0", "CLM107", "CLM110", "CLM111", "BIB", "REG", "REF108")
_UNSOURCED = "CLM101"
_VERDICTS = {"CLM112": "wrong", "CLM113": "wrong", "CLM114": "remark"}  # the links say it themselves
_MOST_NEED = 2


@dataclass(frozen=True, slots=True)
class Comment:
    """A person's words for the author."""

    text: str
    by: str | None  # whose they are
    at: date | None  # since when


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A work that a claim leans on, and what was found in it."""

    key: str
    source: Source | None  # None: the library has no such work
    marker: str | None  # as the text prints it
    relation: Relation
    verdict: Verdict
    quote: str | None  # the source's own words
    locator: str | None
    by: str | None
    at: date | None
    comment: Comment | None

    @property
    def who(self) -> str:
        """The work in a few words."""
        return self.source.who if self.source is not None else self.key


@dataclass(frozen=True, slots=True)
class Point:
    """Something that the author should look at."""

    claim: str | None  # id
    heading: str | None  # under which it stands
    place: str  # as a person looks it up: `line 12`, `on page 3`
    sentence: str
    gravity: Gravity
    problems: tuple[str, ...]
    links: tuple[LinkLine, ...]
    comment: Comment | None


@dataclass(frozen=True, slots=True)
class Report:
    """A report on one post."""

    view: PostView
    day: date
    people: tuple[str, ...]  # who compared, in the order of their names
    first: date | None  # day of the first and the last comparison
    last: date | None
    points: tuple[Point, ...]  # in the order of the text
    others: tuple[str, ...]  # what is wrong with the text as a whole, or at a place without a claim
    unsourced: tuple[Point, ...]  # claims that need a source most and have none
    other_unsourced: int
    found: tuple[Point, ...]  # claims that their sources bear out
    references: tuple[ReferenceRow, ...]

    def count(self, verdict: Verdict) -> int:
        """Return of how many claims this is the gravest verdict."""
        return sum(1 for claim in self.view.claims if claim.verdict == verdict and claim.state != "stale")


def make_report(library: Library, file: ClaimsFile, *, today: date) -> Report:
    """Return the report on the post of a claims file; nothing is asked and nothing written.

    Args:
        library: Where the claims file is.
        file: The claims file.
        today: The day of the report.
    """
    standing = standing_of(library, file, known_of(library))
    view = view_post(library, file, found=standing)
    sources = sources_of(library, view)
    findings = _findings(library, file, today)
    of_claims, of_references, rest = _sorted_out(findings, standing, view)
    points = [
        point
        for claim in view.claims
        if (point := _point(claim, of_claims.get(claim.id, ()), view, standing, sources)) is not None
    ]
    needing = {item.claim for item in findings if item.code == _UNSOURCED and item.need == _MOST_NEED}
    told = {point.claim for point in points}
    bare = [claim for claim in view.claims if claim.state == "nothing" and claim.id not in told]
    judged = [item.link for claim in view.claims for item in claim.standing.links if item.link.is_judged]
    days = sorted(link.at for link in judged if link.at is not None)
    return Report(
        view,
        today,
        tuple(sorted({link.by for link in judged if link.by})),
        days[0] if days else None,
        days[-1] if days else None,
        tuple(points),
        tuple(_said_of_text(item, view) for item in rest),
        tuple(_bare(claim, standing) for claim in bare if claim.id in needing),
        sum(1 for claim in bare if claim.id not in needing),
        tuple(
            _with_links(claim, "remark", (), standing, sources)
            for claim in view.claims
            if claim.verdict == "confirmed" and claim.id not in told
        ),
        reference_rows(view, sources, of_references),
    )


def _said_of_text(finding: Finding, view: PostView) -> str:
    place = finding.place if finding.place.path == view.path else None
    under = f"under “{place.heading}”" if place is not None and place.heading else ""
    where = ", ".join(part for part in (place_words(place), under) if part)
    return finding_words(finding, view.works) + (f" ({where})" if where else "")


def _findings(library: Library, file: ClaimsFile, today: date) -> tuple[Finding, ...]:
    targets = find_check_targets(library, [str(file.path)])
    return run_check(library, targets, today=today, settings=library.settings.check).findings


def _sorted_out(
    findings: Sequence[Finding], standing: PostStanding, view: PostView
) -> tuple[Mapping[str, list[Finding]], Mapping[str, list[str]], list[Finding]]:
    """Return findings by the claim that they are about, words by the reference, and the others."""
    claims_at: dict[tuple[int, int], tuple[str, ...]] = {}
    reference_at: dict[tuple[int, int], str] = {}
    if standing.analysis is not None:
        post = standing.analysis.post
        for marker in view.markers:
            place = post.place(marker.start)
            claims_at[place.line, place.column] = marker.claims
        for item in view.references:
            if item.printed is not None:
                place = post.place(standing.analysis.references[item.printed].start)
                reference_at[place.line, place.column] = item.id
    of_claims: dict[str, list[Finding]] = {}
    of_references: dict[str, list[str]] = {}
    rest = []
    for finding in findings:
        if finding.code.startswith(_NOT_THE_AUTHORS) or finding.code == _UNSOURCED:
            continue
        at = (finding.place.line, finding.place.column)
        if finding.claim is not None:
            of_claims.setdefault(finding.claim, []).append(finding)
        elif at in reference_at and finding.code.startswith("REF"):
            of_references.setdefault(reference_at[at], []).append(finding_words(finding, view.works))
        elif claims_at.get(at):
            for name in claims_at[at]:
                of_claims.setdefault(name, []).append(finding)
        else:
            rest.append(finding)
    return of_claims, of_references, rest


def _point(
    claim: ClaimView,
    findings: Sequence[Finding],
    view: PostView,
    standing: PostStanding,
    sources: Mapping[str, Source],
) -> Point | None:
    """Return what is to be said of a claim; None where all is well."""
    links = claim.standing.links
    grave = [sources[item.key] for item in links if item.key in sources and sources[item.key].is_grave]
    has_comment = bool(claim.standing.claim.comment) or any(item.link.comment for item in links)
    if not findings and not grave and not has_comment and claim.state != "stale":
        return None
    problems = [finding_words(item, view.works) for item in findings if item.code not in _VERDICTS]
    if claim.state == "stale" and not problems:
        problems.append("the text has changed here since it was compared with its source")
    problems += [f"{source.who}: {source.notices[0]}" for source in grave]
    gravities = [_VERDICTS.get(item.code, _GRAVITY[item.severity]) for item in findings]
    gravities += ["wrong"] if grave else ["remark"]
    gravity = next(word for word in ("wrong", "doubtful", "remark") if word in gravities)
    return _with_links(claim, gravity, tuple(dict.fromkeys(problems)), standing, sources)


def _with_links(
    claim: ClaimView,
    gravity: Gravity,
    problems: tuple[str, ...],
    standing: PostStanding,
    sources: Mapping[str, Source],
) -> Point:
    return Point(
        claim.id,
        claim.heading,
        place_words(claim.place),
        _sentence(claim, standing),
        gravity,
        problems,
        tuple(_lines(claim, sources)),
        comment_of(claim.standing.claim),
    )


def comment_of(item: Claim | Link) -> Comment | None:
    """Return the comment on a claim or a link; None where there is none."""
    if not item.comment:
        return None
    said = item.commented
    return Comment(item.comment, said.by if said is not None else None, said.at if said is not None else None)


def _bare(claim: ClaimView, standing: PostStanding) -> Point:
    return _with_links(claim, "remark", (), standing, {})


def _lines(claim: ClaimView, sources: Mapping[str, Source]) -> Iterator[LinkLine]:
    for item in claim.standing.links:
        link = item.link
        yield LinkLine(
            item.key,
            sources.get(item.key),
            item.marker or link.marker,
            link.relation,
            link.verdict,
            link.quote,
            link.locator,
            link.by,
            link.at,
            comment_of(link),
        )


def _sentence(claim: ClaimView, standing: PostStanding) -> str:
    """Return the sentence as the text has it now, else as it had it, else the claim."""
    state = claim.standing.state
    if standing.analysis is not None and claim.start is not None and state.end is not None:
        return collapse_white_space(standing.analysis.post.text[claim.start : state.end])
    return collapse_white_space(claim.standing.claim.anchor.exact or claim.text)
