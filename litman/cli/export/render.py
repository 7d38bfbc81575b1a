"""`litman render`: a post with `[@key]` citations as a finished document."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litman.cli.export.format_to_write import format_to_write
from litman.cli.shared.context import open_library
from litman.cli.shared.first_findings import say_first_findings
from litman.cli.shared.output import notify, plural, say, warn
from litman.regular_files import read_regular
from litman.shell import command

if TYPE_CHECKING:
    from litman.actions.claims.list_claims import PostReport
    from litman.actions.export.render_post import Rendered
    from litman.library.library import Library
    from litman.posts.post import Format

_FORMATS = ("docx", "html", "md", "pdf", "odt", "rtf", "tex", "txt")
_RENDERED: tuple[Format, ...] = ("markdown", "text")  # formats of posts


@click.command()
@click.argument("post", metavar="POST")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="What to write; its ending says the format. Else Markdown goes to standard output.",
)
@click.option(
    "--to",
    "format_name",
    type=click.Choice(_FORMATS, case_sensitive=False),
    help="The format, where the ending does not say it.",
)
@click.option(
    "--style", "style_name", metavar="STYLE", help="A style's name or .csl file; else that of litman.toml."
)
@click.option("--locale", metavar="LOCALE", help="The language of the references, such as de-DE.")
@click.option("--annotate", is_flag=True, help="Under each reference, the post's claims that lean on it.")
@click.option(
    "--group-by",
    type=click.Choice(["type", "statement"]),
    help="Group the references by kind of work, or by the statements that lean on them.",
)
@click.option(
    "--evidence-table", "evidence", is_flag=True, help="Add a table: which claim leans on which work."
)
@click.option("--no-notices", is_flag=True, help="Do not mark retracted works in the references.")
@click.option(
    "--check", "with_check", is_flag=True, help="Run `litman check` on the post first; stop at errors."
)
@click.option(
    "--list-only",
    "only_list",
    is_flag=True,
    help="Print the references alone: those that the post prints, under its numbers, else what it cites.",
)
@click.option(
    "--in-place",
    is_flag=True,
    help="Put the list that the post prints into the style, in its place; shows what changes first.",
)
@click.option("--write", is_flag=True, help="With --in-place: write it, without asking.")
@click.option("--force", is_flag=True, help="Write although keys are unknown or the check finds errors.")
@click.pass_context
def render(
    ctx: click.Context,
    post: str,
    output: Path | None,
    format_name: str | None,
    style_name: str | None,
    locale: str | None,
    annotate: bool,
    group_by: str | None,
    evidence: bool,
    no_notices: bool,
    with_check: bool,
    only_list: bool,
    in_place: bool,
    write: bool,
    force: bool,
) -> None:
    """Make a finished document of a Markdown post: citations and bibliography in a style.

    POST is a file or the id of a post of the library. Works are cited as `[@key, p. 4; see @other]`, `@key` or
    `[-@key]`. The bibliography goes where `::: {#refs}` stands, else to the end. Pictures are taken from the post's
    folder only.

    A post that keeps its numbers keeps them: --list-only prints its list in the style, for any format that is read, and
    --in-place changes the list in the post itself (Markdown, LaTeX, text); references that are no works of the library
    stay as they are printed. `litman convert` makes [@key] citations of numbers.

    A PDF is made by the first of typst, xelatex, lualatex, tectonic, weasyprint and pdflatex that is there and can.

    \b
    Exit codes: 0 written; 1 unknown keys or findings, nothing written unless forced; 2 could not do it.
    """
    from litman.actions.export.evidence import carried_claims, evidence_rows
    from litman.actions.export.format_bibliography import engine_for
    from litman.actions.export.group_works import groups_of
    from litman.actions.export.render_post import RenderRequest, render_post
    from litman.export.styles.catalogue import find_style
    from litman.export.styles.find_engines import require_pandoc
    from litman.export.styles.locales import require_locale

    if (only_list or in_place) and (annotate or group_by or evidence or only_list is in_place):
        raise click.UsageError("--list-only, or --in-place, goes with --style, --locale and --no-notices")
    if write and not in_place:
        raise click.UsageError("--write goes with --in-place")
    form = format_to_write(output, format_name, _FORMATS)
    library = open_library(ctx)
    style = find_style(style_name or library.settings.style)
    language = require_locale(locale if locale is not None else library.settings.locale)
    with_notices = library.settings.reference_notices and not no_notices
    if in_place or only_list:
        from litman.actions.claims.post_file import post_file
        from litman.cli.export.render_list import mend_list, print_list

        named = post_file(library, post)
        if in_place:
            mend_list(ctx, library, named, style, locale=language, with_notices=with_notices, write=write)
            return
        if print_list(
            library, named, style, form=form, output=output, locale=language, with_notices=with_notices
        ):
            return
    path, text = _read(library, post)
    findings = _check(library, path) if with_check else 0
    if findings and not force:
        say(warn(f"nothing written: {plural(findings, 'error')}; --force writes all the same"), err=True)
        ctx.exit(1)
    claims = _claims(library, path) if annotate or evidence or group_by == "statement" else []
    request = RenderRequest(
        form,
        style,
        language,
        under=carried_claims(claims) if annotate else {},
        groups=None if group_by is None else groups_of(library, claims, by=group_by),
        evidence=evidence_rows(library, claims) if evidence else None,
        with_notices=with_notices,
        only_list=only_list,
        force=force,
    )
    engine = engine_for(library.settings, library.root)
    rendered = render_post(
        library, path, text, request, engine=engine, pandoc=require_pandoc(os.environ), environment=os.environ
    )
    say_first_findings(rendered.findings)
    if rendered.data is None:
        count = plural(len(rendered.findings), "unknown key")
        say(warn(f"nothing written: {count}; --force leaves them as they are written"), err=True)
        ctx.exit(1)
    _give(rendered, output)
    ctx.exit(1 if rendered.findings or findings else 0)


def _read(library: Library, post: str) -> tuple[Path, str]:
    """The post's file and its text."""
    from litman.actions.claims.post_file import post_file
    from litman.errors import FileReadError, NotMarkdownError
    from litman.posts.readers.decode import decode_text
    from litman.posts.readers.table import READERS, format_of

    path = post_file(library, post)
    if format_of(path) not in _RENDERED:
        raise NotMarkdownError(path, [ending for name in _RENDERED for ending in READERS[name].endings])
    try:
        data = read_regular(path)
    except OSError as exc:
        raise FileReadError(path, exc) from exc
    return path, decode_text(path, data)


