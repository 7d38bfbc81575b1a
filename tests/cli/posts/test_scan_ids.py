"""Ids of the posts of a folder whose files have the same name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, files_of

TEXTS = {".md": "Iron pots rust in a week.\n", ".html": "<p>Copper pots rust in a year.</p>\n"}


def ids(library: Path) -> dict[str, str]:
    """The ids of posts, and how the first claim of each begins; not of the one that the library has."""
    files = (library / "claims").glob("*.toml")
    return {
        path.stem: "Iron" if "Iron" in path.read_text() else "Copper"
        for path in files
        if path.stem != "sleep"
    }


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["pots.html", "pots.md"], {"pots": "Copper", "pots-md": "Iron"}, id="endings"),
        pytest.param(
            ["copper/index.html", "iron/index.md"], {"index": "Copper", "index-md": "Iron"}, id="both"
        ),
        pytest.param(["a/pots.md", "b/pots.md"], {"pots": "Iron", "b-pots": "Iron"}, id="folders"),
        pytest.param(
            ["a/pots.md", "b/pots.md", "c/pots.md"],
            {"pots": "Iron", "b-pots": "Iron", "c-pots": "Iron"},
            id="three folders",
        ),
    ],
)
def test_each_post_of_a_folder_has_an_id_of_its_own(
    run: Run, library: Path, names: list[str], expected: dict[str, str]
) -> None:
    folder = library.parent / "posts"
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXTS[path.suffix])
    result = run("scan", "--offline", str(folder))
    assert result.exit_code == 0
    assert result.stderr.count("is that of") == len(names) - 1
    assert ids(library) == expected
    before = files_of(library)
    again = run("scan", "--offline", str(folder))
    assert "its id is" not in again.stderr
    assert files_of(library) == before
    assert run("check", str(folder)).exit_code == 0


def test_a_post_keeps_its_id_where_another_of_its_name_comes_later(run: Run, library: Path) -> None:
    folder = library.parent / "posts"
    folder.mkdir()
    (folder / "pots.md").write_text(TEXTS[".md"])
    run("scan", "--offline", str(folder))
    (folder / "pots.html").write_text(TEXTS[".html"])  # the first by name
    result = run("scan", "--offline", str(folder))
    assert "pots.html: its id is 'pots-html', since 'pots' is that of" in result.stderr
    assert ids(library) == {"pots": "Iron", "pots-html": "Copper"}


def test_of_posts_that_are_named_each_wants_an_id_that_is_free(run: Run, library: Path) -> None:
    for ending, text in TEXTS.items():
        (library.parent / f"pots{ending}").write_text(text)
    result = run("scan", "--offline", *(str(library.parent / f"pots{ending}") for ending in TEXTS))
    assert result.exit_code == 2
    assert "`--post ID` names" in result.stderr
