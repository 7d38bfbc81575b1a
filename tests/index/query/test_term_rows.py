"""Where words stand in texts is found as a search finds them."""

from __future__ import annotations

from litman.index.query.nodes import Words
from litman.index.query.term_rows import term_rows


def words(*texts: str) -> list[Words]:
    return [Words(text) for text in texts]


def test_words_are_found_in_any_form_with_their_places() -> None:
    texts = ["Statins lower it; a statin did.", "Beta-blockers do not.", 'a "quoted" \x02 word']
    statin, beta, quoted, none = term_rows(texts, words("statin", "beta-blocker", 'quo"ted', "gone"))
    assert {row: [texts[row][start:end] for start, end in spans] for row, spans in statin.items()} == {
        0: ["Statins", "statin"]
    }
    assert {row: [texts[row][start:end] for start, end in spans] for row, spans in beta.items()} == {
        1: ["Beta-blockers"]
    }
    assert (quoted, none) == ({}, {})


def test_nothing_is_found_in_nothing() -> None:
    assert term_rows([], words("tea")) == [{}]
    assert term_rows(["tea"], []) == []


def test_digits_of_another_number_are_no_number() -> None:
    (four, whole) = term_rows(["In 19.4% and 4.5, not 4.", "Only 1,4 here"], words("4", "19.4"))
    assert four == {0: ((22, 23),)}
    assert whole == {0: ((3, 7),)}


def test_what_says_the_same_counts_as_the_word() -> None:
    texts = ["After a myocardial infarction.", "A heart of oak.", "An infarction, myocardial."]
    (heart,) = term_rows(texts, [Words("heart", also=("myocardial infarction", "cardiac"))])
    assert heart == {0: ((8, 29),), 1: ((2, 7),)}
