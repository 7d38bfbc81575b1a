"""How scanned posts are printed: as a person would lay them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from litman.cli.shared.output import (
    alarm,
    bold,
    dim,
    done,
    good,
    label,
    plural,
    say,
    say_json,
    say_wrapped,
    text_width,
    warn,
)
from litman.cli.shared.widths import cut, pad
from litman.finding import SEVERITIES
from litman.shell import command

if TYPE_CHECKING:
    from litman.actions.scan.scan import ScannedPost
    from litman.actions.scan.scan_posts import ScanStep
    from litman.cli.shared.output import Styled
    from litman.finding import Finding
    from litman.library.library import Library
    from litman.standing.model import MarkerStanding

_MOST_LINES = 200  # of one kind about one post


@dataclass(slots=True)
class Totals:
    """What was counted over all posts of a scan."""

    keeps_posts: bool = False
    in_full: bool = False  # whether each post is printed with its findings
    posts: list[ScannedPost] = field(default_factory=list)  # where they are kept
    scanned: int = 0
    claims: int = 0
    findings: int = 0
    unchanged: int = 0
    failed: int = 0
    has_errors: bool = False
    is_incomplete: bool = False  # a service did not answer
    unsaid: list[Finding] = field(default_factory=list)  # of posts that are printed as a line each

    def add(self, step: ScanStep) -> None:
        """Count what a scan came to."""
        from litman.actions.scan.scan import ScannedPost, SilentService
        from litman.actions.scan.scan_posts import FailedPost, UnchangedPost

        if isinstance(step, ScannedPost):
            self._add_post(step)
        elif isinstance(step, FailedPost):
            self.failed += 1
        elif isinstance(step, UnchangedPost):
            self.unchanged += 1
        else:
            self.is_incomplete |= isinstance(step, SilentService) or step.outcome == "incomplete"

    @property
    def exit_code(self) -> int:
        """What the command leaves with."""
        return 3 if self.is_incomplete else 1 if self.failed or self.has_errors else 0

    def _add_post(self, item: ScannedPost) -> None:
        if self.keeps_posts:
            self.posts.append(item)
        self.scanned += 1
        self.claims += len(item.file.claims)
        found = [finding for finding in item.findings if finding.severity != "info"]
        self.findings += len(found)
        self.unsaid += [] if self.in_full or self.keeps_posts else found
        self.has_errors |= any(finding.severity == "error" for finding in item.findings)

    def say(self) -> None:
        """Print the findings that were not printed with their posts, then the counts, if of more than one post."""
        _say_findings(self.unsaid)
        if self.scanned < 2 and not self.unchanged:
            return
        parts = [
            f"{plural(self.scanned, 'post')} scanned",
            f"{self.claims} claims in them",
            plural(self.findings, "finding"),
        ]
        if self.unchanged:
            parts.append(f"{self.unchanged} unchanged since the last scan")
        say(bold("; ".join(parts)))


def say_scans_json(library: Library, scanned: Sequence[ScannedPost]) -> None:
    """Print the posts as one JSON document."""
    from litman.actions.claims.list_claims import report_posts
    from litman.actions.scan.as_json import scan_json
    from litman.claims.post_claims import list_post
    from litman.library.asked import ClaimFilter

    reports = report_posts(library, (list_post(item.file) for item in scanned), ClaimFilter())
    say_json([scan_json(item, list(report.shown)) for item, report in zip(scanned, reports, strict=True)])


def say_step(step: ScanStep, *, in_full: bool, dry_run: bool, quiet: bool) -> None:
    """Print what a scan came to as it comes; `quiet` leaves only what went wrong."""
    from litman.actions.scan.scan import ScannedPost, SilentService
    from litman.actions.scan.scan_posts import FailedPost, UnchangedPost

    if isinstance(step, FailedPost):
        say(alarm(label("failed")), step.reason, err=True)
    elif isinstance(step, SilentService):
        say(warn(f"references without a DOI were not all looked up: {step.reason}"), err=True)
    elif isinstance(step, UnchangedPost) or quiet:
        return
    elif isinstance(step, ScannedPost):
        _say_post(step, in_full=in_full, dry_run=dry_run)
    else:
        from litman.cli.add.say_added import say_result

        say_result(step, dry_run=False)


def _say_post(item: ScannedPost, *, in_full: bool, dry_run: bool) -> None:
    _say_head(item, dry_run=dry_run)
    if in_full:
        _say_markers(item)
        _say_changed(item)
        _say_findings(item.findings)


def _say_head(item: ScannedPost, *, dry_run: bool) -> None:
    """Print what a post is and how much was found in it."""
    from litman.actions.scan.scan import states_of

    verb = done("unchanged") if not item.is_changed else done("would be") if dry_run else done("scanned")
    say(verb, bold(item.target.post_id), dim(f"  {item.file.post.title or '(no title)'}"))
    states = states_of(item)
    claims = [plural(len(item.file.claims), "claim")]
    new = sum(1 for claim in item.standing.claims if claim.is_new)
    if new:
        claims.append(f"{new} new")
    claims += [f"{count} {state}" for state, count in sorted(states.items()) if state != "same"]
    printed = [reference for reference in item.standing.references if reference.printed is not None]
    tied = sum(1 for reference in printed if reference.key is not None)
    markers = plural(len(item.analysis.markers), "marker")
    references = plural(len(item.analysis.references), "reference")
    text = f"{', '.join(claims)}; {markers}; {references}"
    say(" " * 10, text + (f", {tied} of them tied to works" if item.analysis.references else ""))


def _say_markers(item: ScannedPost) -> None:
    """Print each marker with the claim that it speaks for and what it leads to."""
    markers = item.standing.markers
    if not markers:
        return
    width = text_width()
    left = max(12, min(24, max(len(marker.text) for marker in markers)))
    claim_at = {claim.state.start: claim.claim.id for claim in item.standing.claims}
    for marker in markers[:_MOST_LINES]:
        claim = claim_at.get(marker.covers[0][0]) if marker.covers else None
        more = f" +{len(marker.covers) - 1}" if len(marker.covers) > 1 else ""
        where = bold(pad(f"{claim or '–'}{more}", 7))
        target = _target(item, marker, width - left - 23)
        say("          ", pad(cut(" ".join(marker.text.split()), left), left), "  ", where, "  ", target)

    _say_more(len(markers), "marker")


def _target(item: ScannedPost, marker: MarkerStanding, width: int) -> Styled:
    """Return what a marker leads to, in one line."""
    kinds = {lead.kind for lead in marker.leads}
    if marker.keys:
        return good("→ " + ", ".join(marker.keys))
    if "reference" in kinds:
        found = (item.standing.reference(lead.reference) for lead in marker.leads if lead.reference)
        return dim(cut("· " + " ".join(reference.text for reference in found if reference), width))
    listed = next((lead for lead in marker.leads if lead.kind == "bibliography"), None)
    if listed is not None and listed.target is not None:
        return dim(cut(f"· {listed.label} in {PurePath(listed.target).name}", width))
    if "ambiguous" in kinds:
        lead = next(lead for lead in marker.leads if lead.kind == "ambiguous")
        return warn(cut(f"✗ {lead.what_fits}" if lead.fits else "✗ fits several references", width))
    if "nothing" in kinds:
        return warn("✗ no reference")
    if "unknown-key" in kinds:
        return warn("✗ no entry has this key")
    if "note" in kinds:
        return dim("· a note")
    return dim(cut(f"· {marker.leads[0].target or marker.leads[0].label}", width))


def _say_more(count: int, noun: str) -> None:
    if count > _MOST_LINES:
        say(dim(f"          … and {plural(count - _MOST_LINES, noun)} more (--json has them all)"))


def _say_changed(item: ScannedPost) -> None:
    """Print the claims whose sentences are no longer as they were, with both wordings, and the links that went."""
    text = item.analysis.post.text
    before = {claim.id: claim for claim in item.before.claims} if item.before else {}
    for claim in item.standing.claims:
        state = claim.state
        for link in claim.dropped:
            where = bold(claim.claim.id)
            say("          ", where, "  ", dim(f"no longer → {link.key}: its marker {link.marker} is gone"))
        if claim.is_new or state.state in ("same", "moved", "not-checked"):
            continue
        was = before[claim.claim.id]
        address = f"{item.target.post_id}/{was.id}"
        is_held = state.state == "changed" and was.is_judged
        note = dim(f"  judged: `{command('claims accept', address)}` takes it over") if is_held else ""
        say("          ", bold(was.id), "  ", warn(state.state), note)
        if was.anchor.exact:
            say_wrapped(was.anchor.exact, indent=16, first=" " * 12 + "was")
        if state.state == "changed" and state.start is not None and state.end is not None:
            say_wrapped(text[state.start : state.end], indent=16, first=" " * 12 + "is")


def _say_findings(findings: Sequence[Finding]) -> None:
    """Print what is wrong, as compilers do, the gravest first."""
    ranked = sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
    for finding in ranked[:_MOST_LINES]:
        look = dim if finding.severity == "info" else warn if finding.severity == "warning" else alarm
        say(f"{finding.place}: ", look(finding.code), f" {finding.message}")
        if finding.place.heading is not None and finding.sentence:
            say_wrapped(f"“{finding.sentence}”", indent=4)
    _say_more(len(ranked), "finding")
