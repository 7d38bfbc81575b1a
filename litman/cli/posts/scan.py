"""`litman scan`: read posts and lay out what they claim and what they lean on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from litman.cli.posts.scan_print import (
    Totals,
    say_changed,
    say_findings,
    say_head,
    say_markers,
    say_scans_json,
)
from litman.cli.shared.context import locate, open_library
from litman.cli.shared.output import alarm, label, notify, say, warn
from litman.cli.shared.progress import progress

if TYPE_CHECKING:
    from litman.actions.scan.scan import ReadPost, ScanMemory, ScannedPost
    from litman.actions.scan.targets import ScanTarget
    from litman.actions.scan.tie_references import StringMatch
    from litman.library.comparison.same_work import KnownWorks
    from litman.library.library import Library

_SHOWN_IN_FULL = 3  # posts; of more, a line each
_BATCH = 64  # posts that are read, then saved, together: what was scanned is kept whatever happens


@click.command()
@click.argument("targets", metavar="FILE|FOLDER|URL…", nargs=-1, required=True)
@click.option("--post", "post_id", metavar="ID", help="The id for the post, where one file is scanned.")
@click.option("--dry-run", is_flag=True, help="Show what is found and change nothing.")
@click.option("--offline", is_flag=True, help="Ask nobody; tie references to works of the library only.")
@click.option(
    "--resolve/--no-resolve",
    default=True,
    help="Look up and add the works that are cited (default) or leave them out.",
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
    from litman.actions.scan.scan import ScanMemory, works_of
    from litman.actions.scan.targets import find_targets
    from litman.claims.collection import read_all_posts
    from litman.library.library import Library

    root, settings = locate(ctx)
    library = open_library(ctx)
    paths = _paths(library, targets, offline=offline)
    found = find_targets(library, read_all_posts(library.claims_folder), paths, post_id=post_id)
    if post_id and len(found) > 1:
        raise click.UsageError(f"--post names one post, and there are {len(found)}")
    memory = ScanMemory(root, keep_text=text == "exact")
    totals, kept = Totals(), []
    incomplete = False
    in_full = len(found) <= _SHOWN_IN_FULL
    with progress(len(found)) as advance:
        for start in range(0, len(found), _BATCH):
            batch = found[start : start + _BATCH]
            matched: dict[str, StringMatch] = {}
            posts = _read(library, batch, memory, totals, skip=not (as_json or dry_run), advance=advance)
            if resolve and not offline and not dry_run and posts:
                is_cut, matched = _resolve(root, settings, posts, works_of(library), quiet=as_json)
                incomplete |= is_cut
                library = Library(root, settings)
            for item in _save(
                root, library, posts, memory, totals, matched, keep_text=text == "exact", dry_run=dry_run
            ):
                totals.add(item)
                if as_json:
                    kept.append(item)
                else:
                    _say(item, in_full=in_full, dry_run=dry_run)
    if as_json:
        say_scans_json(library, kept)
    else:
        totals.say()
    ctx.exit(3 if incomplete else 1 if totals.failed or totals.has_errors else 0)


def _say(item: ScannedPost, *, in_full: bool, dry_run: bool) -> None:
    say_head(item, dry_run=dry_run)
    if in_full:
        say_markers(item)
        say_changed(item)
        say_findings(item)


def _paths(library: Library, targets: Sequence[str], *, offline: bool) -> list[Path]:
    paths = []
    for target in targets:
        if target.lower().startswith(("http://", "https://")):
            from litman.actions.scan.fetch_post import fetch_post

            path = fetch_post(library, target, offline=offline)
            notify(f"kept {target} as {path}")
            paths.append(path)
        else:
            paths.append(Path(target))
    return paths


def _read(
    library: Library,
    targets: Sequence[ScanTarget],
    memory: ScanMemory,
    totals: Totals,
    *,
    skip: bool,
    advance: Callable[[], None],
) -> list[ReadPost]:
    from litman.actions.scan.scan import read_targets
    from litman.claims.collection import claims_path
    from litman.files import read_seen

    bibliography = library.bibliography.digest or ""

    def is_unchanged(target: ScanTarget, digest: str) -> bool:
        claims = read_seen(claims_path(library.claims_folder, target.post_id)).digest
        return skip and memory.is_unchanged(target, post=digest, claims=claims, bibliography=bibliography)

    posts = []
    for post in read_targets(targets, is_unchanged=is_unchanged):
        advance()
        if post is None:
            totals.unchanged += 1
        elif post.error is not None:
            totals.failed += 1
            say(alarm(label("failed")), str(post.error), err=True)
        else:
            posts.append(post)
    return posts


def _resolve(
    root: Path, settings: Any, posts: Sequence[ReadPost], known: KnownWorks, *, quiet: bool
) -> tuple[bool, dict[str, StringMatch]]:
    """Add the works that the posts cite; return whether a service did not answer, and what strings were matched to."""
    from litman.actions.match.match_references import accepted_dois, references_without_identifier
    from litman.actions.scan.scan import missing_dois
    from litman.library.library import Library

    is_incomplete = _add(root, settings, missing_dois(posts, known), quiet=quiet)
    folder = Library(root, settings).claims_folder
    texts = references_without_identifier(posts, known, claims_folder=folder)
    if not texts:
        return is_incomplete, {}
    matched, unanswered = _match(root, settings, texts)
    if unanswered:
        say(warn(f"references without a DOI were not all looked up: {unanswered}"), err=True)
    is_incomplete |= _add(root, settings, accepted_dois(matched), quiet=quiet)
    return is_incomplete or unanswered is not None, matched


def _match(root: Path, settings: Any, texts: Sequence[str]) -> tuple[dict[str, StringMatch], str | None]:
    from litman.actions.match.match_pool import open_pool
    from litman.actions.match.match_references import match_references
    from litman.actions.match.match_strings import places_of
    from litman.library.library import Library
    from litman.sources.http.open_session import open_session

    places = places_of(
        Library(root, settings),
        pool=open_pool(os.environ),
        session=open_session(root, settings, offline=False),
        today=date.today(),
    )
    with progress(len(texts)) as advance:
        return match_references(texts, places, advance=advance)


def _add(root: Path, settings: Any, dois: Sequence[str], *, quiet: bool) -> bool:
    """Add works by DOI; return whether a service did not answer."""
    if not dois:
        return False
    from litman.actions.add.add_doi import add_dois
    from litman.actions.match.match_pool import open_pool
    from litman.cli.add.add import say_result
    from litman.sources.http.open_session import open_session

    session = open_session(root, settings, offline=False)
    outcomes = set()
    with progress(len(dois)) as advance:
        for result in add_dois(
            root,
            settings,
            dois,
            session=session,
            today=date.today(),
            dry_run=False,
            notify=notify,
            pool=open_pool(os.environ),
        ):
            advance()
            outcomes.add(result.outcome)
            if not quiet:
                say_result(result, dry_run=False)
    return "incomplete" in outcomes


def _save(
    root: Path,
    library: Library,
    posts: Sequence[ReadPost],
    memory: ScanMemory,
    totals: Totals,
    matched: dict[str, StringMatch],
    *,
    keep_text: bool,
    dry_run: bool,
) -> Iterator[ScannedPost]:
    from litman.actions.scan.scan import save_scan, scan_post, works_of
    from litman.errors import BrokenClaimsError
    from litman.files import digest_of

    known = works_of(library)
    bibliography = library.bibliography.digest or ""
    today = date.today()
    for post in posts:
        try:
            if dry_run:
                item, _ = scan_post(library, post, known=known, keep_text=keep_text, today=today)
            else:
                item = save_scan(
                    root,
                    library,
                    post,
                    known=known,
                    keep_text=keep_text,
                    today=today,
                    notify=notify,
                    matched=matched,
                )
        except BrokenClaimsError as exc:
            totals.failed += 1
            say(alarm(label("failed")), f"{post.target.path}: {exc}", err=True)
            continue
        claims = digest_of(item.laid_out.data)
        memory.remember(item, post=post.digest, claims=claims, bibliography=bibliography)
        yield item
    if posts and not dry_run:
        memory.save()
