"""Posts whose files have names that no claims file can say."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are a matter of Linux")
def test_a_name_that_is_no_text_is_said_and_stops_no_other(run: Run, tmp_path: Path) -> None:
    assert run("init", "lib").exit_code == 0
    (tmp_path / "posts").mkdir()
    with open(os.fsencode(tmp_path / "posts") + b"/t\xe9a.md", "wb") as file:
        file.write(b"# Tea\n\nTea helps.\n")
    (tmp_path / "posts" / "milk.md").write_text("# Milk\n\nMilk helps.\n")
    result = run("--library", "lib", "scan", "--offline", "posts")
    assert "is not in UTF-8; rename it" in result.output
    assert result.exit_code == 1
    assert [path.name for path in (tmp_path / "lib" / "claims").iterdir()] == ["milk.toml"]
