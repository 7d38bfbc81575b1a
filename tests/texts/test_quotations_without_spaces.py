"""Quotations in Chinese and Japanese: no spaces part words, and traditional characters are not simplified ones."""

from __future__ import annotations

import pytest

from litman.texts.find_quotation import find_quotation
from litman.texts.of_work import TextOfWork, TextsOfWork
from litman.texts.plain_text import text_of_plain
from litman.texts.quotation_outcome import look_up_quotation

CHINESE = "我们问了四十名水手。研究发现，绿茶并不能延长老水手的睡眠时间，但可能使划船者的心跳减慢９．８％。港口很冷。"
TRADITIONAL = (
    "我們問了四十名水手。研究發現，綠茶並不能延長老水手的睡眠時間，但可能使划船者的心跳減慢。港口很冷。"
)
JAPANESE = (
    "私たちは四十人の船員に尋ねた。"
    "緑茶は高齢の船員の睡眠時間を延ばさなかったが、「漕ぎ手」の脈拍を下げた。港は寒い。"
)


@pytest.mark.parametrize(
    ("quotation", "text", "found"),
    [
        pytest.param("绿茶并不能延长老水手", CHINESE, "绿茶并不能延长老水手", id="within a sentence"),
        pytest.param("「研究发现，绿茶并不能延长」", CHINESE, "研究发现，绿茶并不能延长", id="marks of its own"),
        pytest.param("心跳减慢9.8%", CHINESE, "心跳减慢９．８", id="digits in full width"),
        pytest.param("绿茶并……睡眠时间", CHINESE, "绿茶并不能延长老水手的睡眠时间", id="an omission"),
        pytest.param("綠茶並不能延長老水手", TRADITIONAL, "綠茶並不能延長老水手", id="traditional"),
        pytest.param("なかったが漕ぎ手の脈拍", JAPANESE, "なかったが、「漕ぎ手」の脈拍", id="Japanese"),
        pytest.param("老水手的睡\n眠时间", CHINESE, "老水手的睡眠时间", id="a line end"),
    ],
)  # fmt: skip
def test_words_are_found_word_for_word(quotation: str, text: str, found: str) -> None:
    place = find_quotation(quotation, text)
    assert place is not None
    assert (place.is_exact, text[place.start : place.end]) == (True, found)


@pytest.mark.parametrize(
    ("quotation", "text", "said"),
    [
        pytest.param("绿茶并能延长老水手的睡眠时间", CHINESE, "left out: 不 (a denial is dropped)", id="a lost not"),
        pytest.param("绿茶并不能缩短老水手的睡眠时间", CHINESE, "changed: 延长 → 缩短", id="another word"),
        pytest.param("緑茶は若い船員の睡眠時間を延ばさなかった", JAPANESE, "changed: 高齢の → 若い", id="Japanese"),
        pytest.param("不能延长老水手的睡眠时间", TRADITIONAL, "other forms of the characters: 長時間 → 长时间",
                     id="simplified for traditional"),
    ],
)  # fmt: skip
def test_what_differs_is_named_by_characters(quotation: str, text: str, said: str) -> None:
    place = find_quotation(quotation, text)
    assert place is not None
    assert not place.is_exact
    assert said in [one.in_words() for one in place.differences]


@pytest.mark.parametrize("quotation", ["狼在月圆之夜嚎叫", "港口的老人喜欢喝咖啡", "満月の夜に狼が吠える"])
def test_words_that_stand_nowhere_are_not_found(quotation: str) -> None:
    assert all(find_quotation(quotation, text) is None for text in (CHINESE, TRADITIONAL, JAPANESE))


def test_simplified_characters_are_not_those_of_a_traditional_text_and_that_is_said() -> None:
    outcome = look_up_quotation(
        "绿茶并不能延长老水手的睡眠时间", TextsOfWork((TextOfWork("kept", text_of_plain(TRADITIONAL)),))
    )
    assert outcome.state == "not-found"
    assert outcome.in_words("li2020").endswith(
        "it has nearly these words (other forms of the characters: 綠並長時間 → 绿并长时间)"
    )
