from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.posts.references.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "2000;355(9222):2220-1.", ["2000;", "355(9222):", "2220-1."], id="volume glued to pages"
        ),
        pytest.param("Hill,M.,Marsh", ["Hill,", "M.,", "Marsh"], id="names glued"),
        pytest.param("Hill(2019)Rivers", ["Hill", "(2019)", "Rivers"], id="year glued"),
        pytest.param("doi:10.1000/a(17)3-9,b", ["doi:10.1000/a(17)3-9,b"], id="DOI stays whole"),
        pytest.param("www.example.org/a,b", ["www.example.org/a,b"], id="address stays whole"),
        pytest.param("论文，作者。", ["论文，", "作者。"], id="Chinese punctuation"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_words_are_split_where_parts_are_glued(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenise(text)] == words


@given(st.text(max_size=200))
def test_tokens_hold_every_character_that_is_no_white_space(text: str) -> None:
    tokens = tokenise(text)
    assert "".join(token.text for token in tokens) == "".join(text.split())
    assert all(text[token.start : token.end] == token.text for token in tokens)
