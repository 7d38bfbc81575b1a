"""EVD104: what is said of a quotation that the texts of a work do not hold, and of one that they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.post import FilePage
from litman.texts.of_work import Origin, TextOfWork, TextsOfWork
from litman.texts.plain_text import text_of_plain
from litman.texts.quotation_outcome import look_up_quotation
from litman.texts.source_text import SourceText

SOURCE = "Tea did not lengthen sleep in old sailors. The pulse fell by 9.8% in 40 men."
WOLVES = "wolves howl at the full moon of the year"


def of(text: str, origin: Origin = "file", *pages: FilePage) -> TextOfWork:
    read = text_of_plain(text)
    return TextOfWork(origin, SourceText(read.text, read.sentences, pages))


@pytest.mark.parametrize(
    ("quotation", "said"),
    [
        pytest.param(
            "tea did lengthen sleep in old sailors", "left out: not (a denial is dropped)", id="a denial"
        ),
        pytest.param("the pulse fell by 8.9% in 40 men", "changed: 9.8% → 8.9%", id="a number"),
    ],
)
def test_what_differs_is_said_where_the_source_has_nearly_the_words(quotation: str, said: str) -> None:
    outcome = look_up_quotation(quotation, TextsOfWork((of(SOURCE),)))
    assert outcome.in_words("moss").endswith(f"; it has nearly these words ({said})")


def test_nothing_is_said_of_words_that_stand_nowhere() -> None:
    outcome = look_up_quotation(WOLVES, TextsOfWork((of(SOURCE),)))
    assert outcome.in_words("moss") == f"the attached file of moss does not hold {WOLVES!r}"


@pytest.mark.parametrize(
    ("texts", "state"),
    [
        pytest.param(TextsOfWork(()), "not-checked", id="no text"),
        pytest.param(TextsOfWork((of(SOURCE),)), "not-found", id="a file"),
        pytest.param(
            TextsOfWork((of(SOURCE),), unread=1), "not-checked", id="a file beside one that is pictures"
        ),
        pytest.param(TextsOfWork((of(SOURCE, "kept"),), unread=1), "not-found", id="what a person kept wins"),
        pytest.param(TextsOfWork((of(SOURCE, "abstract"),)), "absent-from-abstract", id="an abstract"),
        pytest.param(
            TextsOfWork((of(SOURCE, "file", FilePage(), FilePage(is_read=False)),)),
            "not-checked",
            id="a file with a page that is a picture",
        ),
        pytest.param(
            TextsOfWork((of(SOURCE, "file", FilePage(is_read=False)), of("More.", "abstract"))),
            "not-checked",
            id="that and an abstract",
        ),
        pytest.param(
            TextsOfWork((of(SOURCE), of(f"It is said that {WOLVES}.", "abstract"))),
            "found",
            id="in one of two",
        ),
    ],
)
def test_that_words_are_not_there_is_said_only_where_all_was_read(texts: TextsOfWork, state: str) -> None:
    assert look_up_quotation(WOLVES, texts).state == state


@pytest.mark.parametrize(("name", "state"), [("a.pdf", "found"), ("a.html", "not-found")])
def test_the_number_of_a_note_that_a_pdf_sets_as_if_it_belonged_to_a_word_accuses_nobody(
    name: str, state: str
) -> None:
    read = text_of_plain("The pulse of the rowers fell by 25.4 % within 896 days in7 all of the boats.")
    text = TextOfWork("file", read, Path(name))
    said = "The pulse of the rowers fell by 25.4 % within 89 days in all of the boats"
    outcome = look_up_quotation(said, TextsOfWork((text,)))
    assert (outcome.state, bool(outcome.numbers)) == (state, name != "a.pdf")
