from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.sources.reading.rich_text import plain_from_markup, rich_from_markup
from tests.growth import takes_at_most

SNIPPETS = [
    "<i>",
    "</i>",
    "<sub>",
    "</sub>",
    "<mml:math>",
    "<mml:msup>",
    "</mml:msup>",
    "<mml:mi>",
    "a",
    " b ",
]
SNIPPETS += [
    "\n   ",
    "&lt;",
    "&amp;lt;",
    "&amp;",
    "<",
    ">",
    "(",
    ")",
    "<br/>",
    "<Vec",
    "x='1'",
    "\x1b",
    "\ud800",
]
markup = st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=5), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "rich"),
    [
        pytest.param("Tea for two", "Tea for two", id="no mark-up"),
        pytest.param("The <italic>Camellia</italic> leaf", "The <i>Camellia</i> leaf", id="JATS italics"),
        pytest.param("<em>a</em> <strong>b</strong>", "<i>a</i> <b>b</b>", id="HTML"),
        pytest.param(
            "CO<inf>2</inf> in <scp>nasa</scp> tea",
            "CO<sub>2</sub> in <sc>nasa</sc> tea",
            id="publishers' own",
        ),
        pytest.param("<I>Thea</I>", "<i>Thea</i>", id="capitals"),
        pytest.param("Milk &amp; tea", "Milk & tea", id="escaped once"),
        pytest.param(
            "&amp;lt;sup&amp;gt;14&amp;lt;/sup&amp;gt;C cups", "<sup>14</sup>C cups", id="escaped twice"
        ),
        pytest.param("Tea&amp;#58; a drink&nbsp;of leaves", "Tea: a drink of leaves", id="entities"),
        pytest.param("Q&A of R&D &notanentity;", "Q&A of R&D &notanentity;", id="ampersands that are none"),
        pytest.param(
            "gene (\n     <i>TEA1</i>\n     ) on",
            "gene (<i>TEA1</i>) on",
            id="line breaks of XML in brackets",
        ),
        pytest.param(
            "beetle\n     <i>Theus cupus</i>\n   , new", "beetle <i>Theus cupus</i>, new", id="before a comma"
        ),
        pytest.param(
            "of\n <i>TEA1</i>\n /\n <i>TEA2</i>\n in", "of <i>TEA1</i>/<i>TEA2</i> in", id="around a slash"
        ),
        pytest.param(
            "<scp>L</scp>\n-theanine 2-\n<i>x</i>", "<sc>L</sc>-theanine 2-<i>x</i>", id="around hyphens"
        ),
        pytest.param("tea –\n <i>Thea</i> -\n leaf", "tea – <i>Thea</i> - leaf", id="around dashes"),
        pytest.param("CO\n <sub>2</sub>\n in", "CO<sub>2</sub> in", id="before something lowered"),
        pytest.param("of\n <sup>13</sup>\n C cups", "of <sup>13</sup>C cups", id="behind a mass number"),
        pytest.param("Ca\n <sup>2+</sup>\n channels", "Ca<sup>2+</sup> channels", id="before a charge"),
        pytest.param("cups\n <sup>1</sup>\n Tea", "cups <sup>1</sup> Tea", id="a number behind a word"),
        pytest.param("<i>Theus </i> cup", "<i>Theus</i> cup", id="space inside a tag"),
        pytest.param("a<i> b</i>", "a <i>b</i>", id="space at the beginning of a tag"),
        pytest.param("Le thé : un art ?", "Le thé : un art ?", id="French spaces stay"),
        pytest.param("<i></i>Tea<b> </b>", "Tea", id="empty tags"),
        pytest.param("<i>Tea", "<i>Tea</i>", id="never closed"),
        pytest.param("Tea</i> time", "Tea time", id="never opened"),
        pytest.param("<b><i>Tea</b> x", "<b><i>Tea</i></b> x", id="crossed"),
        pytest.param(
            "if a <b and c> d, n <100 and p<0.05", "if a <b and c> d, n <100 and p<0.05", id="less than"
        ),
        pytest.param("Lists of Vec<T> and Map<K, V>", "Lists of Vec<T> and Map<K, V>", id="code"),
        pytest.param("Tea<foo>pot</foo>", "Teapot", id="unknown tag that is closed"),
        pytest.param(
            "TEA<sup>1</sup><subtitle>Its use</subtitle>", "TEA<sup>1</sup>: Its use", id="subtitle"
        ),
        pytest.param("Tea<xref ref-type='fn'>*</xref>", "Tea", id="footnote mark"),
        pytest.param("Notice<BR>Tea", "Notice Tea", id="line break"),
        pytest.param("A <html_ent glyph='@amp;' ascii='@amp;'/> B", "A & B", id="html_ent"),
        pytest.param("<title>Tea</title>", "Tea", id="title in the title"),
        pytest.param("red \x1b[31m\x00tea\x9b", "red [31mtea", id="terminal escapes"),
        pytest.param("bad \ud800 half", "bad \ufffd half", id="half a character"),
        pytest.param("<!-- x -->Tea<![CDATA[ pot]]>", "Tea pot", id="comments"),
        pytest.param("   \n ", "", id="white space only"),
    ],
)
def test_titles_become_rich_text(text: str, rich: str) -> None:
    assert rich_from_markup(text) == rich


