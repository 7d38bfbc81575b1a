"""What a scan finds wrong between a post's markers, its references and itself, as findings with codes."""

from __future__ import annotations

from litman.checks.assistant_markers import assistant_findings
from litman.checks.reference_problems import left_out_findings, problem_finding, self_citation_findings
from litman.checks.sentences import with_sentences
from litman.checks.standing_problems import standing_findings
from litman.finding import Finding
from litman.posts.analyse import Analysis
from litman.standing.model import Standing


def scan_findings(analysis: Analysis, standing: Standing, *, post_id: str) -> list[Finding]:
    """Return the findings about a post, in the order of its text."""
    findings = [problem_finding(analysis, problem, post_id) for problem in analysis.problems]
    findings += left_out_findings(analysis, post_id)
    findings += self_citation_findings(analysis, post_id)
    findings += standing_findings(analysis, standing, post_id)
    findings += assistant_findings(analysis, post_id)
    findings = list(with_sentences(findings, analysis, {}))
    return sorted(findings, key=lambda finding: (finding.place.line, finding.place.column, finding.code))
