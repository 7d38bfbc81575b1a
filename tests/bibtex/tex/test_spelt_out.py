from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.bibtex.tex.latex import decode_latex
from litman.bibtex.tex.unknown_commands import unknown_commands


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        pytest.param(r"\SI{5}{\micro\gram} and \qty{10}{\mg}", "5 µg and 10 mg", id="units"),
        pytest.param(
            r"\SI[x=y]{3}{\kilo\gram\per\metre\squared}", "3 kg/m<sup>2</sup>", id="options, powers"
        ),
        pytest.param(r"\SIrange{1}{5}{\mL}, \numrange{1}{5}", "1–5 mL, 1–5", id="ranges"),
        pytest.param(r"\num{2.5e-6} or \qty{5}{\percent}", "2.5 × 10<sup>−6</sup> or 5%", id="exponent"),
        pytest.param(r"\unit{m.s^{-1}} at \ang{30}", "m s<sup>-1</sup> at 30°", id="literal units"),
        pytest.param(r"\char126 a, {\char126}b, \char`\~c, \symbol{126}", "~a, ~b, ~c, ~", id="numbers"),
        pytest.param(r"\char'176 and \char" + '"7E', "~and ~", id="octal and hexadecimal"),
        pytest.param(r"\ifmmode \check{c}\else \v{c}\fi{}apek", "čapek", id="for mathematics or text"),
        pytest.param(r"$O(n \log n / \! \log\log n)$", "O(n log n / log log n)", id="functions"),
        pytest.param(
            r"$2\log n$, $\max(a)$, $\log_2 n$", "2 log n, max(a), log<sub>2</sub> n", id="around them"
        ),
        pytest.param(r"\textalpha-synuclein \upbeta", "α-synuclein β", id="Greek in text"),
        pytest.param(r"5~\euro{} or \EUR{5}", "5 € or €5", id="euro"),
        pytest.param(r"Tea \&amp; Sleep &lt;5 &#8211; AT&T;", "Tea & Sleep <5 – AT&T;", id="HTML"),
    ],
)
def test_what_macros_spell_out_is_kept(tex: str, text: str) -> None:
    assert decode_latex(tex).replace("\u00a0", " ") == text


@given(st.text(alphabet="\\{}[]SIqtynumchar \"0123456789`~'µe-+.") | st.text())
def test_any_text_is_read(tex: str) -> None:
    decode_latex(tex)
    unknown_commands(tex)


def test_an_argument_is_kept_without_its_command() -> None:
    assert unknown_commands(r"\foo{x} \bar y \baz{} \textbf{z} \qux[1]{2}") == ["baz"]
