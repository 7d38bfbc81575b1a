"""A scanned post with a claim of each kind, and its library."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from litman.actions.walk.decide import Seen
from litman.actions.walk.post_walk import PostWalk, WalkItem, walk_through
from litman.claims.address import ClaimAddress
from litman.cli.main import main
from litman.library.library import Library, WritableLibrary, writing
from litman.read_settings import read_settings
from litman.settings import Settings

TODAY = date(2026, 11, 28)
BIB = """\
@article{moss2019tea,
    author = {Moss, Ada}, title = {Tea and sleep}, journal = {Journal of Tea}, year = 2019,
    abstract = {Green tea lengthened REM sleep by nine minutes. Nothing else did.}
}
@article{reed2001leaf, author = {Reed, Cy}, title = {The leaf}, journal = {Grove}, year = 2001}
"""
POST = """\
# Tea

## At night

Green tea lengthens REM sleep by nine minutes [@moss2019tea].

Black coffee doubles the time that 40 rowers lie awake.

Cold milk lowers the pulse of sailors by a tenth [@nobody2020].

## By day

According to the Harbour Institute, tea makes sailors 12 % faster.
"""


@dataclass
class Desk:
    """A library with one post, `tea`."""

    root: Path
    settings: Settings

    @property
    def post(self) -> Path:
        return self.root.parent / "posts" / "tea.md"

    @property
    def claims(self) -> Path:
        return self.root / "claims" / "tea.toml"

    def run(self, *words: str) -> str:
        result = CliRunner().invoke(main, ["--library", str(self.root), *words])
        assert result.exit_code in (0, 1), result.output
        return result.stdout

    def walk(self, before: PostWalk | None = None) -> PostWalk:
        return walk_through(Library(self.root, self.settings), "tea", today=TODAY, before=before)

    @contextmanager
    def writing(self) -> Iterator[WritableLibrary]:
        with writing(self.root, self.settings, notify=print) as library:
            yield library


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    root = tmp_path / "library"
    (root / "claims").mkdir(parents=True)
    (tmp_path / "posts").mkdir()
    (root / "litman.toml").write_text('posts = ["../posts"]\n')
    (root / "references.bib").write_text(BIB)
    desk = Desk(root, read_settings(root / "litman.toml", os.environ))
    desk.post.write_text(POST)
    desk.run("scan", "--offline", str(desk.post))
    return desk


def seen_of(item: WalkItem, walk: PostWalk | None = None) -> Seen:
    """Return what somebody saw who looks at a claim."""
    return Seen(ClaimAddress("tea", item.id), item.mark, walk)
