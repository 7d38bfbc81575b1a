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
