from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.cli.shared import output
from litman.cli.shared.output import (
    dim,
    in_one_piece,
    say,
    say_lines,
    say_wrapped,
)
from litman.cli.shared.widths import cell_width
from litman.text.terminal import terminal_safe


@pytest.mark.parametrize(
    ("first", "shown"),
    [
        pytest.param("  c01", "  c01 Tea helps.", id="as wide as usual"),
        pytest.param("  c1024", "  c1024 Tea helps.", id="wider than the indentation"),
        pytest.param("  tea ", "  tea Tea helps.", id="its own space behind it"),
        pytest.param("", "      Tea helps.", id="nothing in front"),
    ],
)
def test_what_stands_in_the_indentation_stands_apart(
    capsys: pytest.CaptureFixture[str], first: str, shown: str
) -> None:
    say_wrapped("Tea helps.", indent=6, first=first)
    assert capsys.readouterr().out == shown + "\n"


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        pytest.param(["one two three"], ["  one two", "  three"], id="between words"),
        pytest.param(["one", dim("two"), "three"], ["  one two", "  three"], id="between looks"),
        pytest.param(["one  two\nthree"], ["  one two", "  three"], id="any white space"),
        pytest.param(
            ["a longestofwords b"], ["  a", "  longestofwords", "  b"], id="a word wider than a line"
        ),
        pytest.param(["茶茶 茶茶 x"], ["  茶茶", "  茶茶 x"], id="characters that are two columns wide"),
        pytest.param(
            ["“öne” twö three"], ["  “öne”", "  twö", "  three"], id="letters and marks that are one"
        ),
        pytest.param(["abcd efg hij"], ["  abcd", "  efg hij"], id="to the last column"),
        pytest.param(["", "  "], ["  "], id="nothing"),
    ],
)
def test_paragraphs_keep_within_the_width(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    parts: list[str | output.Styled],
    lines: list[str],
) -> None:
    monkeypatch.setenv("COLUMNS", "9")
    say_wrapped(*parts, indent=2)
    assert capsys.readouterr().out == "\n".join(lines) + "\n"


def test_a_letter_is_as_wide_as_unicode_has_it() -> None:
    assert [cell_width(text) for text in ("tea", "“té” →", "茶", "e\u0301", "ｱ", "🍵")] == [3, 6, 2, 1, 1, 2]


def test_what_is_printed_in_one_piece_stands_in_order(capfd: pytest.CaptureFixture[str]) -> None:
    with in_one_piece():
        say("one")
        with in_one_piece():
            say("two")
        assert capfd.readouterr().out == ""
        say("oh", err=True)
        assert capfd.readouterr() == ("one\ntwo\n", "oh\n")
        say("three")
    assert capfd.readouterr().out == "three\n"


@given(
    st.lists(st.text(alphabet="ab “ñ茶\u0301\x1b\u2028\u00a0\t\n -", max_size=30), min_size=1, max_size=3),
    st.sampled_from(["", "  c1", "  c1024 ", "      ✗", " 茶"]),
    st.integers(0, 8),
)
def test_lines_are_filled_alike_with_looks_and_without(texts: list[str], first: str, indent: int) -> None:
    printed: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(output, "text_width", lambda: 20)
        patch.setattr(output, "_write", lambda text, **_: printed.append(text))
        say_wrapped(*texts, indent=indent, first=first)
        with in_one_piece():
            say_wrapped(*texts, indent=indent, first=first)
    assert printed[0] == printed[1]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        pytest.param(["moss2019", "reed"], "moss2019\nreed\n", id="plain"),
        pytest.param(["moss\x1b[2J", "reed\nfern", "tea"], "moss\\x1b[2J\nreed fern\ntea\n", id="escaped"),
        pytest.param(["", "reed"], "\nreed\n", id="an empty line"),
        pytest.param([], "", id="none"),
    ],
)
def test_each_text_is_a_line_in_which_nothing_steers_the_terminal(
    capsys: pytest.CaptureFixture[str], texts: list[str], said: str
) -> None:
    say_lines(texts)
    assert capsys.readouterr().out == said


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=20))
def test_json_says_what_was_given_and_shows_a_terminal_nothing_unseen(text: str) -> None:
    said = output.json_text({"said": text})
    assert json.loads(said) == {"said": text}
    assert all(c < "\x80" or terminal_safe(c) == c for c in said)
