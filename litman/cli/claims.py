"""`litman claims`: the claims and the works they lean on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from litman.claims.collection import parse_claim_address
from litman.cli.context import open_for_writing, open_library
from litman.cli.lazy import CommandEntry, LazyGroup
from litman.cli.output import (
    Styled,
    alarm,
    bold,
    dim,
    done,
    good,
    label,
    plural,
    say,
    say_finding,
    say_json,
    say_wrapped,
    warn,
)

if TYPE_CHECKING:
    from litman.actions.list_claims import ClaimReport, LinkReport, PostReport
    from litman.library.library import Library

RELATIONS = ("supports", "partly", "contradicts", "background", "quotes", "authority", "mentions")
STANCES = ("asserts", "denies", "hedges", "reports")
_HERE = "litman.cli.claims"
TABLE = {
    "show": CommandEntry(_HERE, "show_claim", "Show one claim: its words, its place, its links in full."),
    "add": CommandEntry(_HERE, "add", "Add a claim to a post."),
    "link": CommandEntry(_HERE, "link", "Tie a claim to a work."),
    "unlink": CommandEntry(_HERE, "unlink", "Take the tie between a claim and a work off."),
    "confirm": CommandEntry(_HERE, "confirm", "Record what you found in the work, and when."),
    "remove": CommandEntry(_HERE, "remove", "Remove a claim with its links."),
}
_INDENT = 6


@click.group(cls=LazyGroup, table=TABLE, invoke_without_command=True)
@click.option("--post", "posts", multiple=True, metavar="POST", help="Only claims of this post. Repeatable.")
@click.option(
    "--key", "keys", multiple=True, metavar="KEY", help="Only claims that lean on this work. Repeatable."
)
@click.option("--unsupported", is_flag=True, help="Only claims that lean on no work.")
@click.option("--unchecked", is_flag=True, help="Only claims with a link that nobody has checked.")
@click.option(
    "--relation",
    "relations",
    multiple=True,
    type=click.Choice(RELATIONS),
    help="Only claims with such a link.",
)
@click.option(
    "--statement", "statements", multiple=True, metavar="ID", help="Only claims about this statement."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document: a list of claims.")
@click.pass_context
def claims(ctx: click.Context, /, as_json: bool, **wanted: Any) -> None:
    """List what posts claim and on which works each claim leans.

    Claims stand in the order of their posts. A claim is named POST/ID. `→` is a work that it leans on, `✗` something
    that is missing: a marker without a reference, a source that is named but not referenced, or any evidence at all.
    """
    if ctx.invoked_subcommand is not None:
        return
    library = open_library(ctx)
    reports = _reports(library, **wanted)
    if as_json:
        from litman.actions.list_claims import claim_json

        say_json([claim_json(claim) for report in reports for claim in report.shown])
        return
    _say_reports(reports, is_filtered=any(value for name, value in wanted.items() if name != "posts"))


@click.command()
@click.argument("claim", metavar="POST/ID")
@click.option("--json", "as_json", is_flag=True, help="Print the claim as a JSON object.")
@click.pass_context
def show_claim(ctx: click.Context, claim: str, as_json: bool) -> None:
    """Show one claim: its words, where it stands, and its links in full."""
    from litman.actions.list_claims import claim_json
    from litman.claims.collection import require_claim

    address = parse_claim_address(claim)
    library = open_library(ctx)
    report = _reports(library, posts=(address.post,))[0]
    require_claim([report.file], address)
    found = next(item for item in report.shown if item.claim.id == address.id)
    if as_json:
        say_json(claim_json(found))
        return
    _say_claim_in_full(report, found)


@click.command()
@click.argument("post")
@click.argument("text")
@click.option("--stance", type=click.Choice(STANCES), default="asserts", show_default=True)
@click.option("--statement", metavar="ID", help="The canonical statement that it asserts or denies.")
@click.option("--new", "new_post", is_flag=True, help="Make the post's claims file if there is none.")
@click.pass_context
def add(ctx: click.Context, post: str, text: str, stance: Any, statement: str | None, new_post: bool) -> None:
    """Add the claim TEXT to POST: the post's sentence, or your words for it.

    Where the post's text is at hand and holds TEXT once, the claim is anchored there.
    """
    from litman.actions.edit_claims import add_claim

    if not text.strip():
        raise click.UsageError("a claim needs a text")
    with open_for_writing(ctx) as library:
        claim = add_claim(library, post, text.strip(), stance=stance, statement=statement, new_post=new_post)
    anchored = "" if claim.anchor.start is None else f", anchored at {claim.anchor.start}–{claim.anchor.end}"
    say(done("added"), bold(f"{post}/{claim.id}"), anchored)


@click.command()
@click.argument("claim", metavar="POST/ID")
@click.argument("key")
@click.option(
    "--relation", type=click.Choice(RELATIONS), help="What the work is to the claim (default: supports)."
)
@click.option("--quote", metavar="TEXT", help="The work's own words.")
@click.option("--locator", metavar="TEXT", help='Where in the work, for example "p. 410".')
@click.option("--marker", metavar="TEXT", help='The marker as it stands in the post, for example "[2]".')
@click.pass_context
def link(ctx: click.Context, /, claim: str, key: str, **parts: Any) -> None:
    """Tie the claim to the work KEY; of a tie that is there, change what is given."""
    from litman.actions.edit_claims import link_claim

    address = parse_claim_address(claim)
    with open_for_writing(ctx) as library:
        made, is_new = link_claim(library, address, key, **parts)
    say(done("linked" if is_new else "changed"), bold(str(address)), f" → {made.key}")


@click.command()
@click.argument("claim", metavar="POST/ID")
@click.argument("key")
@click.pass_context
def unlink(ctx: click.Context, claim: str, key: str) -> None:
    """Take the tie between the claim and the work KEY off; what was recorded with it goes too."""
    from litman.actions.edit_claims import unlink_claim

    address = parse_claim_address(claim)
    with open_for_writing(ctx) as library:
        gone = unlink_claim(library, address, key)
    say(done("unlinked"), bold(str(address)), f" from {gone.key}", dim(f" ({gone.relation}, {gone.verdict})"))


@click.command()
@click.argument("claim", metavar="POST/ID")
@click.argument("key")
@click.option("--quote", metavar="TEXT", help="The work's own words that bear the claim out.")
@click.option("--by", required=True, metavar="WHO", help="Who has looked: initials or a name.")
@click.option("--locator", metavar="TEXT", help='Where in the work, for example "p. 410".')
@click.option("--not-in-source", is_flag=True, help="Record that the work does not say it.")
@click.pass_context
def confirm(
    ctx: click.Context,
    claim: str,
    key: str,
    quote: str | None,
    by: str,
    locator: str | None,
    not_in_source: bool,
) -> None:
    """Record that you found the claim in the work KEY, in which words, and today's date.

    What the verdict was about is kept with it, the sentence and the notices known of the work: when either changes,
    the check is stale.
    """
    from litman.actions.edit_claims import record_verdict

    if not quote and not not_in_source:
        raise click.UsageError("give the work's own words with --quote, or --not-in-source")
    address = parse_claim_address(claim)
    with open_for_writing(ctx) as library:
        checked = record_verdict(
            library,
            address,
            key,
            verdict="not-in-source" if not_in_source else "confirmed",
            by=by,
            at=date.today(),
            quote=quote,
            locator=locator,
        )
    verdict = warn(label("noted")) if not_in_source else done("confirmed")
    say(verdict, bold(str(address)), f" → {key}, by {by}")
    say(dim(f"          about the sentence {checked.fingerprint}, notices of the work: {checked.status}"))


@click.command()
@click.argument("claim", metavar="POST/ID")
@click.pass_context
def remove(ctx: click.Context, claim: str) -> None:
    """Remove the claim with its links; its id is never given to another claim."""
    from litman.actions.edit_claims import remove_claim

    address = parse_claim_address(claim)
    with open_for_writing(ctx) as library:
        gone = remove_claim(library, address)
    say(done("removed"), bold(str(address)), f"  {gone.text}")


def _reports(library: Library, **wanted: Any) -> list[PostReport]:
    from litman.actions.list_claims import ClaimFilter, list_claims
    from litman.claims.collection import read_all_claims, require_file

    files, findings = read_all_claims(library.claims_folder)
    for finding in findings:
        say_finding(finding)
    posts = [require_file(files, post) for post in wanted.get("posts", ())]
    wanted["keys"] = tuple(library.require_entry(key).key for key in wanted.get("keys", ()))
    return list_claims(library, posts or files, ClaimFilter(**wanted))


def _say_reports(reports: Sequence[PostReport], *, is_filtered: bool) -> None:
    shown = [report for report in reports if report.shown or not is_filtered]
    if not shown:
        say(
            "No claim is like that."
            if is_filtered
            else "There are no claims yet: `litman claims add POST TEXT`."
        )
        return
    for report in shown:
        _say_post(report, is_filtered=is_filtered)
    if len(shown) > 1:
        claims_shown = sum(len(report.shown) for report in shown)
        open_ones = sum(1 for report in shown for item in report.shown if not item.is_supported)
        text = f"{plural(claims_shown, 'claim')} in {plural(len(shown), 'post')}; {open_ones} of them lean on no work"
        say(bold(text))


def _say_post(report: PostReport, *, is_filtered: bool) -> None:
    file = report.file
    say(bold(file.post_id), dim(f"  {file.post.title or '(no title)'}"))
    counts = [(f"{len(report.shown)} of " if is_filtered else "") + plural(report.total, "claim")]
    counts.append(f"{report.total - report.unsupported} leaning on a work, {report.unsupported} on none")
    if not report.has_text:
        counts.append("the post is not here: anchors not-checked")
    say(dim("  " + "; ".join(counts)))
    for item in report.shown:
        _say_claim(item)
    say()


def _say_claim(report: ClaimReport) -> None:
    claim = report.claim
    name = bold(claim.id) if report.is_supported else Styled(claim.id, fg="yellow", bold=True)
    stance = [] if claim.stance == "asserts" else [dim(f"({claim.stance})")]
    text = (
        claim.text
        or claim.anchor.exact
        or f"(characters {claim.anchor.start} to {claim.anchor.end} of the post)"
    )
    say_wrapped(text, *stance, *_state(report), indent=_INDENT, first=_lead(name))
    for item in report.links:
        _say_link(item)
    _say_missing(report)


def _lead(name: Styled) -> Styled:
    return name._replace(text="  " + name.text)


def _state(report: ClaimReport) -> list[Styled]:
    if report.state in ("same", "not-checked"):
        return []
    return [warn(f"[{report.state}]")]


def _say_link(report: LinkReport) -> None:
    from litman.cli.phrases import NOTICE_WORDS, short_work

    link = report.link
    who = short_work(report.work) if report.work is not None else ""
    verdict = {"confirmed": good("confirmed"), "not-in-source": alarm("not in the source")}.get(
        link.verdict, warn("unchecked")
    )
    marker = f"{link.marker} " if link.marker else ""
    parts: list[str | Styled] = [bold(report.key)]
    parts += [who] if who else [alarm("no entry has this key")]
    parts += [dim(f"· {marker}{link.relation},"), verdict]
    if link.by:
        parts.append(dim(f"by {link.by}" + (f" on {link.at}" if link.at else "")))
    if report.notice is not None:
        parts += [alarm(NOTICE_WORDS[report.notice.kind])]
    say_wrapped(*parts, indent=_INDENT + 2, first=Styled(" " * _INDENT + "→"))


def _say_missing(report: ClaimReport) -> None:
    lines: list[list[str | Styled]] = []
    if report.dangling:
        labels = ", ".join(f"[{marker.label}]" for marker in report.dangling)
        noun = "marker" if len(report.dangling) == 1 else "markers"
        lines.append([warn(f"{noun} {labels} without a reference")])
    for source in report.claim.named_sources:
        what = "vague source" if source.vague else "named, not referenced"
        known = f" (that is {source.key})" if source.key else ""
        lines.append([warn(f"{what}:"), f"“{source.name}”{known}"])
    if not report.is_supported and not lines:
        lines.append([warn("no evidence")])
    for parts in lines:
        say_wrapped(*parts, indent=_INDENT + 2, first=Styled(" " * _INDENT + "✗", fg="yellow"))


def _say_claim_in_full(report: PostReport, item: ClaimReport) -> None:
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
        for name, value in (("quote", link_report.link.quote), ("locator", link_report.link.locator)):
            if value:
                say_wrapped(f"{name}: {value}", indent=_INDENT + 2)
        checked = link_report.link.checked
        if checked is not None:
            text = f"checked against the sentence {checked.fingerprint}, notices then: {checked.status}"
            say_wrapped(dim(text), indent=_INDENT + 2)
    _say_missing(item)
