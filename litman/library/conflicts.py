"""A merge conflict of git in the bibliography: said once, by its lines, and not by what its marks do to the reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from litman.finding import Finding, Place
from litman.text.merge_conflicts import MergeConflict

CODE = "BIB116"


def conflict_findings(path: Path, conflicts: Sequence[MergeConflict]) -> list[Finding]:
    """Return a finding for each conflict of the bibliography."""
    return [
        Finding(
            CODE,
            Place(path, conflict.first_line, 1),
            f"lines {conflict} are a merge conflict of git; nothing is written until it is settled",
            "error",
        )
        for conflict in conflicts
    ]


def without_echoes(
    findings: Iterable[Finding], path: Path, conflicts: Sequence[MergeConflict]
) -> list[Finding]:
    """Return the findings but for those within a conflict: they go when it is settled, and others come."""
    return [
        finding
        for finding in findings
        if finding.code == CODE
        or finding.place.path != path
        or not any(conflict.first_line <= finding.place.line <= conflict.last_line for conflict in conflicts)
    ]
