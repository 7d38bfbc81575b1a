"""The codes of what does not fit between a post's markers and its reference list, and the findings about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from litman.finding import Finding, Place, Related, Severity
from litman.text.folding import collapse_white_space
from litman.text.terminal import shorten

if TYPE_CHECKING:  # what lays posts out is imported where one is; what makes rules, where rules are looked at
    from litman.checks.rule import PostRule
    from litman.checks.subject import PostSubject
    from litman.posts.analyse import Analysis
    from litman.posts.problems import Problem, ProblemKind

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
LEFT_OUT = "REF123"


def problem_rule(kind: ProblemKind, finds: str, module: str) -> PostRule:
    """Return the rule that hands on one kind of problem; `module` has its page."""
    from litman.checks.rule import PostRule

    code, severity = CODES[kind]
    return PostRule({code: finds}, problem_finder(kind), module, severity=severity, needs_text=True)


def problem_finding(analysis: Analysis, problem: Problem, post_id: str) -> Finding:
    """Return a problem of a post as a finding."""
    code, severity = CODES[problem.kind]
    place = span_place(analysis, problem.start, problem.end)
    there = tuple(
        Related(span_place(analysis, item.start, item.end), shorten(collapse_white_space(item.text), 80))
        for item in problem.others
    )
    return Finding(code, place, problem.message, severity, post=post_id, related=there)


def self_citation_findings(analysis: Analysis, post_id: str) -> Iterator[Finding]:
    """Yield the finding that a page says how to cite itself, if it does."""
    own = analysis.self_citation
    if own is not None:
        place = span_place(analysis, own.start, own.end)
        message = "this says how to cite the page itself; it is no reference of the post"
        yield Finding(SELF_CITATION, place, message, "info", post=post_id)


def left_out_findings(analysis: Analysis, post_id: str) -> Iterator[Finding]:
    """Yield the findings about files that the post takes in and that could not be read."""
    post = analysis.post
    for file in post.left_out:
        place = Place(file.path or post.path, file.line, file.column)
        message = f"{shorten(file.name, 80)} is not read with the post, nor what it cites: {file.reason}"
        yield Finding(LEFT_OUT, place, message, "warning", post=post_id)


def span_place(analysis: Analysis, start: int, end: int) -> Place:
    """Return the place of a stretch of the post's text."""
    first, last = analysis.post.place(start), analysis.post.place(max(end - 1, start))
    return replace(first, end_line=last.line, end_column=last.column + 1)


def problem_finder(kind: ProblemKind) -> Callable[[PostSubject], Iterable[Finding]]:
    """Return the function of a rule that hands on one kind of problem."""

    def find(subject: PostSubject) -> Iterator[Finding]:
        if subject.analysis is not None:
            for problem in subject.analysis.problems:
                if problem.kind == kind:
                    yield problem_finding(subject.analysis, problem, subject.post_id)

    return find
