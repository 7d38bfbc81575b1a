from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from litman.posts.references.features import run_features, token_features
from litman.posts.references.tokens import tokenise
from litman.posts.references.words import Feature


def read(features: list[Feature]) -> set[str]:
    return {name if isinstance(name, str) else name.decode() for name in features}


@given(st.text(max_size=120))
def test_each_word_has_features_whatever_the_text(text: str) -> None:
    tokens = tokenise(text)
    for items in (token_features(tokens), run_features(tokens)):
        assert len(items) == len(tokens)
        assert all(read(features) for features in items)


def test_words_know_what_stands_around_them() -> None:
    hill, year, *_, last = map(read, token_features(tokenise("Hill, (2019) Rivers.")))
    assert {"first", "+1k=year"} <= hill
    assert {"k=year", "br", "-1w=w=hill"} <= {*year, *(f"-1w={name}" for name in hill if name == "w=hill")}
    assert {"last", "-1k=year"} <= last
