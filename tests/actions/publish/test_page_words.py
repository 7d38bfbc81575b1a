"""The words of a page for readers, in the languages that litman writes."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter

import pytest

from litman.actions.publish.evidence_notes import _GRAVE, _LEADS, _TITLES
from litman.actions.publish.page_words import LANGUAGES, page_words
from litman.actions.publish.page_words_table import MONTHS, PHRASES
from litman.actions.publish.readers_page import _HOW, _STATES
from litman.actions.publish.wording import RELATION_WORDS, VERDICT_WORDS


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_each_phrase_is_there_in_each_language_with_the_same_values_in_it() -> None:
    assert len(LANGUAGES) == 7
    for english, said in PHRASES.items():
        assert len(said) == len(LANGUAGES) - 1, english
        assert all(text.strip() and _fields(text) == _fields(english) for text in said), english
    assert all(len(names) == 12 for names in MONTHS.values())


def test_what_a_page_says_of_claims_is_in_the_table() -> None:
    said = {*_TITLES.values(), *_GRAVE.values(), *_LEADS.values(), *VERDICT_WORDS.values(), _HOW}
    said |= {words for _, words in _STATES} | {words for words in RELATION_WORDS.values() if words}
    assert said <= PHRASES.keys()


def test_signs_stand_in_each_translation() -> None:
    signs = re.findall(r"[✓◐✗○!‼]", _HOW)
    assert all(re.findall(r"[✓◐✗○!‼]", text) == signs for text in PHRASES[_HOW])


@pytest.mark.parametrize(
    ("language", "day"),
    [
        pytest.param("en", "2026-03-01", id="English, as computers write it"),
        pytest.param("de-AT", "1. März 2026", id="German"),
        pytest.param("fr", "1er mars 2026", id="French"),
        pytest.param("es", "1 de marzo de 2026", id="Spanish"),
        pytest.param("it", "1 marzo 2026", id="Italian"),
        pytest.param("pt_BR", "1 de março de 2026", id="Portuguese"),
        pytest.param("nl", "1 maart 2026", id="Dutch"),
        pytest.param("he", "2026-03-01", id="one that litman does not write"),
        pytest.param(None, "2026-03-01", id="none"),
    ],
)
def test_days_are_written_as_the_language_writes_them(language: str | None, day: str) -> None:
    assert page_words(language).day(date(2026, 3, 1)) == day
