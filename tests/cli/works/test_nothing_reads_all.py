"""Commands about one work ask the index, and read no more of the bibliography than what is around that work."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from litman.bibtex.file.entry import Entry
from litman.index.bibliography.document import IndexedDocument
from litman.index.bibliography.edited_document import EditedDocument
from tests.cli.conftest import BIB, Run
from tests.cli.works.test_curate import TWIN

RELATED = "\n@misc{drop2020, title = {A drop}, year = {2020}, related = {moss2020tea}}\n"


@pytest.fixture
def indexed(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Index a library, after which nobody may read all of it."""
    (library / "references.bib").write_text(BIB + TWIN + RELATED)
    assert run("list").exit_code == 0

    def read_all(*_: object) -> object:
        raise AssertionError("all of the bibliography is read")

    entries = IndexedDocument.entries

    def first_alone(document: IndexedDocument) -> Iterator[Entry]:
        yield from islice(entries(document), 1)  # whether there is one
        read_all()

    monkeypatch.setattr("litman.library.whole.bibliography.read_document", read_all)
    monkeypatch.setattr(IndexedDocument, "plain", property(read_all))
    monkeypatch.setattr(IndexedDocument, "entries", first_alone)
    for name in ("_plain", "_all"):
        monkeypatch.setattr(EditedDocument, name, property(read_all))


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["show", "moss2020tea"], id="show"),
        pytest.param(["set", "moss2020tea", "note=Read again"], id="set"),
        pytest.param(["tag", "moss2020tea", "-a", "night"], id="tag"),
        pytest.param(["note", "moss2020tea", "Read again"], id="note"),
        pytest.param(["remove", "drop2020"], id="remove"),
        pytest.param(["remove", "--force", "drop2020", "moss2019tea"], id="remove several"),
        pytest.param(["remove", "--force", "moss2020tea"], id="remove what another entry names"),
        pytest.param(["merge", "moss2019tea", "moss2020tea", "--force"], id="merge"),
        pytest.param(["merge", "drop2020", "moss2020tea", "--force"], id="merge into one that names it"),
    ],
)
@pytest.mark.usefixtures("indexed")
def test_only_what_is_around_a_work_is_read(run: Run, words: list[str]) -> None:
    result = run(*words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 0, result.output


@pytest.mark.usefixtures("indexed")
def test_entries_that_name_a_work_name_what_it_was_merged_into(run: Run, library: Path) -> None:
    assert run("merge", "moss2019tea", "moss2020tea", "--force").exit_code == 0
    assert "related = {moss2019tea}" in (library / "references.bib").read_text()


@pytest.mark.usefixtures("indexed")
def test_a_post_is_scanned_into_a_library_of_which_the_cited_works_are_read(run: Run, library: Path) -> None:
    post = library / "on-drops.md"
    post.write_text("# Drops\n\nA drop falls every hour [1].\n\n## References\n\n1. A drop. 2020.\n")
    result = run("scan", "--offline", str(post))
    assert result.exit_code == 0, result.output
    assert (library / "claims" / "on-drops.toml").exists()
    assert run("scan", "--offline", str(post)).exit_code == 0


@pytest.mark.usefixtures("indexed")
def test_keys_and_tags_are_listed_without_reading_an_entry(run: Run) -> None:
    assert run("list", "--keys").output.split() == [
        "moss2019tea",
        "teahouse2019news",
        "reed2001leaf",
        "moss2020tea",
        "drop2020",
    ]
    assert run("tag").exit_code == 0
