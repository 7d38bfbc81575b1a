from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.readers.taken_in import mark_of_taken_in


@pytest.mark.parametrize(
    ("name", "source", "other"),
    [
        pytest.param("p.tex", "\\input{part}", "part.tex", id="a chapter"),
        pytest.param("p.adoc", "Tea.\n\ninclude::b.adoc[]", "b.adoc", id="a file that AsciiDoc includes"),
        pytest.param("p.org", '#+INCLUDE: "b.org"', "b.org", id="a file that Org includes"),
        pytest.param("p.typ", '#include "b.typ"', "b.typ", id="a file that Typst includes"),
        pytest.param("p.tex", "\\input{a}", "b.tex", id="the chapter of a chapter"),
        pytest.param("p.md", "Tea [@moss2019].", "tea.bib", id="a bibliography beside it"),
        pytest.param(
            "p.md", "---\nbibliography: x/tea.bib\n---\nTea [@moss2019].", "x/tea.bib", id="one that it names"
        ),
        pytest.param("p.rst", "Tea :cite:`a`.", "conf.py", id="settings"),
        pytest.param(
            "p.rst", "Tea.\n\n.. include:: b.txt", "b.txt", id="a file that reStructuredText includes"
        ),
    ],
)
def test_the_mark_changes_with_what_a_post_is_read_with(
    tmp_path: Path, name: str, source: str, other: str
) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "a.tex").write_text("\\include{b}")
    (tmp_path / "x/named.bib").write_text("@misc{a, title = {A}}")
    before = mark_of_taken_in(tmp_path / name, source.encode())
    (tmp_path / other).write_text('bibtex_bibfiles = ["x/named.bib"]')
    assert mark_of_taken_in(tmp_path / name, source.encode()) != before


def test_a_post_that_takes_nothing_in_has_no_mark(tmp_path: Path) -> None:
    (tmp_path / "tea.bib").write_text("@misc{a}")
    assert mark_of_taken_in(tmp_path / "p.md", b"Tea lengthens sleep.") == ""
    assert mark_of_taken_in(tmp_path / "p.txt", b"Tea [@moss].") == ""


def test_the_mark_of_a_post_that_prints_a_year_has_the_bibliography_beside_it(tmp_path: Path) -> None:
    (tmp_path / "tea.bib").write_text("@misc{a}")
    assert "tea.bib" in mark_of_taken_in(tmp_path / "p.txt", b"The tea of Moss (2019).")
