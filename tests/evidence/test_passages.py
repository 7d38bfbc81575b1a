"""Of a source's sentences the one that a person would read first stands in front."""

from __future__ import annotations

import pytest

from litman.evidence.claimed import claimed, without_markers
from litman.evidence.cues import directions, reports_result, tells_plan
from litman.evidence.passages import Passage, rank_passages
from litman.texts.of_work import TextOfWork
from litman.texts.plain_text import text_of_plain
from litman.texts.source_text import Sentence, SourceText

TEA = (
    "Tea is drunk by sailors and by landsmen. Whether tea lengthens sleep is unclear. We gave tea to 60 sailors for"
    " eight weeks. Sleep increased by 16.7% with tea (p<0.01). Dreams did not differ, but may have been forgotten."
    " Larger studies of tea are warranted."
)


def best(claim: str, abstract: str = TEA) -> Passage:
    (found,) = rank_passages(claimed(claim), [TextOfWork("abstract", text_of_plain(abstract))])
    return found[0]


@pytest.mark.parametrize(
    ("claim", "begins"),
    [
        pytest.param("Tea makes sailors sleep longer, by a sixth or so.", "Sleep increased", id="the result"),
        pytest.param("Tea changes nothing about what sailors dream.", "Dreams did not", id="another result"),
        pytest.param("60 sailors drank tea.", "We gave tea", id="a number"),
    ],
)
def test_the_sentence_to_read_first_comes_first(claim: str, begins: str) -> None:
    assert best(claim).text.startswith(begins)


def test_words_numbers_denials_and_hedges_are_pointed_out() -> None:
    passage = best("Tea, at 40 mg, makes sleep longer by about a sixth.")
    assert [passage.text[start:end] for start, end in passage.marks] == ["Sleep", "tea"]
    assert (passage.numbers, passage.missing) == (("a sixth",), ("40 mg",))
    passage = best("Dreams did not change.")
    assert (passage.denials, passage.hedges) == (("not",), ("but", "may"))


def test_places_in_a_whole_text_are_known_and_results_come_before_methods() -> None:
    words = ("Sleep of sailors was asked for.", "Sleep of sailors was long.")
    text = SourceText(" ".join(words), (Sentence(0, 31, 2, "Methods"), Sentence(32, 58, 5, "Results")))
    (found,) = rank_passages(claimed("Sailors have long sleep."), [TextOfWork("file", text)])
    assert [(one.page, one.section) for one in found] == [(5, "Results"), (2, "Methods")]


def test_a_whole_text_shows_no_sentence_without_a_word_of_the_claim() -> None:
    text = text_of_plain("Kites fly. Boats sail.")
    assert rank_passages(claimed("Tea lengthens sleep."), [TextOfWork("file", text)]) == [()]
    assert rank_passages(claimed("?!"), [TextOfWork("file", text)]) == [()]


def test_each_source_has_its_own_passages() -> None:
    texts = ("Tea helps. Milk hurts.", "", "Tea hurts.")
    found = rank_passages(claimed("Tea hurts."), [TextOfWork("file", text_of_plain(text)) for text in texts])
    assert [sorted(one.text for one in part) for part in found] == [
        ["Milk hurts.", "Tea helps."],
        [],
        ["Tea hurts."],
    ]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("a sixth", "16.7%", True),
        ("almost half", "48.2 %", True),
        ("about 12 percent", "11.8%", True),
        ("one in four", "25.9%", True),
        ("3 mg", "4 mg", False),
        ("a third", "26%", False),
        ("in 2019", "2019", False),
        ("12 percent", "12 weeks", False),
        ("from 12 to 16 %", "12–16 per cent", True),
        ("from 12 to 16 %", "12.2%", False),
    ],
)
def test_numbers_are_compared_as_people_round_them(one: str, other: str, is_same: bool) -> None:
    assert (claimed(f"It was {one}.").share_of_numbers(f"That was {other}.") == 1.0) is is_same


def test_what_a_sentence_does_is_told_by_its_words() -> None:
    assert directions("It fell, and nothing rose.") == {"less", "more", "none"}
    assert directions("We asked them.") == frozenset()
    assert (reports_result("It was associated with rain."), reports_result("Tea is brown.")) == (True, False)
    assert (tells_plan("We investigated tea."), tells_plan("Tea is brown.")) == (True, False)


def test_the_number_of_a_marker_is_no_number_of_the_claim() -> None:
    words = without_markers(
        "Tea helped 9 of 10 (see above) [12], mostly (Moss 2019).", ["[12]", "(Moss 2019)", None, "9"]
    )
    assert words == "Tea helped 9 of 10 (see above) , mostly ."
    assert [one.text for one in claimed(words).numbers.all] == ["9", "10"]
