"""A library in a repository, and a shell in which `litman` is this one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
BIB = """\
% The works that we cite.
@article{doe2020,
  title = {Tea},
  doi = {10.5555/doe},
  year = 2020,
  keywords = {sleep},
}

@book{roe2018, title = {Moss}, year = 2018}
"""
CLAIMS = """\
[post]
title = "Tea"
last_id = "c01"

[[claim]]
id = "c01"
text = "Tea helps."
  [[claim.link]]
  key = "doe2020"
  relation = "supports"
"""


@dataclass
class Clone:
    """A working tree with a library in it."""

    folder: Path
    environment: dict[str, str]

    @property
    def library(self) -> Path:
        return self.folder / "my library"

    @property
    def bib(self) -> Path:
        return self.library / "references.bib"

    def run(self, *words: str, code: int | None = 0) -> str:
        """Run a program; return what it says on both streams."""
        done = subprocess.run(
            words, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )
        assert code is None or done.returncode == code, (words, done.returncode, done.stdout, done.stderr)
        return done.stdout + done.stderr

    def git(self, *words: str, code: int | None = 0) -> str:
        return self.run("git", *words, code=code)

    def litman(self, *words: str, code: int | None = 0) -> str:
        return self.run("litman", "--library", str(self.library), *words, code=code)

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def replace(self, path: Path, old: str, new: str) -> None:
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    def branch_and_merge(self, theirs: list[tuple[Path, str, str]], ours: list[tuple[Path, str, str]]) -> str:
        """Make their edits on a branch and ours here; return what git says of the merge."""
        self.git("switch", "-qc", "theirs")
        for edit in theirs:
            self.replace(*edit)
        self.commit("theirs")
        self.git("switch", "-q", "main")
        for edit in ours:
            self.replace(*edit)
        self.commit("ours")
        return self.git("merge", "-q", "--no-edit", "theirs", code=None)


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """Give a repository with a library of two works and a claim, committed."""
    git = shutil.which("git")
    if git is None or os.name == "nt":
        pytest.skip("git and a shell are not there")
    programs = tmp_path / "bin"
    programs.mkdir()
    script = programs / "litman"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m litman "$@"\n')
    script.chmod(0o755)
    environment = {
        "PATH": os.pathsep.join([str(programs), str(Path(git).parent), "/usr/bin", "/bin"]),
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "GIT_CONFIG_NOSYSTEM": "1",
        **{
            f"GIT_{who}_{what}": f"{what}@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }
    made = Clone(tmp_path / "clone", environment)
    (made.library / "claims").mkdir(parents=True)
    (made.library / "litman.toml").write_text("")
    made.bib.write_text(BIB)
    (made.library / "claims" / "tea.toml").write_text(CLAIMS)
    made.git("init", "-q", "-b", "main")
    made.commit("a library")
    return made
