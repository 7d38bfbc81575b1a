"""`litman export --aux FILE` and `--tex FILE`: just what a LaTeX document cites."""

from __future__ import annotations

from pathlib import Path

import bibtexparser
import pytest

from tests.cli.conftest import Run

AUX = r"""\relax
\citation{moss2019tea}
\abx@aux@cite{0}{reed2001leaf}
\@input{part.aux}
"""
TEX = r"""\documentclass{article}
\begin{document}
Tea lengthens sleep \citep[see][p. 3]{moss2019tea}. % \cite{teahouse2019news}
\input{part}
\nocite{reed2001leaf}
\end{document}
"""


def _keys(output: str) -> list[str]:
    return [entry.key for entry in bibtexparser.parse_string(output).entries]


@pytest.mark.parametrize(
    ("name", "source", "part", "keys"),
    [
        pytest.param("p.aux", AUX, r"\citation{teahouse2019news}", 3, id="aux, with a part of it"),
        pytest.param("p.aux", AUX, "", 2, id="aux"),
        pytest.param("p.tex", TEX, r"And \textcite{teahouse2019news}.", 3, id="tex, with a part of it"),
        pytest.param("p.tex", TEX, "Nothing.", 2, id="tex"),
        pytest.param("p.tex", TEX, r"\nocite{teahouse2019news}", 3, id="tex, with a part that only lists"),
        pytest.param("p.tex", r"\begin{document}\nocite{*}\end{document}", "", 3, id="tex, all"),
        pytest.param("p.aux", r"\citation{*}", "", 3, id="all"),
    ],
)
def test_what_a_document_cites_is_exported(
    run: Run, library: Path, name: str, source: str, part: str, keys: int
) -> None:
    folder = library.parent
    (folder / name).write_text(source)
    (folder / f"part{Path(name).suffix}").write_text(part)
    result = run("export", f"--{Path(name).suffix[1:]}", name)
    assert result.exit_code == 0, result.output
    assert len(_keys(result.stdout)) == keys
    assert ("teahouse2019news" in _keys(result.stdout)) is (keys == 3)


def test_keys_that_no_entry_has_are_named(run: Run, library: Path) -> None:
    (library.parent / "p.aux").write_text(r"\citation{moss2019tea,nobody}\abx@aux@cite{none}")
    result = run("export", "--aux", "p.aux")
    assert (result.exit_code, _keys(result.stdout)) == (1, ["moss2019tea"])
    assert result.stderr == "the library has no nobody, none\n"
    (library.parent / "p.aux").write_text(r"\citation{nobody}")
    assert (run("export", "--aux", "p.aux").exit_code, run("export", "--aux", "p.aux").stdout) == (1, "")


@pytest.mark.parametrize(("option", "name"), [("--aux", "p.aux"), ("--tex", "p.tex")])
def test_a_document_that_cites_nothing_or_is_not_there_exports_nothing(
    run: Run, library: Path, option: str, name: str
) -> None:
    assert run("export", option, name).exit_code == 2
    (library.parent / name).write_text("Nothing is cited.")
    result = run("export", option, name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "cites nothing" in result.stderr
