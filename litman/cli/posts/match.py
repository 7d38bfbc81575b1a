"""`litman match`: the work that a reference string means, or an honest "no match"."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litman.cli.posts.match_print import say_match
from litman.cli.shared.context import open_library
from litman.cli.shared.output import label, notify, plural, say, say_json
from litman.cli.shared.pool_options import ENGINE_HELP, engine_name, pool_place
from litman.cli.shared.progress import progress

if TYPE_CHECKING:
    from litman.actions.match.match_strings import MatchedString, Places
    from litman.actions.match.read_references import GivenReference
    from litman.batch.remote import PoolPlace
    from litman.library.library import Library
    from litman.matching.decide import Scored


@click.command()
@click.argument("strings", metavar="STRING…", nargs=-1)
@click.option(
    "--file",
    "from_file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True, allow_dash=True),
    metavar="FILE",
    help="Read references from FILE (`-`: standard input): one a line, a numbered list, .csv, .jsonl or .parquet.",
)
@click.option("--column", metavar="NAME", help="Which column, or field, of that file holds them.")
@click.option("--post", "post_id", metavar="POST", help="Go through the undecided references of a post.")
@click.option("--offline", is_flag=True, help="Look in the library and the local pool only; ask nobody.")
@click.option(
    "--pool",
    "folder",
    callback=pool_place,
    metavar="DIR",
    help="Match against a pool of `litman pool build`, and nothing else; DIR may be on S3, `s3://BUCKET/POOL`.",
)
@click.option(
    "--engine",
    callback=engine_name,
    metavar="NAME",
    help=ENGINE_HELP,
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write what --pool found as .jsonl, .csv or .parquet; a run that was killed goes on when given again.",
)
@click.option("--digest", is_flag=True, help="Print the SHA-256 of all decisions, for comparing two runs.")
@click.option("--add", is_flag=True, help="Add the accepted works to the library.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print one JSON document: a list with one object a string, or a reference of the post.",
)
@click.pass_context
def match(
    ctx: click.Context,
    strings: tuple[str, ...],
    from_file: Path | None,
    column: str | None,
    post_id: str | None,
    offline: bool,
    folder: PoolPlace | None,
    engine: str | None,
    output: Path | None,
    digest: bool,
    add: bool,
    as_json: bool,
) -> None:
    """Find the work that a reference means, and say why; or say that there is no match.

    It is looked for in the library, in the local pool (`litman pool`), then at Crossref and DataCite, and in OpenAlex
    by whoever has a key for it; without one it is left out. What none of them has is looked for in PubMed and Europe
    PMC where the reference, or its post, is about health: a reference that has one word of it (`clinical`, `disease`)
    is, and a post that has five. `accepted` is safe to cite; `suggested` and `ambiguous` are for you to decide;
    `wrong-target` holds the DOI of another work.

    With --pool DIR nothing but that pool is asked, a set of references at a time, which serves millions of both; a
    reference that cannot be matched is `set-aside` and stops no other.

    \b
    Exit codes: 0 all are accepted; 1 some are not; 3 a service did not answer: run it again later.
    """
    from litman.actions.match.match_strings import match_strings, places_of
    from litman.actions.match.open_pool import open_pool

    if post_id is not None and (strings or from_file or add):
        raise click.UsageError("--post goes through one post; leave out strings, --file and --add")
    if not strings and from_file is None and post_id is None:
        raise click.UsageError("give a reference in quotes, --file FILE, or --post POST")
    if post_id is not None and digest:
        raise click.UsageError("--digest is about the references of --file")
    if folder is not None:
        if post_id is not None or add:
            raise click.UsageError("--pool DIR works without a library; leave out --post and --add")
        from litman.cli.posts.match_batch import match_in_folder

        code = match_in_folder(
            _given(strings, from_file, column),
            folder,
            engine or "duckdb",
            size=from_file.stat().st_size if from_file is not None and from_file.is_file() else 0,
            output=output,
            as_json=as_json,
            with_digest=digest,
        )
        ctx.exit(code)
    if engine is not None or output is not None:
        raise click.UsageError("--engine and --output work through a pool on disk; give it with --pool DIR")
    texts = [one.text for one in _given(strings, from_file, column)]
    if not texts and post_id is None:
        raise click.UsageError("give a reference in quotes, --file FILE, or --post POST")
    library = open_library(ctx)
    session = None
    if not offline:
        from litman.sources.http.open_session import open_session

        session = open_session(library.root, library.settings)
    places = places_of(library, pool=open_pool(os.environ), session=session, today=date.today())
    if post_id is not None and as_json:
        ctx.exit(_say_post(library, post_id, places))
    if post_id is not None:
        ctx.exit(_go_through(library, post_id, places))
    found: list[MatchedString] = []
    with progress(len(texts)) as advance:
        for result in match_strings(texts, places):
            found.append(result)
            advance()
            if not as_json:
                say_match(result)
    if as_json:
        from litman.actions.match.as_json import match_json

        say_json([match_json(result, library, places) for result in found])
    if digest:
        _say_digest(found)
    is_incomplete = any(result.unanswered for result in found)
    if add:
        is_incomplete |= _add(library, found, places, quiet=as_json)
    is_all = all(result.decision.outcome == "accepted" for result in found)
    ctx.exit(3 if is_incomplete else 0 if is_all else 1)


def _given(strings: Sequence[str], path: Path | None, column: str | None) -> Iterator[GivenReference]:
    from litman.actions.match.read_references import GivenReference, read_references

    yield from (GivenReference(text) for text in strings)
    if path is not None:
        yield from read_references(path, column=column)


def _say_digest(found: Sequence[MatchedString]) -> None:
    from litman.cli.posts.match_batch import say_digest

    decisions = [result.decision for result in found]
    said = [(one.best.record.doi, one.best.score) if one.best else (None, None) for one in decisions]
    say_digest(
        (number, doi, one.outcome, score)
        for number, (one, (doi, score)) in enumerate(zip(decisions, said, strict=True), start=1)
    )


def _add(library: Library, found: Sequence[MatchedString], places: Places, *, quiet: bool) -> bool:
    """Add the accepted works that the library lacks; return whether a service did not answer."""
    from litman.actions.match.add_matched import add_accepted
    from litman.cli.add.say_added import say_result

    is_incomplete = False
    for result in add_accepted(library, found, places, notify=notify):
        is_incomplete |= result.outcome == "incomplete"
        if not quiet:
            say_result(result, dry_run=False)
    return is_incomplete


def _say_post(library: Library, post_id: str, places: Places) -> int:
    """Print the references of a post, matched where nobody decided them; return the exit code."""
    from litman.actions.match.post_as_json import match_post_json

    said, found = match_post_json(library, post_id, places)
    say_json(said)
    is_incomplete = any(result.unanswered for result in found)
    is_all = all(result.decision.outcome == "accepted" for result in found)
    return 3 if is_incomplete else 0 if is_all else 1


def _go_through(library: Library, post_id: str, places: Places) -> int:
    """Ask the person about each undecided reference of a post; return the exit code."""
    from litman.actions.match.add_matched import decide_match
    from litman.actions.match.match_post import open_references
    from litman.actions.match.match_strings import match_strings
    from litman.cli.add.say_added import say_result

    _, undecided = open_references(library, post_id)
    if not undecided:
        say(f"{post_id}: every reference is decided")
    left = 0
    is_incomplete = False
    for number, reference in undecided:
        (result,) = match_strings([reference.text or ""], places)
        is_incomplete |= result.unanswered is not None
        say_match(result, numbered=True)
        choice = _ask(_choices(result))
        if choice == "skip":
            left += 1
            continue
        decided = decide_match(
            library,
            post_id,
            number,
            reference,
            choice if not isinstance(choice, str) else None,
            places,
            added=lambda result: say_result(result, dry_run=False),
            notify=notify,
        )
        if decided is None:
            left += 1
            continue
        key, claims = decided
        say(label("decided"), f"{key}, {plural(claims, 'claim')} linked" if key else "none of these")
    return 3 if is_incomplete else 1 if left else 0


def _choices(result: MatchedString) -> list[Scored]:
    best = result.decision.best
    return [item for item in (best, *result.decision.others) if item is not None]


def _ask(items: Sequence[Scored]) -> Scored | str:
    """Return the candidate that the person chooses, `none` or `skip`."""
    numbers = [str(number) for number in range(1, len(items) + 1)]
    words = click.Choice([*numbers, "s", "n"])
    answer = click.prompt("  which? (s skips, n: none of these)", type=words, default="s", err=True)
    if answer in numbers:
        return items[int(answer) - 1]
    return "none" if answer == "n" else "skip"
