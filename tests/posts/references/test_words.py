from __future__ import annotations

import pytest

from litman.posts.references.wordlists import usual_parts, word_classes
from litman.posts.references.words import read_word


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        pytest.param("(2019).", "year", id="year"),
        pytest.param("410–411.", "range", id="pages"),
        pytest.param("176(5),", "volume", id="volume"),
        pytest.param("J.,", "init", id="initial"),
        pytest.param("(Eds.),", "ed", id="editors"),
        pytest.param("March", "month", id="month"),
        pytest.param("pp.", "pp", id="pp."),
        pytest.param("doi:10.1000/a", "doi", id="DOI"),
        pytest.param("www.example.org/a", "url", id="address"),
        pytest.param("Rivers", "cap", id="capital"),
        pytest.param("rivers", "low", id="small"),
        pytest.param("—", "punct—", id="a dash"),
    ],
)
def test_kind_of_a_word(word: str, kind: str) -> None:
    assert read_word(word).kind == kind


def test_lists_and_lexicon_know_words_of_parts() -> None:
    assert "month" in word_classes("july")
    assert word_classes("xyzzy") == ()
    assert "G" in usual_parts("katherine").upper()
    assert usual_parts("xyzzy") == ""
