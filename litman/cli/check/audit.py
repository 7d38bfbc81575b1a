"""`litman audit`: is every reference of a document real?"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from litman.cli.shared.given_file import GivenFile
from litman.cli.shared.output import notify, plural, say_json
from litman.cli.shared.progress import progress
from litman.errors import IncompleteError

if TYPE_CHECKING:
    from litman.actions.audit.model import AuditReport
    from litman.actions.audit.read_references import ReadReferences
    from litman.settings import Settings
    from litman.sources.http.session import Session

_LONG_S = 10  # an asking that takes longer is announced
_SILENCE_S = 8.0  # after which a person is told that nobody has answered
_WRITTEN = ("markdown", "html", "csv", "docx")
_FORMATS = ("text", "json", "markdown", "html", "csv", "sarif", "docx")


@click.command()
@click.argument("files", metavar="FILE…", nargs=-1)
@click.option("--from", "urls", multiple=True, metavar="URL", help="Read the page at URL.")
@click.option(
    "--offline", is_flag=True, help="Ask nobody: only what the list says against itself, and kept answers."
)
@click.option("--strict", is_flag=True, help="Exit 1 for references without a match, too.")
@click.option(
    "--retraction-watch", "table_file", type=GivenFile(), metavar="FILE",
    help="Look into the Retraction Watch table, a CSV file, too.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", help="How it is printed.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document; the same as --format json.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Write a report in markdown, html, csv or docx to FILE.",
)  # fmt: skip
@click.option(
    "--emit-bib", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Write the verified works, and the mended ones, as a new .bib file.",
)  # fmt: skip
@click.pass_context
def audit(
    ctx: click.Context,
    files: tuple[str, ...],
    urls: tuple[str, ...],
    offline: bool,
    strict: bool,
    table_file: Any,
    form: str,
    as_json: bool,
    output: Path | None,
    emit_bib: Path | None,
) -> None:
    """Say of every reference of a document whether it is real: no library is needed, and nothing is changed.

    FILE is a document or a bibliography of any kind that litman reads; `-` is a list on standard input. First comes
    what the list says against itself: one DOI on two works, a DOI or year that cannot be, a marker without a reference.
    Then the references, gravest first: `another work` (its DOI is that of another work), `unregistered`, `retracted`,
    `differs` (field by field), `page gone`, `no match` (which is no proof: books, theses, laws and news are often
    indexed nowhere), `not checked` with the reason, `in part` with what is not borne out, `verified`.

    Nothing but the references themselves leaves this machine: neither the document nor its name nor its sentences.
    Answers are kept, so that a run that was stopped goes on where it was. With a mail address (LITMAN_MAILTO) the
    registries answer three times as fast.

    \b
    Exit codes: 0 nothing is wrong; 1 another work, differs, unregistered, retracted, page gone, or the list says
    something against itself; with --strict no match, too; 2 a file cannot be read; 3 an answer is wanting.
    """
    if not files and not urls:
        raise click.UsageError(
            "give a document, a bibliography, `-` for a list on standard input, or --from URL"
        )
    form = "json" if as_json else form
    pandoc = _writer(form, output)
    from litman.actions.audit.ask import Answers
    from litman.actions.audit.audit import audit as act
    from litman.actions.audit.audit import expected_s
    from litman.actions.audit.known_library import known_libraries
    from litman.actions.match.open_pool import open_pool

    settings, root, found = _settings(ctx)
    session = _session(root, settings, offline=offline)
    addresses = [*urls, *(name for name in files if name.lower().startswith(("http://", "https://")))]
    read = list(_read_files([name for name in files if name not in addresses]))
    read += [_read_page(session, url) for url in addresses]
    references = [item for file in read for item in file.references]
    is_dead = not offline and bool(references) and _is_dead(settings)
    if is_dead:
        notify("no service can be reached from here: only kept answers count")
    elif not offline and (seconds := expected_s(references, settings)) > _LONG_S:
        faster = "" if settings.mailto else "; a mail address in LITMAN_MAILTO makes it three times as fast"
        notify(f"asking about {plural(len(references), 'reference')} takes about {seconds:.0f} s{faster}")
    asked = _session(root, settings, offline=True) if is_dead or offline else session
    answers = Answers(
        asked,
        open_pool(os.environ),
        date.today(),
        progress,
        _table(table_file),
        is_offline=offline,
        is_dead=is_dead,
        libraries=known_libraries(found, [Path(name) for name in files if name not in addresses], os.environ),
    )
    with _waiting(asked):
        report = act(read, answers, is_offline=offline)
    if form in _WRITTEN:
        _write(report, form, output, pandoc)
    else:
        _say(report, form, strict=strict)
    if emit_bib is not None:
        from litman.actions.audit.good_bib import write_good_bib

        notify(f"wrote {plural(write_good_bib(report, emit_bib), 'entry', 'entries')} to {emit_bib}")
    code = report.exit_code(strict=strict)
    if code == IncompleteError.exit_code:
        notify("answers are wanting: run it again later, what was learnt is kept")
    ctx.exit(code)


def _read_files(names: Sequence[str]) -> Iterator[ReadReferences]:
    """Read the documents one by one, and say after a while that a long one is read."""
    from litman.cli.shared.waiting import progress_of_posts

    if "-" in names:  # what a person types is waited for
        yield from map(_read, names)
        return
    with progress_of_posts(len(names)) as advance:
        for name in names:
            yield _read(name)
            advance()


@contextmanager
def _waiting(session: Session) -> Iterator[None]:
    """Say that nobody has answered, where that takes so long that a person wonders."""

    def say_so() -> None:
        if not session.has_answered:
            notify("no service has answered yet; Ctrl-C stops, and what was learnt is kept")

    timer = threading.Timer(_SILENCE_S, say_so)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _say(report: AuditReport, form: str, *, strict: bool) -> None:
    if form == "json":
        from litman.actions.audit.as_json import audit_json

        say_json(audit_json(report, strict=strict))
    elif form == "sarif":
        from importlib.metadata import version

        from litman.actions.audit.reports import audit_sarif

        say_json(audit_sarif(report, version=version("litman")))
    elif form == "text":
        from litman.cli.check.audit_print import say_audit

        say_audit(report)


def _writer(form: str, output: Path | None) -> Path | None:
    """Return the program that writes documents, where one is wanted; refuse what cannot be written."""
    if output is not None and form not in _WRITTEN:
        raise click.UsageError(f"-o writes a report: --format {', '.join(_WRITTEN)}")
    if form != "docx":
        return None
    from litman.export.styles.find_engines import require_pandoc

    if output is None and sys.stdout.isatty():
        raise click.UsageError("a .docx is no text for a terminal; -o FILE writes it")
    return require_pandoc(os.environ)


def _write(report: AuditReport, form: str, output: Path | None, pandoc: Path | None) -> None:
    if pandoc is not None:
        from litman.actions.audit.as_docx import audit_docx

        data = audit_docx(report, pandoc=pandoc)
    else:
        from litman.actions.audit.reports import REPORTS

        data = REPORTS[form](report).encode()
    if output is not None:
        from litman.files import write_file

        write_file(output, data)
        notify(f"wrote {output}")
    elif pandoc is not None:
        sys.stdout.buffer.write(data)
    else:
        click.echo(data.decode(), nl=False)


def _settings(ctx: click.Context) -> tuple[Settings, Path, Path | None]:
    """Return the settings, the folder of kept answers (the library's, else the user's), and the library, if any."""
    from platformdirs import user_cache_path

    from litman.cli.shared.context import locate
    from litman.errors import NoLibraryError
    from litman.read_settings import read_settings
    from litman.settings import SETTINGS_NAME

    try:
        root, settings = locate(ctx)
    except NoLibraryError:
        if ctx.find_object(Path) is not None or os.environ.get("LITMAN_LIBRARY"):
            raise
        own = user_cache_path("litman")
        return read_settings(own / SETTINGS_NAME, os.environ), own / "audit", None
    return settings, root, root


def _session(root: Path, settings: Settings, *, offline: bool) -> Session:
    from litman.sources.http.open_session import open_session

    return open_session(root, settings, offline=offline)


def _is_dead(settings: Settings) -> bool:
    from litman.sources.http.reach import can_reach_any

    return not can_reach_any([settings.crossref_url, settings.doi_url, settings.datacite_url])


def _read(name: str) -> ReadReferences:
    from litman.actions.audit.read_references import read_references

    if name == "-":
        return read_references(Path("-"), sys.stdin.buffer.read())
    return read_references(Path(name))


def _read_page(session: Session, url: str) -> ReadReferences:
    from litman.actions.audit.read_references import read_references
    from litman.errors import PageError

    answer = session.get(url, lane="web", headers={"Accept": "text/html, text/plain;q=0.8, */*;q=0.1"})
    if answer.status != 200:
        raise PageError(url, f"the server answered {answer.status}")
    ending = {"application/pdf": ".pdf", "text/plain": ".txt", "text/markdown": ".md"}
    return read_references(Path(f"page{ending.get(answer.content_type, '.html')}"), answer.body)


def _table(file: Any) -> Any:
    if file is None:
        return None
    from litman.sources.retraction_watch import read_retraction_table

    return read_retraction_table(file.read(), str(getattr(file, "name", "the table")))
