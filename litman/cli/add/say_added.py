"""What became of works that were asked for by their identifiers, in words and as JSON."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING, NoReturn

import click

from litman.cli.shared.output import alarm, bold, dim, done, label, plural, say, say_json
from litman.cli.shared.progress import progress
from litman.shell import command

if TYPE_CHECKING:
    from litman.actions.add.add_result import AddResult

_FIELDS = ("doi", "pmid", "pmcid", "isbn")  # kinds whose field in an entry has their name


def say_results(
    ctx: click.Context,
    found: Generator[AddResult, None, None],
    count: int,
    *,
    dry_run: bool,
    as_json: bool,
    noun: str | None = None,
    item_of: Callable[[AddResult], dict[str, object]] | None = None,
) -> NoReturn:
    """Print what becomes of each of `count` that were given, as it comes, and leave with the exit code.

    What has come is counted, or printed as JSON by `item_of`, where the rest is interrupted, too. `noun` names what
    was given, without it DOIs or identifiers.
    """
    results: list[AddResult] = []
    try:
        with contextlib.closing(found), progress(count) as advance:
            for result in found:
                results.append(result)
                advance()
                if not as_json:
                    say_result(result, dry_run=dry_run)
    finally:
        if as_json:
            say_json([(item_of or result_json)(result) for result in results])
        elif count > 1:
            _say_summary(results, dry_run=dry_run, noun=noun)
    ctx.exit(exit_code(results))


def say_result(result: AddResult, *, dry_run: bool) -> None:
    """Print what became of one DOI."""
    if result.outcome == "added" and dry_run:
        say(dim(f"% would be added: {result.given}"))
        click.echo(_safe_lines(result.entry or ""), nl=False)
    elif result.outcome == "added":
        say(done("added"), bold(result.key or ""), "  ", _title(result))
        for said in filter(None, (result.reason, result.remark)):
            say("          ", dim(said))
    elif result.outcome == "present":
        where = f"as {result.key}" if result.key else result.reason or ""
        say(
            dim(label("present")),
            f"{result.given} is there {where}" if result.key else f"{result.given}: {where}",
        )
        _hint_missing(result)
    else:
        word = "no answer" if result.outcome == "incomplete" else "failed"
        say(alarm(label(word)), f"{result.given}: {result.reason}", err=True)
    if result.file is not None:
        say("          ", dim(f"kept as {result.file}"))
    _say_notices(result)
    _say_paper(result)


def _hint_missing(result: AddResult) -> None:
    """Say how to note an identifier that the entry lacks, where its kind has a field of its own."""
    found = result.identifier
    if result.work is not None and result.key and result.reason and found and found.kind in _FIELDS:
        notes = command("set", result.key, f"{found.kind}={found.value}")
        say(f"          {result.reason}; `{notes}` notes it")


def _say_notices(result: AddResult) -> None:
    from litman.cli.shared.phrases import notice_phrase

    notice = result.record.gravest if result.record and result.outcome in ("added", "present") else None
    if notice is not None:
        say("          ", notice_phrase(notice))


def _say_paper(result: AddResult) -> None:
    papers = result.record.published_as if result.record and result.outcome in ("added", "present") else ()
    if papers:
        say(
            "          ",
            dim(f"this preprint was published as {papers[0]}; `{command('add doi', papers[0])}`"),
        )


def _title(result: AddResult) -> str:
    from litman.text.plain import plain
    from litman.text.terminal import shorten

    return shorten(plain(result.work.title or "(no title)"), 90) if result.work else ""


def _safe_lines(text: str) -> str:
    from litman.text.terminal import terminal_safe

    return terminal_safe(text, keep_newlines=True)


def _say_summary(results: Sequence[AddResult], *, dry_run: bool, noun: str | None) -> None:
    """Print how many became what; `noun` names what was given, without it DOIs or identifiers."""
    counts = Counter(result.outcome for result in results)
    would = "would be " if dry_run else ""
    parts = [f"{would}{counts['added']} added", f"{counts['present']} there already"]
    failed = counts["failed"] + counts["unregistered"]
    if failed:
        parts.append(f"{failed} failed")
    if counts["incomplete"]:
        parts.append(f"{counts['incomplete']} without an answer")
    if noun is None:
        are_dois = all(result.doi is not None or result.identifier is None for result in results)
        noun = "DOI" if are_dois else "identifier"
    say(f"{plural(len(results), noun)}: {', '.join(parts)}")


def result_json(result: AddResult) -> dict[str, object]:
    """Return the JSON object of what became of one identifier."""
    from litman.library.registry import notice_item

    item: dict[str, object] = {"given": result.given, "doi": result.doi, "outcome": result.outcome}
    if result.identifier is not None and result.doi is None:
        item["identifier"] = str(result.identifier)
    if result.key is not None:
        item["key"] = result.key
    if result.reason is not None:
        item["reason"] = result.reason
    if result.remark is not None:
        item["remark"] = result.remark
    if result.file is not None:
        item["file"] = result.file
    if result.record is not None:
        item["notices"] = [notice_item(n) for n in result.record.notices]
        if result.record.published_as:
            item["published_as"] = list(result.record.published_as)
    if result.entry is not None:
        item["entry"] = result.entry
    return item


def exit_code(results: Sequence[AddResult]) -> int:
    """Return 0 where all are in the library, 3 where somebody did not answer, else 1."""
    outcomes = {result.outcome for result in results}
    return 3 if "incomplete" in outcomes else 1 if outcomes & {"failed", "unregistered"} else 0
