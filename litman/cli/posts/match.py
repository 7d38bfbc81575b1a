"""`litman match`: the work that a reference string means, or an honest "no match"."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from litman.cli.shared.context import locate, open_library
from litman.cli.shared.output import (
    Styled,
    bold,
    dim,
    good,
    label,
    notify,
    plural,
    say,
    say_json,
    say_wrapped,
    warn,
)
from litman.cli.shared.progress import progress
from litman.text.terminal import shorten

if TYPE_CHECKING:
    from litman.actions.match.match_strings import MatchedString, Places
    from litman.claims.model import Reference
    from litman.library.library import Library
    from litman.matching.decide import Scored

_INDENT = 13  # `wrong-target` and a space
_LONGEST_ECHO = 300  # characters of a reference that are printed again


@click.command()
@click.argument("strings", metavar="STRING…", nargs=-1)
@click.option(
    "--file",
    "from_file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="Read references from FILE: one a line, or a numbered list.",
)
@click.option("--post", "post_id", metavar="POST", help="Go through the undecided references of a post.")
@click.option("--offline", is_flag=True, help="Look in the library and the local pool only; ask nobody.")
@click.option("--add", is_flag=True, help="Add the accepted works to the library.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document: a list with one object a string."
)
@click.pass_context
def match(
    ctx: click.Context,
    strings: tuple[str, ...],
    from_file: Path | None,
    post_id: str | None,
    offline: bool,
    add: bool,
    as_json: bool,
) -> None:
    """Find the work that a reference means, and say why; or say that there is no match.

    It is looked for in the library, in the local pool (`litman pool`), then at Crossref. `accepted` is safe to cite;
    `suggested` and `ambiguous` are for you to decide; `wrong-target` holds the DOI of another work.

    \b
    Exit codes: 0 all are accepted; 1 some are not; 3 a service did not answer: run it again later.
    """
    from litman.actions.match.match_pool import open_pool
    from litman.actions.match.match_strings import match_strings, places_of, split_lines

    texts = list(strings)
    if from_file is not None:
        texts += split_lines(from_file.read_text(encoding="utf-8", errors="replace"))
    if post_id is not None and (texts or add or as_json):
        raise click.UsageError("--post goes through one post; leave out strings, --file, --add and --json")
    if not texts and post_id is None:
        raise click.UsageError("give a reference in quotes, --file FILE, or --post POST")
    root, settings = locate(ctx)
    library = open_library(ctx)
    session = None
    if not offline:
        from litman.sources.http.open_session import open_session

        session = open_session(root, settings, offline=False)
    places = places_of(library, pool=open_pool(os.environ), session=session, today=date.today())
    if post_id is not None:
        ctx.exit(_go_through(root, settings, library, post_id, places))
    found: list[MatchedString] = []
    with progress(len(texts)) as advance:
        for result in match_strings(texts, places):
            found.append(result)
            advance()
            if not as_json:
                _say(result)
    if as_json:
        say_json([_json(result, library, places) for result in found])
    is_incomplete = any(result.unanswered for result in found)
    if add:
        is_incomplete |= _add(root, settings, found, places, quiet=as_json)
    is_all = all(result.decision.outcome == "accepted" for result in found)
    ctx.exit(3 if is_incomplete else 0 if is_all else 1)


def _add(root: Path, settings: Any, found: Sequence[MatchedString], places: Places, *, quiet: bool) -> bool:
    """Add the accepted works that the library lacks; return whether a service did not answer."""
    from litman.cli.add.add import say_result

    best = [r.decision.best for r in found if r.decision.outcome == "accepted" and r.decision.best]
    dois = [item.record.doi for item in best if item.record.doi and not item.record.key]
    if not dois:
        return False
    is_incomplete = False
    for result in _add_dois(root, settings, list(dict.fromkeys(dois)), places):
        is_incomplete |= result.outcome == "incomplete"
        if not quiet:
            say_result(result, dry_run=False)
    return is_incomplete


def _add_dois(root: Path, settings: Any, dois: Sequence[str], places: Places) -> Iterator[Any]:
    """Add the works of these DOIs, from wherever they were looked for."""
    from litman.actions.add.add_doi import add_dois
    from litman.sources.http.open_session import open_session

    session = places.session or open_session(root, settings, offline=True)
    return iter(
        add_dois(
            root,
            settings,
            list(dois),
            session=session,
            today=places.today,
            dry_run=False,
            notify=notify,
            pool=places.pool,
        )
    )


def _go_through(root: Path, settings: Any, library: Library, post_id: str, places: Places) -> int:
    """Ask the person about each undecided reference of a post; return the exit code."""
    from litman.actions.match.match_post import open_references
    from litman.actions.match.match_strings import match_strings

    _, undecided = open_references(library, post_id)
    if not undecided:
        say(f"{post_id}: every reference is decided")
    left = 0
    is_incomplete = False
    for number, reference in undecided:
        (result,) = match_strings([reference.text or ""], places)
        is_incomplete |= result.unanswered is not None
        _say(result, numbered=True)
        choice = _ask(_choices(result))
        if choice == "skip":
            left += 1
            continue
        item = choice if not isinstance(choice, str) else None
        left += not _decide(root, settings, post_id, number, reference, item, places)
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


def _decide(
    root: Path,
    settings: Any,
    post_id: str,
    number: int,
    reference: Reference,
    item: Scored | None,
    places: Places,
) -> bool:
    """Write down what the person chose, the work added where the library lacks it; return whether it was done."""
    from litman.actions.match.match_post import decide_reference
    from litman.cli.add.add import say_result

    key = item.record.key if item else None
    if item is not None and key is None:
        for added in _add_dois(root, settings, [item.record.doi] if item.record.doi else [], places):
            say_result(added, dry_run=False)
            key = added.key
        if key is None:
            return False
    score = round(item.score, 3) if item else None
    claims = decide_reference(root, settings, post_id, number, reference, key=key, score=score, notify=notify)
    say(label("decided"), f"{key}, {plural(claims, 'claim')} linked" if key else "none of these")
    return True


def _say(result: MatchedString, *, numbered: bool = False) -> None:
    decision = result.decision
    look = good if decision.outcome == "accepted" else dim if decision.outcome == "no-match" else warn
    text = shorten(result.query.text.strip(), _LONGEST_ECHO) or "(nothing)"
    say_wrapped(text, indent=_INDENT, first=look(f"{decision.outcome:<{_INDENT}}"))
    if decision.best is not None:
        _say_candidate(result, decision.best, "1" if numbered else "→")
    if decision.reason:
        say(" " * _INDENT, dim(decision.reason))
    for item in decision.same:
        say(" " * _INDENT, dim(f"the same work: {_name(item)}"))
    if decision.outcome != "accepted" or numbered:
        for number, item in enumerate(decision.others, start=2):
            _say_candidate(result, item, str(number) if numbered else "·")
    if result.unanswered:
        say(" " * _INDENT, warn(result.unanswered))


def _say_candidate(result: MatchedString, item: Scored, mark: str) -> None:
    from litman.matching.explain import explain

    names = plural(len(item.record.authors), "author") if len(item.record.authors) > 1 else ""
    first = item.record.authors[0] if item.record.authors else "(no author)"
    year = str(item.record.years[0]) if item.record.years else "n.d."
    about = f"{first}{f' ({names})' if names else ''} {year}: {item.record.title or '(no title)'}"
    say_wrapped(bold(_name(item)), f" {about}", indent=_INDENT + 2, first=Styled(" " * _INDENT + mark))
    say_wrapped(dim(explain(result.query, item)), indent=_INDENT + 2)


def _name(item: Scored) -> str:
    return item.record.key or item.record.doi or "(no DOI)"


def _json(result: MatchedString, library: Library, places: Places) -> dict[str, object]:
    from litman.actions.match.match_item import item_of_match
    from litman.matching.explain import reasons_for

    decision = result.decision
    best = decision.best
    item = item_of_match(result, library, places)
    return {
        "string": result.query.text,
        "outcome": decision.outcome,
        **({"work": item} if item else {}),
        "score": round(best.score, 4) if best else None,
        "reasons": reasons_for(result.query, best) if best else [],
        "candidates": [_candidate_json(result, one) for one in (best, *decision.others) if one],
        "match": _candidate_json(result, best) if best else None,
        "others": [_candidate_json(result, one) for one in decision.others],
        "same": [_candidate_json(result, one) for one in decision.same],
        "reason": decision.reason,
        "unanswered": result.unanswered,
    }


def _candidate_json(result: MatchedString, item: Scored) -> dict[str, object]:
    from litman.matching.explain import explain

    return {
        "key": item.record.key,
        "doi": item.record.doi,
        "title": item.record.title,
        "score": round(item.score, 4),
        "why": explain(result.query, item),
        "features": {name: round(value, 3) for name, value in sorted(item.features.items()) if value},
    }
