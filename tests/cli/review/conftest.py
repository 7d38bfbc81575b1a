"""A post that is walked through line by line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.conftest import Run

POST = """\
# Tea

## At night

Green tea lengthens REM sleep by nine minutes [@moss2019tea].

Black coffee doubles the time that 40 rowers lie awake.

Cold milk lowers the pulse of sailors by a tenth [@moss2019tea; @reed2001leaf].
"""

ABSTRACT = (
    "Twelve rowers drank it for a week. They were asked each morning. Green tea lengthened REM sleep by nine minutes."
    " The cups were blue. Nobody fell ill."
)

Walk = Callable[..., Result]


@pytest.fixture
def post(run: Run, library: Path) -> Path:
    """A scanned post whose first work has an abstract."""
    bib = library / "references.bib"
    bib.write_text(bib.read_text().replace("doi", f"abstract = {{{ABSTRACT}}},\n    doi", 1))
    (library / "claims" / "sleep.toml").unlink()
    path = library.parent / "posts" / "tea.md"
    path.parent.mkdir()
    path.write_text(POST)
    assert run("scan", "--offline", str(path)).exit_code == 0
    return path


@pytest.fixture
def walk(run: Run, post: Path) -> Walk:
    """Walk through the post by these lines."""

    def walk_lines(*lines: str, words: tuple[str, ...] = ("tea", "--by", "AB")) -> Result:
        return run("review", *words, stdin="".join(f"{line}\n" for line in lines))

    return walk_lines


@pytest.fixture
def claims(run: Run) -> Callable[[], dict[str, Any]]:
    """The claims as they are now, by their ids."""
    return lambda: {item["id"]: item for item in json.loads(run("claims", "tea", "--json").stdout)}
