"""A baseline: the findings that an old folder has already, so that only new ones are shown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from litman.actions.check.run import CheckReport
from litman.actions.check.sarif import identity_of
from litman.errors import BaselineError, FileReadError
from litman.files import write_file
from litman.finding import Finding
from litman.regular_files import read_regular


def write_baseline(path: Path, findings: Iterable[Finding]) -> None:
    """Write the baseline: how often each finding is there, sorted, for git.

    Raises:
        FileWriteError: it cannot be written.
    """
    counts = counts_of(findings)
    text = json.dumps(
        {"litman_baseline": 1, "findings": dict(sorted(counts.items()))}, indent=1, ensure_ascii=False
    )
    write_file(path, text.encode() + b"\n")


def without_known(report: CheckReport, path: Path) -> CheckReport:
    """Return the report without the findings that the baseline has, and their number in `known`.

    Raises:
        BaselineError: the file is no baseline.
        FileReadError: it is there, and cannot be read.
    """
    try:
        known = json.loads(read_regular(path))["findings"]
    except (FileNotFoundError, ValueError, KeyError, TypeError, RecursionError) as exc:
        raise BaselineError(path) from exc
    except OSError as exc:
        raise FileReadError(path, exc) from exc
    if not isinstance(known, dict) or not all(isinstance(count, int) for count in known.values()):
        raise BaselineError(path)
    return without_counted(report, Counter(known))


def counts_of(findings: Iterable[Finding]) -> Counter[str]:
    """Return how often each finding is there, wherever in its file."""
    return Counter(map(_name, findings))


def without_counted(report: CheckReport, counts: Counter[str]) -> CheckReport:
    """Return the report without as many findings of each kind as were counted, and their number in `known`."""
    known = counts.copy()
    new = []
    for finding in report.findings:
        name = _name(finding)
        if known[name] > 0:
            known[name] -= 1
        else:
            new.append(finding)
    return replace(report, findings=tuple(new), known=len(report.findings) - len(new))


def _name(finding: Finding) -> str:
    return f"{finding.code} {finding.post or finding.key or finding.place.path.name} {identity_of(finding)}"
