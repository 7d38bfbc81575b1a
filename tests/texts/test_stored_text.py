from functools import partial

import pytest

from litman.texts.quotation_cut import Beside, find_cut
from litman.texts.quotation_outcome import lost_words
from litman.texts.quoted_pieces import pieces
from litman.texts.stored_text import readings_of
from tests.growth import grows_in_proportion

SOURCE = """\
Under the protocol, the patient is not permitted to stop the drug. Only one patient (T9P) [38] showed depres-
sion relief. It gave well-
known relief to some. Ketamine lifted mood (Smith et al., 2010) in men. The dose was 5 mg in all men.2,3 Blood rose
in some12. Oligodactyly [missing digits] was seen. Kids slept

Page 4

less than adults (Fig. 2). The ﬁrst inﬂuence was a rapid eﬀect. They dreamt twice.
\x0c 17
Alpha came first. Much later, beta closed the text.
"""


def is_held(quotation: str) -> bool:
    return lost_words(quotation, SOURCE) is None


@pytest.mark.parametrize(
    "quotation",
    [
        "Only one patient (T9P) showed depression relief",
        "Only one patient (T9P) [38] showed depression relief",
        "well-known relief to some",
        "Ketamine lifted mood in men",
        "Ketamine lifted mood (Smith et al., 2010) in men",
        "Ketamine lifted mood [in the trial] in men",
        "The dose was 5 mg in all men. Blood rose in some",
        "Oligodactyly was seen. Kids slept less than adults",
        "Oligodactyly [missing digits] was seen",
        "[o]nly one patient (T9P) showed",
        "[T]he first influence was a rapid effect",
        "They dream[ed] twice. Alpha came first",
        "alpha came first … beta closed the text",
    ],
)
def test_what_printing_puts_between_words_does_not_count(quotation: str) -> None:
    assert is_held(quotation)


@pytest.mark.parametrize(
    "quotation",
    [
        "Only two patients showed relief",
        "beta closed the text … Alpha came first",
        "pression relief. It gave",
        "the patient is permitted to stop the drug",
        "Ketamine lifted mood in women",
    ],
)
def test_other_words_parts_of_words_and_reversed_halves_are_not_held(quotation: str) -> None:
    assert not is_held(quotation)


@pytest.mark.parametrize(
    ("quotation", "is_found"),
    [
        pytest.param("the patient is … permitted to stop the drug", True, id="a not is left out"),
        pytest.param("the patient is [...] permitted to stop the drug", True, id="in brackets"),
        pytest.param("the patient is not … to stop the drug", False, id="the not is kept"),
        pytest.param(
            "Under the protocol … Only one patient", False, id="it was in a sentence left out whole"
        ),
    ],
)
def test_an_ellipsis_that_swallows_not_is_found(quotation: str, is_found: bool) -> None:
    assert (find_cut(quotation, SOURCE, Beside()) is not None) is is_found


def test_a_letter_in_brackets_belongs_to_its_word() -> None:
    assert pieces("[o]nly tea") == [["only", "tea"]]


def _read(text: str) -> list[list[str]]:
    return [reading.words for reading in readings_of(text)]


@pytest.mark.growth
@pytest.mark.parametrize(
    ("piece", "end"),
    [
        pytest.param("(" * 50 + "[" * 50 + "depres-\n12\n", "", id="brackets, words that are cut, pages"),
        pytest.param(" ", "x", id="a line of blanks"),
        pytest.param("page ", "12", id="words before a number"),
    ],
)
def test_time_grows_with_the_length_of_the_text(piece: str, end: str) -> None:
    grows_in_proportion(lambda length: partial(_read, piece * (length // len(piece)) + end), 80_000)


def test_heads_that_run_beside_the_numbers_of_pages_do_not_count() -> None:
    pages = [
        "The drug was well\n411\nJournal of Tea 2019, 7 (3)\ntolerated by all. We gave pla-",
        "412\n\nJournal of Tea 2019, 7 (4)\ncebo to some.",
        "Sing, oh sing.\nOh leaf.\nSing again.\nOh leaf.\n",
    ]
    source = "\n".join(pages)
    for quotation in ("was well tolerated by all", "gave placebo to some", "Oh leaf. Sing again. Oh leaf."):
        assert lost_words(quotation, source) is None, quotation
    assert lost_words("Journal of Coffee", source) is not None
