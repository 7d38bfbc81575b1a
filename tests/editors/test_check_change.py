"""What the action for GitHub runs says only what a change brought."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
POST = "# Tea\n\nTea lengthens sleep [@nobody2020].\n"


def git(folder: Path, *words: str) -> str:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for name in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{name}_NAME": "Ada", f"GIT_{name}_EMAIL": "ada@example.org"}
    ended = subprocess.run(
        ["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return ended.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / "posts").mkdir(parents=True)
    (folder / "library").mkdir()
    (folder / "library/litman.toml").write_text('posts = ["../posts"]\n')
    (folder / "library/references.bib").write_text("")
    (folder / "posts/tea.md").write_text(POST)
    git(folder, "init", "--quiet")
    git(folder, "add", "-A")
    git(folder, "commit", "--quiet", "-m", "before")
    return folder


def run(repository: Path, base: str) -> tuple[int, list[str]]:
    program = repository.parent / "litman"
    program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m litman "$@"\n')
    program.chmod(0o755)
    names = {
        "LITMAN": str(program),
        "LITMAN_BASE": base,
        "LITMAN_FOLDER": "library",
        "LITMAN_TEMP": str(repository.parent),
    }
    ended = subprocess.run(
        ["bash", str(ROOT / "editors/github/check-change")],
        cwd=repository, env={**os.environ, "CI": "1", **names}, capture_output=True, text=True,
    )  # fmt: skip
    return ended.returncode, [line for line in ended.stdout.splitlines() if line.startswith("::error")]


def test_what_was_there_before_is_not_said_and_what_is_new_stands_at_its_line(repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    post = repository / "posts/tea.md"
    post.write_text(POST + "\nHerbs do, too [@nobody2021].\n")
    code, said = run(repository, base)
    assert code == 1
    assert len(said) == 1
    assert "nobody2021" in said[0]
    assert "file=posts/tea.md,line=5" in said[0].replace("../", "")
    post.write_text(POST + "\nHerbs rest.\n")
    assert run(repository, base) == (0, [])
    assert git(repository, "worktree", "list").count("\n") == 0


def test_without_a_commit_to_compare_with_all_is_said(repository: Path) -> None:
    code, said = run(repository, "0" * 40)
    assert code == 1
    assert "nobody2020" in said[0]
