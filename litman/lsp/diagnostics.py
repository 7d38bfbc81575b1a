"""Findings as diagnostics of the protocol: stretch, severity, the rule's page, and the other places they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from litman.finding import Finding
from litman.lsp.navigation import location_of
from litman.lsp.rule_pages import rule_page

if TYPE_CHECKING:
    from litman.lsp.session import Session

_SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def diagnostic_of(session: Session, finding: Finding) -> types.Diagnostic:
    """Return a finding as an editor takes it; places are of the texts as they stand in the editor."""
    place, text = finding.place, session.buffers.text_of(finding.place.path)
    start = text.spot_of_place(place.line, place.column, session.encoding)
    end_line = place.end_line if place.end_line is not None else place.line
    end_column = place.end_column if place.end_column is not None else place.column + 1
    end = max(start, text.spot_of_place(end_line, end_column, session.encoding))
    page = rule_page(finding.code)
    return types.Diagnostic(
        types.Range(types.Position(start.line, start.character), types.Position(end.line, end.character)),
        finding.said,
        severity=_SEVERITY[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(page.as_uri()) if page else None,
        source="litman",
        related_information=[
            types.DiagnosticRelatedInformation(location_of(session, one.place), one.said)
            for one in finding.related
        ],
        data={"post": finding.post, "claim": finding.claim, "key": finding.key},
    )
