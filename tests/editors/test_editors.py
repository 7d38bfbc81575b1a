"""Real editors with `litman lsp`: what is wrong is shown, and a key is completed. Skipped where an editor is absent."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
BIB = """\
@article{moss2019tea, author = {Moss, Ada and Fern, Bo}, title = {Tea and {REM} sleep}, journal = {Journal of Tea},
  year = 2019, volume = 7, pages = {12--19}}
"""
POST = "# Tea\n\nTea lengthens sleep [@nobody2020].\n"


@pytest.fixture
def post(tmp_path: Path) -> Path:
    (tmp_path / "posts").mkdir()
    (tmp_path / "litman.toml").write_text('posts = ["posts"]\n')
    (tmp_path / "references.bib").write_text(BIB)
    (tmp_path / "posts/tea.md").write_text(POST)
    return tmp_path / "posts/tea.md"


def play(words: list[str], post: Path) -> dict[str, Any]:
    server = "\t".join([sys.executable, "-m", "litman", "lsp"])
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LITMAN_")}
    environment |= {"LITMAN_SERVER": server, "LITMAN_ROOT": str(post.parents[1]), "LITMAN_POST": str(post)}
    environment |= {
        "PYTHONPATH": str(HERE.parents[1]),
        "HOME": str(post.parents[1]),
        "XDG_STATE_HOME": str(post.parents[1]),
    }
    ended = subprocess.run(
        words, env=environment, cwd=post.parent, capture_output=True, text=True, timeout=150
    )
    lines = [line for line in ended.stdout.splitlines() if line.startswith("{")]
    assert lines, ended.stdout + ended.stderr
    return json.loads(lines[-1])  # type: ignore[no-any-return]


@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not installed")
def test_neovim_shows_what_is_wrong_and_completes_a_key(post: Path) -> None:
    said = play(
        ["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-c", f"luafile {HERE / 'play.lua'}"], post
    )
    found = [item for item in said["diagnostics"] if "nobody2020" in item["message"]]
    assert [(item["code"], item["line"]) for item in found] == [("REF101", 2)]
    assert said["labels"] == ["moss2019tea"]


def has_eglot() -> bool:
    if shutil.which("emacs") is None:
        return False
    words = ["emacs", "--batch", "--eval", "(progn (require 'package) (package-initialize) (require 'eglot))"]
    return subprocess.run(words, capture_output=True, timeout=60).returncode == 0


def test_emacs_shows_what_is_wrong_and_completes_a_key(post: Path) -> None:
    if not has_eglot():
        pytest.skip("Emacs with eglot is not installed")
    said = play(["emacs", "--batch", "--load", str(HERE / "play.el")], post)
    assert [item["line"] for item in said["diagnostics"] if "nobody2020" in item["message"]] == [3]
    assert said["labels"] == ["moss2019tea"]
