from __future__ import annotations

from dataclasses import replace

import pytest

from litman.matching.blocking_keys import (
    blocking_key,
    blocking_keys_of_query,
    blocking_keys_of_record,
    weak_blocking_keys_of_query,
)
from litman.matching.query import LONGEST, read_query
from litman.matching.record import Record
from tests.matching.records import COFFEE, TEA, TEA_TEXT


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEA_TEXT, id="whole"),
        pytest.param("Glen A, Hart B, J. Noct. Med. 7 (2019) 112.", id="no title"),
        pytest.param("Green tea lengthens slow-wave sleep in shift workers", id="title only"),
        pytest.param("Glen, Hart 2019", id="names and year"),
        pytest.param("J. Noct. Med. 7, 112 (2019)", id="no author and no title"),
    ],
)
def test_a_reference_shares_a_key_with_its_work_and_none_with_another(text: str) -> None:
    query = read_query(text)
    keys = {*blocking_keys_of_query(query), *weak_blocking_keys_of_query(query)}
    assert keys & set(blocking_keys_of_record(TEA))
    assert not keys & set(blocking_keys_of_record(COFFEE))


@pytest.mark.parametrize(
    ("work", "text"),
    [
        pytest.param(
            replace(TEA, years=()), "Glen A, Hart B. J. Noct. Med. (n.d.) 112.", id="neither knows the year"
        ),
        pytest.param(
            replace(TEA, years=(), title="Nights of work"),
            "Glen A, Hart B (2019), Tea and sleep, 112.",
            id="the pool does not know the year, the reference says it",
        ),
        pytest.param(
            replace(TEA, years=(), authors=(), page="", title="Tea"),
            "Journal of Nocturnal Medicine.",
            id="a name of a journal is all that both say",
        ),
        pytest.param(
            replace(TEA, authors=(), volume=""),
            "Green tea: lengthens sleep. (2019), 112.",
            id="no author, a page",
        ),
        pytest.param(
            replace(TEA, authors=(), years=()),
            "Green tea lengthens sleep (n.d.).",
            id="neither author nor year",
        ),
        pytest.param(
            replace(TEA, authors=(), title="The 7 effects of tea"),
            "Effects of the tea, 2019.",
            id="words that tell",
        ),
    ],
)
def test_a_work_without_year_or_author_is_found_by_the_rest(work: Record, text: str) -> None:
    query = read_query(text)
    keys = {*blocking_keys_of_query(query), *weak_blocking_keys_of_query(query)}
    assert keys & set(blocking_keys_of_record(work))
    assert not keys & set(blocking_keys_of_record(COFFEE))


def test_a_title_whose_words_tell_nothing_makes_no_key_of_its_own() -> None:
    editorial = Record(doi="10.1000/editorial.1", title="Editorial", years=(2019,))
    assert blocking_keys_of_record(editorial) == [blocking_key("t", "editorial")]


def test_keys_have_64_bits_and_stay_what_they_are() -> None:
    assert -(2**63) <= blocking_key("ayp", "glen", "2019", "112") < 2**63
    assert blocking_key("a", "b", "c") == blocking_key("a", "b", "c") != blocking_key("a", "bc")


def test_a_long_string_has_only_so_many_keys() -> None:
    text = " ".join(f"word{n} {n}" for n in range(5_000))
    assert len(text) > LONGEST
    query = read_query(text)
    assert len(blocking_keys_of_query(query)) + len(weak_blocking_keys_of_query(query)) < 700
