"""Reference lists found in a text, with or without a heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from litman.posts.references.headings import ends_list, is_self_citation_heading, may_be_self_citation
from litman.posts.references.labels import alone_on_lines
from litman.posts.references.lines import Line, list_features, read_lines
from litman.posts.references.segments import tagger
from litman.posts.references.split import ReferenceItem, split_references

__all__ = [
    "ReferenceItem",
    "ReferenceList",
    "find_reference_lists",
    "find_self_citations",
    "split_references",
]

# So many lines that are no reference may stand within a list: page number, running head, a misread line or two.
_MOST_FURNITURE = 6
_MOST_MISREAD = 2
_CLEAR = 3
_CITED = frozenset(["has=y()", "has=y", "has=url", "has=doi"])
_FOOTERS = ('Retrieved from "http', "Retrieved from “http", "Abgerufen von „http", "Récupérée de «")


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A reference list: the span of its items in code points of the text, and the heading above it, if any."""

    start: int
    end: int
    items: tuple[ReferenceItem, ...]
    heading: str | None = None


def find_reference_lists(text: str | Sequence[str]) -> list[ReferenceList]:
    """Return the reference lists of a text, in order.

    What stands under "How to cite this page" is left out: it is the page itself (`find_self_citations`).

    Args:
        text: The text, or its lines without line ends; offsets then count one code point for each line end.
    """
    rows = text.split("\n") if isinstance(text, str) else list(text)
    labels = alone_on_lines(rows)
    lines = read_lines(_with_labels(rows, labels))
    offsets = _offsets(rows)
    found = []
    for run in _runs(lines):
        made = _make_list(rows, offsets, run, labels)
        if made and _is_believable(made, run):
            found.append(made)
    return found


def find_self_citations(text: str | Sequence[str]) -> list[ReferenceItem]:
    """Return the citations of the page itself, which stand under "How to cite …", "APA Reference" and the like."""
    rows = text.split("\n") if isinstance(text, str) else list(text)
    if not any(is_self_citation_heading(row) for row in rows if may_be_self_citation(row)):
        return []  # of most posts, and what lines tell beyond that takes long to read
    lines = read_lines(rows)
    offsets = _offsets(rows)
    items = []
    for at, line in enumerate(lines):
        if line.title == "self":
            below = lines[at + 1 : _end_of_self_citation(lines, at)]
            if below:
                start, end = offsets[below[0].index], offsets[below[-1].index] + len(rows[below[-1].index])
                source = "\n".join(rows[below[0].index : below[-1].index + 1])
                shift = len(source) - len(source.lstrip())
                body = source.strip()
                items.append(
                    ReferenceItem(None, body, start + shift, start + shift + len(body), start + shift)
                )
                assert start + shift + len(body) <= end + 1, "a citation ends within its lines"
    return items


