from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.readers.read import read_post


@pytest.mark.parametrize(
    ("name", "source", "title"),
    [
        pytest.param("a.typ", "= Tea\n\nTea cools.\n\n== More\n\nIt does.\n", "Tea", id="Typst"),
        pytest.param("a.typ", '#set document(title: "Cups")\n= Tea\n\nTea cools.\n', "Cups", id="declared"),
        pytest.param("a.org", "Some words.\n\n** Tea\n\nTea cools.\n", "Tea", id="Org, of any level"),
        pytest.param("a.tex", "\\section{Tea}\nTea cools.\n", "Tea", id="a part in LaTeX"),
        pytest.param(
            "a.org", "Tea cools.\n\n* References\n\nMoss 2019.\n", None, id="a list's heading alone"
        ),
    ],
)
def test_the_first_heading_is_the_title_of_a_post_that_declares_none(
    name: str, source: str, title: str | None
) -> None:
    assert read_post(Path(name), data=source.encode()).title == title
