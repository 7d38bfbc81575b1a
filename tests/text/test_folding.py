import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.text.folding import fold, to_ascii


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


@pytest.mark.parametrize(("text", "ascii_text"), [("Čapek", "Capek"), ("Øre", "Ore"), ("茶", "Cha")])
def test_letters_become_ascii(text: str, ascii_text: str) -> None:
    assert to_ascii(text) == ascii_text
