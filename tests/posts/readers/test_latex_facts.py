from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.readers.latex import read_latex_post


@pytest.mark.parametrize(
    ("preamble", "title"),
    [
        pytest.param(r"\newcommand{\kit}{Kettle}\title{\kit: a review}", "Kettle: a review", id="a macro"),
        pytest.param(
            r"\newcommand{\tool}[1]{#1}\newcommand{\kk}{Kettle}\newcommand{\kit}{\tool{\kk}}\title{\kit{} boils}",
            "Kettle boils",
            id="a macro within a macro",
        ),
        pytest.param(r"\title{The \emph{kettle} boils}", "The kettle boils", id="a command of LaTeX"),
    ],
)
def test_a_title_says_what_the_macros_of_the_post_stand_for(preamble: str, title: str) -> None:
    source = preamble + r"\begin{document}Tea helps people sleep.\end{document}"
    assert read_latex_post(Path("p.tex"), source.encode()).title == title


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param(
            r"\caption{A move of \cite{weare}.}\STATE Draw \cite{no}", r"A move of \cite{weare}.", id="told"
        ),
        pytest.param(r"[H]\caption{A \emph{move}\label{x}}\KwData{\cite{no}}", "A move", id="braces within"),
        pytest.param(r"\STATE Draw \cite{no}", "", id="none"),
        pytest.param(r"\caption{Never closed \cite{no}", "", id="never closed"),
    ],
)
def test_of_an_algorithm_its_caption_is_read(body: str, shown: str) -> None:
    source = (
        "\\begin{document}Before.\n\n\\begin{algorithm}" + body + "\\end{algorithm}\n\nBehind.\\end{document}"
    )
    post = read_latex_post(Path("p.tex"), source.encode())
    said = [post.text[block.start : block.end].strip() for block in post.blocks]
    assert [one for one in said if one] == [one for one in ("Before.", shown, "Behind.") if one]
