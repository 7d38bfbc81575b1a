"""A pasted sentence ranks by its words: no mark in it is obeyed, and small words weigh nothing."""

from __future__ import annotations

import pytest

from litman.errors import QueryError
from litman.search.query.parse import parse_query
from litman.search.query.sentence import sentence_query, without_small_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("NMDA:glutamate", ["NMDA", "glutamate"], id="a colon"),
        pytest.param("It was 5*10 mg of tea", ["5", "10", "mg", "tea"], id="a star"),
        pytest.param(
            'He called "rapid relief a myth', ["called", "rapid", "relief", "myth"], id="an open quote"
        ),
        pytest.param("Tea -not milk- OR (water)", ["Tea", "milk", "water"], id="operators"),
        pytest.param(
            "Moss’s tea isn't strong, tea is weak", ["Moss", "tea", "strong", "weak"], id="apostrophes"
        ),
        pytest.param("In 16.7 % of 1,204 people", ["16.7", "1,204", "people"], id="numbers stay whole"),
        pytest.param(
            "A dose of vitamin D for T cells", ["dose", "vitamin", "D", "T", "cells"], id="capitals"
        ),
        pytest.param("Der Tee ist nicht gut für den Schlaf", ["Tee", "gut", "Schlaf"], id="German"),
        pytest.param("It is what it is.", ["It", "is", "what"], id="nothing but small words"),
        pytest.param("?!", [], id="no word"),
    ],
)
def test_a_sentence_ranks_by_the_words_that_tell_something(text: str, words: list[str]) -> None:
    query = sentence_query(text)
    assert [word.text for word in query.words] == words
    assert query.conditions == ()


def test_small_words_of_a_long_query_weigh_nothing() -> None:
    query = without_small_words(parse_query('The tea of the house is "very good" for title:sleep'))
    assert [word.text for word in query.words] == ["tea", "house"]
    assert len(query.conditions) == 2
    short = parse_query("to be or not")
    assert without_small_words(short) == short


@pytest.mark.parametrize(
    ("text", "reads_plain"),
    [
        ("NMDA:glutamate", True),
        ("5*10", True),
        ('an "open quote', True),
        ('""', True),
        ("tea (and milk were given to all of them", True),
        ("tea (milk", False),
        ("titel:tea", False),
        ("year:soon", False),
        ("OR tea", False),
        ("a*", False),
    ],
)
def test_what_can_be_no_query_is_told_from_a_slip_in_one(text: str, reads_plain: bool) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(text)
    assert caught.value.reads_plain is reads_plain
