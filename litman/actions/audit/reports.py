"""An audit as Markdown, as a page of HTML, as a table, and as SARIF."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from typing import Any

from litman.actions.audit.model import FAULTS, WORDS, Audited, AuditReport, Verdict
from litman.actions.check.run import CheckReport
from litman.actions.check.sarif import sarif
from litman.actions.escaped import as_html, as_markdown
from litman.checks.standing_problems import PRINTED_OTHERWISE
from litman.finding import Finding, Severity
from litman.formats.csv.write import defused

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "td,th{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0}.fault{color:#a00}.verified{color:#060}"
)
# The rules of `litman check` that say the same of posts; a reference without a match breaks none.
_CODES: dict[Verdict, str] = {
    "another-work": "REF113",
    "unregistered": "REF120",
    "retracted": "NTC101",
    "withdrawn": "NTC102",
    "concern": "NTC103",
    "corrected": "NTC104",
    "replaced": "NTC105",
    "published": "NTC106",
    "page-gone": "ID106",
}
_OF_FIELDS = {str(field): code for field, code in PRINTED_OTHERWISE.items()}
_COLUMNS = ("verdict", "file", "line", "label", "reference", "said", "identifier", "source", "day")


def audit_markdown(report: AuditReport) -> str:
    """Return the report as Markdown."""
    lines = ["# litman audit", "", f"{len(report.references)} references, {report.day}", ""]
    if report.against_itself:
        lines += ["## What the list says against itself", ""]
        lines += [f"- {as_markdown(f'{one.place}: {one.message}')}" for one in report.against_itself] + [""]
    lines += ["## References", "", "| verdict | reference | |", "|---|---|---|"]
    lines += [
        f"| {WORDS[item.verdict]} | {as_markdown(reference_text(item))} | {as_markdown(said_of(item))} |"
        for item in report.gravest_first()
    ]
    return "\n".join(lines) + "\n"


def audit_html(report: AuditReport) -> str:
    """Return the report as one HTML page without scripts or addresses of other sites."""
    rows = "".join(_row(item) for item in report.gravest_first())
    against = "".join(f"<li>{as_html(f'{one.place}: {one.message}')}</li>" for one in report.against_itself)
    head = f'<meta charset="utf-8"><title>litman audit</title><style>{_STYLE}</style>'
    listed = f"<h2>What the list says against itself</h2><ul>{against}</ul>" if against else ""
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}</head><body>\n<h1>litman audit</h1>\n'
        f"<p>{len(report.references)} references, {report.day}</p>\n{listed}\n<table>{rows}</table>\n</body></html>\n"
    )


def audit_csv(report: AuditReport) -> str:
    """Return the references as a table, one a row, gravest first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for finding in report.against_itself:
        place = finding.place
        writer.writerow(
            _cells(
                "against itself",
                place.path,
                place.line,
                finding.key or "",
                "",
                finding.message,
                "",
                "",
                "",
            )
        )
    for item in report.gravest_first():
        first = item.reasons[0]
        place = item.reference.place
        writer.writerow(
            _cells(
                WORDS[item.verdict],
                place.path,
                place.line,
                item.reference.label or "",
                reference_text(item),
                said_of(item),
                item.identifier or "",
                first.source or "",
                first.day or "",
            )
        )
    return out.getvalue()


def audit_sarif(report: AuditReport, *, version: str) -> dict[str, Any]:
    """Return the report as a SARIF log, under the codes by which `litman check` says the same."""
    findings = [*report.against_itself, *(one for item in report.references for one in _findings(item))]
    report_of = CheckReport(tuple(findings), (), 0, 0, 0, 0)
    return sarif(report_of, version=version)


REPORTS: Mapping[str, Callable[[AuditReport], str]] = {
    "markdown": audit_markdown,
    "html": audit_html,
    "csv": audit_csv,
}


def said_of(item: Audited) -> str:
    """Return all that is said of a reference, in one line."""
    said = [
        reason.message if reason.verdict == item.verdict else f"{WORDS[reason.verdict]}: {reason.message}"
        for reason in item.reasons
    ]
    return "; ".join((*said, *item.remarks))


def _findings(item: Audited) -> list[Finding]:
    found = []
    for reason in item.reasons:
        fields = [one for one in reason.fields if not one.is_remark]
        code = _CODES.get(reason.verdict) or (_OF_FIELDS.get(fields[0].field) if fields else None)
        severity: Severity = "error" if reason.verdict in FAULTS else "warning"
        if code is not None:
            found.append(
                Finding(code, item.reference.place, f"{reference_text(item)}: {reason.message}", severity)
            )
    return found


def reference_text(item: Audited) -> str:
    """Return a reference in one line, its label in front."""
    label = f"[{item.reference.label}] " if item.reference.label else ""
    return label + item.reference.unlabelled


def _row(item: Audited) -> str:
    look = "fault" if item.verdict in FAULTS else item.verdict
    return (
        f'<tr><td class="{look}">{WORDS[item.verdict]}</td>'
        f"<td>{as_html(reference_text(item))}<br>{as_html(said_of(item))}</td></tr>\n"
    )


def _cells(*values: object) -> list[str]:
    """Values as cells of a row: what spreadsheets would take for a formula is none."""
    return [defused(str(value)) for value in values]
