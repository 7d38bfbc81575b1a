"""Commands that read posts which somebody named tell how far they are, as `scan` does."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from litman.cli.main import main
from litman.cli.shared import waiting

POST = """On tea

Tea raises the pulse of adults by a tenth [1].

References

1. Moss A. Tea and the pulse. J Tea. 2011;4:11-19.
"""


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["audit", "--offline", "post.txt"], id="audit"),
        pytest.param(["claims", "post"], id="claims"),
        pytest.param(["export", "--format", "bibtex", "--post", "post"], id="export"),
    ],
)
def test_a_command_that_reads_posts_says_how_many_it_reads(
    words: list[str], library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []

    @contextlib.contextmanager
    def counted(total: int) -> Iterator[Callable[..., None]]:
        told.append(total)
        yield lambda: None

    monkeypatch.chdir(tmp_path)
    Path("post.txt").write_text(POST, encoding="utf-8")
    scanned = CliRunner().invoke(main, ["--library", str(library), "scan", "--offline", "post.txt"])
    assert "1 claim" in scanned.output
    monkeypatch.setattr(waiting, "progress_of_posts", counted)
    CliRunner().invoke(main, ["--library", str(library), *words])
    assert told == [1]
