"""Given entries, printed: article numbers, editors of every kind, works at arXiv, sites of pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.actions.export.format_bibliography import format_bibliography, items_of
from litman.errors import NoEngineError
from litman.export.styles.engines import Surroundings, choose_engine
from litman.export.styles.rich import text_of
from litman.library.library import Library
from litman.settings import Settings

STYLES = ("apa", "ama", "vancouver", "ieee", "nature", "chicago", "mla", "harvard")


def printed(folder: Path, name: str, style: str) -> dict[str, str]:
    """Return the references of a given file by their keys; skips where the file or an engine is absent."""
    if not (folder / name).is_file():
        pytest.skip("the given files are absent")
    library = Library(folder, Settings(bibliography=name))
    try:
        engine = choose_engine(Surroundings(library.settings, folder, {}))
    except NoEngineError:
        pytest.skip("no citation engine")
    items = items_of(library, library.document.keys())
    return {
        entry.id: text_of(entry.body) for entry in format_bibliography(items, style, engine=engine).entries
    }


@pytest.fixture
def folder(shared: Path) -> Path:
    return shared / "cases" / "registry"


@pytest.mark.parametrize(
    ("style", "words"),
    [("apa", "Article e0193972"), ("ieee", "Art. no. e0193972"), ("vancouver", "13(3):e0193972")],
)
def test_an_article_number_is_called_one(folder: Path, style: str, words: str) -> None:
    assert all(words in reference for reference in printed(folder, "eid.bib", style).values())


@pytest.mark.parametrize("style", STYLES)
def test_editors_of_every_kind_are_printed(folder: Path, style: str) -> None:
    references = printed(folder, "editortype.bib", style)
    assert len(references) == 6
    first, *rest = references.values()
    assert "Moretti" in first
    assert all("Moretti" in reference or reference.startswith("———") for reference in rest)


@pytest.mark.parametrize("style", STYLES)
def test_works_at_arxiv_have_their_number_once_and_whole(folder: Path, style: str) -> None:
    references = printed(folder, "csl_minimal.bib", style)
    for key, number in (("scholar", "2005.14165"), ("arxivexport", "1706.03762"), ("prep", "2105.01234")):
        without_links = (
            references[key].replace(f"arxiv.org/abs/{number}", "").replace(f"10.48550/arXiv.{number}", "")
        )
        assert number in references[key]
        assert without_links.count(number) <= 1
        assert number.replace(".", "") not in references[key]


@pytest.mark.parametrize("style", ["ama", "ieee", "mla", "nature", "apa", "vancouver", "chicago"])
def test_the_site_of_a_page_is_named(folder: Path, style: str) -> None:
    assert "ScienceDaily" in printed(folder, "csl_minimal.bib", style)["press"]
