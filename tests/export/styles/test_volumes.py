"""Volumes with titles of their own, in styles that know such and in others."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.actions.export.format_bibliography import format_bibliography, items_of
from litman.export.styles.pandoc import Pandoc
from litman.library.library import Library
from litman.settings import Settings
from tests.export.styles.written_references import references_of

BIB = """
@book{tea, author={Moss, Ann}, title={The Years of Tea}, maintitle={A History of Tea}, volume={2},
  series={Grove Classics}, publisher={Grove}, year={2001}}
@collection{papers, editor={Fern, Bo}, title={Papers on Leaves}, maintitle={Collected Papers}, publisher={Grove},
  year={2003}}
@incollection{leaf, author={Reed, Cy}, title={Leaf}, booktitle={Papers on Leaves}, maintitle={Collected Papers},
  series={Grove Studies}, publisher={Grove}, year={2004}}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "references.bib").write_text(BIB)
    return Library(tmp_path, Settings())


@pytest.mark.parametrize(
    ("style", "tea", "papers"),
    [
        pytest.param("apa", "*A history of tea: Vol. 2. The years of tea*.", "*Collected papers: Papers on leaves*.",
                     id="APA"),
        pytest.param("ama", "*A History of Tea: The Years of Tea*. Vol 2.", "*Collected Papers: Papers on Leaves*.",
                     id="AMA"),
        pytest.param("nature", "*A History of Tea: The Years of Tea* vol. 2", "*Collected Papers: Papers on Leaves*",
                     id="Nature"),
        pytest.param("chicago", "*The Years of Tea*. Vol. 2 of *A History of Tea*. Grove Classics.",
                     "*Papers on Leaves*.",
                     id="Chicago, the series as well"),
    ],
)  # fmt: skip
def test_both_titles_are_printed(pandoc: Pandoc, library: Library, style: str, tea: str, papers: str) -> None:
    printed = references_of(format_bibliography(items_of(library, ["tea", "papers"]), style, engine=pandoc))
    assert tea in printed["tea"]
    assert papers in printed["papers"]


def test_a_chapter_stands_in_a_book_of_two_titles(library: Library) -> None:
    item = items_of(library, ["leaf"])[0]
    assert (item["title"], item["container-title"]) == ("Leaf", "Collected Papers: Papers on Leaves")
    assert item["collection-title"] == "Grove Studies"
    assert "volume-title" not in item
