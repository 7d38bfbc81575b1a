"""A chapter without a list of its own is tied to the list that lies beside it, in the folder or the book."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.read import read_post
from litman.posts.readers.taken_in import mark_of_taken_in

_ITEMS = [
    "Moss, A. (2011). Tides and moods. Coast Studies, 4(2), 1-8.",
    "Reed, B. & Marsh, C. (2013). Gulls at rest. Bird Notes, 7, 21-29.",
    "Lund, D. (2015). Salt in the air. In: E. Kerr (Ed.), Winds of the north. Oslo: Fjord.",
    "Birch, F. (2017). Waves by night. Night Science, 1, 41-49.",
]
_BULLETS = "\n\n".join(f"- {item}" for item in _ITEMS)
_NUMBERS = "\n".join(f"[{at}] {item}\n" for at, item in enumerate(_ITEMS, 1))


def _analysed(folder: Path, files: dict[str, str], post: str = "03_tides.md") -> Analysis:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return analyse_post(read_post(folder / post))


def _tied(found: Analysis) -> list[str]:
    return [found.references[at].text.split(",")[0] for use in found.markers for at in use.references]


_CHAPTER = "# Tides\n\nTides move us (Moss, 2011). Reed and Marsh (2013) saw gulls rest.\n"


@pytest.mark.parametrize(
    "name",
    [
        "99_Literatur.md",
        "references.md",
        "10-bibliography.md",
        "Bibliografía.md",
        "works-cited.md",
        "参考文献.md",
    ],
)
@pytest.mark.parametrize("heading", ["", "# References\n\n", "<!-- title: Literatur -->\n\n"])
def test_a_list_beside_a_chapter_is_the_chapters(tmp_path: Path, name: str, heading: str) -> None:
    found = _analysed(tmp_path, {"03_tides.md": _CHAPTER, name: heading + _BULLETS})
    assert _tied(found) == ["Moss", "Reed"]
    assert not found.problems  # what other chapters cite is no fault of this one
    assert [str(found.post.place(item.start)).endswith(f"{name}") for item in found.references]


def test_a_reference_stands_in_its_own_file(tmp_path: Path) -> None:
    found = _analysed(tmp_path, {"03_tides.md": _CHAPTER, "references.md": f"# References\n\n{_BULLETS}"})
    places = [found.post.place(item.start) for item in found.references]
    assert [(place.path.name, place.line, place.column) for place in places] == [
        ("references.md", 3, 3),
        ("references.md", 5, 3),
    ]
    assert [found.post.text[claim.start : claim.end] for claim in found.claims] == [
        "Tides move us (Moss, 2011).",
        "Reed and Marsh (2013) saw gulls rest.",
    ]


def test_numbers_lead_to_the_labels_of_the_list_beside(tmp_path: Path) -> None:
    chapter = "# Tides\n\nTides move us [1]. Waves do by night [4]. Nobody saw [9].\n"
    found = _analysed(tmp_path, {"03_tides.md": chapter, "references.md": _NUMBERS})
    assert _tied(found) == ["Moss", "Birch"]
    assert [problem.kind for problem in found.problems] == ["marker-without-reference"]


def test_numbers_count_no_list_beside_that_has_no_labels(tmp_path: Path) -> None:
    found = _analysed(
        tmp_path, {"03_tides.md": "# Tides\n\nTides move us [1]. Waves do [2].\n", "references.md": _BULLETS}
    )
    assert _tied(found) == []


@pytest.mark.parametrize("settings", ["book.toml", "_quarto.yml", "SUMMARY.md", "mkdocs.yml", "_toc.yml"])
def test_the_list_of_a_book_is_that_of_chapters_in_its_folders(tmp_path: Path, settings: str) -> None:
    files = {"part/one/tides.md": _CHAPTER, "references.md": _BULLETS, settings: ""}
    assert _tied(_analysed(tmp_path, files, "part/one/tides.md")) == ["Moss", "Reed"]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"part/tides.md": _CHAPTER, "references.md": _BULLETS}, id="above, and no book"),
        pytest.param({"part/tides.md": _CHAPTER, "part/references.html": "<p>x</p>"}, id="another format"),
        pytest.param(
            {"part/tides.md": _CHAPTER, "part/references.md": _BULLETS, "part/literature.md": _BULLETS},
            id="two lists",
        ),
        pytest.param(
            {
                "part/tides.md": _CHAPTER,
                "part/references.md": "Rivers run to the sea. " * 60 + f"\n\n{_BULLETS}",
            },
            id="a text with a list",
        ),
        pytest.param(
            {"part/tides.md": _CHAPTER, "part/sources.md": "# Sources\n\nTo be done.\n"}, id="no list"
        ),
    ],
)
def test_what_may_not_be_its_list_is_left_alone(tmp_path: Path, files: dict[str, str]) -> None:
    assert _tied(_analysed(tmp_path, files, "part/tides.md")) == []


def test_a_post_with_a_list_of_its_own_takes_no_other(tmp_path: Path) -> None:
    own = f"{_CHAPTER}\n## References\n\n- {_ITEMS[0]}\n"
    found = _analysed(tmp_path, {"03_tides.md": own, "references.md": _BULLETS})
    assert _tied(found) == ["Moss"]


def test_a_chapter_is_read_again_when_the_list_beside_changed(tmp_path: Path) -> None:
    _analysed(tmp_path, {"03_tides.md": _CHAPTER, "references.md": _BULLETS})
    before = mark_of_taken_in(tmp_path / "03_tides.md", _CHAPTER.encode())
    (tmp_path / "references.md").write_text(
        _BULLETS + "\n\n- Ash, G. (2020). Sand. Dune Press.", encoding="utf-8"
    )
    assert before != mark_of_taken_in(tmp_path / "03_tides.md", _CHAPTER.encode())
