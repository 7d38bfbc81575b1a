"""`litman export`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from litman.cli.shared.context import leave_short, open_library
from litman.cli.shared.output import notify, plural
from litman.cli.shared.query_options import given_keys, meant, with_query_options
from litman.formats.table import WRITTEN

if TYPE_CHECKING:
    from litman.actions.export.arrangement import Arrangement
    from litman.actions.selection import Selection
    from litman.library.library import Library

OUTPUTS = ("text", "markdown", "html", "rtf", "docx", "latex", "csv")
_TITLED = ("html", "rtf", "docx")


@click.command()
@click.option(
    "--format",
    "format_name",
    type=click.Choice(WRITTEN, case_sensitive=False),
    help="A format of data; bibtex if neither this nor --style is given.",
)
@click.option(
    "--style", "style_name", metavar="STYLE", is_flag=False, flag_value="",
    help="References in a style: its name, or the path or URL of a .csl file. Alone: the style of litman.toml.",
)  # fmt: skip
@click.option(
    "--to", "output_name", type=click.Choice(OUTPUTS, case_sensitive=False),
    help="With --style: how they are written. Else FILE's ending says it, else text.",
)  # fmt: skip
@click.option("--locale", metavar="LOCALE", help="With --style: the language, such as de-DE.")
@click.option("--no-notices", is_flag=True, help="With --style: do not mark retracted works.")
@click.option("--annotate", is_flag=True, help="Under each reference, the claims that lean on it.")
@click.option(
    "--group-by",
    type=click.Choice(["type", "post", "statement"]),
    help="References grouped by kind of work, by post, or by the statements that lean on them.",
)
@click.option(
    "--evidence-table", "evidence", is_flag=True,
    help="A table instead: which statement leans on which work (--to markdown, html, csv or docx).",
)  # fmt: skip
@click.option(
    "--post", "posts", multiple=True, metavar="POST", help="Only works that this post cites. Repeatable."
)
@click.option(
    "--key", "keys", multiple=True, metavar="KEY",
    help="Only this work; `-` reads keys from standard input. Repeatable.",
)  # fmt: skip
@click.option(
    "--claims",
    "claims",
    multiple=True,
    metavar="POST/ID",
    help="Only works that this claim leans on. Repeatable.",
)
@click.option(
    "--aux", "aux", multiple=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Only works that this .aux file of LaTeX cites. Repeatable.",
)  # fmt: skip
@click.option(
    "--tex", "tex", multiple=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Only works that this LaTeX source cites, with the files that it takes in. Repeatable.",
)  # fmt: skip
@with_query_options
@click.option(
    "--drop", "dropped", multiple=True, metavar="FIELDS",
    help="Fields that are left out of data, with commas between them: abstract,file. Repeatable.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to FILE."
)
@click.option("--watch", is_flag=True, help="Write FILE again whenever the library changes, until Ctrl-C.")
@click.pass_context
def export(
    ctx: click.Context,
    /,
    format_name: str | None,
    style_name: str | None,
    output_name: str | None,
    locale: str | None,
    no_notices: bool,
    annotate: bool,
    group_by: str | None,
    evidence: bool,
    posts: tuple[str, ...],
    keys: tuple[str, ...],
    claims: tuple[str, ...],
    aux: tuple[Path, ...],
    tex: tuple[Path, ...],
    dropped: tuple[str, ...],
    output: Path | None,
    watch: bool,
    **options: Any,
) -> None:
    """Export a bibliography, to standard output unless -o names a file.

    As data, works stand in the order of the library's file; BibTeX and biblatex stand on their own: macros are
    resolved, inherited fields filled in. In a style (--style, --to or --locale), references stand as the style asks;
    `litman styles` finds one.

    --key, --post, --claims, --aux and --tex name works; the options of `litman list` choose of these, or of all.

    \b
    litman list --tag sleep --keys | litman export --key - --drop abstract,file
    litman export --tag sleep --year 2019.. --style apa
    litman export --format csl-json --watch -o references.json

    \b
    Exit codes: 0 written; 1 a document cites keys that no entry has, the others are written; 2 could not do it; 130
    Ctrl-C ended --watch.
    """
    from litman.actions.export.arrangement import Arrangement

    if watch and (output is None or evidence):
        raise click.UsageError("--watch writes a bibliography to a file: -o FILE")
    if evidence:
        from litman.cli.export.evidence import write_evidence

        if (
            format_name
            or style_name is not None
            or annotate
            or group_by
            or keys
            or claims
            or aux
            or tex
            or any(options.values())
        ):
            raise click.UsageError("--evidence-table goes with --post, --to and -o")
        library = open_library(ctx)
        write_evidence(library, posts, output_name, output)
        leave_short(ctx, library, posts)
        return
    if output_name == "csv":
        raise click.UsageError("--to csv is for --evidence-table; `--format csv` writes the works as a table")
    is_styled = annotate or any(v is not None for v in (style_name, output_name, locale, group_by))
    if is_styled and format_name is not None:
        raise click.UsageError("--format writes data, --style references: give one of them")
    if is_styled and dropped:
        raise click.UsageError("--drop leaves fields out of data (--format); a style prints what it asks for")
    keys = given_keys(ctx, keys)
    library = open_library(ctx)
    unknown: tuple[str, ...] = ()
    if aux or tex:
        from litman.actions.export.cited_by_tex import cited_by_documents

        cited = cited_by_documents(library, aux, tex)
        keys, unknown = (*keys, *cited.keys), cited.unknown
        if unknown:
            notify(f"the library has no {', '.join(unknown)}")
        if not keys and not posts and not claims:
            ctx.exit(1)
    selection = meant(keys, options, posts=posts, claims=claims)
    from litman.cli.shared.waiting import progress_of_posts

    def made(library: Library) -> Iterator[bytes]:
        if is_styled:
            name = (output_name or _output_of(output)).lower()
            arrangement = Arrangement(annotate, group_by)
            return iter([_styled(library, selection, arrangement, style_name, name, locale, no_notices)])
        without = [name for names in dropped for name in names.split(",")]
        return _as_data(library, selection, (format_name or "bibtex").lower(), without)

    if watch and output is not None:
        from litman.cli.export.watch import watch_export

        watch_export(ctx, output, made)
    if is_styled:
        name = (output_name or _output_of(output)).lower()
        if name == "docx" and output is None and sys.stdout.isatty():
            raise click.UsageError("a .docx is no text for a terminal; -o FILE writes it")
    with progress_of_posts(len(posts)):
        pieces = made(library)
        first = next(pieces, b"")
    if not first.strip() and not selection.is_everything:
        notify("no work has this")
    if output is None:
        for piece in chain([first], pieces):
            sys.stdout.buffer.write(piece)
    else:
        from litman.files import write_file

        write_file(output, chain([first], pieces))
        notify(f"wrote {output}")
    if annotate or group_by or posts:
        leave_short(ctx, library, posts)
    ctx.exit(1 if unknown else 0)


def _as_data(library: Library, selection: Selection, format_name: str, without: list[str]) -> Iterator[bytes]:
    from litman.actions.export.works import export_works

    pieces = export_works(library, format_name, selection, without=without, notify=notify)
    return (piece.encode() for piece in pieces)


def _output_of(path: Path | None) -> str:
    from litman.export.styles.outputs.table import output_for_ending

    return (output_for_ending(path.suffix) if path else None) or "text"


def _styled(
    library: Library,
    selection: Selection,
    arrangement: Arrangement,
    style_name: str | None,
    output_name: str,
    locale: str | None,
    no_notices: bool,
) -> bytes:
    from litman.actions.export.format_bibliography import engine_for
    from litman.actions.export.style_for import style_for
    from litman.actions.export.styled import export_styled
    from litman.export.styles.find_engines import require_pandoc
    from litman.export.styles.locales import require_locale

    settings = library.settings
    language = require_locale(settings.locale if locale is None else locale)
    engine = engine_for(settings, library.root)
    style = style_for(style_name, settings=settings, root=library.root)
    with_notices = settings.reference_notices and not no_notices
    if arrangement.annotate or arrangement.group_by:
        from litman.actions.export.annotated import export_annotated

        made = export_annotated(
            library,
            selection,
            arrangement,
            style=style,
            engine=engine,
            pandoc=require_pandoc(os.environ),
            output=output_name,
            locale=language,
            with_notices=with_notices,
        )
        notify(f"{plural(made.count, 'reference')} in {style.title}, by {engine.name}")
        return made.data
    made = export_styled(
        library,
        selection,
        style=style,
        engine=engine,
        output=output_name,
        locale=language,
        title="References" if output_name in _TITLED else "",
        with_notices=with_notices,
    )
    notify(f"{plural(made.count, 'reference')} in {style.title}, by {engine.name}")
    return made.data
