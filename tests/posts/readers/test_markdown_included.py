"""What a Markdown file includes is text of the post, with places in its own file."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.post import Post
from litman.posts.readers.markdown_included import with_included
from litman.posts.readers.read import read_post
from litman.posts.readers.taken_in import read_with
from tests.growth import takes_at_most

_MORE = "---\ntitle: More\n---\n\n## In winter\n\nWaves calm them [@lund2015].[^w]\n\n[^w]: Birch, F. (2017). Waves.\n"


def _read(folder: Path, include: str, more: str = _MORE, *, name: str = "main.md") -> Post:
    (folder / "parts").mkdir()
    (folder / "parts/more.md").write_text(more, encoding="utf-8")
    (folder / name).write_text(
        f"---\ntitle: Gulls\n---\n\nGulls rest at noon [@moss2011].\n\n{include}\n\nThey fly at dusk [@kerr2014].\n",
        encoding="utf-8",
    )
    return read_post(folder / name)


def _places(post: Post) -> list[tuple[str | None, str, int | None, int | None]]:
    uses = [use.marker for use in analyse_post(post).markers if use.marker.kind == "pandoc"]
    places = [(marker.label, post.place(marker.start)) for marker in uses]
    return [(label, place.path.name, place.line, place.column) for label, place in places]


@pytest.mark.parametrize(
    ("include", "lines"),
    [
        pytest.param("```{include} parts/more.md\n```", 2, id="MyST"),
        pytest.param("~~~~{include} parts/more.md\n:heading-offset: 1\n~~~~", 3, id="with an option"),
        pytest.param(":::{include} parts/more.md\n:::", 2, id="with colons"),
        pytest.param(":::{note}\n```{include} /parts/more.md\n```\n:::", 4, id="in a note, from the top"),
        pytest.param("````{tip}\n```{include} parts/more.md\n```\n````", 4, id="in a tip"),
        pytest.param("{{< include parts/more.md >}}", 1, id="Quarto"),
    ],
)
def test_each_citation_stands_in_its_own_file(tmp_path: Path, include: str, lines: int) -> None:
    post = _read(tmp_path, include)
    assert _places(post) == [
        ("moss2011", "main.md", 5, 20),
        ("lund2015", "more.md", 7, 17),
        ("kerr2014", "main.md", 8 + lines, 18),
    ]
    assert post.title == "Gulls"
    assert post.left_out == ()
    assert tmp_path / "parts/more.md" in read_with(tmp_path / "main.md", (tmp_path / "main.md").read_bytes())


@pytest.mark.parametrize(
    "include",
    [
        pytest.param("```{include} parts/more.md\n:start-after: here\n```", id="a part"),
        pytest.param("```{include} parts/more.md\n:literal:\n```", id="as code"),
        pytest.param("````markdown\n```{include} parts/more.md\n```\n````", id="shown"),
        pytest.param("```{literalinclude} parts/more.md\n```", id="another directive"),
        pytest.param("```{include} more.py\n```", id="a program"),
        pytest.param("`{{< include parts/more.md >}}`", id="in a line of code"),
    ],
)
def test_what_is_not_included_as_text_is_left_out(tmp_path: Path, include: str) -> None:
    post = _read(tmp_path, include)
    assert [label for label, *_ in _places(post)] == ["moss2011", "kerr2014"]
    assert post.left_out == ()


@pytest.mark.parametrize(
    ("include", "more", "said"),
    [
        pytest.param("```{include} gone.md\n```", "", ("gone.md", None, 7, 14), id="not there"),
        pytest.param("{{< include gone.md >}}", "", ("gone.md", None, 7, 13), id="not there, in Quarto"),
        pytest.param(
            "```{include} parts/more.md\n```",
            "Waves.\n\n:::{include} ../main.md\n:::\n",
            ("../main.md", "more.md", 3, 14),
            id="a circle",
        ),
    ],
)
def test_a_file_that_cannot_be_included_is_said(
    tmp_path: Path, include: str, more: str, said: tuple[str, str | None, int, int]
) -> None:
    (file,) = _read(tmp_path, include, more).left_out
    assert (file.name, file.path and file.path.name, file.line, file.column) == said


def test_a_note_of_an_included_file_is_called_there(tmp_path: Path) -> None:
    post = _read(tmp_path, "```{include} parts/more.md\n```")
    (note,) = [block for block in post.blocks if block.kind == "footnote"]
    assert post.place(note.start).path.name == "more.md"


@pytest.mark.growth
def test_long_lines_take_linear_time(tmp_path: Path) -> None:
    lines = [
        "```{include} x" + " " * 150_000 + "y",
        " " * 150_000 + "x",
        "> " * 75_000 + "x",
        "`" * 150_000 + "x",
    ]
    (tmp_path / "a.md").write_text("{include}\n\n" + "\n\n".join(lines))
    takes_at_most(1, lambda: with_included(tmp_path / "a.md", (tmp_path / "a.md").read_text()))
    takes_at_most(1, lambda: read_with(tmp_path / "a.md", (tmp_path / "a.md").read_bytes()))
