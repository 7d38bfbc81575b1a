"""Where a quotation is cut: what its source says right there is shown, and what the post says itself is not cut off."""

from __future__ import annotations

import pytest

from litman.texts.quotation_cut import Beside, find_cut

QUOTED = "Tea lengthens the sleep of sailors"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        pytest.param(
            "{}, but not in winter.", "ends where the source goes on: 'but not in winter.'", id="but not"
        ),
        pytest.param(
            "{} but only if they drink it at noon.", "but only if they drink it at noon.", id="only if"
        ),
        pytest.param("{}, although the trial was small.", "although the trial was small.", id="although"),
        pytest.param("{} [3], except on Sundays.", "except on Sundays.", id="behind a citation"),
        pytest.param("{} in aged mice.", "in aged mice.", id="in mice"),
        pytest.param("{}; however, boats differ.", "however, boats differ.", id="however"),
        pytest.param("{}, not of rowers.", "not of rowers.", id="not"),
        pytest.param("Whether {} was asked.", "leaves out 'Whether' in front", id="whether"),
        pytest.param(
            "We found no evidence that {} at sea.", "leaves out 'no evidence that' in front", id="no evidence"
        ),
        pytest.param("Perhaps {} at sea.", "leaves out 'Perhaps' in front", id="perhaps"),
        pytest.param("It is a myth that {}.", "leaves out 'myth that' in front", id="a myth"),
        pytest.param(
            "{}. However, few were asked.", "ends before the sentence: 'However, few were asked.'", id="next"
        ),
        pytest.param(
            "{}.\n\nThis effect was not seen in port.", "ends before the sentence", id="this effect"
        ),
        pytest.param("{} in an\nold study, however small.", None, id="further on"),
        pytest.param("{}, but also that of rowers.", None, id="but also"),
        pytest.param("{} in men who drink it.", None, id="in men"),
        pytest.param("Moss said that {} at sea.", None, id="who said it"),
        pytest.param("{} and may raise their pulse.", None, id="another thing that may be"),
        pytest.param("{}, while coffee shortens it.", None, id="another thing that is"),
        pytest.param("{}. Milk is white.", None, id="nothing follows"),
        pytest.param("{}. However, milk is white.", None, id="a sentence of something else"),
        pytest.param("{}, but not in winter. It is so: {}.", None, id="it is said elsewhere, too"),
    ],
)
def test_what_the_source_takes_back_right_there_is_shown(source: str, said: str | None) -> None:
    cut = find_cut(QUOTED, f"Boats are old. {source.replace('{}', QUOTED)} Men are many.", Beside())
    assert (cut is not None) == (said is not None)
    assert said is None or (cut is not None and said in cut.in_words())


@pytest.mark.parametrize(
    ("source", "beside"),
    [
        pytest.param("{}, but not in winter.", Beside(denies=True), id="a denial"),
        pytest.param("Perhaps {}.", Beside(hedges=True), id="a hedge"),
        pytest.param("{} in mice.", Beside(names_species=True), id="the species"),
    ],
)
def test_what_the_post_says_itself_is_not_cut_off(source: str, beside: Beside) -> None:
    assert find_cut(QUOTED, source.replace("{}", QUOTED), beside) is None
