"""A check as annotations of GitHub, as Markdown, and as a page of HTML."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from litman.actions.check.gaps import Gap
from litman.actions.check.run import CheckReport
from litman.actions.escaped import as_html, as_markdown
from litman.checks.table import rules_by_code
from litman.finding import Finding
from litman.text.terminal import terminal_safe

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "td,th{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0}"
    ".error{color:#a00}.warning{color:#850}.info{color:#555}q{color:#444;font-style:italic}code{white-space:nowrap}"
)


def github_annotations(report: CheckReport) -> str:
    """Return the findings as workflow commands, one a line; GitHub shows them at their lines.

    Source: GitHub Docs, "Workflow commands for GitHub Actions", `error`, `warning`, `notice`.
    """
    lines = []
    for finding in report.findings:
        place = finding.place
        at = f"file={_property(str(place.path))},line={place.line},col={place.column}"
        if place.where is not None:
            at = f"file={_property(str(place.path))}"
        elif place.end_line == place.line and place.end_column is not None:
            at += f",endColumn={place.end_column}"
        lines.append(f"::{_COMMANDS[finding.severity]} {at},title={finding.code}::{_data(_said(finding))}")
    lines += [f"::notice title=not checked::{_data(_gap(gap))}" for gap in report.gaps]
    return "\n".join(lines) + "\n" if lines else ""


# Around the lines of a look, for editors that watch for them.
BEGINS, ENDS = "litman: looking\n", "litman: looked\n"


def errorformat_lines(report: CheckReport) -> str:
    """Return what was found as lines for editors, between a first and a last line that say so.

    Vim's `errorformat` is `%f:%l:%c: %t%*[a-z]: %m`, a problem matcher of VS Code reads the same; paths are from the
    current folder, columns count code points.
    """
    lines = []
    for finding in report.findings:
        place = finding.place
        at = f"{place.path}:{place.line}:{place.column}"
        where = f" ({place.in_words})" if place.where is not None else ""
        message = " ".join(terminal_safe(finding.said).split())
        lines.append(f"{at}: {finding.severity}: {finding.code} {message}{where}\n")
    return BEGINS + "".join(lines) + ENDS


def markdown_report(report: CheckReport) -> str:
    """Return the report as Markdown: what was looked at, the findings by file, what was not checked."""
    lines = ["# litman check", "", _looked_at(report), ""]
    for path, findings in _by_file(report):
        lines += [f"## {as_markdown(str(path))}", "", "| where | code | |", "|---|---|---|"]
        lines += [
            f"| {as_markdown(f.place.in_words)} | {f.code} | {_message_and_sentence(f)} |" for f in findings
        ]
        lines.append("")
    if report.gaps:
        lines += ["## Not checked", "", *(f"- {as_markdown(_gap(gap))}" for gap in report.gaps), ""]
    return "\n".join(lines)


def html_report(report: CheckReport) -> str:
    """Return the report as one HTML page without scripts or addresses of other sites."""
    body = [f"<h1>litman check</h1><p>{html.escape(_looked_at(report))}</p>", _codes_table(report)]
    for path, findings in _by_file(report):
        rows = "".join(map(_row, findings))
        body.append(f"<h2>{as_html(str(path))}</h2><table>{rows}</table>")
    if report.gaps:
        items = "".join(f"<li>{html.escape(_gap(gap))}</li>" for gap in report.gaps)
        body.append(f"<h2>Not checked</h2><ul>{items}</ul>")
    head = f'<meta charset="utf-8"><title>litman check</title><style>{_STYLE}</style>'
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}</head><body>\n'
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _by_file(report: CheckReport) -> Iterable[tuple[Path, list[Finding]]]:
    """Return the findings of each file, files with the gravest first."""
    found: dict[Path, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.place.path, []).append(finding)
    return found.items()


def _codes_table(report: CheckReport) -> str:
    counts = Counter(finding.code for finding in report.findings)
    rows = "".join(
        f"<tr><td>{count}</td><td><code>{code}</code></td><td>{html.escape(rules_by_code()[code].codes[code])}</td></tr>"
        for code, count in sorted(counts.items())
    )
    return f"<table>{rows}</table>" if rows else ""


def _row(finding: Finding) -> str:
    place = as_html(finding.place.in_words)
    sentence = f"<br><q>{as_html(finding.sentence)}</q>" if finding.sentence else ""
    code = f'<code class="{finding.severity}">{finding.code}</code>'
    return f"<tr><td>{place}</td><td>{code}</td><td>{as_html(finding.said)}{sentence}</td></tr>\n"


def _message_and_sentence(finding: Finding) -> str:
    sentence = f"<br>“{as_markdown(finding.sentence)}”" if finding.sentence else ""
    return as_markdown(finding.said) + sentence


def _said(finding: Finding) -> str:
    """Return the message, with place and sentence where there is no line to show it at."""
    if finding.place.where is None:
        return finding.said
    sentence = f": “{finding.sentence}”" if finding.sentence else ""
    return f"{finding.said} ({finding.place.in_words}{sentence})"


def _looked_at(report: CheckReport) -> str:
    severities = Counter(finding.severity for finding in report.findings)
    counts = f"{severities['error']} errors, {severities['warning']} warnings, {severities['info']} remarks"
    return f"{report.entries} entries, {report.posts} posts, {report.claims} claims: {counts}"


def _gap(gap: Gap) -> str:
    return f"{gap.count} {gap.what}{'s' if gap.count > 1 else ''}: {gap.why}"


def _data(text: str) -> str:
    return terminal_safe(text, keep_newlines=True).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
