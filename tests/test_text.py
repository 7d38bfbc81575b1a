import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.text import fold, plain, shorten, terminal_safe, to_ascii


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("It’s “so”", 'it\'s "so"', id="quotes and case"),
        pytest.param("2–4 — x", "2-4 - x", id="dashes"),
        pytest.param("a\u00a0b\n c", "a b c", id="white space"),
        pytest.param("ﬁne²", "fine2", id="compatibility forms"),
        pytest.param("STRASSE", "straße", id="case folding"),
    ],
)
def test_texts_that_differ_in_typing_only_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


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


def test_only_csl_mark_up_is_taken_off() -> None:
    assert (
        plain('<i>E. coli</i> at p < 0.05 <b>x</b><span class="nocase">iOS</span>')
        == "E. coli at p < 0.05 xiOS"
    )
    assert plain("<script>x</script>") == "<script>x</script>"


def test_shortening_keeps_the_length() -> None:
    assert shorten("abcdef", 4) == "abc…"
    assert shorten("abc", 4) == "abc"


@pytest.mark.parametrize(("text", "ascii_text"), [("Čapek", "Capek"), ("Øre", "Ore"), ("茶", "Cha")])
def test_letters_become_ascii(text: str, ascii_text: str) -> None:
    assert to_ascii(text) == ascii_text
