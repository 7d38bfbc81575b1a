"""A small library of invented works, and a runner whose results are easy to read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from litman.cli.main import main

BIB = """\
% Kept by hand. Keep this line.
@article{moss2019tea,
    author  = {Moss, Ada and Fern, Bo},
    title   = {Tea and {REM} sleep},
    journal = {Journal of Tea},
    year    = 2019,
    volume  = {7},
    pages   = {12--19},
    doi     = {10.1000/tea.7},
}

@online{teahouse2019news,
    author = {{Tea House}},
    title = {Tea helps you sleep},
    url = {https://example.org/news/1},
    date = {2019-05-02},
    related = {moss2019tea},
    relatedstring = {press release about},
}

@book{reed2001leaf, author = "Reed, Cy", title = "The Leaf", publisher = "Grove", year = 2001}
"""
CLAIMS = """\
# Read and corrected by Ada.
[post]
title = "Sleep well"
source = "sleep-well.txt"

[[reference]]
label = "1"
text = "Moss & Fern 2019"
key = "moss2019tea"

[[claim]]
id = "c01"
text = "Tea lengthens REM sleep."
stance = "asserts"
anchor = { start = 0, end = 24, fingerprint = "aaaaaaaaaaaa" }
  [[claim.link]]
  key = "moss2019tea"  # the trial
  relation = "supports"
  marker = "[1]"
  verdict = "unchecked"

[[claim]]
id = "c02"
text = "Coffee shortens it."
stance = "asserts"
"""

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask a service that is away again at once: how long is waited is tried where the session is."""
    monkeypatch.setattr("litman.sources.http.retry._FIRST_S", 0.01)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The folder of a library with three works and two claims."""
    root = tmp_path / "library"
    (root / "claims").mkdir(parents=True)
    (root / "litman.toml").write_text('posts = ["../posts"]\n')
    (root / "references.bib").write_text(BIB)
    (root / "claims" / "sleep.toml").write_text(CLAIMS)
    return root


@pytest.fixture
def run(library: Path) -> Iterator[Run]:
    """Run litman on the library; gives exit code, standard output and standard error."""
    runner = CliRunner()

    def run_litman(
        *words: str, stdin: str | bytes | None = None, env: dict[str, str] | None = None
    ) -> Result:
        return runner.invoke(main, ["--library", str(library), *words], input=stdin, env=env)

    folder = Path.cwd()
    os.chdir(library.parent)
    yield run_litman
    os.chdir(folder)


def files_of(root: Path) -> dict[str, bytes]:
    """Return every file of the library but disposable and half-written ones."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not any(".litman" in part for part in path.relative_to(root).parts)
    }