def math(inner: str) -> str:
    return f'<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML">{inner}</mml:math>'


@pytest.mark.parametrize(
    ("text", "rich"),
    [
        pytest.param(
            math(
                "<mml:msub><mml:mi>H</mml:mi><mml:mn>2</mml:mn></mml:msub><mml:mi mathvariant='normal'>O</mml:mi>"
            ),
            "H<sub>2</sub>O",
            id="subscript",
        ),
        pytest.param(
            "at high<mml:math><mml:mi>N</mml:mi><mml:mo>=</mml:mo><mml:mn>8</mml:mn></mml:math>cups",
            "at high N = 8 cups",
            id="lost spaces",
        ),
        pytest.param(
            "in the<mml:math><mml:mmultiscripts><mml:mi>Te</mml:mi><mml:mprescripts/><mml:none/><mml:mn>9</mml:mn>"
            "</mml:mmultiscripts></mml:math>nucleus",
            "in the <sup>9</sup>Te nucleus",
            id="scripts before",
        ),
        pytest.param(
            "on<mml:math><mml:msup><mml:mi>C</mml:mi><mml:mo>∗</mml:mo></mml:msup></mml:math>-algebras",
            "on C<sup>∗</sup>-algebras",
            id="superscript with a hyphen after it",
        ),
        pytest.param("10<math><msup><mi/><mn>5</mn></msup></math> cups", "10<sup>5</sup> cups", id="no base"),
        pytest.param(
            math("<mml:mfrac><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:mfrac>"), "1/2", id="fraction"
        ),
        pytest.param(
            math("<mml:msqrt><mml:mi>a</mml:mi><mml:mo>+</mml:mo><mml:mi>b</mml:mi></mml:msqrt>"),
            "√(a + b)",
            id="root",
        ),
        pytest.param(
            math("<mml:mover><mml:mi>x</mml:mi><mml:mo>¯</mml:mo></mml:mover>"), "x\u0304", id="accent"
        ),
        pytest.param(
            math("<mml:semantics><mml:mi>x</mml:mi><mml:annotation>\\TeX</mml:annotation></mml:semantics>"),
            "x",
            id="TeX beside it",
        ),
        pytest.param(
            "<alternatives><tex-math>$$\\alpha $$</tex-math><mml:math><mml:mi>α</mml:mi></mml:math></alternatives>-tea",
            "α-tea",
            id="MathML is taken before TeX",
        ),
        pytest.param(
            "<alternatives><tex-math>\\documentclass{x}\\begin{document}$$E=m$$\\end{document}</tex-math></alternatives>",
            "E=m",
            id="TeX only",
        ),
        pytest.param(math("<mml:msub><mml:mi>H</mml:mi></mml:msub>"), "H", id="a part is missing"),
    ],
)
def test_formulas_become_text(text: str, rich: str) -> None:
    assert rich_from_markup(text) == rich


@given(markup)
def test_rich_text_is_one_line_that_can_be_saved(text: str) -> None:
    rich = rich_from_markup(text)
    assert rich == rich.strip()
    assert not any(c in rich for c in "\n\r\t\x1b")
    assert "  " not in rich
    rich.encode()


@given(markup)
def test_plain_text_never_fails(text: str) -> None:
    plain = plain_from_markup(text)
    assert plain == plain.strip()


@pytest.mark.growth
@pytest.mark.parametrize(
    "piece", ["<", "<i>", "</i>", "<a b='", "&amp;", "<i ", " \n", "a <b c='d' ", "<mml:msup>"]
)
def test_long_titles_take_little_time(piece: str) -> None:
    takes_at_most(3, lambda: rich_from_markup(piece * 100_000))


@pytest.mark.parametrize(
    "text", ["Wübben’s Ærø", "πTest", "Škoda žába", "Łódź", "Привет, мир", "日本語 test", "naïve café"]
)
def test_utf_8_that_was_read_byte_by_byte_is_mended(text: str) -> None:
    assert plain_from_markup(text.encode().decode("latin-1")) == text


@pytest.mark.parametrize(
    "text", ["Wübben’s Ærø", "São Tomé – 3 °C", "ÎLES", "Øl – Æ", "Привет", "日本語", "Ä ±"]
)
def test_text_that_was_not_stays(text: str) -> None:
    assert plain_from_markup(text) == text
