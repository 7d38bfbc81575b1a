"""Posts as files, scanned into a library, with what a person decided since."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from litman.actions.post_view.model import PostView
from litman.actions.post_view.view import view_post
from litman.claims.read import read_claims
from litman.cli.main import main
from litman.library.library import Library
from litman.read_settings import read_settings

BIB = """\
@article{moss2019tea,
    author = {Moss, Ada and Fern, Bo}, title = {Tea and sleep}, journal = {Journal of Tea}, year = 2019,
    doi = {10.1000/tea.7},
}
@book{reed2001leaf, author = {Reed, Cy}, title = {The Leaf}, publisher = {Grove}, year = 2001}
"""
View = Callable[..., PostView]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a library with two works."""
    root = tmp_path / "library"
    root.mkdir()
    (root / "litman.toml").write_text('posts = ["../posts"]\n')
    (root / "references.bib").write_text(BIB)
    return root


@pytest.fixture
def view(root: Path, tmp_path: Path) -> View:
    """Write a post, scan it, change its claims file, and view it."""

    def view_text(
        name: str,
        text: str | bytes,
        *words: str,
        edit: Callable[[str], str] = lambda claims: claims,
        later: str | None = None,
    ) -> PostView:
        post = tmp_path / "posts" / name
        post.parent.mkdir(exist_ok=True)
        post.write_bytes(text.encode() if isinstance(text, str) else text)
        done = CliRunner().invoke(main, ["--library", str(root), "scan", "--offline", str(post), *words])
        assert done.exit_code in (0, 1), done.output
        (claims,) = (root / "claims").glob("*.toml")
        claims.write_text(edit(claims.read_text()))
        if later is not None:
            post.write_text(later)
        file, findings = read_claims(claims, claims.read_bytes())
        assert file is not None, findings
        return view_post(Library(root, read_settings(root / "litman.toml", {})), file)

    return view_text
