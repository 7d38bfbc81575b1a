"""What readers call a thing leads to what papers call it, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.text import plain_words
from litman.text.other_spellings import other_spellings
from litman.text.plain_words import otherwise_called
from litman.text.said_otherwise import said_otherwise

LINES = [
    line.split(" = ")
    for line in Path(plain_words.__file__).with_suffix(".txt").read_text().splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(
    ("text", "said", "other"),
    [
        pytest.param("a heart attack", ("heart", "attack"), "myocardial infarction", id="two words for two"),
        pytest.param("Myocardial infarctions fell", ("myocardial", "infarctions"), "heart attack", id="of many"),
        pytest.param("Babies nap", ("babies",), "infant", id="an ending of its own"),
        pytest.param("post-traumatic stress disorder", ("post-traumatic", "stress", "disorder"), "PTSD", id="hyphen"),
        pytest.param("Alzheimer’s", ("alzheimer’s",), "Alzheimer disease", id="an apostrophe as typeset"),
    ],
)  # fmt: skip
def test_words_lead_to_others(text: str, said: tuple[str, ...], other: str) -> None:
    (called,) = otherwise_called(text)
    assert called.said == said
    assert other in called.others


def test_of_words_that_count_together_none_counts_alone() -> None:
    (called,) = otherwise_called("high blood pressure")
    assert called.said == ("high", "blood", "pressure")
    assert "arterial pressure" not in called.others


@pytest.mark.parametrize("text", ["", "?!", "attack of the oaks", "Leber", "bloody pressures"])
def test_other_words_lead_nowhere(text: str) -> None:
    assert otherwise_called(text) == ()


def test_each_word_is_told_with_its_spellings_and_other_words() -> None:
    words = ("Tumours", "kill", "tea")
    tumours, kill, tea = said_otherwise("Tumours kill; tea", words)
    assert (tumours[0], kill, tea) == ("tumors", (), ())
    assert "neoplasm" in tumours


def test_each_phrase_of_the_list_leads_to_the_rest_of_its_line() -> None:
    for line in LINES:
        assert len(set(line)) == len(line) > 1
        for phrase in line:
            (called,) = otherwise_called(phrase)
            assert {*line} - {phrase} <= {*called.others}, phrase


def test_no_line_is_there_for_a_spelling_alone() -> None:
    assert [line for line in LINES if all(word in other_spellings(line[0]) for word in line[1:])] == []


def test_the_list_is_in_order() -> None:
    assert sorted(LINES, key=lambda line: " = ".join(line).casefold()) == LINES
