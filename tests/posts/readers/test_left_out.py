"""Files that a post takes in and that cannot be read are said with the place that names them."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.readers.read import read_post


def _left_out(folder: Path, name: str, text: str, **parts: str) -> list[tuple[str, str, int, int]]:
    for part, written in parts.items():
        (folder / f"{part}{Path(name).suffix}").write_text(written, encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")
    return [
        ((file.path or folder / name).name, file.name, file.line, file.column)
        for file in read_post(folder / name).left_out
    ]


@pytest.mark.parametrize(
    ("name", "line", "named", "column"),
    [
        ("a.tex", "\\input{parts/two}", "parts/two", 1),
        ("a.tex", "See \\include{two}", "two", 5),
        ("a.tex", "\\input two.tex", "two.tex", 1),
        ("a.tex", "\\subfile{two}", "two", 1),
        ("a.tex", "\\import{parts/}{two}", "parts/two", 1),
        ("a.org", '#+INCLUDE: "parts/two.org" :minlevel 1', "parts/two.org", 12),
        ("a.org", "#+include: two.org", "two.org", 12),
        ("a.typ", '#include "two.typ"', "two.typ", 11),
        ("a.typ", '#include "/parts/two.typ"', "/parts/two.typ", 11),
        ("a.rst", ".. include:: two.rst", "two.rst", 1),
        ("a.rst", ".. include:: /parts/two.txt", "/parts/two.txt", 1),
        ("a.adoc", "include::two.adoc[leveloffset=+1]", "two.adoc", 1),
    ],
)
def test_a_file_that_is_not_there(tmp_path: Path, name: str, line: str, named: str, column: int) -> None:
    found = _left_out(tmp_path, name, f"Gulls rest at noon.\n\n{line}\n\nThey fly at dusk.\n")
    assert found == [(name, named, 3, column)]


@pytest.mark.parametrize(
    ("name", "first", "back"),
    [
        ("a.tex", "\\input{two}", "\\input{a}"),
        ("a.org", "#+INCLUDE: two.org", "#+INCLUDE: ./a.org"),
        ("a.typ", '#include "two.typ"', '#include "a.typ"'),
        ("a.rst", ".. include:: two.rst", ".. include:: a.rst"),
        ("a.adoc", "include::two.adoc[]", "include::a.adoc[]"),
    ],
)
def test_a_circle_is_said_once_where_it_closes(tmp_path: Path, name: str, first: str, back: str) -> None:
    text = f"Gulls rest at noon.\n\n{first}\n"
    found = _left_out(tmp_path, name, text, two=f"Waves calm them.\n\n{back}\n")
    assert [(file, line) for file, _, line, _ in found] == [(f"two{Path(name).suffix}", 3)]
    (file,) = read_post(tmp_path / name).left_out
    assert file.reason == "it would be read within itself"


def test_a_circle_through_the_folder_above_is_one(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/two.org").write_text("Waves calm them.\n\n#+INCLUDE: ../a.org\n")
    (file,) = _left_out(tmp_path, "a.org", "Gulls rest.\n\n#+INCLUDE: parts/two.org\n")
    assert file == ("two.org", "../a.org", 3, 12)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        pytest.param("a.tex", "% \\input{two}", id="in a comment"),
        pytest.param("a.tex", "\\input{figures/flow.pdf_tex}", id="a drawing"),
        pytest.param("a.tex", "\\input{\\folder/two}", id="a macro's file"),
        pytest.param("a.tex", '\\input{|"ls"}', id="a command"),
        pytest.param("a.org", '#+INCLUDE: "two.py" src python', id="code"),
        pytest.param("a.typ", '// #include "two.typ"', id="in a comment of Typst"),
        pytest.param("a.rst", ".. include:: <isonum.txt>", id="a file of docutils"),
        pytest.param("a.rst", ".. include:: two.rst\n   :start-after: here", id="a part"),
        pytest.param("a.adoc", "include::two.adoc[opts=optional]", id="may be missing"),
        pytest.param("a.adoc", "include::https://example.org/two.adoc[]", id="an address"),
        pytest.param("a.adoc", "include::{parts}/two.adoc[]", id="a folder that nobody named"),
        pytest.param("a.adoc", "----\ninclude::two.adoc[]\n----", id="in a listing"),
    ],
)
def test_nothing_is_said_of_what_is_no_text_of_the_post(tmp_path: Path, name: str, line: str) -> None:
    assert _left_out(tmp_path, name, f"Gulls rest at noon.\n\n{line}\n\nThey fly.\n") == []


def test_a_file_that_is_no_text_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "two.tex").write_bytes(b"\x00\x01\x02\xff" * 50)
    (tmp_path / "a.tex").write_text("Gulls rest at noon.\n\n\\input{two}\n")
    (file,) = read_post(tmp_path / "a.tex").left_out
    assert file.reason.startswith("it is no text")
