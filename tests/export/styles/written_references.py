"""References as they are written in expected/*.txt, and what an engine makes, in the same notation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from litman.export.styles.request import Formatted
from litman.export.styles.rich import Rich, Run

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Written:
    """A work as a style prints it: `*italic*`, `**bold**`, `^above the line^`."""

    reference: str  # with its label in front
    cited: str  # in the text


def read_written(path: Path) -> dict[str, Written]:
    """Return what a file expects, by citation key: blocks of three lines with an empty line between them."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    found = {}
    for block in blocks:
        key, reference, cited = block.split("\n")
        assert key not in found, f"{key} is there twice"
        found[key] = Written(reference, cited)
    return found


def read_references(path: Path) -> dict[str, str]:
    """Return the references that a file expects, without labels, by citation key: blocks of two lines."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    return dict(block.split("\n") for block in blocks)


def references_of(formatted: Formatted) -> dict[str, str]:
    """Return the references that an engine made, without labels, by the ids of their works."""
    return {entry.id: _noted(entry.body) for entry in formatted.entries}


def written(formatted: Formatted, keys: Sequence[str]) -> dict[str, Written]:
    """Return what an engine made of works that were cited one by one in the order of `keys`."""
    entries = {entry.id: entry for entry in formatted.entries}
    return {
        key: Written(f"{_noted(entries[key].label)} {_noted(entries[key].body)}".strip(), _noted(citation))
        for key, citation in zip(keys, formatted.citations, strict=True)
    }


def _noted(runs: Rich) -> str:
    return "".join(map(_noted_run, runs))


def _noted_run(run: Run) -> str:
    mark = "**" if run.bold else "*" if run.italic else "^" if run.shift == "super" else ""
    return f"{mark}{run.text}{mark}"
