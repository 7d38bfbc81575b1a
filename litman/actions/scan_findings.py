"""What a scan finds wrong between a post's markers, its references and itself, as findings with codes."""

from __future__ import annotations

from litman.finding import Finding, Place, Severity
from litman.posts.analyse import Analysis
from litman.posts.problems import ProblemKind

CODES: dict[ProblemKind, tuple[str, Severity]] = {
    "marker-without-reference": ("REF101", "error"),
    "missing-list": ("REF102", "error"),
    "missing-number": ("REF103", "warning"),
    "never-cited": ("REF104", "warning"),
    "label-twice": ("REF105", "error"),
    "range-too-long": ("REF106", "error"),
    "ambiguous-marker": ("REF107", "warning"),
}
SELF_CITATION = "REF110"


def scan_findings(analysis: Analysis, *, post_id: str) -> list[Finding]:
    """Return the findings about a post, in the order of its text."""
    findings = []
    for problem in analysis.problems:
        code, severity = CODES[problem.kind]
        place = _place(analysis, problem.start, problem.end)
        findings.append(Finding(code, place, problem.message, severity, post=post_id))
    if analysis.self_citation is not None:
        place = _place(analysis, analysis.self_citation.start, analysis.self_citation.end)
        message = "this says how to cite the page itself; it is no reference of the post"
        findings.append(Finding(SELF_CITATION, place, message, "info", post=post_id))
    return sorted(findings, key=lambda finding: (finding.place.line, finding.place.column, finding.code))


def _place(analysis: Analysis, start: int, end: int) -> Place:
    first, last = analysis.post.place(start), analysis.post.place(max(end - 1, start))
    return Place(first.path, first.line, first.column, last.line, last.column + 1)
