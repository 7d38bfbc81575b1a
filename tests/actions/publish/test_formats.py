"""Posts in every format are shown whole: their claims, their markers, and nothing that leads nowhere."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import etree

from litman.actions.post_view.model import PostView
from litman.actions.post_view.view import view_post
from litman.actions.publish.readers_page import readers_page
from litman.actions.publish.sources import sources_of
from litman.claims.read import read_claims
from litman.cli.main import main
from litman.library.library import Library
from litman.posts.readers.read import read_post
from litman.read_settings import read_settings
from tests.posts.formats.listed import MADE

TYPED = Path(__file__).parents[2] / "posts" / "formats"
KEYED = [f"sleep.{ending}" for ending in ("Rmd", "adoc", "md", "mdx", "org", "qmd", "rst", "tex", "typ")]
LISTED = ["drinks.adoc", "drinks.md", "drinks.rst"]
BIB = """\
@article{moss2019, author = {Moss, A.}, title = {Tea and the length of sleep}, journal = {Journal of Tea}, year = 2019}
"""


def shown(folder: Path, name: str) -> tuple[PostView, Any]:
    """Scan a post, and return its view and its page."""
    root = folder / "library"
    root.mkdir()
    (root / "litman.toml").write_text('posts = ["../posts"]\n')
    (root / "references.bib").write_text(BIB)
    done = CliRunner().invoke(
        main, ["--library", str(root), "scan", "--offline", str(folder / "posts" / name)]
    )
    assert done.exit_code in (0, 1), done.output
    (path,) = (root / "claims").glob("*.toml")
    file, _ = read_claims(path, path.read_bytes())
    assert file is not None
    library = Library(root, read_settings(root / "litman.toml", {}))
    view = view_post(library, file)
    page = readers_page(view, sources_of(library, view), today=date(2026, 11, 29), address=None)
    return view, etree.fromstring(page.decode(), etree.HTMLParser(recover=False))


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text)


def check(view: PostView, tree: Any) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {address[1:] for address in tree.xpath("//a/@href") if address.startswith("#")} <= set(ids)
    placed = [claim for claim in view.claims if claim.start is not None]
    assert placed
    for claim in placed:
        assert f"claim-{claim.id}" in ids
    for mark in tree.xpath("//a[contains(@class, 'mark ')] | //aside[@class='evidence']"):
        _cut(mark)
    article = letters("".join(tree.xpath("//article")[0].itertext()))
    hidden = {run.start for block in view.blocks for run in block.runs if run.marker is not None}
    assert view.path is not None
    text = read_post(view.path).text
    for claim in placed:
        end = claim.standing.state.end
        assert claim.start is not None
        assert end is not None
        if not any(claim.start <= start < end for start in hidden):  # markers by key are shown as works
            assert letters(text[claim.start : end]) in article


def _cut(element: Any) -> None:
    """Take an element out, and leave what stands behind it."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


@pytest.mark.parametrize("ending", MADE)
def test_posts_that_programs_write_are_shown_whole(tmp_path: Path, ending: str) -> None:
    if ending == ".pdf":
        pytest.importorskip("pypdf", reason="the extra `pdf` reads PDF")
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / f"tea{ending}").write_bytes(MADE[ending]())
    view, tree = shown(tmp_path, f"tea{ending}")
    check(view, tree)
    if ending != ".ipynb":
        listed = [block for block in view.blocks if block.kind == "reference"]
        assert [block.label for block in listed] == ["1", "2", "3", "4"]
        assert [marker.references for marker in view.markers] == [("r01",), ("r02", "r03"), ("r04",), ()]


@pytest.mark.parametrize("name", [*KEYED, *LISTED])
def test_posts_that_people_type_are_shown_whole(tmp_path: Path, name: str) -> None:
    (tmp_path / "posts").mkdir()
    for path in TYPED.glob("*.*"):
        if path.stem.startswith(Path(name).stem) and path.suffix in (
            Path(name).suffix,
            ".bib",
            ".tex",
            ".adoc",
        ):
            (tmp_path / "posts" / path.name).write_bytes(path.read_bytes())
    view, tree = shown(tmp_path, name)
    check(view, tree)
    assert view.markers
