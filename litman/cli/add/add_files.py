"""`litman add bib`, and `add NAME` for every other format that is read: `add csl`, `add ris` and so on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litman.cli.shared.context import open_for_writing
from litman.cli.shared.first_findings import FirstFindings
from litman.cli.shared.output import bold, dim, done, label, plural, say, say_json_list, warn
from litman.cli.shared.progress import progress
from litman.formats.table import ADDED

if TYPE_CHECKING:
    from litman.actions.add.import_report import ImportReport, ImportResult

_NOT_READ = ("BIB011", "BIB015")  # warnings, where the library holds them; here something was left behind
_INDENT = 10  # of what is said under an entry
_WHEN_THERE = """A work is there already where its DOI or PMID is, and title or first author agree; or where title,
first author and year agree and nothing tells the two apart: no number, page, volume, book, edition or address. Its
key stays known as an old key (`ids`), so that posts which cite it still find their work. Entries of one file are one
work only where all their fields are equal. What is merely alike is added, with a remark; another version (preprint,
edition, translation) names the one that is there in its field `related`."""
_RULES = f"""A record keeps its citation key if it has one that a person would type; else a key is made.

{_WHEN_THERE}

Exit code 1: a file holds a record that says nothing of a work; the rest is added."""


_ABOUT_BIB = f"""Take over the entries of other .bib files, each as its author wrote it.

An entry whose key is taken by another work gets a new key, and entries of the file that refer to it follow.

{_WHEN_THERE}

Exit code 1: a file holds what cannot be read as an entry; the rest is added."""


@click.command(help=_ABOUT_BIB)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--update", is_flag=True, help="Fill fields that our entry lacks; a field that is there stays.")
@click.option("--dry-run", is_flag=True, help="Say what would be done and change nothing.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document: a list with one object an entry."
)
@click.pass_context
def add_bib(ctx: click.Context, files: tuple[Path, ...], update: bool, dry_run: bool, as_json: bool) -> None:
    from litman.actions.add.add_bib import add_bib as act
    from litman.actions.add.add_bib import read_bib_files

    documents = read_bib_files(files)
    telling = _Telling(dry_run=dry_run, as_json=as_json)
    with (
        telling,
        open_for_writing(ctx) as library,
        progress(sum(len(d.key_tiles) for d in documents)) as advance,
    ):
        act(library, documents, update=update, dry_run=dry_run, progress=advance, tell=telling.tell)
    ctx.exit(telling.code)


def _command(name: str) -> click.Command:
    """Return the command that takes over files of a format."""
    format = ADDED[name]
    assert format.adding is not None, format
    about = (
        f"Take over {format.adding.what}, which end in {' or '.join(format.endings)}. {format.adding.more}"
    )

    @click.command(name, help=f"{about}\n\n{_RULES}")
    @click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
    @click.option(
        "--update", is_flag=True, help="Fill fields that our entry lacks; a field that is there stays."
    )
    @click.option("--dry-run", is_flag=True, help="Say what would be done and change nothing.")
    @click.option(
        "--json", "as_json", is_flag=True, help="Print one JSON document: a list with one object a record."
    )
    @click.pass_context
    def run(ctx: click.Context, files: tuple[Path, ...], update: bool, dry_run: bool, as_json: bool) -> None:
        from litman.actions.add.add_records import add_records, count_records

        count = count_records(files, name)
        telling = _Telling(dry_run=dry_run, as_json=as_json)
        with telling, open_for_writing(ctx) as library, progress(count) as advance:
            add_records(
                library, files, name, update=update, dry_run=dry_run, progress=advance, tell=telling.tell
            )
        ctx.exit(telling.code)

    return run


def __getattr__(name: str) -> click.Command:
    """Return the command `add_NAME` of a format that the table says a reader of."""
    if (adding := name.removeprefix("add_")) != name and adding in ADDED:
        return _command(adding)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class _Telling:
    """Says what became of entries as they come, and at the end how many; also where the user stops it."""

    def __init__(self, *, dry_run: bool, as_json: bool) -> None:
        self.code = 0
        self._is_dry = dry_run
        self._as_json = as_json
        self._listed: list[ImportResult] = []
        self._counts: Counter[str] = Counter()
        self._findings = FirstFindings("once these are mended, `--dry-run` says the next")

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._findings.say_rest()
        if kind is None and self._as_json:
            say_json_list(map(_import_json, self._listed))
        elif kind is None:
            self._say_counts()
        elif issubclass(kind, KeyboardInterrupt) and self._counts and not self._is_dry:
            self._say_counts(err=True)
            say("stopped: what was added stays; the same command goes on from there", err=True)

    def tell(self, report: ImportReport) -> None:
        """Say what became of the entries of a batch, which are saved."""
        for finding in report.findings:
            self._findings.say(finding)
            is_fault = finding.severity == "error" or finding.code in _NOT_READ
            self.code = 1 if is_fault else self.code
            self._counts["refused"] += finding.code == "IMP001"
        self._counts.update(result.outcome for result in report.results)
        if self._as_json:
            self._listed += report.results
        else:
            _say_import(report)

    def _say_counts(self, *, err: bool = False) -> None:
        counts, refused = self._counts, self._counts["refused"]
        parts = [f"{counts['added'] + counts['renamed']} added"]
        if counts["updated"]:
            parts.append(f"{counts['updated']} updated")
        parts.append(f"{counts['present']} there already")
        would = " (nothing was changed: --dry-run)" if self._is_dry else ""
        if refused:
            parts.append(f"{refused} left out")
        say(f"{plural(counts.total(), 'entry', 'entries')}: {', '.join(parts)}{would}", err=err)


def _import_json(result: ImportResult) -> dict[str, object]:
    return {
        "path": str(result.path),
        "line": result.line,
        "given_key": result.given_key,
        "outcome": result.outcome,
        "key": result.key,
        "reason": result.reason,
        "filled": list(result.filled),
        "kept": list(result.kept),
        "clashes": [{"key": clash.key, "names": clash.other} for clash in result.clashes],
        "like": result.like,
        "verdict": result.verdict,
        "remark": result.remark,
        "related": result.related,
    }


def _say_import(report: ImportReport) -> None:
    for result in report.results:
        if result.outcome == "renamed":
            reason = result.reason or f"{result.given_key} is another work's key here"
            say(warn(label("added")), bold(result.key), f"  ({reason}{_kept(result, '; ')})")
        elif result.outcome == "added":
            say(done("added"), bold(result.key))
        elif result.outcome == "updated":
            say(done("updated"), bold(result.key), f"  {', '.join(result.filled)} (from {result.given_key})")
        else:
            kept = _kept(result)
            there = f"{result.given_key} is there as {result.key}: {result.reason}"
            say(dim(label("present")), f"{there}  ({kept})" if kept else there)
        _say_remarks(result)


def _kept(result: ImportResult, before: str = "") -> str:
    return f"{before}{_listed(result.kept)} stays known as its old key" if result.kept else ""


def _say_remarks(result: ImportResult) -> None:
    if result.remark:
        linked = f"; `related` of {result.key} names it" if result.related else ""
        say(" " * _INDENT, dim(f"{result.remark}{linked}"))
    for clash in result.clashes:
        said = f"{clash.key} is the key of {clash.other} here: what cites it for this work must cite {result.key}"
        say(" " * _INDENT, warn(said))


def _listed(words: Sequence[str]) -> str:
    return " and ".join(words)
