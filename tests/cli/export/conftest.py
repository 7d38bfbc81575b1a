"""A library with a post that somebody has gone through, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.export.reviewed import make_reviewed


@pytest.fixture(scope="session")
def reviewed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reviewed")
    make_reviewed(folder)
    return folder


@pytest.fixture
def reviewed(reviewed_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a library `library` and of the posts beside it, in which the test stands."""
    folder = tmp_path / "desk"
    shutil.copytree(reviewed_once, folder)
    monkeypatch.chdir(folder)
    return folder
