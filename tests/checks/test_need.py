"""How much a sentence needs a source: what it says decides, and how it says it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.checks.need import need_of, reasons_of


@pytest.mark.parametrize(
    ("sentence", "need"),
    [
        pytest.param("Coffee was drunk by 30 % of the monks.", 2, id="a share"),
        pytest.param("One in five adults has it.", 2, id="a share in words"),
        pytest.param("The drip holds 0.5 mg of it.", 2, id="a quantity"),
        pytest.param("The forest has lost two thirds of its birds.", 2, id="two thirds"),
        pytest.param("Tea lengthens sleep.", 2, id="an effect"),
        pytest.param("Smoking is linked to cancer.", 2, id="what goes along with what"),
        pytest.param("Tea is better than coffee.", 2, id="a comparison"),
        pytest.param("It is the largest lake in Europe.", 2, id="a superlative"),
        pytest.param("Aspirin is the most effective drug.", 2, id="the most"),
        pytest.param("Pregnant women should avoid alcohol.", 2, id="advice on health"),
        pytest.param("This is the first study of tea in bats.", 2, id="the first"),
        pytest.param("Bats were weighed for the first time.", 2, id="for the first time"),
        pytest.param("Several studies have shown that tea is good.", 2, id="nobody's studies"),
        pytest.param("It is known that tea is good.", 2, id="known by nobody"),
        pytest.param("Tea is made of leaves.", 1, id="a plain statement"),
        pytest.param("The battle was in 1815.", 1, id="a year"),
        pytest.param("The senate voted on 12 June.", 1, id="a day"),
        pytest.param("COVID-19 and vitamin B12 are names.", 1, id="numbers in names"),
        pytest.param("The well is deep (Figure 3).", 1, id="a number of a figure"),
        pytest.param("Coffee may cut deaths by 30 percent.", 1, id="a hedge with a share"),
        pytest.param("Research suggests that tea may help.", 1, id="a hedge of nobody's research"),
        pytest.param("Coffee might lengthen life.", 0, id="a hedge"),
        pytest.param("How it works is not yet known.", 0, id="what is not known"),
        pytest.param("Patients died in May 2019.", 1, id="a month is no hedge"),
        pytest.param("Moss says that tea lengthens sleep.", 0, id="a report"),
        pytest.param("According to the Tea House, tea helps.", 0, id="a report of a house"),
        pytest.param("“Tea lengthens sleep,” she said.", 0, id="a report of words"),
        pytest.param("I think that tea is better than coffee.", 0, id="an opinion"),
        pytest.param("Steeping refers to the time in water.", 0, id="a definition"),
        pytest.param("Cells that carry leaves are called twigs.", 0, id="a name"),
        pytest.param("Does tea lengthen sleep?", 0, id="a question"),
        pytest.param("In this post, we look at how tea lengthens sleep.", 0, id="what the post will do"),
    ],
)
def test_a_sentence_needs_a_source_by_what_it_says(sentence: str, need: int) -> None:
    assert need_of(sentence) == need


def test_a_sentence_with_more_to_ask_for_has_more_reasons() -> None:
    assert reasons_of("Tea cuts deaths by 30 %.") == ("figures", "effects")
    assert reasons_of("Tea is green.") == ()


@given(st.text(max_size=300))
def test_any_text_has_a_need(text: str) -> None:
    assert need_of(text) in (0, 1, 2)
