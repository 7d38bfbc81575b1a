from __future__ import annotations

import pytest

from litman.matching.blocking_keys import (
    blocking_key,
    blocking_keys_of_query,
    blocking_keys_of_record,
    weak_blocking_keys_of_query,
)
from litman.matching.query import LONGEST, read_query
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


def test_keys_have_64_bits_and_stay_what_they_are() -> None:
    assert -(2**63) <= blocking_key("ayp", "glen", "2019", "112") < 2**63
    assert blocking_key("a", "b", "c") == blocking_key("a", "b", "c") != blocking_key("a", "bc")


def test_a_long_string_has_only_so_many_keys() -> None:
    text = " ".join(f"word{n} {n}" for n in range(5_000))
    assert len(text) > LONGEST
    query = read_query(text)
    assert len(blocking_keys_of_query(query)) + len(weak_blocking_keys_of_query(query)) < 700
