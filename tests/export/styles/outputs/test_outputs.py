"""The same two references in every format; what looks like a command stays text."""

from __future__ import annotations

import io
import os
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from litman.errors import UnknownOutputError
from litman.export.styles.find_engines import find_pandoc
from litman.export.styles.outputs.links import linked
from litman.export.styles.outputs.table import OUTPUTS, output_for_ending, writer_of
from litman.export.styles.rich import Entry, Run

PLAIN = Entry("a", (), (Run("Moss, A. "), Run("Tea", italic=True), Run(". https://doi.org/10.1000/t(1).")))
NUMBERED = Entry("b", (Run("1."),), (Run("x"), Run("2", shift="super"), Run(" & "), Run("y", bold=True)))
HOSTILE = Entry(
    "<k>",
    (),
    (
        Run(
            "1. <script>alert(1)</script> \\input{/etc/passwd} {\\object} `rm` ^^5cinput $x$ \x1b[31m\u202ered"
        ),
    ),
)


def made(name: str, *entries: Entry, title: str = "") -> str:
    return writer_of(name).write(entries, title=title, language="en-US").decode()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("text", "Moss, A. Tea. https://doi.org/10.1000/t(1).\n\n1. x2 & y\n", id="text"),
        pytest.param(
            "markdown",
            "Moss, A. *Tea*. <https://doi.org/10.1000/t(1)>.\n\n1. x<sup>2</sup> & **y**\n",
            id="Markdown",
        ),
        pytest.param(
            "latex",
            "\\begin{list}{}{\\setlength{\\leftmargin}{2.5em}\\setlength{\\labelwidth}{2em}%\n"
            "\\setlength{\\itemsep}{0.4em}}\n"
            "\\item[] Moss, A. \\textit{Tea}. https://doi.org/10.1000/t(1).\n"
            "\\item[{1.}] x\\textsuperscript{2} \\& \\textbf{y}\n\\end{list}\n",
            id="LaTeX",
        ),
    ],
)
def test_references_keep_their_looks_and_labels(name: str, text: str) -> None:
    assert made(name, PLAIN, NUMBERED) == text


def test_html_is_a_whole_page_with_links() -> None:
    page = made("html", PLAIN, NUMBERED, title="References")
    assert page.startswith("<!DOCTYPE html>")
    assert '<a href="https://doi.org/10.1000/t(1)">https://doi.org/10.1000/t(1)</a>.' in page
    assert (
        '<div class="csl-left-margin">1.</div><div class="csl-right-inline">x<sup>2</sup> &amp; <b>y</b>'
        in page
    )


def test_rtf_writes_every_script_in_ascii() -> None:
    text = made("rtf", Entry("a", (), (Run("é"), Run("م", italic=True), Run("😀 {}\\"))), title="T")
    assert r"\u233?{\i \u1605?}\u-10179?\u-8704? \{\}\\\par" in text


def test_docx_is_well_formed_and_links_lead_somewhere() -> None:
    data = writer_of("docx").write([PLAIN, NUMBERED, HOSTILE], title="References", language="en-US")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for text in parts.values():
        ElementTree.fromstring(text)
    assert (
        'Target="https://doi.org/10.1000/t(1)" TargetMode="External"' in parts["word/_rels/document.xml.rels"]
    )
    assert "&lt;script&gt;" in parts["word/document.xml"]
    assert "<w:rPr><w:i/></w:rPr>" in parts["word/document.xml"]


def test_the_same_references_make_the_same_docx() -> None:
    write = writer_of("docx").write
    assert write([PLAIN], title="", language="en-US") == write([PLAIN], title="", language="en-US")


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        pytest.param("html", "&lt;script&gt;alert(1)&lt;/script&gt;", id="HTML"),
        pytest.param("markdown", r"1\. \<script\>alert(1)\</script\> \\input{/etc/passwd}", id="Markdown"),
        pytest.param("latex", r"\textbackslash{}input\{/etc/passwd\}", id="LaTeX"),
        pytest.param(
            "latex", r"\textasciicircum{}\textasciicircum{}5cinput", id="LaTeX, code of a backslash"
        ),
        pytest.param("rtf", r"\\input\{/etc/passwd\} \{\\object\}", id="RTF"),
    ],
)
def test_what_a_stranger_wrote_is_text(name: str, harmless: str) -> None:
    text = made(name, HOSTILE)
    assert harmless in text
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("name", list(OUTPUTS))
def test_no_references_make_a_whole_file(name: str) -> None:
    assert writer_of(name).write([], title="References", language="en-US")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        pytest.param("see https://a.org/x.", "https://a.org/x", id="full stop"),
        pytest.param("(https://a.org/x)", "https://a.org/x", id="in brackets"),
        pytest.param("https://doi.org/10.1016/S2215-0366(17)30272-9", "https://doi.org/10.1016/S2215-0366(17)30272-9",
                     id="DOI with brackets"),
        pytest.param("https://doi.org/10.1000/a(b).", "https://doi.org/10.1000/a(b)", id="ends in a bracket"),
        pytest.param("javascript://a.org", None, id="another scheme"),
    ],
)  # fmt: skip
def test_an_address_is_found_without_the_sentence_around_it(text: str, address: str | None) -> None:
    runs = linked((Run(text),))
    assert "".join(run.text for run in runs) == text
    assert [run.link for run in runs if run.link] == ([address] if address else [])


@pytest.mark.parametrize(
    ("ending", "name"), [(".md", "markdown"), (".HTML", "html"), (".tex", "latex"), (".pdf", None)]
)
def test_the_ending_of_a_file_says_its_format(ending: str, name: str | None) -> None:
    assert output_for_ending(ending) == name


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(UnknownOutputError, match="choose one of text, markdown"):
        writer_of("pdf")


def test_another_program_reads_docx_and_rtf(tmp_path: Path) -> None:
    pandoc = find_pandoc(os.environ)
    if pandoc is None:
        pytest.skip("pandoc is not installed")
    for name in ("docx", "rtf"):
        path = tmp_path / f"made.{name}"
        path.write_bytes(
            writer_of(name).write([PLAIN, NUMBERED, HOSTILE], title="References", language="en-US")
        )
        done = subprocess.run(
            [pandoc, path, "-t", "plain", "--wrap=none"], capture_output=True, timeout=300, check=True
        )
        text = done.stdout.decode()
        assert "References" in text
        assert "Moss, A. Tea. https://doi.org/10.1000/t(1)." in text.replace("_", "")
        assert "<script>alert(1)</script> \\input{/etc/passwd}" in text
