"""What a check found, on one screen: alike findings of a post in one line, remarks while there is room for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from litman.checks.rules.claims.claim_without_work import CODE as UNSUPPORTED
from litman.cli.shared.output import text_width
from litman.cli.shared.widths import cell_width
from litman.finding import Finding

SCREENFUL = 20  # findings; of more, a line each, and what is alike together
_LINES = 50  # of the terminal, with the summary
_NAMED = 4  # of those that are alike
_CLAIM = re.compile(r"(?<=\s)([^\s/]+)/(c\d+)\b")  # of another post, as a message names it


@dataclass(frozen=True, slots=True)
class Screen:
    """What is printed of a report."""

    findings: tuple[Finding, ...]
    folded: int = 0  # findings that another one stands for
    left_out: int = 0  # remarks for which there was no room


def fit(findings: Sequence[Finding], *, summary_lines: int) -> Screen:
    """Return the findings, where they are more than a screenful those that are alike in one.

    Errors stay by themselves. Of warnings and remarks of a post, those with one code are one; of two posts that say
    different things, each of which is found at its own place, the first is said. Remarks that do not fit on the screen
    then are left out, but never how many claims lean on nothing.
    """
    if len(findings) <= SCREENFUL:
        return Screen(tuple(findings))
    once = list(_without_other_sides(findings))
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in once:
        groups.setdefault(_kind(finding), []).append(finding)
    rows = [_one_of(found) for found in groups.values()]
    room = _LINES - summary_lines - sum(_lines(row) for row in rows if _must_be_said(row))
    shown, left_out = [], 0
    for found, row in zip(groups.values(), rows, strict=True):
        if not _must_be_said(row):
            room -= _lines(row)
            if room < 0:
                left_out += len(found)
                continue
        shown.append(row)
    return Screen(tuple(shown), len(findings) - len(shown) - left_out, left_out)


def lines_of(text: str) -> int:
    """Return how many lines of the terminal the text takes."""
    return max(1, -(-cell_width(text) // text_width()))


def _lines(finding: Finding) -> int:
    return lines_of(str(finding))


def _must_be_said(finding: Finding) -> bool:
    return finding.severity != "info" or finding.code == UNSUPPORTED


def _kind(finding: Finding) -> tuple[str, str, str]:
    """Return what the findings that are said together have in common."""
    is_alone = finding.post is None or finding.severity == "error"
    return (
        finding.code,
        finding.severity,
        str(finding.place) + finding.message if is_alone else finding.post or "",
    )


def _one_of(found: list[Finding]) -> Finding:
    """Return the first of findings that are alike, which names the others."""
    first, *others = found
    if not others:
        return first
    names = list(dict.fromkeys(other.claim or other.place.in_words for other in others))
    named = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
    place = replace(first.place, end_line=None, end_column=None)
    return replace(first, place=place, message=f"{first.message}; also {named}", sentence=None)


def _without_other_sides(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Yield the findings but those that only say the other side of one before them."""
    # a claim that was said → the claims that it was set against
    said: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for finding in findings:
        others = set(_CLAIM.findall(finding.message))
        own = (finding.post or "", finding.claim or "")
        if others and all(own in said.get(other, ()) for other in others):
            continue
        said.setdefault(own, set()).update(others)
        yield finding
