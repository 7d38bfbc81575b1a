"""A block that is a reference list, split into its references: none lost, none merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from litman.posts.references.features import run_features
from litman.posts.references.labels import Label, label_chain, own_label
from litman.posts.references.lines import Line, read_lines
from litman.posts.references.plain_starts import plain_starts
from litman.posts.references.segments import tagger
from litman.posts.references.tokens import tokenise
from litman.text.lazy_pattern import lazy_pattern
from litman.text.years import YEAR

# A bullet, or what Wikipedia's pages print for the way back to the text: `^ a b`, `↑ a et b`.
_BULLET = lazy_pattern(
    r"\s*(?:[-+•*·▪◦‣–—]|[\^↑](?:\s?(?:Jump up(?: to)?|Hochspringen(?: nach)?):?)?"
    r"(?:\s+(?:[a-z]{1,2}|et|und)(?=[\s,]),?)*)\s+(?=\S)"
)
_INNER_BULLET = lazy_pattern(r"(?<=[.\d)\]/])[ \t\u00a0]+(?=[•▪◦‣][ \t\u00a0])")
# So long must a run be to be looked at by its words: where lines tell nothing, two short references are enough.
_LONG_LINE, _LONG_ITEM = 130, 400
_HANGING = 0.85
_OPENS_LOW = lazy_pattern(
    r"(?:van|von|de|del|della|di|da|dos?|du|des|der|den|la|le|el|al|ter|ten|zu|af|d|bell)\b|https?:|www\.|\w+\.\w+/"
)
_YEARS = lazy_pattern(rf"(?<!\d){YEAR}[a-z]?(?!\d)|n\.d\.")


@dataclass(frozen=True, slots=True)
class ReferenceItem:
    """One reference of a list.

    `text` has exactly `end - start` code points: it is the text from `start` to `end` with page numbers and running
    heads in it overwritten with spaces, so that spans in it are spans in the source. The label (`1`, `Short2018`)
    is not in it; it begins at `label_start`, which is `start` where there is none.
    """

    label: str | None
    text: str
    start: int
    end: int
    label_start: int


def split_references(block: str) -> list[ReferenceItem]:
    """Return the references of a text that is known to be a reference list, in order; every word is in one of them.

    Labels decide where there are any; else line starts, indents, blank lines and line ends do; a run-together
    line is split by its words. Offsets are code points of `block`.
    """
    if not block.strip():
        return []
    chain = label_chain(block)
    if not chain:
        return [_item(block, start, end) for start, end in _unlabelled(block, 0, len(block))]
    items = [_item(block, start, end) for start, end in _unlabelled(block, 0, chain[0].start)]
    ends = [label.start for label in chain[1:]] + [len(block)]
    for label, end in zip(chain, ends, strict=True):
        items.append(_labelled(block, label, end))
    return [item for item in items if item.text.strip() or item.label]


def _labelled(block: str, label: Label, end: int) -> ReferenceItem:
    start, end = _stripped(block, label.end, end)
    return ReferenceItem(
        label.value, block[start:end], start, end, label.start + _leading(block[label.start : label.end])
    )


def _item(block: str, start: int, end: int) -> ReferenceItem:
    bullet = _BULLET.match(block, start, end)
    label = own_label(block[start:end])
    if label:
        return _labelled(block, label._replace(start=start + label.start, end=start + label.end), end)
    first = start
    if bullet and bullet.end() < end:
        first = bullet.end()
    first, end = _stripped(block, first, end)
    return ReferenceItem(None, block[first:end], first, end, first)


def _unlabelled(block: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the references between two offsets, by lines and then by words."""
    part = block[start:end]
    if not part.strip():
        return []
    rows = part.split("\n")
    offsets = [0]
    for row in rows:
        offsets.append(offsets[-1] + len(row) + 1)
    lines = read_lines(rows)
    begins = [line.index for line, first in zip(lines, line_starts(lines), strict=True) if first]
    edges = [offsets[index] for index in begins] + [len(part)]
    spans: list[tuple[int, int]] = []
    for low, high in pairwise(edges):
        low, high = _stripped(part, low, high)
        for first, last in _at_bullets(part, low, high):
            spans += (
                (start + first + a, start + first + b)
                for a, b in split_run(part[first:last], least=_LONG_ITEM if len(lines) > 1 else _LONG_LINE)
            )
    return spans


def _at_bullets(part: str, low: int, high: int) -> list[tuple[int, int]]:
    """Return the spans of what run together in one line though each begins with a bullet (`• … • …`)."""
    if part[low : low + 1] not in tuple("•▪◦‣"):
        return [(low, high)]
    edges = [low, *(match.end() for match in _INNER_BULLET.finditer(part, low, high)), high]
    return [_stripped(part, first, last) for first, last in pairwise(edges)]


