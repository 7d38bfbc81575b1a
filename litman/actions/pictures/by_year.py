"""Works by year and kind of evidence, as bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from litman.actions.pictures.drawing import COLOURS, INK, LINE, bar, legend, line, picture, steps, words
from litman.checks.facts import Facts

_OTHER = "not said"
_MOST_KINDS, _MOST_YEARS = 7, 60
_LEFT, _TOP, _HIGH = 44, 62, 220


def works_by_year(facts: Facts) -> str:
    """Return the picture; of a long time the years are taken together by fives or tens."""
    counts: Counter[tuple[int, str]] = Counter()
    without = 0
    for entry, work in facts.works():
        if work.year is None:
            without += 1
            continue
        counts[work.year, facts.study(entry.key).kind or _OTHER] += 1
    return _drawn(counts, without)


def _drawn(counts: Counter[tuple[int, str]], without: int) -> str:
    title = "Works by year and kind of evidence"
    if not counts:
        return picture(420, 120, title, "No work has a year.", [words(20, 60, "No work has a year.")])
    kinds = _kinds(counts)
    years = [year for year, _ in counts]
    width = next(one for one in (1, 5, 10, 50, 1000) if (max(years) - min(years)) / one < _MOST_YEARS)
    first, last = min(years) // width * width, max(years) // width * width
    groups = list(range(first, last + 1, width))
    heights: dict[int, Counter[str]] = {group: Counter() for group in groups}
    for (year, kind), count in counts.items():
        heights[year // width * width][kind if kind in kinds else kinds[-1]] += count
    most = max(sum(group.values()) for group in heights.values())
    marks = steps(most)
    scale, step = _HIGH / marks[-1], max(14.0, min(44.0, 640 / len(groups)))
    whole = _LEFT + step * len(groups) + 20
    colours = dict(zip(kinds, COLOURS, strict=False))
    parts = [words(_LEFT, 22, title, colour=INK, size=15)]
    parts += legend(_LEFT, 46, [(kind, colours[kind]) for kind in kinds])
    for mark in marks:
        y = _TOP + _HIGH - mark * scale
        parts += [line(_LEFT, y, whole - 20, y, LINE), words(_LEFT - 6, y + 4, str(mark), anchor="end")]
    every = max(1, round(34 / step))
    for number, group in enumerate(groups):
        x, y = _LEFT + number * step + step * 0.12, float(_TOP + _HIGH)
        name = str(group) if width == 1 else f"{group}–{group + width - 1}"
        for kind in kinds:
            count = heights[group][kind]
            if count:
                y -= count * scale
                parts.append(bar(x, y, step * 0.76, count * scale, colours[kind], f"{name}, {kind}: {count}"))
        if number % every == 0:
            parts.append(words(x + step * 0.38, _TOP + _HIGH + 16, str(group), anchor="middle"))
    if without:
        parts.append(words(_LEFT, _TOP + _HIGH + 36, f"{without} without a year are not shown."))
    wide = max(whole, 60 + sum(33 + 7 * len(kind) for kind in kinds), 320)
    return picture(wide, _TOP + _HIGH + 48, title, _described(heights, width), parts)


def _kinds(counts: Counter[tuple[int, str]]) -> list[str]:
    totals: Counter[str] = Counter()
    for (_, kind), count in counts.items():
        totals[kind] += count
    said = [kind for kind, _ in totals.most_common() if kind != _OTHER][:_MOST_KINDS]
    return [*said, _OTHER] if len(said) < len(totals) else said


def _described(heights: dict[int, Counter[str]], width: int) -> str:
    rows: Iterable[str] = (
        f"{year}{f' to {year + width - 1}' if width > 1 else ''}: "
        + ", ".join(f"{count} {kind}" for kind, count in group.most_common())
        for year, group in heights.items()
        if group
    )
    return "; ".join(rows)
