"""The works that a text cites and no reference is: each said once, however many markers name it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from litman.checks.reference_problems import problem_finding
from litman.finding import Finding
from litman.posts.analyse import Analysis
from litman.posts.problems import Problem, shown
from litman.text.folding import fold

_MOST_NAMED = 12  # markers of a work, or places
_NOT_A_WORD = re.compile(r"\W+")


def missing_works(analysis: Analysis, problems: Iterable[Problem], post_id: str) -> list[Finding]:
    """Return a finding for each work that markers name and no reference is, the numbers of a list together.

    Args:
        analysis: Of the document.
        problems: Its markers without references, in their order.
        post_id: What the document is called.
    """
    by_work: dict[str, list[Problem]] = {}
    labels: dict[str, str] = {}
    for problem in problems:
        for label in problem.labels:
            key = "" if label.isdigit() else _NOT_A_WORD.sub("", fold(label))
            found = by_work.setdefault(key, [])
            labels.setdefault(key, label)
            if problem not in found:
                found.append(problem)
    return [
        _finding(analysis, labels[key] if key else None, found, post_id) for key, found in by_work.items()
    ]


def _finding(analysis: Analysis, label: str | None, problems: list[Problem], post_id: str) -> Finding:
    first = problem_finding(analysis, problems[0], post_id)
    where = _places(analysis, problems) if len(problems) > 1 else ""
    if label is not None:
        times = f" {len(problems)} times" if len(problems) > 1 else ""
        return replace(first, message=f"no reference is {label}, which the text cites{times}{where}")
    printed = list(dict.fromkeys(_marker(analysis, problem) for problem in problems))
    marker, has = ("markers", "have") if len(printed) > 1 else ("marker", "has")
    return replace(first, message=f"the {marker} {_listed(printed)} {has} no reference{where}")


def _marker(analysis: Analysis, problem: Problem) -> str:
    return shown(analysis.post.text[problem.start : problem.end])


def _places(analysis: Analysis, problems: list[Problem]) -> str:
    """Say in which lines they are, where lines are what a person would look up."""
    places = [analysis.post.place(problem.start) for problem in problems]
    if any(place.where is not None for place in places):
        return ""
    counts = Counter(place.line for place in places)
    lines = [f"{line} (×{count})" if count > 1 else f"{line}" for line, count in counts.items()]
    return f", in line{'s' if len(lines) > 1 else ''} {_listed(lines)}"


def _listed(names: list[str]) -> str:
    left = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {left} more" if left > 0 else "")
