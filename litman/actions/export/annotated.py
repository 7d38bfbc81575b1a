"""Export references in groups, each with the claims that it carries; or the evidence table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from litman.actions.claims.list_claims import PostReport, list_claims
from litman.actions.export.arrangement import Arrangement
from litman.actions.export.evidence import COLUMNS, WIDTHS, carried_claims, evidence_rows
from litman.actions.export.format_bibliography import format_bibliography, items_of
from litman.actions.export.group_works import groups_of
from litman.actions.export.styled import StyledBibliography
from litman.actions.selection import Selection, selected_entries
from litman.errors import NoBibliographyError
from litman.export.documents.bibliography import REFERENCE_LOOK, bibliography_blocks, grouped
from litman.export.documents.convert import FORMATS, write_document
from litman.export.documents.tree import Node, heading, plain_runs, table
from litman.export.evidence_table import WRITERS
from litman.export.styles.pandoc_ast import API_VERSION
from litman.export.styles.request import Engine
from litman.export.styles.style_file import Style
from litman.library.asked import ClaimFilter
from litman.library.library import Library

# Names of `--to` and what the writer of documents calls them.
DOCUMENTS = {"text": "txt", "markdown": "md", "html": "html", "rtf": "rtf", "docx": "docx", "latex": "tex"}
TABLES = ("markdown", "html", "csv", "docx")
_NO_WORKS = frozenset({"xdata", "set"})


def export_annotated(
    library: Library,
    selection: Selection,
    arrangement: Arrangement,
    *,
    style: Style,
    engine: Engine,
    pandoc: Path,
    output: str,
    locale: str,
    with_notices: bool,
) -> StyledBibliography:
    """Return the references that are meant, in groups and annotated, as a whole file.

    Args:
        library: Where the works are.
        selection: Which of them.
        arrangement: How they are arranged.
        style: How they are printed.
        engine: Formats them.
        pandoc: The program that writes documents.
        output: A name of `DOCUMENTS`.
        locale: Such as `de-DE`; empty: the style's own.
        with_notices: Whether references of retracted works say so.

    Raises:
        UnknownKeyError, UnknownPostError, UnknownClaimError: something of the selection is not there.
        NoBibliographyError: the style has citations only.
        EngineError: a program fails, hangs or is killed.
    """
    if not style.has_bibliography:
        raise NoBibliographyError(style.name)
    found = selected_entries(library, selection)
    # A key that is there twice stands for its first entry.
    keys = list(dict.fromkeys(entry.key for entry in found if entry.type not in _NO_WORKS))
    made = format_bibliography(
        items_of(library, keys, with_notices=with_notices), style, locale=locale, engine=engine
    )
    reports = claims_of(library, selection.posts)
    groups = groups_of(library, reports, by=arrangement.group_by) if arrangement.group_by else None
    under = carried_claims(reports) if arrangement.annotate else {}
    form = DOCUMENTS[output]
    blocks = bibliography_blocks(
        grouped(made.entries, groups),
        title="References",
        level=1,
        under={key: [plain_runs(line) for line in lines] for key, lines in under.items()},
        names={entry.id: f"ref-{entry.id}" for entry in made.entries},
        is_plain=FORMATS[form].is_plain,
    )
    data = _write(pandoc, blocks, form, title="References", language=locale or style.locale)
    return StyledBibliography(data, len(made.entries))


def export_evidence(library: Library, posts: Sequence[str], output: str, *, pandoc: Path | None) -> bytes:
    """Return the table of statements and works as a whole file.

    Args:
        library: Where claims and works are.
        posts: Ids of the posts whose claims count; none means all.
        output: A name of `TABLES`.
        pandoc: The program that writes documents; for `docx` only.

    Raises:
        UnknownPostError: a post has no claims file.
        EngineError: pandoc fails, hangs or is killed.
    """
    rows = [row.cells for row in evidence_rows(library, claims_of(library, posts))]
    if output in WRITERS:
        return WRITERS[output](COLUMNS, rows).encode()
    assert pandoc is not None, "a document is written by pandoc"
    cells = [[plain_runs(cell) for cell in row] for row in rows]
    return _write(
        pandoc,
        [heading(1, "Evidence"), table(COLUMNS, cells, widths=WIDTHS)],
        output,
        title="Evidence",
        language="",
    )


def claims_of(library: Library, posts: Sequence[str]) -> list[PostReport]:
    """Return the claims of these posts, of all where none is named.

    Raises:
        UnknownPostError: a post has no claims file.
    """
    return list(list_claims(library, ClaimFilter(posts=tuple(posts))))


def _write(pandoc: Path, blocks: list[Node], form: str, *, title: str, language: str) -> bytes:
    meta: Mapping[str, Node] = {**REFERENCE_LOOK, "pagetitle": {"t": "MetaString", "c": title}}
    if FORMATS[form].is_plain:
        meta = {}
    elif language:
        meta = {**meta, "lang": {"t": "MetaString", "c": language}}
    tree = {"pandoc-api-version": [*API_VERSION, 1], "meta": meta, "blocks": blocks}
    return write_document(pandoc, tree, form, folder=Path())
