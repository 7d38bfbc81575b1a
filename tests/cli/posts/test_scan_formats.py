"""`litman scan` and `litman check` on a folder with one post of each format."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from litman.posts.readers.table import format_of
from tests.cli.conftest import Run

FORMATS = Path(__file__).parents[2] / "posts" / "formats"
POSTS = sorted(path for path in FORMATS.glob("sleep.*") if format_of(path) is not None)


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
        output = run("export", "--post", f"tea-{path.suffix[1:]}").stdout
        assert all(key in output for key in ("moss2019", "fern2020", "reed2001", "Hill_2017")), path
