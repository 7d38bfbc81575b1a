"""Web addresses inside formatted text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from litman.export.styles.rich import Rich, Run

_ADDRESS = re.compile(r"https?://[^\s<>\"“”‘’]+")
_CLOSING = {")": "(", "]": "[", "}": "{"}


def linked(runs: Rich) -> Rich:
    """Return the runs with every address as a run of its own that leads there."""
    return tuple(part for run in runs for part in _parts(run))


def _parts(run: Run) -> Iterator[Run]:
    if run.link or "://" not in run.text:
        yield run
        return
    start = 0
    for match in _ADDRESS.finditer(run.text):
        address = _without_ending(match[0])
        if start < match.start():
            yield replace(run, text=run.text[start : match.start()])
        yield replace(run, text=address, link=address)
        start = match.start() + len(address)
    if start < len(run.text):
        yield replace(run, text=run.text[start:])


def _without_ending(address: str) -> str:
    """Return the address without the punctuation of the sentence; DOIs may end in a bracket."""
    while address:
        last = address[-1]
        opening = _CLOSING.get(last)
        if last not in ".,;:!?'" and (opening is None or address.count(last) <= address.count(opening)):
            break
        address = address[:-1]
    return address