def _check(library: Library, path: Path) -> int:
    """Print what `litman check` finds in the post; return how many errors."""
    from datetime import date

    from litman.actions.check.run import run_check
    from litman.actions.check.targets import find_check_targets
    from litman.cli.check.printing import say_check_finding

    targets = find_check_targets(library, [str(path)])
    report = run_check(library, targets, today=date.today(), settings=library.settings.check)
    for finding in report.findings:
        say_check_finding(finding)
    return sum(1 for finding in report.findings if finding.severity == "error")


def _claims(library: Library, path: Path) -> list[PostReport]:
    """The post's claims; none where it was not scanned yet."""
    from litman.actions.claims.list_claims import report_posts
    from litman.actions.scan.targets import find_targets
    from litman.claims.collection import claims_path
    from litman.claims.post_claims import list_post
    from litman.claims.read import read_claims
    from litman.files import read_seen
    from litman.library.asked import ClaimFilter

    (target,) = find_targets(library, [path], post_id=None)
    if not target.is_known:
        say(warn(f"no claims of {path} are known yet: `{command('scan', path)}` reads them"), err=True)
        return []
    seen = read_seen(claims_path(library.claims_folder, target.post_id))
    file, findings = read_claims(seen.path, seen.data)
    say_first_findings(findings)
    return list(report_posts(library, [list_post(file)] if file else [], ClaimFilter()))


def _give(rendered: Rendered, output: Path | None) -> None:
    from litman.files import write_file

    assert rendered.data is not None
    for words in rendered.left_out:
        say(warn(f"left out: {words}"), err=True)
    if output is None:
        sys.stdout.buffer.write(rendered.data)
        return
    write_file(output, rendered.data)
    by = f", PDF by {rendered.pdf_engine}" if rendered.pdf_engine else ""
    counts = f"{plural(rendered.citations, 'citation')}, {plural(rendered.references, 'reference')}"
    notify(f"wrote {output}: {counts}{by}")
