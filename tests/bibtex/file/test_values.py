from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.bibtex.file.parse import parse_block
from litman.bibtex.file.scan import Tile
from litman.bibtex.file.values import LONGEST_VALUE, compress, has_balanced_braces, has_bare_quote, value_text
from litman.bibtex.file.whole_document import read_document


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param(b"{a {b} c}", "a {b} c", id="braces"),
        pytest.param(b'"a {"} c"', 'a {"} c', id="quotes"),
        pytest.param(b"1999", "1999", id="number"),
        pytest.param(b"jan", "jan", id="month"),
        pytest.param(b"ACM", "Association", id="macro in another case"),
        pytest.param(b"jacm", "jacm", id="macro of a style"),
        pytest.param(b'"1~" # jan # { x}', "1~jan x", id="joined"),
        pytest.param(b"{ a\r\n\t b }", "a b", id="white space"),
        pytest.param("{a\N{NO-BREAK SPACE} b}".encode(), "a\N{NO-BREAK SPACE} b", id="no-break space"),
        pytest.param(b"{}", "", id="empty"),
    ],
)
def test_values_are_read_as_bibtex_reads_them(written: bytes, read: str) -> None:
    data = b"@a{k, t = " + written + b"}"
    block = parse_block(data, Tile("entry", 0, len(data)))
    assert value_text(data, block.fields[0].parts, {"acm": "Association"}, "utf-8") == read


@given(st.text())
def test_compressing_twice_is_compressing_once(text: str) -> None:
    assert compress(compress(text)) == compress(text)


@pytest.mark.parametrize(
    ("text", "balanced", "bare_quote"),
    [
        pytest.param("plain", True, False, id="plain"),
        pytest.param("a {b {c}}", True, False, id="nested"),
        pytest.param("}{", False, False, id="wrong order"),
        pytest.param("{", False, False, id="open"),
        pytest.param(r"\{", False, False, id="a backslash changes nothing"),
        pytest.param('a "b"', True, True, id="quotation marks"),
        pytest.param('a {"}b', True, False, id="quotation mark in braces"),
    ],
)
def test_braces_and_quotes_of_a_text_are_judged(text: str, balanced: bool, bare_quote: bool) -> None:
    assert (has_balanced_braces(text), has_bare_quote(text)) == (balanced, bare_quote)


def test_a_macro_keeps_the_space_at_its_end_and_a_field_does_not() -> None:
    document = read_document(
        Path("a.bib"),
        b'@string{met = {  Meeting } }\n@misc{k, title = "On a" # met # {of Minds}, note = met}',
    )
    (entry,) = document.entries()
    assert entry.values == {"title": "On a Meeting of Minds", "note": "Meeting"}


def test_macros_that_double_do_not_grow_without_end() -> None:
    strings = '@string{s0 = "ab"}' + "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}" for n in range(1, 60))
    entry = "@misc{k, title = s12 # { and } # s12, note = s4 # s4}"
    document = read_document(Path("works.bib"), f"{strings}\n{entry}".encode())
    macros = document.macros
    assert len(macros["s12"]) == 2**13
    assert max(map(len, macros.values())) <= LONGEST_VALUE
    assert sum(map(len, macros.values())) < 100_000
    assert document.entry("k").values == {"title": "s12 and s12", "note": "ab" * 32}


def test_a_value_that_grows_too_long_has_its_macros_as_names() -> None:
    long = b"tea" * 2_000
    data = b'@string{s = "' + long + b'"}@a{k, t = s, u = s # s, v = "' + long + b'" # s}'
    values = read_document(Path("works.bib"), data).entry("k").values
    assert (len(values["t"]), values["u"], len(values["v"])) == (6_000, "ss", 12_000)
