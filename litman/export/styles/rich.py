"""Formatted text as litman holds it between a citation engine and an output format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look; a line break is `\\n` in the text."""

    text: str
    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    underline: bool = False
    shift: Literal["", "sub", "super"] = ""  # below or above the line
    link: str | None = None  # where the text leads: http or https


Rich = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference of a bibliography."""

    id: str  # of the item
    label: Rich  # what stands in the left margin: `1.`; empty where a style has none
    body: Rich


def joined(runs: Iterable[Run]) -> Rich:
    """Return the runs without empty ones, neighbours of the same look made one."""
    kept: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if kept and _same_look(kept[-1], run):
            kept[-1] = replace(run, text=kept[-1].text + run.text)
        else:
            kept.append(run)
    return tuple(kept)


def stripped(runs: Iterable[Run]) -> Rich:
    """Return the runs without white space at the beginning and the end."""
    kept = list(joined(runs))
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


def text_of(runs: Iterable[Run]) -> str:
    """Return the text without its looks."""
    return "".join(run.text for run in runs)


def _same_look(one: Run, other: Run) -> bool:
    return (one.italic, one.bold, one.small_caps, one.underline, one.shift, one.link) == (
        other.italic,
        other.bold,
        other.small_caps,
        other.underline,
        other.shift,
        other.link,
    )
