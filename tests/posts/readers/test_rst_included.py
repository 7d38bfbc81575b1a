"""What a reStructuredText file includes is text of the post, with places in its own file."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.read import read_post

_MAIN = """Gulls
=====

Gulls rest at noon [Moss11]_. They sleep in May [1]_, as a `book on terns`_ says.

.. include:: parts/more.rst

They fly at dusk [#]_.

.. include:: links.txt
.. [#] Reed, B. (2013). Gulls at rest. Bird Notes, 7, 21-29.
"""
_MORE = """In winter
---------

Waves calm them [Lund15]_ [#]_.

.. [#] Birch, F. (2017). Waves by night. Night Science, 1, 41-49.
.. [1] Kerr, E. (2014). Winds. Fjord Press.
"""
_LINKS = """.. [Moss11] Moss, A. (2011). Tides and moods. Coast Studies, 4(2), 1-8.
.. [Lund15] Lund, D. (2015). Salt in the air. Air Letters, 2, 3-9.
.. _book on terns: https://doi.org/10.5555/terns
"""


def _analysed(folder: Path, main: str = _MAIN) -> Analysis:
    (folder / "parts").mkdir()
    for name, text in {"main.rst": main, "parts/more.rst": _MORE, "links.txt": _LINKS}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return analyse_post(read_post(folder / "main.rst"))


def test_labels_and_names_of_one_file_are_known_in_the_others(tmp_path: Path) -> None:
    found = _analysed(tmp_path)
    tied = {
        use.marker.text: [found.references[at].text.split(",")[0] for at in use.references]
        for use in found.markers
    }
    assert tied == {
        "[Moss11]_": ["Moss"],
        "[1]_": ["Kerr"],
        "book on terns": [],
        "[Lund15]_": ["Lund"],
        "[#]_": ["Reed"],
    }
    assert not found.problems


def test_what_is_included_stands_in_its_own_file(tmp_path: Path) -> None:
    post = _analysed(tmp_path).post
    for words, name, line in (
        ("Waves calm", "more.rst", 4),
        ("They fly", "main.rst", 8),
        ("Lund, D.", "links.txt", 2),
    ):
        place = post.place(post.text.index(words))
        assert (place.path.name, place.line) == (name, line), words


@pytest.mark.parametrize(
    "directive",
    [
        pytest.param(".. include:: parts/more.rst\n   :start-line: 3", id="a part"),
        pytest.param(".. include:: parts/more.rst\n   :literal:", id="as it is"),
        pytest.param(".. include:: parts/nowhere.rst", id="no file"),
        pytest.param(".. include:: main.rst", id="itself"),
        pytest.param(".. include:: more.py", id="no text"),
        pytest.param(".. literalinclude:: parts/more.rst", id="code"),
    ],
)
def test_what_is_no_text_of_the_post_is_left_out(tmp_path: Path, directive: str) -> None:
    post = _analysed(tmp_path, f"Gulls\n=====\n\nGulls rest.\n\n{directive}\n\nThey fly.\n").post
    assert post.text == "Gulls\n\nGulls rest.\n\nThey fly."
