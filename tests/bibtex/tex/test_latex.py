import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.bibtex.file.values import has_balanced_braces
from litman.bibtex.tex.latex import (
    balance_braces,
    decode_latex,
    decode_verbatim,
    encode_latex,
    encode_verbatim,
)
from tests.growth import takes_at_most

ALARMING = [
    pytest.param("\\input{/etc/hosts}", id="a file to read"),
    pytest.param("\\write18{touch x}", id="a command for the shell"),
    pytest.param("}}}", id="closing braces"),
    pytest.param("{{{", id="opening braces"),
    pytest.param("a } , note = {stolen", id="the end of a field"),
    pytest.param("}\n}\n@article{x,\n  title = {", id="a new entry"),
    pytest.param("50% off", id="the start of a comment"),
    pytest.param("\\", id="a backslash alone"),
    pytest.param("ends in \\", id="a backslash at the end"),
    pytest.param("$x", id="the start of mathematics"),
    pytest.param("a\x00b\x1b[31mred\x07", id="control characters and terminal escapes"),
    pytest.param("abc\u202edef\u2066ghi", id="changes of direction"),
    pytest.param("a\ud800b", id="half a surrogate pair"),
    pytest.param("^^5cinput x", id="TeX's other way to write a backslash"),
    pytest.param("<i>open <b>crossed</i></b> </sub>", id="tags without partners"),
    pytest.param("a & b # c _ d ~ e", id="specials"),
]
# After these the encoded text may hold no backslash: whatever is left came from the text.
OUR_COMMANDS = re.compile(
    r"\\(?:[&%$#_,]|text(?:backslash|braceleft|braceright|asciitilde|asciicircum|asciigrave|less|greater|bar)\{\}"
    r"|text(?:it|bf|sc|subscript|superscript)\{|[A-Za-z]+\$\})"
)


