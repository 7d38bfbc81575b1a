"""TeX commands that act instead of printing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.bibtex.tex.acting_commands import ACTING, acting_commands, defuse
from litman.bibtex.tex.latex import encode_latex
from litman.formats.bib.entry_text import entry_text

pieces = st.lists(
    st.sampled_from([*sorted(ACTING), "\\", "\\\\", "^^", "5c", "{", "}", " ", "@", "18", "emph", "x"])
)


@pytest.mark.parametrize(
    ("tex", "found"),
    [
        pytest.param(r"Tea \input{/etc/hosts}", [r"\input"], id="reads a file"),
        pytest.param(r"\immediate\write18{ls}", [r"\immediate", r"\write"], id="runs a program"),
        pytest.param(r"^^5cinput{x}", ["^^"], id="a hidden backslash"),
        pytest.param(r"\begin{filecontents}{x}", [r"\begin"], id="an environment that writes"),
        pytest.param(r"\let\x\y \@@input", [r"\let", r"\@@input"], id="inner names"),
        pytest.param(r"\begin{pmatrix}1\end{pmatrix} \emph{x} \\input \"o \^{}", [], id="what prints"),
        pytest.param(r"\inputx \definition", [], id="longer names"),
    ],
)
def test_commands_that_act_are_found(tex: str, found: list[str]) -> None:
    assert acting_commands(tex) == found
    assert acting_commands(defuse(tex)) == []
    if not found:
        assert defuse(tex) == tex


@given(pieces)
def test_nothing_acts_after_it_was_defused(parts: list[str]) -> None:
    assert acting_commands(defuse("".join(parts))) == []


@given(st.text())
def test_what_comes_from_a_registry_never_acts(text: str) -> None:
    assert acting_commands(encode_latex(text)) == []


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")
@pytest.mark.parametrize(
    "title",
    [
        r"Tea \input{secret}",
        r"Tea ^^5cinput{secret}",
        r"Tea \csname input\endcsname{secret}",
        r"Tea \newread\f\openin\f=secret \read\f to\x\x",
        r"Tea \immediate\write18{touch ran}",
        r"Tea \newwrite\w\immediate\openout\w=ran.tex\immediate\closeout\w",
    ],
)
def test_latex_prints_an_export_and_does_nothing_else(tmp_path: Path, title: str) -> None:
    (tmp_path / "secret.tex").write_text("SECRETWORD")
    (tmp_path / "all.bib").write_text(entry_text("misc", "k", [("title", title), ("year", "2019")]))
    (tmp_path / "a.tex").write_text(
        r"\documentclass{article}\begin{document}\nocite{*}\bibliographystyle{plain}\bibliography{all}\end{document}"
    )
    for words in (["pdflatex"], ["bibtex"], ["pdflatex"], ["pdflatex"]):
        more = ["-shell-escape", "-interaction=nonstopmode"] if words == ["pdflatex"] else []
        subprocess.run(
            [*words, *more, "a"], cwd=tmp_path, stdout=subprocess.DEVNULL, check=False, timeout=300
        )
    log = (tmp_path / "a.log").read_text(errors="replace")
    assert "secret.tex" not in log
    assert not (tmp_path / "ran").exists()
    assert not (tmp_path / "ran.tex").exists()
    assert (tmp_path / "a.pdf").exists()
