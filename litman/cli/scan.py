"""`litman scan`: read posts and lay out what they claim and what they lean on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from litman.cli.context import locate, open_library
from litman.cli.output import (
    alarm,
    bold,
    cut,
    dim,
    done,
    good,
    label,
    notify,
    pad,
    plural,
    say,
    say_json,
    say_wrapped,
    text_width,
    warn,
)
from litman.cli.progress import progress

if TYPE_CHECKING:
    from litman.actions.scan_posts import ReadPost, ScannedPost
    from litman.library.library import Library

_SHOWN_IN_FULL = 3  # posts; of more, a line each


@click.command()
@click.argument("targets", metavar="FILE|FOLDER|URL…", nargs=-1, required=True)
@click.option("--post", "post_id", metavar="ID", help="The id for the post, where one file is scanned.")
@click.option("--dry-run", is_flag=True, help="Show what is found and change nothing.")
@click.option("--offline", is_flag=True, help="Ask nobody; tie references to works of the library only.")
@click.option(
    "--resolve/--no-resolve",
    default=True,
    help="Add works that are cited by DOI (default) or leave them out.",
)
@click.option(
    "--text",
    type=click.Choice(["exact", "none"]),
    default="exact",
    show_default=True,
    help="Whether claims carry the post's words, or only fingerprint and offsets.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document: a list with one object a post."
)
@click.pass_context
def scan(
    ctx: click.Context,
    targets: tuple[str, ...],
    post_id: str | None,
    dry_run: bool,
    offline: bool,
    resolve: bool,
    text: str,
    as_json: bool,
) -> None:
    """Read posts (text, Markdown, HTML, Word) and write their claims files.

    A claims file says what the post is, what its reference list prints, which sentences are claims, and on which
    works each claim leans. Scanning again keeps whatever a person decided: ids, texts, links, verdicts, removals.
    In a folder, posts that did not change are passed over. A page at a URL is fetched and kept in `posts/` first.

    \b
    Exit codes: 0 nothing to report; 1 markers, references or posts with faults;
    3 a service did not answer: scan again later.
    """
    from litman.actions.scan_posts import ScanMemory, works_of
    from litman.actions.scan_targets import find_targets
    from litman.claims.collection import read_all_posts

    root, settings = locate(ctx)
    library = open_library(ctx)
    paths = _paths(library, targets, offline=offline)
    found = find_targets(library, read_all_posts(library.claims_folder), paths, post_id=post_id)
    if post_id and len(found) > 1:
        raise click.UsageError(f"--post names one post, and there are {len(found)}")
    memory = ScanMemory(root, keep_text=text == "exact")
    posts, unchanged, failed = _read_all(library, found, memory, skip=not (as_json or dry_run))
    incomplete = False
    if resolve and not offline and not dry_run:
        incomplete = _resolve(root, settings, posts, works_of(library), quiet=as_json)
        library = open_library(ctx)
    scanned, broken = _save_all(root, library, posts, memory, keep_text=text == "exact", dry_run=dry_run)
    if as_json:
        _say_json(library, scanned)
    else:
        _say_scanned(library, scanned, unchanged=unchanged, dry_run=dry_run)
    has_faults = failed or broken or any(f.severity == "error" for item in scanned for f in item.findings)
    ctx.exit(3 if incomplete else 1 if has_faults else 0)


def _paths(library: Library, targets: Sequence[str], *, offline: bool) -> list[Path]:
    paths = []
    for target in targets:
        if target.lower().startswith(("http://", "https://")):
            from litman.actions.fetch_post import fetch_post

            path = fetch_post(library, target, offline=offline)
            notify(f"kept {target} as {path}")
            paths.append(path)
        else:
            paths.append(Path(target))
    return paths


def _read_all(
    library: Library, targets: Sequence[Any], memory: Any, *, skip: bool
) -> tuple[list[ReadPost], int, int]:
    from litman.actions.scan_posts import read_targets
    from litman.claims.collection import claims_path
    from litman.files import read_seen

    bibliography = library.bibliography.digest or ""

    def is_unchanged(target: Any, digest: str) -> bool:
        claims = read_seen(claims_path(library.claims_folder, target.post_id)).digest
        return skip and memory.is_unchanged(target, post=digest, claims=claims, bibliography=bibliography)

    posts, unchanged, failed = [], 0, 0
    with progress(len(targets)) as advance:
        for post in read_targets(targets, is_unchanged=is_unchanged):
            advance()
            if post is None:
                unchanged += 1
            elif post.error is not None:
                failed += 1
                say(alarm(label("failed")), str(post.error), err=True)
            else:
                posts.append(post)
    return posts, unchanged, failed


def _resolve(root: Path, settings: Any, posts: Sequence[ReadPost], known: Any, *, quiet: bool) -> bool:
    """Add the works that the posts cite by DOI; return whether a service did not answer."""
    from litman.actions.scan_posts import missing_dois

    dois = missing_dois(posts, known)
    if not dois:
        return False
    from litman.actions.add_doi import add_dois
    from litman.cli.add import open_session, say_result

    session = open_session(root, settings, offline=False)
    outcomes = set()
    with progress(len(dois)) as advance:
        for result in add_dois(
            root, settings, dois, session=session, today=date.today(), dry_run=False, notify=notify
        ):
            advance()
            outcomes.add(result.outcome)
            if not quiet:
                say_result(result, dry_run=False)
    return "incomplete" in outcomes


def _save_all(
    root: Path, library: Library, posts: Sequence[ReadPost], memory: Any, *, keep_text: bool, dry_run: bool
) -> tuple[list[ScannedPost], int]:
    from litman.actions.scan_posts import save_scan, scan_post, works_of
    from litman.errors import BrokenClaimsError
    from litman.files import digest_of

    known = works_of(library)
    bibliography = library.bibliography.digest or ""
    scanned, broken = [], 0
    for post in posts:
        try:
            if dry_run:
                item, _ = scan_post(library, post, known=known, keep_text=keep_text, today=date.today())
            else:
                item = save_scan(
                    root, library, post, known=known, keep_text=keep_text, today=date.today(), notify=notify
                )
        except BrokenClaimsError as exc:
            broken += 1
            say(alarm(label("failed")), f"{post.target.path}: {exc}", err=True)
            continue
        scanned.append(item)
        claims = digest_of(item.laid_out.data)
        memory.remember(item, post=post.digest, claims=claims, bibliography=bibliography)
    if not dry_run:
        memory.save()
    return scanned, broken


def _say_json(library: Library, scanned: Sequence[ScannedPost]) -> None:
    from litman.actions.list_claims import ClaimFilter, list_claims
    from litman.actions.scan_json import scan_json

    reports = list_claims(library, [item.file for item in scanned], ClaimFilter())
    say_json([scan_json(item, list(report.shown)) for item, report in zip(scanned, reports, strict=True)])


def _say_scanned(library: Library, scanned: Sequence[ScannedPost], *, unchanged: int, dry_run: bool) -> None:
    for item in scanned:
        _say_head(item, dry_run=dry_run)
        if len(scanned) <= _SHOWN_IN_FULL:
            _say_markers(item)
            _say_changed(item)
            _say_findings(item)
    if len(scanned) > 1 or unchanged:
        claims = sum(len(item.file.claims) for item in scanned)
        findings = sum(1 for item in scanned for finding in item.findings if finding.severity != "info")
        parts = [
            f"{plural(len(scanned), 'post')} scanned",
            f"{claims} claims in them",
            plural(findings, "finding"),
        ]
        if unchanged:
            parts.append(f"{unchanged} unchanged since the last scan")
        say(bold("; ".join(parts)))


def _say_head(item: ScannedPost, *, dry_run: bool) -> None:
    from litman.actions.scan_posts import states_of

    verb = done("unchanged") if not item.is_changed else done("would be") if dry_run else done("scanned")
    say(verb, bold(item.target.post_id), dim(f"  {item.file.post.title or '(no title)'}"))
    states = states_of(item)
    claims = [plural(len(item.file.claims), "claim")]
    if item.laid_out.added:
        claims.append(f"{len(item.laid_out.added)} new")
    claims += [f"{count} {state}" for state, count in sorted(states.items()) if state != "same"]
    tied = sum(1 for reference in item.laid_out.tied if reference.key is not None)
    markers = plural(len(item.analysis.markers), "marker")
    references = plural(len(item.analysis.references), "reference")
    text = f"{', '.join(claims)}; {markers}; {references}"
    say(" " * 10, text + (f", {tied} of them tied to works" if item.analysis.references else ""))


def _say_markers(item: ScannedPost) -> None:
    uses = item.analysis.markers
    if not uses:
        return
    width = text_width()
    left = max(12, min(24, max(len(use.marker.text) for use in uses)))
    for number, use in enumerate(uses):
        claim = item.laid_out.claim_at.get(use.covers[0].start) if use.covers else None
        more = f" +{len(use.covers) - 1}" if len(use.covers) > 1 else ""
        where = bold(pad(f"{claim or '–'}{more}", 7))
        keys = item.laid_out.keys[number]
        if keys:
            target = good("→ " + ", ".join(keys))
        elif use.references:
            names = ", ".join(item.analysis.references[at].text for at in use.references)
            target = dim(cut("· " + " ".join(names.split()), width - left - 23))
        elif use.dangling:
            target = warn("✗ no reference")
        elif use.marker.kind == "pandoc":
            target = warn("✗ no entry has this key")
        else:  # a link or a note says itself what it is
            said = use.marker.target if use.marker.kind == "link" else None
            target = dim(cut("· " + (said or "a note"), width - left - 23))
        say("          ", pad(cut(" ".join(use.marker.text.split()), left), left), "  ", where, "  ", target)


def _say_changed(item: ScannedPost) -> None:
    text = item.analysis.post.text
    for claim in item.file.claims:
        state = item.laid_out.states.get(claim.id)
        if state is None or state.state in ("same", "moved", "not-checked"):
            continue
        say("          ", bold(claim.id), "  ", warn(state.state))
        if claim.anchor.exact:
            say_wrapped(claim.anchor.exact, indent=16, first=" " * 12 + "was")
        if state.state == "changed" and state.start is not None and state.end is not None:
            say_wrapped(text[state.start : state.end], indent=16, first=" " * 12 + "is")


def _say_findings(item: ScannedPost) -> None:
    for finding in item.findings:
        look = dim if finding.severity == "info" else warn if finding.severity == "warning" else alarm
        say(f"{finding.place}: ", look(finding.code), f" {finding.message}")
