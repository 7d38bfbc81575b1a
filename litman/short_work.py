"""A work in a word or two, as people name it in talk: `Wang & Kaplin 2019`."""

from __future__ import annotations

from collections.abc import Sequence

from litman.text.plain import plain
from litman.work import Name, Work


def short_names(names: Sequence[Name]) -> str:
    """Return `Wang & Kaplin`, `Short et al.` or the organisation's name."""
    shown = [_family(name) for name in names]
    if len(shown) > 2:
        return f"{shown[0]} et al."
    return " & ".join(shown)


def short_work(work: Work) -> str:
    """Return `Wang & Kaplin 2019`, as people name a work in talk."""
    names = short_names(work.author or work.editor) or plain(work.title or "") or "(no title)"
    return f"{names} {work.year}" if work.year is not None else names


def _family(name: Name) -> str:
    if name.family is None:
        return name.literal or name.given or ""
    return f"{name.non_dropping_particle} {name.family}" if name.non_dropping_particle else name.family
