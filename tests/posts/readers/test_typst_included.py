"""What a Typst file includes is text of the post, with places in its own file."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.post import Post
from litman.posts.readers.read import read_post

_MAIN = """= Gulls
Gulls rest at noon @moss2011.#footnote[Reed, B. (2013). Gulls at rest. Bird Notes, 7, 21-29.]

#include "parts/more.typ"

They fly at dusk, as @fig-dusk shows.
"""
_MORE = """= In winter
Waves calm them @lund2015.#footnote[Birch, F. (2017). Waves by night. Night Science, 1, 41-49.]
#figure([Dusk]) <fig-dusk>
"""


def _read(folder: Path, main: str = _MAIN) -> Post:
    (folder / "parts").mkdir()
    (folder / "parts/more.typ").write_text(_MORE, encoding="utf-8")
    (folder / "main.typ").write_text(main, encoding="utf-8")
    return read_post(folder / "main.typ")


def _keys(post: Post) -> list[str]:
    return [use.marker.label for use in analyse_post(post).markers if use.marker.kind == "pandoc"]


def test_labels_and_notes_of_one_file_are_known_in_the_others(tmp_path: Path) -> None:
    post = _read(tmp_path)
    assert _keys(post) == ["moss2011", "lund2015"]
    found = analyse_post(post)
    called = [use for use in found.markers if use.marker.kind == "footnote"]
    assert [found.references[use.references[0]].text.split(",")[0] for use in called] == ["Reed", "Birch"]


def test_a_bibliography_that_an_included_file_names_is_that_of_the_post(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/sea.bib").write_text("@misc{moss2011, title = {Tides}}", encoding="utf-8")
    (tmp_path / "parts/more.typ").write_text('Waves @lund2015.\n#bibliography("sea.bib")\n', encoding="utf-8")
    (tmp_path / "main.typ").write_text('Gulls @moss2011.\n\n#include "parts/more.typ"\n', encoding="utf-8")
    assert _keys(read_post(tmp_path / "main.typ")) == ["moss2011"]


def test_what_is_included_stands_in_its_own_file(tmp_path: Path) -> None:
    post = _read(tmp_path)
    for words, name, line in (
        ("Waves calm", "more.typ", 2),
        ("Birch, F.", "more.typ", 2),
        ("Reed, B.", "main.typ", 2),
        ("They fly", "main.typ", 6),
    ):
        place = post.place(post.text.index(words))
        assert (place.path.name, place.line) == (name, line), words


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('#include "main.typ"', id="itself"),
        pytest.param('#include "absent.typ"', id="a file that is not there"),
        pytest.param('// #include "parts/more.typ"', id="in a comment"),
    ],
)
def test_a_file_that_is_not_included_is_left_out(tmp_path: Path, line: str) -> None:
    text = _read(tmp_path, f"Gulls rest.\n\n{line}\n").text
    assert text.strip() == "Gulls rest."
