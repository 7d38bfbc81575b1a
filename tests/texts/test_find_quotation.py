"""Quotations in texts of our own: exact ones, changed ones, and those that stand nowhere."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from litman.texts.find_quotation import find_quotation
from litman.texts.read import read_source
from tests.growth import grows_in_proportion
from tests.posts.pdf_maker import column, pdf

TEXT = """\
Tea did not lengthen sleep in old sailors. It may, however, have helped the rowers. The pulse fell by 9.8% in 40 men.
Nobody knows why the boats were late, but the harbour is well-
known. Ketamine lifted mood [38] in men who cannot sleep at night. The ﬁrst inﬂu-
ence was seen at once.
"""


@pytest.mark.parametrize(
    ("quotation", "found"),
    [
        pytest.param(
            "“the pulse fell by 9.8 % in 40 men”", "The pulse fell by 9.8% in 40 men", id="marks, case"
        ),
        pytest.param("the harbour is well–known", "the harbour is well-\nknown", id="a dash, a line end"),
        pytest.param("The first influence was seen", "The ﬁrst inﬂu-\nence was seen", id="ligatures"),
        pytest.param("It … helped the rowers", "helped the rowers", id="an omission behind a short piece"),
        pytest.param("lifted mood in men", "lifted mood [38] in men", id="a citation of the source"),
    ],
)
def test_words_that_a_quotation_may_write_otherwise_stand_there_exactly(quotation: str, found: str) -> None:
    place = find_quotation(quotation, TEXT)
    assert place is not None
    assert (place.is_exact, TEXT[place.start : place.end]) == (True, found)


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        pytest.param("The pulse fell by 9.9% in 40 men", ("changed", "9.8%", "9.9%", None), id="a number"),
        pytest.param("Tea did lengthen sleep in sailors", ("left-out", "not", "", "dropped"), id="a denial"),
        pytest.param(
            "in men who can sleep at night", ("changed", "cannot", "can", "dropped"), id="half a word"
        ),
        pytest.param("Old tea did not lengthen sleep", ("added", "", "Old", None), id="a word in front"),
        pytest.param(
            "the harbor is well-known", ("changed", "harbour", "harbor", None), id="across a line end"
        ),
        pytest.param(
            "The pulse never fell by 9.8% in 40 men",
            ("added", "", "never", "added"),
            id="a denial of its own",
        ),
        pytest.param("Tea did … lengthen sleep", ("omitted", "not", "", "dropped"), id="behind an ellipsis"),
        pytest.param(
            "lengthen sleep in old sailors", ("in-front", "not", "", "dropped"), id="right before it"
        ),
    ],
)
def test_what_differs_is_named(quotation: str, expected: tuple[str, str, str, str | None]) -> None:
    place = find_quotation(quotation, TEXT)
    assert place is not None
    found = [(one.kind, one.source, one.quoted, one.denial) for one in place.differences]
    assert expected in found


def test_a_hedge_that_is_left_out_is_named() -> None:
    place = find_quotation("It may have helped the rowers", TEXT)
    assert place is not None
    assert [one.hedge for one in place.differences] == ["dropped"]


@pytest.mark.parametrize(
    "quotation",
    [
        "",
        "…",
        "Wolves howl at the full moon.",
        "The pulse of the moon rose at noon in June",
        "rowers the helped have",
    ],
)
def test_words_that_stand_nowhere_are_not_found(quotation: str) -> None:
    assert find_quotation(quotation, TEXT) is None


def _sentence(pick: random.Random) -> str:
    nouns = "sailor tea pulse trial dose liver mouse boat harbour signal letter river fish storm bridge cow".split()
    ways = "raised lowered followed carried measured doubled kept reported compared crossed".split()
    one, two, three, four = (pick.choice(nouns) for _ in range(4))
    more = f"and every {pick.choice(nouns)} {pick.choice(ways)} {pick.randint(2, 99)} of them"
    return (
        f"The {one} {pick.choice(ways)} the {two} of a {three}, {more}, as a {four} {pick.choice(ways)} it."
    )


def test_a_fifth_of_the_words_may_be_changed_or_lost() -> None:
    pick = random.Random(17)
    sentences = [_sentence(pick) for _ in range(60)]
    text = " ".join(sentences)
    for sentence in sentences[::3]:
        words = sentence.split()
        for at in sorted(pick.sample(range(len(words)), len(words) // 5), reverse=True):
            words[at : at + 1] = pick.choice([["quartz"], [], [words[at], "quartz"]])
        place = find_quotation(" ".join(words), text)
        assert place is not None, (sentence, words)
        assert abs(place.start - text.index(sentence)) < 20, (sentence, words)


@pytest.mark.growth
def test_the_time_grows_with_the_text() -> None:
    def prepared(size: int) -> Callable[[], object]:
        text = "the tea of a cow " * size
        return lambda: find_quotation("the old tea of the cow is a cow", text)

    grows_in_proportion(prepared, 2_000)


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        ("did not change", "did change"),
        ("could never be reached", "could be reached"),
        ("cannot be told", "can be told"),
        ("didn’t rise", "did rise"),
        ("had no effect on sleep", "had an effect on sleep"),
        ("was measured without tea", "was measured with tea"),
        ("was seen in none of the men", "was seen in some of the men"),
        ("was neither high nor low", "was either high or low"),
        ("told nothing of the boats", "told something of the boats"),
        ("hardly fell in the night", "fell in the night"),
    ],
)
def test_a_lost_denial_is_named_in_whatever_form(source: str, quoted: str) -> None:
    frame = "In the harbour of the old town the value {} during all of the winter."
    place = find_quotation(frame.format(quoted), f"It was cold. {frame.format(source)} Ice lay on the river.")
    assert place is not None
    assert "dropped" in [one.denial for one in place.differences]


def test_sentences_of_a_page_in_two_columns_are_found_with_their_page() -> None:
    pick = random.Random(4)
    pages, sentences = [], []
    for _ in range(2):
        drawn = []
        for x in (60, 315):
            said = [_sentence(pick) for _ in range(8)]
            sentences.append(said)
            drawn += column(" ".join(said), x=x, top=720, width=42)
        pages.append(drawn)
    text = read_source(Path("rivers.pdf"), pdf(pages))
    for number, said in enumerate(sentences):
        for sentence in said:
            place = find_quotation(sentence, text.text)
            assert place is not None, sentence
            there = text.sentence_at(place.start)
            assert there is not None
            assert (place.is_exact, there.page) == (True, number // 2 + 1), sentence
