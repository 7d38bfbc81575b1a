"""What an Org file includes is text of the post, with places in its own file."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.post import Post
from litman.posts.readers.read import read_post

_MAIN = """* Gulls
Gulls rest at noon [cite:@moss2011].[fn:: Reed, B. (2013). Gulls at rest. Bird Notes, 7, 21-29.]

#+INCLUDE: "parts/more.org" :minlevel 1

They fly at dusk [fn:1].

[fn:1] Kerr, E. (2014). Winds. Fjord Press.
"""
_MORE = """* In winter
Waves calm them [cite:@lund2015].[fn:: Birch, F. (2017). Waves by night. Night Science, 1, 41-49.]
"""


def _read(folder: Path, main: str = _MAIN) -> Post:
    (folder / "parts").mkdir()
    (folder / "parts/more.org").write_text(_MORE, encoding="utf-8")
    (folder / "main.org").write_text(main, encoding="utf-8")
    return read_post(folder / "main.org")


def test_citations_and_notes_of_both_files_are_read(tmp_path: Path) -> None:
    found = analyse_post(_read(tmp_path))
    keys = [use.marker.label for use in found.markers if use.marker.kind == "pandoc"]
    assert keys == ["moss2011", "lund2015"]
    called = [use for use in found.markers if use.marker.kind == "footnote"]
    cited = [found.references[use.references[0]].text.split(",")[0] for use in called]
    assert cited == ["Reed", "Birch", "Kerr"]


def test_what_is_included_stands_in_its_own_file(tmp_path: Path) -> None:
    post = _read(tmp_path)
    for words, name, line in (
        ("Waves calm", "more.org", 2),
        ("Birch, F.", "more.org", 2),
        ("Reed, B.", "main.org", 2),
        ("They fly", "main.org", 6),
    ):
        place = post.place(post.text.index(words))
        assert (place.path.name, place.line) == (name, line), words


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("#+INCLUDE: main.org", id="itself"),
        pytest.param('#+INCLUDE: "absent.org"', id="a file that is not there"),
        pytest.param('#+INCLUDE: "parts/more.org" src org', id="code"),
        pytest.param('#+INCLUDE: "parts/more.org" :lines "1-1"', id="some of its lines"),
        pytest.param('#+INCLUDE: "parts/more.org::*In winter"', id="a part of it"),
        pytest.param("* Notes :noexport:\n#+INCLUDE: parts/more.org", id="in what is not exported"),
    ],
)
def test_a_file_that_is_not_included_as_a_whole_is_left_out(tmp_path: Path, line: str) -> None:
    text = _read(tmp_path, f"Gulls rest.\n\n{line}\n").text
    assert text.split("\n")[0] == "Gulls rest."
    assert "Waves" not in text


def test_a_name_without_quotation_marks_is_included(tmp_path: Path) -> None:
    assert "Waves" in _read(tmp_path, "Gulls rest.\n\n#+include: parts/more.org\n").text