def _with_labels(rows: list[str], labels: dict[int, int]) -> list[str]:
    """Return the lines with each label that stands on a line of its own in front of what it labels."""
    if not labels:
        return rows
    joined = list(rows)
    for at, label in labels.items():
        joined[at], joined[label] = f"{rows[label].strip()} {rows[at].lstrip()}", ""
    return joined


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines from the first to the last of a list; `furniture` are those between that belong to no reference."""

    lines: tuple[Line, ...]
    furniture: frozenset[int]
    heading: Line | None


def _runs(lines: list[Line]) -> list[_Run]:
    if not lines:
        return []
    labels = tagger("lines.crfsuite").tag(list_features(lines))
    is_reference = [
        (label == "ref" or line.signed) and line.title != "refs" and not _is_none(line)
        for label, line in zip(labels, lines, strict=True)
    ]
    # A page that begins with `Bibliography` and goes on with prose: the name of a section, no heading of a list.
    named = lines[0].title == "refs" and any(_is_prose(line) for line in lines[1:])
    if named:
        is_reference = [said and line.score > 0 for said, line in zip(is_reference, lines, strict=True)]
    for at, line in enumerate(lines):
        if line.title == "self":
            for i in range(at, _end_of_self_citation(lines, at)):
                is_reference[i] = False
    runs: list[_Run] = []
    i = 0
    while i < len(lines):
        if not is_reference[i]:
            i += 1
            continue
        last, furniture = _extend(lines, is_reference, i, most_misread=0 if named else _MOST_MISREAD)
        above = reversed(lines[max(int(named), i - 3) : i])
        heading = next((line for line in above if line.title == "refs"), None)
        kept = lines[i : last + 1] if heading else _without_text_before(lines[i : last + 1])
        runs.append(_Run(tuple(kept), frozenset(furniture), heading))
        i = last + 1
    return runs


def _without_text_before(lines: list[Line]) -> list[Line]:
    """Return the lines of a list without a heading less the paragraphs before it that cite nothing."""
    first = 0
    while first + 1 < len(lines) and _cites_nothing(lines[first]) and lines[first + 1].blank_before:
        first += 1
    return lines[first:]


def _cites_nothing(line: Line) -> bool:
    return line.score <= 0 and not line.signed and _CITED.isdisjoint(line.features)


def _is_none(line: Line) -> bool:
    """Whether a line is no reference whatever stands around it."""
    if ends_list(line.text) or line.text.startswith(_FOOTERS):
        return True
    return line.text.count("。") > 1 and not line.signed  # sentences


def _is_prose(line: Line) -> bool:
    return line.score < 0 and line.end == "stop" and len(line.words) >= 15


def _extend(
    lines: list[Line], is_reference: list[bool], first: int, *, most_misread: int
) -> tuple[int, set[int]]:
    """Return the last line of the list that begins at `first`, and which lines between are furniture."""
    last, furniture = first, set[int]()
    i = first + 1
    while i < len(lines) and i - last <= _MOST_FURNITURE + 1:
        if is_reference[i]:
            between = range(last + 1, i)
            odd = [k for k in between if not _is_furniture(lines[k], lines[last])]
            if len(odd) > most_misread or any(
                lines[k].title in ("self", "refs") or ends_list(lines[k].text) for k in odd
            ):
                break
            furniture |= {lines[k].index for k in between if k not in odd}
            last = i
        i += 1
    return last, furniture


def _is_furniture(line: Line, before: Line) -> bool:
    if line.title == "page" or line.repeated:
        return True
    if line.title == "refs":
        return any(c.isdigit() for c in line.text) or line.text.isupper()
    return (
        line.title in ("head", "toc")
        and line.length < 110
        and (line.blank_before > 0 or before.end == "stop")
    )


def _end_of_self_citation(lines: list[Line], at: int) -> int:
    """Return the index after the last line of what stands under the heading `at`: at most six lines, to a gap."""
    end = at + 1
    while end < len(lines) and end - at <= 6:
        line = lines[end]
        if end > at + 1 and (
            line.blank_before or (line.title in ("refs", "self", "head") and lines[end - 1].end != "comma")
        ):
            break
        end += 1
    return end


def _make_list(
    rows: list[str], offsets: list[int], run: _Run, labels: dict[int, int]
) -> ReferenceList | None:
    first, last = run.lines[0].index, run.lines[-1].index
    first = labels.get(first, first)
    start = offsets[first]
    block = "\n".join(
        " " * len(row) if at in run.furniture else row for at, row in enumerate(rows[first : last + 1], first)
    )
    items = [
        replace(item, start=item.start + start, end=item.end + start, label_start=item.label_start + start)
        for item in split_references(block)
    ]
    if not items:
        return None
    heading = rows[run.heading.index].strip() if run.heading else None
    return ReferenceList(items[0].label_start, items[-1].end, tuple(items), heading)


def _is_believable(found: ReferenceList, run: _Run) -> bool:
    """Whether a run is a list and not a sentence that reads like a reference."""
    if found.heading:
        return True
    best = max(_CLEAR if line.signed else line.score for line in run.lines)
    if len(found.items) == 1:
        return best >= _CLEAR and (found.items[0].label is not None or len(run.lines) <= 4)
    return best >= 2


def _offsets(rows: Sequence[str]) -> list[int]:
    offsets, at = [], 0
    for row in rows:
        offsets.append(at)
        at += len(row) + 1
    return offsets
