"""Which printed reference is which of the claims file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from litman.standing.pairing import pair_references

TEXTS = st.sampled_from(
    [
        "Moss, A. (2019). Tea and sleep. Journal of Rest, 7, 1-9. https://doi.org/10.1000/1",
        "Moss, A. (2019). Tea and SLEEP. Journal of Rest, 7, 1-9. https://doi.org/10.1000/1",
        "Moss, A. (2020). Tea and dreams. Journal of Rest, 8, 1-9. https://doi.org/10.1000/2",
        "Fern, B. (2020). A page about the leaves of tea. https://tea.example/leaves",
        "[3]",
    ]
)


@given(st.lists(TEXTS, max_size=6))
def test_each_of_a_list_that_did_not_change_finds_itself(texts: list[str]) -> None:
    found = pair_references(texts, texts)
    plain = pair_references(texts, [f"{text} " for text in texts])  # not the same characters, the same texts
    assert found == plain
    assert all(at == number for at, number in enumerate(found) if number is not None)
    assert all(number is not None for text, number in zip(texts, found, strict=True) if text != "[3]")
