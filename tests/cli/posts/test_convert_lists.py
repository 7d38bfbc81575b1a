"""`litman convert`: the lines with which a post's own program finds the works and prints the list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.posts.test_convert import BIB, REED, SHORT, folder_of_posts

FILE = "../library/references.bib"


@pytest.fixture
def folder(library: Path) -> Path:
    return folder_of_posts(library, BIB)


def tex(preamble: str, after: str = "", cite: str = "") -> str:
    cited = [cite.format("short2018"), cite.format("reed2001")] if cite else ["[1]", "[2]"]
    return (
        f"\\documentclass{{article}}\n{preamble}\\begin{{document}}\nTea helps most adults {cited[0]}. Leaves fall"
        f" {cited[1]}.\n\n\\section*{{References}}\n\n[1] {SHORT}\n\n[2] {REED}\n{after}\\end{{document}}\n"
    )


def text(head: str, after: str = "", cite: str = "", heading: str = "##") -> str:
    cited = [cite.format("short2018"), cite.format("reed2001")] if cite else ["[1]", "[2]"]
    listed = f"{heading} References\n\n1. {SHORT}\n2. {REED}\n"
    return f"{head}Tea helps most adults {cited[0]}. Leaves fall {cited[1]}.\n\n{listed}{after}"


BIBLATEX = "\\usepackage[style=apa]{biblatex}\n"
ROWS = [
    pytest.param(
        "a.tex",
        tex(""),
        tex("", "\n\\bibliographystyle{plain}\n\\bibliography{../library/references}\n", "\\cite{{{}}}"),
        id="LaTeX",
    ),
    pytest.param(
        "a.tex",
        tex("\\usepackage{natbib}\n\\bibliographystyle{apalike}\n"),
        tex(
            "\\usepackage{natbib}\n\\bibliographystyle{apalike}\n",
            "\n\\bibliography{../library/references}\n",
            "\\citep{{{}}}",
        ),
        id="natbib, with a style of its own",
    ),
    pytest.param(
        "a.tex",
        tex(BIBLATEX),
        tex(f"{BIBLATEX}\\addbibresource{{{FILE}}}\n", "\n\\printbibliography\n", "\\parencite{{{}}}"),
        id="biblatex",
    ),
    pytest.param(
        "a.tex",
        tex("", "% \\bibliography{old}\n"),
        tex(
            "",
            "% \\bibliography{old}\n\n\\bibliographystyle{plain}\n\\bibliography{../library/references}\n",
            "\\cite{{{}}}",
        ),
        id="a line that is a comment is none",
    ),
    pytest.param(
        "a.md",
        text("---\ntitle: Tea\n---\n\n"),
        text(f"---\ntitle: Tea\nbibliography: {FILE}\n---\n\n", cite="[@{}]"),
        id="Markdown with front matter",
    ),
    pytest.param(
        "a.qmd",
        text("---\ntitle: Tea\n...\n\n"),
        text(f"---\ntitle: Tea\nbibliography: {FILE}\n...\n\n", cite="[@{}]"),
        id="Quarto",
    ),
    pytest.param(
        "a.org",
        text("#+title: Tea\n# A remark.\n\n", heading="*"),
        text(
            f"#+title: Tea\n#+bibliography: {FILE}\n# A remark.\n\n",
            "\n#+print_bibliography:\n",
            "[cite:@{}]",
            "*",
        ),
        id="Org",
    ),
    pytest.param(
        "a.org",
        text("#+title: Tea\n\n", "\n* Footnotes\n\n[fn:1] Words.\n", heading="*"),
        text(
            f"#+title: Tea\n#+bibliography: {FILE}\n\n",
            "\n#+print_bibliography:\n\n* Footnotes\n\n[fn:1] Words.\n",
            "[cite:@{}]",
            "*",
        ),
        id="Org, before its notes",
    ),
    pytest.param(
        "a.adoc",
        text("= Tea\nMe <me@example.org>\n\n", heading="=="),
        text(
            f"= Tea\nMe <me@example.org>\n:bibtex-file: {FILE}\n\n", "\nbibliography::[]\n", "cite:[{}]", "=="
        ),
        id="AsciiDoc",
    ),
]


@pytest.mark.parametrize(("name", "before", "after"), ROWS)
def test_a_post_with_a_head_gets_what_its_program_needs(
    run: Run, folder: Path, name: str, before: str, after: str
) -> None:
    path = folder / name
    path.write_text(before)
    result = run("convert", str(path), "--write")
    assert result.exit_code == 0, result.output
    assert path.read_text() == after
    assert "the lines of its bibliography are added" in result.stderr
    assert run("convert", str(path), "--write", "--bibliography").exit_code == 0
    assert path.read_text() == after


@pytest.mark.parametrize(
    ("name", "before"),
    [
        pytest.param("a.md", text("---\nbibliography: [other.bib]\n---\n\n"), id="front matter"),
        pytest.param("a.md", text("+++\ntitle = 'Tea'\n+++\n\n"), id="front matter of another program"),
        pytest.param("a.tex", tex("", "\\bibliography{other}\n"), id="LaTeX"),
        pytest.param(
            "a.tex", tex(f"{BIBLATEX}\\addbibresource{{other.bib}}\n", "\\printbibliography\n"), id="biblatex"
        ),
        pytest.param(
            "a.org",
            text("#+BIBLIOGRAPHY: other.bib\n\n", "\n#+PRINT_BIBLIOGRAPHY:\n", heading="*"),
            id="Org",
        ),
        pytest.param(
            "a.typ", text("#set text(size: 11pt)\n", '#bibliography("o.bib")\n', "", "="), id="Typst"
        ),
    ],
)
def test_nothing_is_added_to_a_post_that_has_it(run: Run, folder: Path, name: str, before: str) -> None:
    path = folder / name
    path.write_text(before)
    result = run("convert", str(path), "--write", "--partly")
    assert "added" not in result.stderr
    assert len(path.read_text().split("\n")) == len(before.split("\n"))


def test_the_settings_of_a_book_name_the_bibliography_of_its_posts(run: Run, folder: Path) -> None:
    (folder / "_quarto.yml").write_text("bibliography: refs.bib\n")
    (folder / "refs.bib").write_text(BIB)
    path = folder / "a.qmd"
    path.write_text(text("---\ntitle: Tea\n---\n\n"))
    assert run("convert", str(path), "--write").exit_code == 0
    assert path.read_text() == text("---\ntitle: Tea\n---\n\n", cite="[@{}]")


def test_a_piece_of_a_document_is_offered_the_lines_and_gets_them_where_asked(run: Run, folder: Path) -> None:
    path = folder / "a.md"
    path.write_text(text(""))
    result = run("convert", str(path))
    assert f"--bibliography adds what its own program needs to print the list: `bibliography: {FILE}`" in (
        result.stderr
    )
    assert json.loads(run("convert", str(path), "--json").stdout)["bibliography"] == {
        "added": [],
        "offered": [f"bibliography: {FILE}"],
    }
    assert run("convert", str(path), "--write", "--bibliography").exit_code == 0
    assert path.read_text() == text(f"---\nbibliography: {FILE}\n---\n\n", cite="[@{}]")


def test_who_does_not_want_the_lines_gets_none(run: Run, folder: Path) -> None:
    path = folder / "a.tex"
    path.write_text(tex(""))
    result = run("convert", str(path), "--write", "--no-bibliography")
    assert path.read_text() == tex("", cite="\\cite{{{}}}")
    assert "--bibliography" not in result.stderr


def test_the_list_that_is_taken_out_makes_room_for_the_line_that_prints_the_new_one(
    run: Run, folder: Path
) -> None:
    path = folder / "a.tex"
    items = f"\\begin{{enumerate}}\n\\item {SHORT}\n\\item {REED}\n\\end{{enumerate}}\n"
    before = tex("").replace(f"\n[1] {SHORT}\n\n[2] {REED}\n", items)
    path.write_text(before)
    assert run("convert", str(path), "--write", "--drop-list").exit_code == 0
    printed = "\\bibliographystyle{plain}\n\\bibliography{../library/references}\n"
    wanted = before.replace(items, printed).replace("[1]", "\\cite{short2018}")
    assert path.read_text() == wanted.replace("[2]", "\\cite{reed2001}")


def test_line_ends_are_those_of_the_post(run: Run, folder: Path) -> None:
    path = folder / "a.tex"
    path.write_bytes(tex("").replace("\n", "\r\n").encode())
    assert run("convert", str(path), "--write").exit_code == 0
    after = path.read_bytes().decode()
    assert "\\bibliography{../library/references}\r\n\\end{document}" in after
    assert "\n" not in after.replace("\r\n", "")


def test_a_typed_list_of_latex_is_taken_out_where_nothing_else_stands_in_it(run: Run, folder: Path) -> None:
    path = folder / "a.tex"
    path.write_text(tex(""))
    assert run("convert", str(path), "--write", "--drop-list").exit_code == 0
    assert path.read_text().endswith(
        "\\section*{References}\n\n\\bibliographystyle{plain}\n\\bibliography{../library/references}\n\\end{document}\n"
    )


def test_linked_words_of_restructuredtext_keep_their_words(run: Run, folder: Path) -> None:
    path = folder / "a.rst"
    path.write_text("Tea helps in `a trial <https://doi.org/10.1000/tea.1>`__ of adults.\n")
    assert run("convert", str(path), "--write").exit_code == 0
    assert path.read_text() == "Tea helps in a trial :cite:p:`short2018` of adults.\n"
