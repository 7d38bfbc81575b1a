"""What does not fit together between a post's markers and its reference list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from litman.posts.markers.marker import Marker
from litman.posts.markers.to_references import ReferenceIndex
from litman.posts.post import Span
from litman.posts.references.post_reference import PostReference
from litman.text.folding import collapse_white_space, fold
from litman.text.terminal import shorten

ProblemKind = Literal[
    "marker-without-reference",
    "missing-list",
    "missing-number",
    "never-cited",
    "label-twice",
    "range-too-long",
    "ambiguous-marker",
]
_MOST_MISSING = 40  # labels that one message names
_MOST_FITTING = 5  # references that an ambiguous marker shows


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not fit, with the stretch of the post's text that it is about."""

    kind: ProblemKind
    message: str
    start: int
    end: int
    labels: tuple[str, ...] = ()
    others: tuple[PostReference, ...] = ()  # that it speaks of


def find_problems(
    markers: Sequence[Marker],
    dangling: Sequence[tuple[str, ...]],
    references: Sequence[PostReference],
    index: ReferenceIndex,
    *,
    cited: Collection[int],
    lists: Sequence[Span] = (),
) -> list[Problem]:
    """Return what does not fit, in the order of the text.

    Args:
        markers: The post's markers.
        dangling: For each marker those of its labels that no reference has.
        references: The post's references.
        index: Made from them.
        cited: The indices of those that markers, or notes that markers call, lead to.
        lists: Where the reference lists stand.
    """
    problems = [
        *_long_ranges(markers),
        *_missing_numbers(markers, references),
        *_labels_twice(references, lists),
    ]
    in_need = [marker for marker, labels in zip(markers, dangling, strict=True) if labels]
    if in_need and not references:
        count = len(in_need)
        problems.append(
            Problem(
                "missing-list",
                f"{count} marker{'s point' if count > 1 else ' points'} at a reference list, and the post has none",
                in_need[0].start,
                in_need[0].end,
                tuple(dict.fromkeys(label for labels in dangling for label in labels)),
            )
        )
    for marker, labels in zip(markers, dangling, strict=True):
        if labels:
            names = ", ".join(labels)
            message = f"the marker {shown(marker.text)} has no reference" + (
                f" {names}" if references else ""
            )
            problems.append(Problem("marker-without-reference", message, marker.start, marker.end, labels))
    problems += _uncited(references, cited) + _ambiguous(markers, index, references)
    return sorted(problems, key=lambda problem: (problem.start, problem.kind))


def shown(text: str) -> str:
    """Return a marker or reference as a message names it."""
    return shorten(collapse_white_space(text), 60)


def _long_ranges(markers: Sequence[Marker]) -> list[Problem]:
    return [
        Problem(
            "range-too-long",
            f"the range {shown(marker.text)} is too long to be one",
            marker.start,
            marker.end,
        )
        for marker in markers
        if marker.cut_short
    ]


def _missing_numbers(markers: Sequence[Marker], references: Sequence[PostReference]) -> list[Problem]:
    """Return the numbers that neither a marker nor a reference has though higher ones are there."""
    numeric = [marker for marker in markers if marker.kind == "numeric" and not marker.cut_short]
    cited = {int(label) for marker in numeric for label in marker.labels if label.isdigit()}
    printed = {
        int(item.label) for item in references if item.label and item.label.isdigit() and not item.footnote
    }
    if not cited and not printed:
        return []
    highest = max(cited | printed)
    noted = {  # side notes are counted along
        int(label)
        for marker in markers
        if marker.kind == "footnote"
        for label in marker.labels
        if label.isdecimal()
    }
    missing = sorted(set(range(1, min(highest, 2000))) - cited - printed - noted)
    if not missing or len(missing) > max(3, highest // 2):
        return []  # more gaps than numbers: no sequence
    problems = []
    for number in missing[:_MOST_MISSING]:
        after = next(
            (marker for marker in numeric if any(_above(label, number) for label in marker.labels)), None
        )
        start, end = (after.start, after.end) if after else (references[-1].start, references[-1].end)
        message = f"number {number} is missing from the sequence of markers"
        problems.append(Problem("missing-number", message, start, end, (str(number),)))
    return problems


def _above(label: str, number: int) -> bool:
    return label.isdigit() and int(label) > number


def _labels_twice(references: Sequence[PostReference], lists: Sequence[Span]) -> list[Problem]:
    """Return the labels that one list gives to several references; each list may count from 1."""
    first_with: dict[tuple[int, str], PostReference] = {}
    labelled = []
    for item in references:
        if item.label and not item.footnote:
            number = next((at for at, span in enumerate(lists) if span.start <= item.start < span.end), -1)
            labelled.append((item, (number, fold(item.label))))
    counts = Counter(label for _, label in labelled)
    problems = []
    for item, label in labelled:
        if label in first_with:
            message = f"the label {item.label} is used for {counts[label]} references"
            first = (first_with[label],)
            problems.append(Problem("label-twice", message, item.start, item.end, (item.label or "",), first))
        first_with.setdefault(label, item)
    return problems


def _uncited(references: Sequence[PostReference], cited: Collection[int]) -> list[Problem]:
    return [
        Problem(
            "never-cited",
            f"no marker cites {shown(item.text)}",
            item.start,
            item.end,
            (item.label,) if item.label else (),
        )
        for at, item in enumerate(references)
        if at not in cited and not item.further
    ]


def _ambiguous(
    markers: Sequence[Marker], index: ReferenceIndex, references: Sequence[PostReference]
) -> list[Problem]:
    problems = []
    for marker in markers:
        found, _ = index.match(marker)
        if is_ambiguous(marker, len(found)):
            message = f"{shown(marker.text)} fits {len(found)} references"
            fitting = tuple(references[at] for at in found[:_MOST_FITTING])
            problems.append(Problem("ambiguous-marker", message, marker.start, marker.end, others=fitting))
    return problems


def is_ambiguous(marker: Marker, found: int) -> bool:
    """Whether a marker fits more references than it names, so that nobody can tell which are meant."""
    return marker.kind in ("numeric", "author-year") and found > len(marker.cited or marker.labels)
