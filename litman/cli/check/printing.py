"""How a check prints on a terminal: the sentence, a caret under the words meant, what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from litman.actions.check.gaps import Gap
from litman.actions.check.run import CheckReport
from litman.cli.check.screen import SCREENFUL, Screen, lines_of
from litman.cli.shared.output import (
    alarm,
    bold,
    dim,
    good,
    plural,
    say,
    say_wrapped,
    text_width,
    warn,
)
from litman.cli.shared.widths import cell_width, ellipsis, pad
from litman.finding import Finding
from litman.regular_files import read_regular


def say_check_findings(screen: Screen, *, are_selected: bool) -> None:
    """Print findings as compilers do: of a screenful, or where they were selected, with the words meant."""
    is_whole = not (screen.folded or screen.left_out)
    with_words = are_selected or (is_whole and len(screen.findings) <= SCREENFUL)
    for finding in screen.findings:
        say_check_finding(finding, with_words=with_words)


def say_check_finding(finding: Finding, *, with_words: bool = True) -> None:
    """Print a finding as compilers do, the words meant under it."""
    look = dim if finding.severity == "info" else warn if finding.severity == "warning" else alarm
    say(bold(f"{finding.place}:"), " ", look(finding.code), f" {finding.said}")
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
        text = read_regular(path).decode("utf-8-sig")
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
    say_counts(Counter(finding.code for finding in report.findings))


def say_counts(counts: Mapping[str, int], *, err: bool = False) -> None:
    """Print how many findings each code has, most first, on standard error where asked."""
    from litman.checks.table import rules_by_code

    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        say(f"{count:>6,}  ", bold(pad(code, 8)), dim(rules_by_code()[code].codes[code]), err=err)


def summary_lines(report: CheckReport) -> int:
    """Return how many lines of the terminal the summary takes, with one for what was left out."""
    extra = (report.known > 0) + (report.silenced > 0)
    return 2 + extra + sum(lines_of(f"not checked {_in_words(gap)}") for gap in report.gaps)


def say_summary(report: CheckReport, screen: Screen | None = None) -> None:
    """Print what was looked at, how much was found and is said by others, and what was not checked."""
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
    if screen is not None:
        _say_folded(screen)
    if report.known:
        say(" " * 10, dim(f"{plural(report.known, 'finding')} that the baseline has"))
    if report.silenced:
        say(" " * 10, dim(f"{plural(report.silenced, 'finding')} silenced by a remark"))
    for gap in report.gaps:
        say(warn("not checked"), f" {_in_words(gap)}")


def _say_folded(screen: Screen) -> None:
    parts = [f"{plural(screen.folded, 'finding')} said with others"] if screen.folded else []
    parts += [f"{plural(screen.left_out, 'remark')} not shown"] if screen.left_out else []
    if parts:
        say(" " * 10, dim(f"{', '.join(parts)}: `litman check -v`"))


def _in_words(gap: Gap) -> str:
    return f"{plural(gap.count, gap.what, gap.what + 's')}: {gap.why}"
