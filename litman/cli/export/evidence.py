"""`litman export --evidence-table`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from litman.cli.shared.output import notify
from litman.library.library import Library

_BY_ENDING = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".docx": "docx",
}


def write_evidence(library: Library, posts: Sequence[str], form: str | None, output: Path | None) -> None:
    """Write the table to the file, or to standard output.

    Args:
        library: Where claims and works are.
        posts: Ids of the posts whose claims count; none means all.
        form: What `--to` says; None: the ending of the file says it, else Markdown.
        output: The file.
    """
    from litman.actions.export.annotated import TABLES, export_evidence
    from litman.export.styles.find_engines import require_pandoc
    from litman.files import write_file

    form = form or _BY_ENDING.get(output.suffix.lower() if output else "", "markdown")
    if form not in TABLES:
        raise click.UsageError(f"an evidence table is written as {', '.join(TABLES)}")
    if form == "docx" and output is None and sys.stdout.isatty():
        raise click.UsageError("a .docx is no text for a terminal; -o FILE writes it")
    pandoc = require_pandoc(os.environ) if form == "docx" else None
    data = export_evidence(library, posts, form, pandoc=pandoc)
    if output is None:
        sys.stdout.buffer.write(data)
        return
    write_file(output, data)
    notify(f"wrote {output}")
