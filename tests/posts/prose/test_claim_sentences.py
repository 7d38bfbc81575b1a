from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.text import post_from_text

_PAD = " The rest of the paragraph is here so that it is long enough to be taken for running text and nothing else."


def _analysis(text: str) -> Analysis:
    return analyse_post(post_from_text(Path("p.txt"), text), read_parts=False)


def _claims(text: str) -> list[str]:
    found = _analysis(text)
    return [found.post.text[claim.start : claim.end] for claim in found.claims]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Does it grow?", id="question"),
        pytest.param("In this post, we’ll explain how it grows.", id="announcement"),
        pytest.param("This article looks at growth in dogs.", id="announcement by the article"),
        pytest.param("Let’s look at the numbers.", id="invitation"),
        pytest.param("Talk to your doctor before you stop.", id="advice"),
        pytest.param("If you feel dizzy, call your doctor.", id="advice on a condition"),
        pytest.param("It should only be used under supervision.", id="advice in the passive"),
        pytest.param("You should drink more water.", id="advice to you"),
        pytest.param("It is important to see a doctor.", id="advice as importance"),
        pytest.param("Not quite.", id="two words"),
    ],
)
def test_what_asserts_nothing_is_no_claim(sentence: str) -> None:
    claims = _claims(f"Dogs grow in the first year of their life. {sentence}{_PAD}")
    assert sentence not in claims
    assert claims[0] == "Dogs grow in the first year of their life."


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Perhaps it grows more in dogs.", id="hedge"),
        pytest.param("Research suggests that it grows.", id="vague source"),
        pytest.param("It’s important to note that dogs grow faster.", id="importance of a fact"),
        pytest.param("Use of the drug doubled.", id="a noun that looks like an order"),
        pytest.param("Test results show growth.", id="another"),
        pytest.param("The dogs asked, “Does it grow?”", id="a question that is quoted"),
        pytest.param("We found that dogs grow.", id="first person"),
        pytest.param("There is no known cure.", id="denial"),
    ],
)
def test_every_assertion_is_a_claim(sentence: str) -> None:
    assert sentence in _claims(f"Dogs grow in the first year of their life. {sentence}{_PAD}")


def test_a_lead_in_to_a_list_is_kept_with_its_items() -> None:
    found = _analysis(
        f"Growth in dogs\n\nDogs grow.{_PAD}\n\nSigns of growth include:\n- Longer legs\n- A longer tail "
        f"that wags more than it did\n"
    )
    text = found.post.text
    contexts = {
        text[c.start : c.end]: text[slice(*c.sentence.context)] for c in found.claims if c.sentence.context
    }
    assert contexts["Longer legs"] == "Signs of growth include:"
    assert "Signs of growth include:" not in [text[c.start : c.end] for c in found.claims]


def test_a_quotation_keeps_who_is_quoted() -> None:
    found = _analysis(
        f"Growth in dogs\n\nDogs grow.{_PAD} According to a report in Invented Dogs,\n“Dogs grow in "
        f"spring. They rest in autumn . . .”\nCats rest.{_PAD}"
    )
    text = found.post.text
    quoted = [claim for claim in found.claims if claim.sentence.quotation is not None]
    assert [text[claim.start : claim.end] for claim in quoted] == [
        "“Dogs grow in spring.",
        "They rest in autumn . . .”",
    ]
    assert {claim.sentence.named_sources[0].name for claim in quoted} == {"a report in Invented Dogs"}
    assert all(claim.sentence.lead_in is not None for claim in quoted)


def test_a_source_with_a_marker_is_not_asked_for() -> None:
    found = _analysis(f"Dogs grow.{_PAD} Researchers at Oslo University reported it [1]. Moss Lee said so.")
    assert [[s.name for s in c.sentence.named_sources] for c in found.claims][1:] == [[], ["Moss Lee"]]


def test_the_name_under_a_quotation_is_no_claim() -> None:
    claims = _claims(
        f"Dogs grow in spring.{_PAD}\n\n“Dogs are not made for flats.” — Dr. Ann Moss\n\nCats are.{_PAD}"
    )
    assert "“Dogs are not made for flats.”" in claims
    assert not any("Ann Moss" in claim for claim in claims)
