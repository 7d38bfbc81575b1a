"""Whether a sentence says the numbers of another: units, rounding, words, and what cannot be told."""

from __future__ import annotations

import pytest

from benchmarks.quantities import TABLES, pairs, verdict
from litman.text.quantities.compare import compare_numbers
from litman.text.quantities.read import quantities
from tests.growth import grows_in_proportion


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        pytest.param("0.5 mg/kg", "measure", 5e-7, id="a dose"),
        pytest.param("500 µg/kg", "measure", 5e-7, id="the same dose"),
        pytest.param("16,7 Prozent", "share", 16.7, id="a decimal comma"),
        pytest.param("one in six", "share", 100 / 6, id="one in six"),
        pytest.param("jede dritte", "share", 100 / 3, id="jede dritte"),
        pytest.param("5 percentage points", "points", 5, id="percentage points"),
        pytest.param("2.5-fold", "factor", 2.5, id="fold"),
        pytest.param("p < .05", "p", 0.05, id="a level of significance"),
        pytest.param("3 × 10⁶", "count", 3e6, id="a power of ten"),
        pytest.param("1.2 million", "count", 1.2e6, id="a million"),
        pytest.param("two hundred", "count", 200, id="two words"),
        pytest.param("12 000", "count", 12_000, id="a space between thousands"),
        pytest.param("half an hour", "measure", 1_800, id="half an hour"),
        pytest.param("€ 12", "money", 12, id="euros"),
        pytest.param("1912", "year", 1912, id="a year"),
        pytest.param("(−3.5)", "count", -3.5, id="less than nothing"),
    ],
)
def test_a_number_is_read_with_what_it_counts(text: str, kind: str, value: float) -> None:
    (found,) = quantities(f"It was {text} there.")
    assert (found.kind, found.values[-1]) == (kind, pytest.approx(value, rel=1e-3))


@pytest.mark.parametrize(
    "text", ["see Figure 2", "said [12, 14–16]", "COVID-19 and 5-HT1B", "no number", "a 95 % CI", "(SD 4.1)"]
)
def test_numbers_of_names_and_places_are_none(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("said", "source", "expected"),
    [
        pytest.param("a sixth of all", "16.7 % of all", "same", id="a share in words"),
        pytest.param("nearly half of all", "46.2 % of all", "same", id="nearly half"),
        pytest.param("nearly half of all", "54 % of all", "differs", id="more than half"),
        pytest.param("it doubled", "it rose from 3 to 6", "same", id="from where to where"),
        pytest.param("rose by 5 %", "rose by 5 percentage points", "differs", id="points are no per cent"),
        pytest.param("1.204 people", "1,204 people", "same", id="marks between thousands"),
        pytest.param("40 men", "41 men", "differs", id="people are not rounded"),
        pytest.param("in 40 men", "after 41 weeks", "absent", id="something else is counted"),
        pytest.param("p < .05", "p = .3", "differs", id="a level"),
        pytest.param("4 to 6 cups", "5 cups", "unclear", id="within a range"),
        pytest.param("12 % more", "8 % in spring and 20 % in autumn", "unclear", id="between two"),
        pytest.param("over 500 men", "780 men", "same", id="over"),
        pytest.param("7 hours", "420 min", "same", id="hours and minutes"),
        pytest.param("2 mg a day", "2 mg", "same", id="a rate that one leaves out"),
    ],
)
def test_a_number_is_the_same_another_or_not_there(said: str, source: str, expected: str) -> None:
    (found,) = compare_numbers(said, source)
    assert found.verdict == expected


def test_in_nearly_the_same_words_a_number_stands_in_the_place_of_another() -> None:
    found = compare_numbers("9 of 40 men in 8 days", "9 of 14 men in 8 days", is_aligned=True)
    assert [
        (one.quantity.text, one.other and one.other.text) for one in found if one.verdict == "differs"
    ] == [("40", "14")]


@pytest.mark.parametrize(("name", "is_aligned"), TABLES)
def test_of_the_labelled_pairs_next_to_none_are_accused_wrongly(name: str, *, is_aligned: bool) -> None:
    rows = pairs(name)
    said = [(label, verdict(one, other, is_aligned=is_aligned)) for one, other, label in rows]
    assert len(rows) >= 80
    assert sum(label == found for label, found in said) >= 0.95 * len(rows)
    assert sum(found == "differs" != label for label, found in said) <= 1


@pytest.mark.growth
@pytest.mark.parametrize("piece", ["1 234 ", "1,2.", "two-", "from 3 to ", "0.5 mg of a "])
def test_the_time_grows_with_the_sentence(piece: str) -> None:
    grows_in_proportion(lambda size: lambda: quantities(piece * size), 400)