def line_starts(lines: Sequence[Line]) -> list[bool]:
    """Return for each line of a list whether a reference begins with it; the first always does."""
    if len(lines) < 2:
        return [True] * len(lines)
    bullets = [bool(_BULLET.match(line.text)) for line in lines]
    if bullets[0] and sum(bullets) > 1:
        return bullets
    labels = tagger("starts.crfsuite").tag(start_features(lines))
    plain = plain_starts(lines)
    starts = [
        i == 0 or plain[i] or (label == "B" and not _runs_on(lines[i - 1], lines[i]))
        for i, label in enumerate(labels)
    ]
    return _by_indent(lines, starts)


def _by_indent(lines: Sequence[Line], starts: list[bool]) -> list[bool]:
    """Return the starts with the few mended that a hanging indent contradicts, where nearly all follow one."""
    least = min(line.indent for line in lines)
    deep = [line.indent > least + 1 for line in lines]
    edges = len(lines) - sum(deep)
    if len(lines) < 4 or not 0.25 <= sum(deep) / len(lines) <= 0.9:
        return starts
    agree = sum(start for start, is_deep in zip(starts, deep, strict=True) if not is_deep)
    if agree < _HANGING * edges or agree < _HANGING * sum(starts):
        return starts
    return [i == 0 or not is_deep for i, is_deep in enumerate(deep)]


def _runs_on(before: Line, line: Line) -> bool:
    """Whether a line plainly continues the one before it, for instance over a page break."""
    if before.end == "comma" and not line.blank_before:
        is_people = before.text.endswith((",", "&")) and not any(map(str.isdigit, before.text))
        if before.length > 40 or is_people:
            return True
    if line.start == "low" and not _OPENS_LOW.match(line.text):
        return before.end in ("lower", "comma", "hyphen", "upper", "init", "other")
    return (
        line.length - line.indent < 20
        and len(line.words) <= 2
        and not _YEARS.search(line.text)
        and line.start != "num"
    )


def start_features(lines: Sequence[Line]) -> list[list[str]]:
    """Return the features that tell the first line of a reference from those that continue it."""
    count = len(lines)
    longest = sorted(line.length for line in lines)[int(count * 0.9)] or 1
    least = min(line.indent for line in lines)
    hanging = sum(line.indent > least for line in lines) / count
    blanks = sum(line.blank_before > 0 for line in lines[1:]) / max(1, count - 1)
    habit = f"{_share(hanging)}{_share(blanks)}"
    wraps = "w" if longest < 130 else "u"
    items = []
    for i, line in enumerate(lines):
        deep = "deep" if line.indent > least + 1 else "edge"
        before = lines[i - 1] if i else None
        short = "" if before is None else _step_of(before.length / longest)
        end = before.end if before else "^"
        like_first = line.start == lines[0].start
        features = [
            *line.features,
            f"deep={deep}", f"habit={habit}", f"deep|habit={deep}|{habit}|{wraps}", f"wraps={wraps}",
            f"blank={min(line.blank_before, 2)}|{habit}", f"first={like_first}|{line.start}",
            f"short={short}|{wraps}", f"-1end={end}", f"-1end|start={end}|{line.start}",
            f"-1end|short|start={end}|{short}|{line.start}", f"start|deep={line.start}|{deep}|{habit}",
            f"start|blank={line.start}|{min(line.blank_before, 1)}|{habit}|{end}",
            f"own={_step_of(line.length / longest)}|{wraps}",
        ]  # fmt: skip
        if before:
            change = (line.indent > before.indent + 1) - (line.indent < before.indent - 1)
            features += [
                f"step={change}|{habit}",
                f"-1start={before.start}",
                f"-1has={len(before.features) > 17}",
            ]
        if i + 1 < count:
            after = lines[i + 1]
            features += [f"+1start={after.start}", f"+1blank={min(after.blank_before, 1)}|{habit}"]
            features.append(
                f"+1step={(after.indent > line.indent + 1) - (after.indent < line.indent - 1)}|{habit}"
            )
        items.append(features)
    return items


def split_run(text: str, *, least: int = _LONG_LINE) -> list[tuple[int, int]]:
    """Return the spans of the references in one run of text, mostly just one; long runs are split by their words."""
    if len(text) < least or len(_YEARS.findall(text)) < 2:
        return [(0, len(text))] if text.strip() else []
    tokens = tokenise(text)
    labels = tagger("runs.crfsuite").tag(run_features(tokens))
    edges = (
        [0]
        + [t.start for t, label in zip(tokens, labels, strict=True) if label == "B" and t.start]
        + [len(text)]
    )
    return [_stripped(text, low, high) for low, high in pairwise(edges)]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "\u200b\ufeff"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\u200b\ufeff"):
        end -= 1
    return start, end


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip(" \t\n\r-•*·–"))


def _share(value: float) -> str:
    return "n" if value == 0 else "f" if value < 0.3 else "s" if value < 0.8 else "m"


def _step_of(ratio: float) -> str:
    return (
        "a" if ratio < 0.4 else "b" if ratio < 0.7 else "c" if ratio < 0.85 else "d" if ratio < 0.95 else "e"
    )
