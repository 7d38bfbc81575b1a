"""`litman render --list-only` and `--in-place`: the references of a post that keeps its numbers, in a style."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litman.cli.shared.context import open_for_writing
from litman.cli.shared.output import bold, done, notify, plural, say, warn
from litman.errors import FileChangedError

if TYPE_CHECKING:
    from litman.actions.convert.list_in_place import StyledList
    from litman.export.styles.style_file import Style
    from litman.library.library import Library

# What `--to` calls a format → what writes a list in it.
_OUTPUTS = {"docx": "docx", "html": "html", "md": "markdown", "rtf": "rtf", "tex": "latex", "txt": "text"}
_MOST_KEPT = 10  # labels that one message names


def print_list(
    library: Library,
    path: Path,
    style: Style,
    *,
    form: str,
    output: Path | None,
    locale: str,
    with_notices: bool,
) -> bool:
    """Print the list of a post, or write it to a file; False where the post prints none and `render` makes it."""
    from litman.actions.export.format_bibliography import engine_for
    from litman.actions.export.post_list import list_of_post
    from litman.export.styles.outputs.table import writer_of
    from litman.files import write_file

    engine = engine_for(library.settings, library.root)
    made = list_of_post(library, path, style, engine=engine, locale=locale, with_notices=with_notices)
    if not made.listed and made.analysis.post.format in ("markdown", "text"):
        return False
    if form not in _OUTPUTS:
        raise click.UsageError(f"a list is written as {', '.join(_OUTPUTS)}, not as {form}")
    writer = writer_of(_OUTPUTS[form])
    data = writer.write(made.entries, title="", language=locale or style.locale or "en-US")
    if made.as_printed:
        notify(
            f"{made.as_printed} of {len(made.listed)} stay as printed: they are no works of the library yet"
        )
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        write_file(output, data)
        notify(f"wrote {output}: {plural(len(made.entries), 'reference')}")
    return True


def mend_list(
    ctx: click.Context,
    library: Library,
    path: Path,
    style: Style,
    *,
    locale: str,
    with_notices: bool,
    write: bool,
) -> None:
    """Show what the style changes in the list of a post, and write it where the person agrees."""

    def plan(opened: Library) -> StyledList:
        from litman.actions.convert.list_in_place import plan_list
        from litman.actions.export.format_bibliography import engine_for

        engine = engine_for(opened.settings, opened.root)
        return plan_list(opened, path, style, engine=engine, locale=locale, with_notices=with_notices)

    planned = plan(library)
    if planned.styled:
        for line in planned.difference().split("\n"):
            say(bold(line) if line.startswith(("---", "+++")) else line)
    if planned.kept:
        more = f" and {len(planned.kept) - _MOST_KEPT} more" if len(planned.kept) > _MOST_KEPT else ""
        named = ", ".join(planned.kept[:_MOST_KEPT]) + more
        say(warn(f"as printed: {named}: no works of the library yet, or mark-up stands in them"), err=True)
    notify(f"{plural(planned.styled, 'reference')} in {style.title}; {planned.same} read so already")
    if not planned.styled or not (write or _is_agreed(planned)):
        return
    from litman.actions.convert.convert_post import write_change

    with open_for_writing(ctx, quiet=True) as locked:
        now = plan(locked)
        if now.seen.digest != planned.seen.digest or now.after != planned.after:
            raise FileChangedError(path)
        write_change(locked, now)
    say(done("styled"), bold(str(path)), f"  {plural(planned.styled, 'reference')}")


def _is_agreed(planned: StyledList) -> bool:
    if not sys.stdin.isatty():
        notify("nothing written: --write writes it")
        return False
    return click.confirm(f"write {plural(planned.styled, 'reference')} to {planned.path}?", err=True)
