from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.sources.reading.tex_titles import without_tex
from tests.growth import takes_at_most


@pytest.mark.parametrize(
    ("title", "rich"),
    [
        pytest.param("Tea for two", "Tea for two", id="no TeX"),
        pytest.param("On $\\alpha_{s}$ in tea", "On α<sub>s</sub> in tea", id="formula"),
        pytest.param("Tea in $$\\mathbb{R}^n$$", "Tea in R<sup>n</sup>", id="two dollars"),
        pytest.param("A $t\\bar{t}$ and $k$ cups", "A tt̄ and k cups", id="letters alone"),
        pytest.param("$^{13}$C in tea", "<sup>13</sup>C in tea", id="mass number"),
        pytest.param("The $$k$$ k -cup problem", "The k-cup problem", id="said twice, with a hyphen"),
        pytest.param("Cups in $$N=4$$ N = 4 pots", "Cups in N=4 pots", id="said twice"),
        pytest.param("Is $$k$$ kind to tea", "Is k kind to tea", id="a word that begins like the formula"),
        pytest.param("Tea for $5 and $10", "Tea for $5 and $10", id="prices"),
        pytest.param("Tea at $5–$10, pots at $20", "Tea at $5–$10, pots at $20", id="prices in a range"),
        pytest.param(
            "US$ and A$ in $x^2$ shops", "US$ and A$ in x<sup>2</sup> shops", id="price and formula"
        ),
        pytest.param(
            '\\textit{Thea} by M{\\"u}ller', "<i>Thea</i> by Müller", id="commands in the text, braces too"
        ),
        pytest.param("Caf\\'e for $5 ~ {\\em well}", "Café for $5 ~ <i>well</i>", id="price among commands"),
        pytest.param("C:\\temp and a_b {c}", "C:\\temp and a_b {c}", id="no TeX command"),
        pytest.param("Tea -- a drink", "Tea – a drink", id="dash"),
        pytest.param("tea--pot", "tea--pot", id="hyphens between letters"),
        pytest.param("Ni$z.sbnd;W on $gamma;-Al", "Ni-W on γ-Al", id="entities behind a dollar"),
        pytest.param("<i>Thea</i> at $10^{-6}$ M", "<i>Thea</i> at 10<sup>-6</sup> M", id="tags stay"),
    ],
)
def test_tex_becomes_text(title: str, rich: str) -> None:
    assert without_tex(title) == rich


@given(
    st.lists(st.sampled_from(["$", "$$", "a", "\\", "{", "}", "^", " ", "k", "5"]) | st.text(max_size=3)).map(
        "".join
    )
)
def test_any_title_is_taken(title: str) -> None:
    without_tex(title)


@pytest.mark.growth
@pytest.mark.parametrize("piece", ["$", "$$k$$ ", "$x_1$ x 1 ", "\\textit{", "$a ", "{\\"])
def test_time_is_in_proportion_to_the_title(piece: str) -> None:
    takes_at_most(5, lambda: without_tex(piece * 20_000))
