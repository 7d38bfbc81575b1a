from __future__ import annotations

from dataclasses import replace

import pytest

from litman.matching.match import match_candidates, score
from litman.matching.query import read_query
from litman.matching.record import Record
from litman.matching.vetoes import TWO_REFERENCES, holds_two_references
from tests.matching.records import COFFEE, TEA, TEA_TEXT

COFFEE_TEXT = "Reed C. Coffee shortens the nights of night nurses. Ann Wake. 2004;3:55-61."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{TEA_TEXT} {COFFEE_TEXT}", id="volume and pages twice"),
        pytest.param(
            "Glen A. Green tea lengthens sleep. J Noct Med. 2019;7(2):112. Reed C. Coffee. Ann Wake. 2004;3:55.",
            id="year and volume twice",
        ),
        pytest.param(
            "Glen, A., & Hart, B. (2019). Green tea lengthens sleep. Reed, C. (2004). Coffee shortens the nights.",
            id="authors and year twice",
        ),
        pytest.param(
            "Glen A. Green tea lengthens slow-wave sleep. J Noct Med, 2019. [12] Reed C. Coffee. Ann Wake, 2004.",
            id="the next label",
        ),
        pytest.param(
            "Glen A, Hart B (2019) Green tea. J Noct Med 17:412; Reed C. Coffee. Ann Wake 2018;5:65",
            id="volume and page twice, in two styles",
        ),
        pytest.param(
            "Glen, A., & Hart, B. (2019). Green tea lengthens sleep. Reed C. Coffee. Ann Wake 2004;3:5",
            id="years far apart in two styles",
        ),
        pytest.param("Glen A, Tea and sleep, 2019. doi:10.1000/a.1 doi:10.1000/b.2", id="two DOIs"),
    ],
)
def test_two_references_in_one_string_are_seen(text: str) -> None:
    assert holds_two_references(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEA_TEXT, id="one"),
        pytest.param(f"{TEA_TEXT} doi:10.1000/night.7 https://doi.org/10.1000/NIGHT.7", id="its DOI twice"),
        pytest.param(
            "Jiang, X., & Liu, C. (2008). The effect of cooling: The case of Chanchu (2006). Advances, 25, 1062-1072.",
            id="a year in the title",
        ),
        pytest.param(
            "Roe, J. 25. Internal War as an Event. Aspects of Strife, 3-12.", id="a chapter's number"
        ),
        pytest.param(
            "Roe, J. (2008). Compressions at 30:2 versus 15:2 in training. Heart, 77:51.", id="ratios"
        ),
        pytest.param("Roe J (2018) Keys (online). Ann Locks 2019;5:65", id="online a year before print"),
        pytest.param("Roe, J. (2012). Keys. Grove. (Original work published 1899)", id="first published"),
    ],
)
def test_one_reference_is_not_taken_for_two(text: str) -> None:
    assert not holds_two_references(text)


def test_title_and_author_of_two_works_are_two_references() -> None:
    text = (
        "Glen A, Hart B. Green tea lengthens slow-wave sleep in shift workers, 2019;"
        " Reed C. Coffee shortens the nights of night nurses"
    )
    found = match_candidates(read_query(text), [TEA, COFFEE])
    assert (found.outcome, found.reason) == ("suggested", TWO_REFERENCES)


def test_a_chapter_and_its_book_are_one_reference() -> None:
    book = Record(
        "10.1000/book", "The long and sleepless nights of the city", ("Glen",), (2019,), type="book"
    )
    chapter = replace(TEA, containers=(book.title,), volume="", issue="")
    text = (
        "Glen A, Hart B. Green tea lengthens slow-wave sleep in shift workers."
        " In: Glen A, ed. The long and sleepless nights of the city. Grove; 2019. p. 112-119."
    )
    found = match_candidates(read_query(text), [chapter, book])
    assert found.best is not None
    assert (found.outcome, found.best.record.doi) == ("accepted", TEA.doi)


@pytest.mark.parametrize(
    ("text", "record"),
    [
        pytest.param(
            "Hill C. Salt and pepper on the table. J Noct Med. 2019;7(2):112-9.",
            TEA,
            id="numbers agree, title and author do not",
        ),
        pytest.param(
            "Glen A, Hart B. The history of kettles in the north. J Noct Med. 2019.",
            TEA,
            id="authors, year and journal agree, the title does not",
        ),
        pytest.param("Glen A. J Noct Med 2019.", replace(TEA, page="", volume=""), id="no title, no page"),
        pytest.param(
            "Glen A. Introduction. J Noct Med. 2019;7(2):1-3.",
            replace(TEA, title="Introduction"),
            id="a title of stop words only",
        ),
        pytest.param(
            "Glen A, Hart B. Erratum: Green tea lengthens slow-wave sleep in shift workers. J Noct Med. 2019;7.",
            TEA,
            id="a correction of it",
        ),
        pytest.param(
            "Glen A, Hart B. Data from: Green tea lengthens slow-wave sleep in shift workers. Dryad, 2019.",
            TEA,
            id="the data of a paper",
        ),
    ],
)
def test_what_must_not_pass_is_held_back_with_a_reason(text: str, record: Record) -> None:
    query = read_query(text)
    assert score(query, record).veto is not None
    assert match_candidates(query, [record]).outcome != "accepted"


def test_a_word_of_corrections_in_an_ordinary_title_is_no_correction() -> None:
    work = replace(TEA, title="The immune response of shift workers to green tea")
    text = "Glen A, Hart B. The immune response of shift workers to green tea. J Noct Med. 2019;7(2):112-9."
    assert match_candidates(read_query(text), [work]).outcome == "accepted"
