"""An audit as a Word document, which pandoc writes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from litman.actions.audit.model import GRAVITY, WORDS, AuditReport
from litman.actions.audit.reports import reference_text, said_of
from litman.export.documents.convert import write_document
from litman.export.documents.tree import Node, heading, paragraph, plain_runs, table, words
from litman.export.styles.pandoc_ast import API_VERSION
from litman.export.styles.rich import Rich

_COLUMNS = ("Verdict", "Reference", "What is said of it")
_WIDTHS = (0.15, 0.45, 0.4)


def audit_docx(report: AuditReport, *, pandoc: Path) -> bytes:
    """Return the report as a document: what the lists say against themselves, then a table, gravest first.

    Raises:
        EngineError: pandoc fails, hangs or is killed.
    """
    counts = Counter(item.verdict for item in report.references)
    coverage = ", ".join(f"{counts[verdict]} {WORDS[verdict]}" for verdict in GRAVITY if counts[verdict])
    blocks = [
        heading(1, "litman audit"),
        _said(f"{len(report.references)} references, {report.day}: {coverage}"),
    ]
    if report.against_itself:
        blocks.append(heading(2, "What the list says against itself"))
        items = [[_said(f"{one.place}: {one.message}")] for one in report.against_itself]
        blocks.append({"t": "BulletList", "c": items})
    if report.unsaid:
        blocks += [_said(line) for line in report.unsaid]
    rows: list[list[Rich]] = [
        [
            plain_runs(WORDS[item.verdict], bold=item.verdict != "verified"),
            plain_runs(reference_text(item)),
            plain_runs(said_of(item)),
        ]
        for item in report.gravest_first()
    ]
    blocks += [heading(2, "References"), table(_COLUMNS, rows, widths=_WIDTHS)]
    tree = {"pandoc-api-version": [*API_VERSION, 1], "meta": {}, "blocks": blocks}
    return write_document(pandoc, tree, "docx", folder=Path())


def _said(text: str) -> Node:
    return paragraph(words(text))
