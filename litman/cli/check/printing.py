"""How a check prints on a terminal: the sentence, a caret under the words meant, what was not checked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from litman.actions.check.run import CheckReport
from litman.cli.shared.output import (
    alarm,
    bold,
    cell_width,
    dim,
    ellipsis,
    good,
    pad,
    plural,
    say,
    say_wrapped,
    text_width,
    warn,
)
from litman.finding import Finding

_MOST_WITH_WORDS = 20  # findings; of more, a line each


def say_check_findings(findings: Sequence[Finding], *, are_selected: bool) -> None:
    """Print findings as compilers do: of a screenful, or where they were selected, with the words meant."""
    for finding in findings:
        say_check_finding(finding, with_words=are_selected or len(findings) <= _MOST_WITH_WORDS)


def say_check_finding(finding: Finding, *, with_words: bool = True) -> None:
    """Print a finding as compilers do, the words meant under it."""
    look = dim if finding.severity == "info" else warn if finding.severity == "warning" else alarm
    say(bold(f"{finding.place}:"), " ", look(finding.code), f" {finding.message}")
    for line in _source_lines(finding) if with_words else ():
        say(*line)
    if finding.place.where is not None and finding.sentence:
        say_wrapped(f"“{finding.sentence}”", indent=4)


def _source_lines(finding: Finding) -> list[list[str]]:
    """Return the line of the place as far as it fits, and carets under the words meant."""
    place = finding.place
    lines = _lines_of(place.path) if place.where is None else []
    if not 1 <= place.line <= len(lines) or place.end_column is None:
        return []
    line = lines[place.line - 1].replace("\t", " ")
    end = place.end_column - 1 if place.end_line in (None, place.line) else len(line)
    start = place.column - 1
    if not 0 <= start < end <= len(line):
        return []
    room = text_width() - 4
    first = 0 if end <= room else max(0, min(start, max(start - 12, end - room)))
    dots = ellipsis()
    shown = (dots if first else "") + line[first : first + room - 2]
    shown += dots if first + room - 2 < len(line) else ""
    at = start - first + (len(dots) if first else 0)
    count = min(end - start, len(shown) - at)
    before = cell_width(shown[:at])
    return [["    ", shown], ["    ", " " * before, "^" * max(1, cell_width(shown[at : at + count]))]]


@lru_cache(maxsize=4)  # findings come file by file
def _read_lines(path: Path, _saved_ns: int) -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _lines_of(path: Path) -> list[str]:
    try:
        return _read_lines(path, path.stat().st_mtime_ns)
    except OSError:
        return []


def say_statistics(report: CheckReport) -> None:
    """Print how many findings each code has."""
    from litman.checks.table import rules_by_code

    counts: dict[str, int] = {}
    for finding in report.findings:
        counts[finding.code] = counts.get(finding.code, 0) + 1
    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        say(f"{count:>6,}  ", bold(pad(code, 8)), dim(rules_by_code()[code].codes[code]))


def say_summary(report: CheckReport) -> None:
    """Print what was looked at, how much was found, and what was not checked."""
    by_severity = dict.fromkeys(("error", "warning", "info"), 0)
    for finding in report.findings:
        by_severity[finding.severity] += 1
    errors, warnings, remarks = by_severity.values()
    looked_at = ", ".join(
        plural(count, noun, nouns)
        for count, noun, nouns in (
            (report.entries, "entry", "entries"),
            (report.posts, "post", "posts"),
            (report.claims, "claim", "claims"),
        )
    )
    found = f"{plural(errors, 'error')}, {plural(warnings, 'warning')}, {plural(remarks, 'remark')}"
    say(
        bold("checked   "),
        f"{looked_at}: ",
        alarm(found) if errors else warn(found) if warnings else good(found),
    )
    if report.known:
        say(" " * 10, dim(f"{plural(report.known, 'finding')} that the baseline has"))
    if report.silenced:
        say(" " * 10, dim(f"{plural(report.silenced, 'finding')} silenced by a remark"))
    for gap in report.gaps:
        nouns = gap.what + "s"
        say(warn("not checked"), f" {plural(gap.count, gap.what, nouns)}: {gap.why}")