@pytest.mark.parametrize(
    ("tex", "rich"),
    [
        pytest.param("Plain words", "Plain words", id="nothing to do"),
        pytest.param(
            r"K{\"o}ln and K\"oln and K{\"{o}}ln", "Köln and Köln and Köln", id="accents in all ways"
        ),
        pytest.param(
            r"\v{S}koda, \c{c}a, \H{o}, \k{a}, \r a", "Škoda, ça, ő, ą, å", id="accents that are letters"
        ),
        pytest.param(r"na\"{\i}ve na\"\i ve", "naïve naïve", id="dotless i"),
        pytest.param(r"{\O}re {\ss} {\AE} \L{}odz", "Øre ß Æ Łodz", id="letters of their own"),
        pytest.param(r"The {DNA} of {E}. coli", "The DNA of E. coli", id="braces dropped, case kept"),
        pytest.param(
            r"\textit{a} \emph{b} {\em c} {\it d\/}", "<i>a</i> <i>b</i> <i>c</i> <i>d</i>", id="italics"
        ),
        pytest.param(
            r"\textbf{\textit{a}} \textsc{b}", "<b><i>a</i></b> <sc>b</sc>", id="bold and small capitals"
        ),
        pytest.param(r"\textit{}x{\it}", "x", id="no mark-up of nothing"),
        pytest.param(
            r"CO$_2$ and 10$^{-3}$", "CO<sub>2</sub> and 10<sup>-3</sup>", id="sub- and superscripts"
        ),
        pytest.param(r"$\mathrm{SO}_{42}$", "SO<sub>42</sub>", id="upright letters in mathematics"),
        pytest.param(
            r"$\alpha$-, \(\beta\)- and \ensuremath{\gamma}-rays", "α-, β- and γ-rays", id="Greek letters"
        ),
        pytest.param(r"20$^\circ$C, 3$'$", "20°C, 3′", id="degrees and minutes"),
        pytest.param("``a'' and `b'", "“a” and ‘b’", id="quotation marks"),
        pytest.param("O'Brien's", "O'Brien's", id="an apostrophe stays as typed"),
        pytest.param("1--2 --- 3-4", "1–2 — 3-4", id="dashes"),
        pytest.param(r"Fig.~1, 5\,mg", "Fig.\u00a01, 5\u2009mg", id="spaces that do not break"),
        pytest.param(r"A \& B, 5\% \$3 \#1 a\_b \{c\}", "A & B, 5% $3 #1 a_b {c}", id="escaped specials"),
        pytest.param(
            "20% more and 30% less", "20% more and 30% less", id="no comment begins at a percent sign"
        ),
        pytest.param("costs $5", "costs $5", id="a dollar alone is money"),
        pytest.param("costs \\$5 and $x$", "costs $5 and x", id="an escaped dollar opens nothing"),
        pytest.param(r"\enquote{a \enquote{b}}", "“a ‘b’”", id="csquotes"),
        pytest.param(r"\href{https://a_b.example/~c}{text}", "text", id="a link shows its text"),
        pytest.param(
            r"see \url{https://a.example/x_y--z~%20}", "see https://a.example/x_y--z~%20", id="a URL as it is"
        ),
        pytest.param(r"\unknown{kept} and \other", "kept and", id="unknown commands give way"),
        pytest.param(r"\noopsort{1973}Title", "Title", id="sorting aids are dropped"),
        pytest.param(r"\LaTeX{} and {\TeX}", "LaTeX and TeX", id="logos"),
        pytest.param(r"$\frac{1}{2}$", "1/2", id="fractions"),
        pytest.param(r"\CYRA\cyrb", "Аб", id="a rare symbol is asked of pylatexenc"),
        pytest.param(r"\~{} \^{}", "~ ^", id="accents over nothing"),
        pytest.param("a\n  b\tc ", "a b c", id="white space collapses"),
        pytest.param("{a}} b {c", "a b c", id="uneven braces"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_tex_is_read_as_rich_text(tex: str, rich: str) -> None:
    assert decode_latex(tex) == rich


@pytest.mark.parametrize(
    ("rich", "tex"),
    [
        pytest.param("a & b % $ # _", r"a \& b \% \$ \# \_", id="specials"),
        pytest.param("{x}", r"\textbraceleft{}x\textbraceright{}", id="braces are even however one counts"),
        pytest.param("<i>E. coli</i>", r"\textit{E. coli}", id="italics"),
        pytest.param('<span class="nocase">eBay</span>', "{eBay}", id="protected case"),
        pytest.param("1 < 2 <b>x", r"1 \textless{} 2 \textless{}b\textgreater{}x", id="a tag alone is text"),
        pytest.param("Größe, “ja” – 日本", "Größe, “ja” – 日本", id="letters stay"),
        pytest.param("e\u0301", "é", id="composed, since pdflatex cannot combine"),
        pytest.param("TNF-α", r"TNF-{$\alpha$}", id="a Greek letter as mathematics"),
        pytest.param("Ελληνικά", "Ελληνικά", id="a Greek word stays"),
        pytest.param("a--b ''c", r"a-{}-b '{}'c", id="no accidental dash or quotation mark"),
        pytest.param("H₂O", r"H\textsubscript{2}O", id="a subscript that pdflatex has no letter for"),
        pytest.param("a\nb\x00\u202e", "a b", id="one line, nothing invisible"),
    ],
)
def test_rich_text_is_written_as_tex(rich: str, tex: str) -> None:
    assert encode_latex(rich) == tex


@pytest.mark.parametrize("text", ALARMING)
def test_no_text_ends_the_field_or_brings_a_command(text: str) -> None:
    tex = encode_latex(text)
    assert has_balanced_braces(tex)
    assert has_balanced_braces(re.sub(r"\\[{}]", "", tex))
    assert "\\" not in OUR_COMMANDS.sub("", tex)
    assert not re.search("[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", tex)
    tex.encode()


@given(st.text() | st.text(alphabet="\\{}$%&#_^~<>/ibsup`'-\"@\n a"))
def test_any_text_is_written_safely(text: str) -> None:
    tex = encode_latex(text)
    assert has_balanced_braces(tex)
    assert has_balanced_braces(re.sub(r"\\[{}]", "", tex))
    assert "\\" not in OUR_COMMANDS.sub("", tex)
    assert encode_latex(decode_latex(tex)) == tex


_ORDINARY = st.text(
    alphabet=string.ascii_letters
    + string.digits
    + string.punctuation.replace("<", "").replace(">", "")
    + "éßŁ–—“”‘’α "
)


@given(_ORDINARY.map(lambda text: re.sub(" +", " ", text).strip()))
def test_ordinary_text_comes_back(text: str) -> None:
    assert decode_latex(encode_latex(text)) == text


@given(st.lists(st.sampled_from(["i", "b", "sub", "sup", "sc"]), max_size=4))
def test_marked_up_text_comes_back(tags: list[str]) -> None:
    rich = "a " + "".join(f"<{tag}>x" for tag in tags) + "".join(f"</{tag}>" for tag in reversed(tags))
    assert decode_latex(encode_latex(rich)) == rich.strip()


@given(st.text(alphabet="\\{}$%&#_^~`'-\"?! \nabcitv[]()@") | st.text())
def test_any_text_is_read_without_an_exception(tex: str) -> None:
    assert isinstance(decode_latex(tex), str)
    assert isinstance(decode_verbatim(tex), str)


HOSTILE = pytest.mark.parametrize(
    "unit",
    [
        "{",
        "}",
        "\\textit{",
        "$",
        "\\'",
        "\\'{\\textit{",
        "\\it ",
        "^_",
        "\\url{a",
        "'",
        "--",
        "<i>",
        "\\enquote{",
        "a",
    ],
)


@HOSTILE
def test_braces_of_long_hostile_texts_are_balanced(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    assert isinstance(decode_latex(text), str)
    assert has_balanced_braces(encode_latex(text))
    assert has_balanced_braces(balance_braces(text))


@pytest.mark.growth
@HOSTILE
def test_the_time_is_in_proportion_to_the_length(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    # 0.1 to 1 s on a slow machine; a quadratic step would take minutes
    takes_at_most(5, lambda: (decode_latex(text), encode_latex(text), balance_braces(text)))


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        pytest.param(r"10.1000/a\_b", "10.1000/a_b", id="escaped underscore"),
        pytest.param(r"10.1000/x{\_}y", "10.1000/x_y", id="in braces"),
        pytest.param(r"10.1000/1\textless{}2$>$3", "10.1000/1<2>3", id="angles"),
        pytest.param(r"\url{https://a.example/~x--y%20}", "https://a.example/~x--y%20", id="a URL command"),
        pytest.param(r"https://a.example/\~{}x", "https://a.example/~x", id="a tilde command"),
    ],
)
def test_identifiers_are_read_verbatim(tex: str, text: str) -> None:
    assert decode_verbatim(tex) == text


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        pytest.param("10.1000/a_b<1>;2", "10.1000/a_b<1>;2", id="a DOI stays as it is"),
        pytest.param(
            "https://a.example/{x} y", "https://a.example/%7Bx%7D%20y", id="a URL is percent-encoded"
        ),
        pytest.param("10.1000/}}\\\x00", "10.1000/%7D%7D%5C", id="nothing ends the field"),
    ],
)
def test_identifiers_are_written_verbatim(text: str, tex: str) -> None:
    assert encode_verbatim(text) == tex


@pytest.mark.parametrize(
    ("tex", "balanced"),
    [
        pytest.param("a {b} c", "a {b} c", id="even: left alone"),
        pytest.param(r"\{a\}", r"\{a\}", id="escaped and even: left alone"),
        pytest.param("a } b {", "a  b ", id="uneven: dropped"),
        pytest.param(r"\{a", r"\textbraceleft{}a", id="escaped and uneven"),
        pytest.param("a\\", "a\\ ", id="a backslash before the delimiter"),
    ],
)
def test_braces_are_balanced(tex: str, balanced: str) -> None:
    assert balance_braces(tex) == balanced
    assert balance_braces(balanced) == balanced
