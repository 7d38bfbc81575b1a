"""`litman add`, and `litman add doi`."""

from __future__ import annotations

import contextlib
import os
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from litman.cli.shared.context import open_library
from litman.cli.shared.lazy import CommandEntry, LazyGroup
from litman.cli.shared.output import alarm, bold, dim, done, label, notify, plural, say, say_json
from litman.cli.shared.progress import progress
from litman.formats.table import FORMATS

if TYPE_CHECKING:
    from litman.actions.add.add_identified import AddResult

_HERE = "litman.cli.add.add"
_FILES = "litman.cli.add.add_files"
TABLE = {
    "doi": CommandEntry(
        _HERE, "add_doi", "Add works by their DOIs, resolved through Crossref and its peers."
    ),
    **{
        adding.name: CommandEntry(_FILES, f"add_{adding.name}", f"Take over {adding.what}.")
        for format in FORMATS.values()
        if (adding := format.adding)
    },
}


class AddGroup(LazyGroup):
    """The group whose commands are found by what is given to them, too: `litman add thesis.bib`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        given = [word for word in args if not word.startswith("-")]
        if given and "--from" in args and given[0] not in self.table:
            args = ["doi", *args]
        elif given and given[0] not in self.table and not ctx.resilient_parsing:
            from litman.cli.add.given import way_of

            way = way_of(given, self.table)
            args = [way, *args] if way else args
        return super().parse_args(ctx, args)


@click.group(cls=AddGroup, table=TABLE)
def add() -> None:
    """Add works to the library.

    `litman add 10.1000/x` is `litman add doi 10.1000/x`, and `litman add thesis.bib` is `litman add bib thesis.bib`:
    what is given tells the command, with its options.
    """


@click.command()
@click.argument("dois", metavar="DOI…", nargs=-1)
@click.option(
    "--from", "from_file", type=click.File("rb"), metavar="FILE", help="Read DOIs from FILE, one a line."
)
@click.option("--dry-run", is_flag=True, help="Print the entries and change nothing.")
@click.option(
    "--offline", is_flag=True, help="Use only answers that were kept, and the local pool; ask nobody."
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document: a list with one object a DOI."
)
@click.pass_context
def add_doi(
    ctx: click.Context, dois: tuple[str, ...], from_file: Any, dry_run: bool, offline: bool, as_json: bool
) -> None:
    """Add the works with these DOIs; `-` reads DOIs from standard input, one a line.

    A DOI may be written as 10.1176/appi.ajp.2019.19010044, doi:10.…, or https://doi.org/10.…. What Crossref does not
    know is asked of the agency that registered it. What is there already is not added again; an entry that bears the
    DOI under another title and first author is another work, and that is said. Where no registry answers, what the
    local pool has is taken (`litman pool`), and said so.

    \b
    Exit codes: 0 all are in the library; 1 a DOI is malformed or registered nowhere;
    3 a service did not answer: run the same command again later, nothing is added twice.
    """
    from litman.actions.add.add_identified import add_identified
    from litman.actions.match.open_pool import open_pool
    from litman.sources.http.open_session import open_session

    given = _read_dois(dois, from_file)
    if not given:
        raise click.UsageError("give at least one DOI, `-` for standard input, or --from FILE")
    library = open_library(ctx)
    session = open_session(library.root, library.settings, offline=offline)
    results: list[AddResult] = []
    found = add_identified(
        library,
        given,
        session=session,
        today=date.today(),
        dry_run=dry_run,
        notify=notify,
        pool=open_pool(os.environ),
    )
    try:
        with contextlib.closing(found), progress(len(given)) as advance:
            for result in found:
                results.append(result)
                advance()
                if not as_json:
                    say_result(result, dry_run=dry_run)
    finally:
        if as_json:
            say_json([_result_json(result) for result in results])
        elif len(given) > 1:
            _say_summary(results, dry_run=dry_run)
    outcomes = {result.outcome for result in results}
    ctx.exit(3 if "incomplete" in outcomes else 1 if outcomes & {"failed", "unregistered"} else 0)


def _read_dois(dois: Sequence[str], from_file: Any) -> list[str]:
    given: list[str] = []
    for doi in dois:
        given += _lines(sys.stdin.buffer.read()) if doi == "-" else [doi]
    if from_file is not None:
        given += _lines(from_file.read())
    return given


def _lines(data: bytes) -> list[str]:
    lines = (line.strip() for line in data.decode("utf-8-sig", errors="replace").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


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
        _hint_missing_doi(result)
    else:
        word = "no answer" if result.outcome == "incomplete" else "failed"
        say(alarm(label(word)), f"{result.given}: {result.reason}", err=True)
    _say_notices(result)


def _hint_missing_doi(result: AddResult) -> None:
    if result.work is not None and result.key and result.doi and result.reason:
        say(f"          {result.reason}; `litman set {result.key} doi={result.doi}` notes it")


def _say_notices(result: AddResult) -> None:
    from litman.cli.shared.phrases import notice_phrase

    notice = result.record.gravest if result.record and result.outcome in ("added", "present") else None
    if notice is not None:
        say("          ", notice_phrase(notice))


def _title(result: AddResult) -> str:
    from litman.text.plain import plain
    from litman.text.terminal import shorten

    return shorten(plain(result.work.title or "(no title)"), 90) if result.work else ""


def _safe_lines(text: str) -> str:
    from litman.text.terminal import terminal_safe

    return terminal_safe(text, keep_newlines=True)


def _say_summary(results: Sequence[AddResult], *, dry_run: bool) -> None:
    counts = Counter(result.outcome for result in results)
    would = "would be " if dry_run else ""
    parts = [f"{would}{counts['added']} added", f"{counts['present']} there already"]
    failed = counts["failed"] + counts["unregistered"]
    if failed:
        parts.append(f"{failed} failed")
    if counts["incomplete"]:
        parts.append(f"{counts['incomplete']} without an answer")
    are_dois = all(result.doi is not None or result.identifier is None for result in results)
    say(f"{plural(len(results), 'DOI' if are_dois else 'identifier')}: {', '.join(parts)}")


def _result_json(result: AddResult) -> dict[str, object]:
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
    if result.record is not None:
        item["notices"] = [notice_item(n) for n in result.record.notices]
    if result.entry is not None:
        item["entry"] = result.entry
    return item
