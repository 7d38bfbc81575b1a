"""Citations as a post writes them, for who puts them there by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.actions.convert.cite_in_post import cite_in_post
from litman.posts.readers.read import read_post


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        pytest.param("tea.md", "Tea is hot.", "[@moss2019tea, p. 4]", id="Markdown"),
        pytest.param("tea.tex", r"\usepackage{natbib} Tea is hot.", r"\citep[p.~4]{moss2019tea}", id="LaTeX"),
        pytest.param("tea.org", "Tea is hot.", "[cite:@moss2019tea p. 4]", id="Org"),
        pytest.param("tea.html", "<p>Tea is hot.</p>", "[@moss2019tea, p. 4]", id="no citations by key"),
    ],
)
def test_a_citation_is_that_of_the_post(tmp_path: Path, name: str, text: str, written: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert cite_in_post(read_post(path), "moss2019tea", locator="p. 4") == written


def test_words_of_the_work_stand_in_front() -> None:
    assert cite_in_post(None, "moss2019tea", quote="Tea is hot.") == "“Tea is hot.” [@moss2019tea]"


def test_what_a_dialect_cannot_say_is_said_by_a_key_in_brackets(tmp_path: Path) -> None:
    path = tmp_path / "tea.tex"
    path.write_text("Tea is hot.")
    assert cite_in_post(read_post(path), "moss 2019#tea") == "[@{moss 2019#tea}]"
