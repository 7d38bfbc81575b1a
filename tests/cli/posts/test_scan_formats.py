"""`litman scan` and `litman check` on a folder with one post of each format."""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from litman.posts.readers.table import READERS, format_of
from tests.cli.conftest import Run
from tests.posts.formats.listed import LOST, MADE

FORMATS = Path(__file__).parents[2] / "posts" / "formats"
POSTS = sorted(path for path in FORMATS.glob("sleep.*") if format_of(path) is not None)
CITED = ("moss2019", "fern2020", "reed2001", "Hill_2017")
# Where the last marker of a post of `MADE` stands; of others it is the line where a text editor finds it.
PARTS = {".epub": "part.xhtml", ".ipynb": "cell 3, line 2", ".pdf": "page 1"}
PARAGRAPHS = {".docx": 3, ".odt": 3}


@pytest.fixture
def folder(library: Path) -> Path:
    """A folder with the posts, each under a name of its own, and their bibliography."""
    made = library.parent / "of-formats"
    made.mkdir()
    for path in POSTS:
        shutil.copy(path, made / f"tea-{path.suffix[1:]}{path.suffix}")
    shutil.copy(FORMATS / "sleep-chapter.tex", made)
    shutil.copy(FORMATS / "sleep.bib", made)
    return made


@pytest.fixture
def every(folder: Path) -> Path:
    """The folder with a post of every other format besides; of PDF where it can be read."""
    for ending, post in MADE.items():
        if ending != ".pdf" or find_spec("pypdf"):
            (folder / f"tea-{ending[1:]}{ending}").write_bytes(post())
    return folder


def test_a_post_of_every_format_is_tied_and_what_is_not_has_its_place(run: Run, every: Path) -> None:
    found = {format_of(path) for path in every.iterdir()} - {None}
    assert found == set(READERS) - (set() if find_spec("pypdf") else {"pdf"})
    run("add", "bib", str(every / "sleep.bib"))
    scanned = {
        post["post"]: post for post in json.loads(run("scan", "--offline", "--json", str(every)).stdout)
    }
    places = {
        Path(item["path"]).suffix: item
        for item in json.loads(run("check", "--json", str(every)).stdout)
        if item["code"] == "REF101"
    }
    made = [ending for ending in MADE if (every / f"tea-{ending[1:]}{ending}").exists()]
    assert set(places) == set(made)
    for ending in made:
        *tied, lost = scanned[f"tea-{ending[1:]}"]["markers"]
        assert [key for marker in tied for key in marker["keys"]] == list(CITED), ending
        assert (lost["text"] in LOST, lost["keys"]) == (True, []), ending
        assert places[ending].get("part") == PARTS.get(ending), ending
        if ending in PARAGRAPHS:
            assert places[ending]["line"] == PARAGRAPHS[ending]
        elif ending not in PARTS:
            lines = (every / f"tea-{ending[1:]}{ending}").read_text(encoding="utf-8").split("\n")
            shown = lines[places[ending]["line"] - 1][places[ending]["column"] - 1 :]
            assert shown.startswith(lost["text"]), ending
        assert all(key in run("export", "--post", f"tea-{ending[1:]}").stdout for key in CITED), ending


def test_posts_of_every_format_are_tied(run: Run, folder: Path) -> None:
    run("add", "bib", str(folder / "sleep.bib"))
    scanned = json.loads(run("scan", "--offline", "--json", str(folder)).stdout)
    assert len(scanned) == len(POSTS) + 1
    for post in scanned:
        by_identifier = ("doi:", "pmid:")
        open_ones = [
            marker["text"]
            for marker in post["markers"]
            if not marker["keys"]
            and not marker["references"]
            and not marker["label"].startswith(by_identifier)
        ]
        notes = [marker["text"] for marker in post["markers"] if marker["leads"][0]["to"] == "note"]
        assert sorted(open_ones) == sorted(notes), post["post"]


def test_what_is_found_stands_at_its_line_and_file(run: Run, folder: Path) -> None:
    for path in folder.glob("*.*"):
        if path.suffix != ".bib":
            path.write_text(
                path.read_text(encoding="utf-8").replace("Hill_2017", "Hill_1917"), encoding="utf-8"
            )
    found = [
        item for item in json.loads(run("check", "--json", str(folder)).stdout) if item["code"] == "REF101"
    ]
    # in `.typ` `@key` is a label where no bibliography has it
    suffixes = {path.suffix for path in POSTS} - {".typ"}
    assert {Path(item["path"]).suffix for item in found} == suffixes
    assert any(Path(item["path"]).name == "sleep-chapter.tex" for item in found)
    for item in found:
        lines = Path(item["path"]).read_text(encoding="utf-8").split("\n")
        shown = "\n".join(lines[item["line"] - 1 : item["end_line"]])[item["column"] - 1 :]
        assert "Hill_1917" in shown, item


def test_what_a_post_of_any_format_cites_is_exported(run: Run, folder: Path) -> None:
    run("add", "bib", str(folder / "sleep.bib"))
    run("scan", "--offline", str(folder))
    for path in POSTS:
        output = run("export", "--post", f"tea-{path.suffix[1:].lower()}").stdout
        assert all(key in output for key in CITED), path
