import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.text.terminal import shorten, terminal_safe


@given(st.text(max_size=60))
def test_a_safe_text_holds_no_control_character(text: str) -> None:
    assert all(c.isprintable() or ord(c) > 0x9F for c in terminal_safe(text))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        pytest.param("\x1b[31mred", "\\x1b[31mred", id="escape sequence"),
        pytest.param("a\u202eb", "a\\u202eb", id="right-to-left override"),
        pytest.param("a\nb\tc", "a b c", id="newline and tab"),
        pytest.param("Čaj 茶", "Čaj 茶", id="letters stay"),
    ],
)
def test_what_a_terminal_would_obey_is_made_visible(text: str, safe: str) -> None:
    assert terminal_safe(text) == safe


def test_shortening_keeps_the_length() -> None:
    assert shorten("abcdef", 4) == "abc…"
    assert shorten("abc", 4) == "abc"
