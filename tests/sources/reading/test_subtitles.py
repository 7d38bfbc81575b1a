from __future__ import annotations

import pytest

from litman.sources.reading.subtitles import with_subtitle

TITLE = "Do teapots prevent or cause cerebral confusion in patients with chronic kettle fatigue?"


@pytest.mark.parametrize(
    ("title", "subtitle", "publisher", "whole"),
    [
        pytest.param("Tea", "A study", "Teapot Press", "Tea: A study", id="a subtitle"),
        pytest.param("Why tea?", "A study", "", "Why tea? A study", id="behind a question"),
        pytest.param(TITLE, "Cerebral confusion in CKF", "Wiley", TITLE, id="running head with initials"),
        pytest.param("Highly diverse mites under stress", "Diversity and heat stress", "Wiley",
                     "Highly diverse mites under stress", id="running head in part of its own words"),
        pytest.param("Highly diverse mites under stress", "Diversity and heat stress", "Teapot Press",
                     "Highly diverse mites under stress: Diversity and heat stress", id="no house of running heads"),
        pytest.param("Assessing cold tea in cups by weighing", "Assessing Cups of Cold Tea", "Teapot Press",
                     "Assessing cold tea in cups by weighing", id="all its words are in the title"),
        pytest.param("Tea and cups", "I. Cups of tea", "Wiley", "Tea and cups: I. Cups of tea", id="a part"),
        pytest.param("Tea", "A history of milk", "Wiley", "Tea: A history of milk", id="Wiley's own subtitle"),
        pytest.param("Tea drinking", "Comment on “Tea drinking”", "Teapot Press",
                     "Tea drinking: Comment on “Tea drinking”", id="a comment"),
        pytest.param("Cold tea", "Editorials", "Wiley", "Cold tea", id="a section"),
        pytest.param("Cold tea", "(718982-001)", "Teapot Press", "Cold tea", id="a number"),
        pytest.param("Cold tea", "4abc", "Teapot Press", "Cold tea", id="a code"),
        pytest.param("Cold tea", "1914–1918", "Teapot Press", "Cold tea: 1914–1918", id="years"),
        pytest.param("Tea and cups: a frame for discovering cold tea in the house", "Trà và tách: khung lý thuyết để "
                     "khám phá trà lạnh", "", "Tea and cups: a frame for discovering cold tea in the house",
                     id="the title in another language"),
        pytest.param("Thé: la théière à l’été", "Été à la théière, préféré près de l’âtre doré", "",
                     "Thé: la théière à l’été: Été à la théière, préféré près de l’âtre doré", id="one language"),
    ],
)  # fmt: skip
def test_a_subtitle_is_told_from_what_stands_in_its_place(
    title: str, subtitle: str, publisher: str, whole: str
) -> None:
    assert with_subtitle(title, [subtitle], publisher=publisher) == whole


def test_of_subtitles_in_two_languages_the_first_counts() -> None:
    assert with_subtitle("Tee", ["Eine Geschichte", "A history"], publisher="") == "Tee: Eine Geschichte"
    assert with_subtitle("Tee", [], publisher="Wiley") == "Tee"
