"""How claims are printed: grouped by post, each with its works and with what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from litman.cli.claims.posts_table import PostLine, line_of, say_posts_table
from litman.cli.shared.output import (
    Styled,
    alarm,
    bold,
    dim,
    good,
    in_one_piece,
    plural,
    say,
    say_wrapped,
    warn,
)
from litman.text.terminal import shorten

if TYPE_CHECKING:
    from litman.actions.claims.list_claims import ClaimReport, LinkReport, PostReport
    from litman.checks.link_texts import LinkTexts
    from litman.claims.claim import Claim, Link
    from litman.library.registry import NoticeKind

_INDENT = 6
_VERDICTS = {
    "confirmed": good("confirmed"),
    "partly": warn("confirmed in part"),
    "contradicts": alarm("the source says otherwise"),
    "not-in-source": alarm("not in the source"),
}
_UNCHECKED = warn("unchecked")
_NO_ENTRY = alarm("no entry has this key")
_CROSS = Styled(" " * _INDENT + "✗", fg="yellow")
_ARROW = Styled(" " * _INDENT + "→")


def say_reports(reports: Iterable[PostReport], *, is_filtered: bool, are_named: bool = False) -> None:
    """Print the claims of posts, those that lean on works first, and how many there are.

    Args:
        reports: The posts, in the order in which they are there.
        is_filtered: Only some of their claims were asked for.
        are_named: The posts were: they stay in the order in which they were asked for.
    """
    if not is_filtered:
        _say_posts(reports, are_named=are_named)
        return
    posts = claims = open_ones = 0
    for report in reports:
        if not report.shown:
            continue
        _say_post(report, is_filtered=True)
        posts += 1
        claims += len(report.shown)
        open_ones += sum(1 for item in report.shown if not item.is_supported)
    if not posts:
        say("No claim is like that.")
    if posts > 1:
        text = f"{plural(claims, 'claim')} in {plural(posts, 'post')}; {open_ones} of them lean on no work"
        say(bold(text))


def _say_posts(reports: Iterable[PostReport], *, are_named: bool) -> None:
    """Print posts with all of their claims, and a table of them."""
    lines: list[PostLine] = []
    later: list[PostReport] = []
    for report in reports:
        if not are_named and report.total <= report.unsupported + report.untied:
            later.append(report)
            continue
        _say_post(report, is_filtered=False)
        lines.append(line_of(report))
    for report in later:
        _say_post(report, is_filtered=False)
        lines.append(line_of(report))
    if not lines:
        say(
            "There are no claims yet: `litman scan` reads your posts, `litman claims add POST TEXT` adds one."
        )
    elif not are_named or len(lines) > 1:
        say_posts_table(lines)


def _say_post(report: PostReport, *, is_filtered: bool) -> None:
    with in_one_piece():
        _say_head(report, is_filtered=is_filtered)
        for item in report.shown:
            _say_claim(item)
        say()


def _say_head(report: PostReport, *, is_filtered: bool) -> None:
    file = report.file
    say(bold(file.post_id), dim(f"  {file.title or '(no title)'}"))
    counts = [(f"{len(report.shown)} of " if is_filtered else "") + plural(report.total, "claim")]
    counts.append(
        f"{report.total - report.unsupported - report.untied} leaning on a work, {report.unsupported} on none"
    )
    if report.untied:
        counts.append(f"{report.untied} on references not tied to a work yet")
    if not report.has_text:
        counts.append("the post is not here: anchors not-checked")
    say(dim("  " + "; ".join(counts)))


def comment_words(item: Claim | Link) -> str:
    """Return a comment with whose words it is and since when, as far as that is known."""
    said = item.commented
    whose = [str(part) for part in (said.by, said.at) if part] if said is not None else []
    return f"comment: {item.comment}" + (f" ({', '.join(whose)})" if whose else "")


def _say_claim(report: ClaimReport) -> None:
    _, claim, state, links, dangling, open_references, leads = report  # as fast again as by name
    is_supported = bool(links) or report.is_supported
    parts: list[str | Styled] = [
        claim.text
        or claim.anchor.exact
        or f"(characters {claim.anchor.start} to {claim.anchor.end} of the post)"
    ]
    if claim.stance != "asserts":
        parts.append(dim(f"({claim.stance})"))
    if state not in ("same", "not-checked"):
        parts.append(warn(f"[{state}]"))
    say_wrapped(*parts, indent=_INDENT, first=_name(claim.id, is_supported))
    for item in links:
        _say_link(item)
    if leads or open_references:
        _say_open(report)
    if leads or dangling or claim.named_sources or not is_supported:
        _say_missing(report, is_supported=is_supported)
    if claim.comment:
        _say_comment(claim, _INDENT)


@lru_cache(maxsize=1024)
def _name(claim_id: str, is_supported: bool) -> Styled:
    """Return what a claim begins with: posts number their claims alike."""
    return Styled(f"  {claim_id}", None if is_supported else "yellow", True)


def _say_comment(item: Claim | Link, indent: int) -> None:
    say_wrapped(comment_words(item), indent=indent + 2, first=" " * indent + "»")


def _say_open(report: ClaimReport) -> None:
    for reference in report.open_references:
        text = f"[{reference.label}] {shorten(reference.text or '', 70)}"
        say_wrapped(text, dim("· not tied to a work yet"), indent=_INDENT + 2, first=_ARROW)
    for lead in report.leads:
        if lead.kind == "link":
            text = shorten(lead.target or lead.label, 90)
            say_wrapped(text, dim("· a link, not looked up"), indent=_INDENT + 2, first=_ARROW)
        elif lead.kind == "note":
            what = "a note" if report.is_supported else "a note, no source"
            said = dim(f"{what}: [{lead.label}]")
            say_wrapped(said, indent=_INDENT + 2, first=Styled(" " * _INDENT + "·"))


def _say_link(report: LinkReport) -> None:
    link, key, who, notice, is_stale, marker = report
    parts: list[str | Styled] = [
        bold(key),
        who or _NO_ENTRY,
        _tie(marker or link.marker, link.relation),
        _VERDICTS.get(link.verdict, _UNCHECKED),
    ]
    if link.by:
        parts.append(dim(f"by {link.by}" + (f" on {link.at}" if link.at else "")))
    if is_stale:
        parts.append(warn("(the post has no such marker here any more)"))
    if notice is not None:
        from litman.library.said import NOTICE_WORDS

        parts += [alarm(NOTICE_WORDS[cast("NoticeKind", notice)])]
    say_wrapped(*parts, indent=_INDENT + 2, first=_ARROW)
    if link.comment:
        _say_comment(link, _INDENT + 2)


@lru_cache(maxsize=1024)
def _tie(printed: str | None, relation: str) -> Styled:
    """Return by which marker a claim is tied to a work, and how: most posts have markers `[1]`, `[2]`…"""
    return dim(f"· {printed} {relation}," if printed else f"· {relation},")


def _say_missing(report: ClaimReport, *, is_supported: bool) -> None:
    lines: list[list[str | Styled]] = []
    if report.dangling:
        labels = ", ".join(f"[{marker.label}]" for marker in report.dangling)
        noun = "marker" if len(report.dangling) == 1 else "markers"
        lines.append([warn(f"{noun} {labels} without a reference")])
    for lead in report.leads:
        if lead.kind == "unknown-key":
            lines.append([warn(f"nobody has the key {lead.label}")])
        elif lead.kind == "ambiguous":
            lines.append([warn(lead.what_fits)])
    for source in report.claim.named_sources:
        what = "vague source" if source.vague else "named, not referenced"
        known = f" (that is {source.key})" if source.key else ""
        lines.append([warn(f"{what}:"), f"“{source.name}”{known}"])
    if not is_supported and not lines:
        has_note = any(lead.kind == "note" for lead in report.leads)  # which says already what the claim has
        lines += [] if has_note else [[warn("no evidence")]]
    for parts in lines:
        say_wrapped(*parts, indent=_INDENT + 2, first=_CROSS)


def say_claim_in_full(report: PostReport, item: ClaimReport, texts: Mapping[str, LinkTexts]) -> None:
    """Print one claim with everything that is known of it, what the texts of its works say by the keys of links."""
    claim = item.claim
    say(bold(f"{item.post_id}/{claim.id}"), dim(f"  {report.file.path}"))
    say_wrapped(claim.text, indent=2)
    if claim.anchor.exact and claim.anchor.exact != claim.text:
        say_wrapped("“" + claim.anchor.exact + "”", indent=2)
    facts = [f"stance: {claim.stance}", f"anchor: {item.state}"]
    if claim.anchor.start is not None:
        facts.append(f"characters {claim.anchor.start} to {claim.anchor.end}")
    if claim.anchor.fingerprint:
        facts.append(f"fingerprint {claim.anchor.fingerprint}")
    if claim.statement:
        facts.append(f"statement: {claim.statement}")
    say_wrapped(dim("; ".join(facts)), indent=2)
    for link_report in item.links:
        _say_link(link_report)
        link = link_report.link
        said = (("quote", link.quote), ("locator", link.locator))
        for name, value in said:
            if value:
                say_wrapped(f"{name}: {value}", indent=_INDENT + 2)
        found = texts.get(link.key)
        if found is not None:
            if (where := found.where_in_words(link_report.key)) is not None:
                say_wrapped(dim(where), indent=_INDENT + 2)
            for problem in found.problems(link_report.key):
                say_wrapped(warn(problem), indent=_INDENT + 2)
        checked = link.checked
        if checked is not None:
            text = f"checked against the sentence {checked.fingerprint}, notices then: {checked.status}"
            say_wrapped(dim(text), indent=_INDENT + 2)
        if link.suggested is not None:
            offered = link.suggested
            text = (
                f"suggested on {offered.at} from the {offered.from_}, number {offered.rank}: that is no check"
            )
            say_wrapped(dim(text), indent=_INDENT + 2)
        if link.proposed is not None:
            say_wrapped(dim(link.proposed.in_words), indent=_INDENT + 2)
    _say_open(item)
    _say_missing(item, is_supported=item.is_supported)
    if claim.comment:
        _say_comment(claim, _INDENT)
