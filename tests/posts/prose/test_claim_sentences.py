from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.markdown import read_markdown_post
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
        pytest.param("But that’s wrong!", id="words of every subject"),
        pytest.param("This is how it goes.", id="words of every subject too"),
        pytest.param("$$y = \\alpha x + \\beta.$$", id="formula set off"),
        pytest.param("\\gamma^{k+1} = \\gamma^k - \\eta\\nabla g.", id="formula as it stands"),
        pytest.param("I weighed the puppies each morning for a year.", id="a writer's log"),
        pytest.param("On Tuesday I fed them 300 g.", id="a log that begins with its day"),
        pytest.param("To save room, I’ve left out the table of weights.", id="what the writer left out"),
        pytest.param("I am studying how breeders choose food.", id="what the writer is doing"),
        pytest.param("I will ask twenty breeders next spring.", id="a plan"),
        pytest.param("As mentioned, we have four scales in all.", id="what was said before"),
        pytest.param("For ease of reading, we repeat the equation.", id="what the writers do"),
        pytest.param("We then explore the growth of cats.", id="a plan of several"),
        pytest.param("(And before we go on, let’s weigh a puppy.)", id="invitation in brackets"),
        pytest.param("Lets see how that plays out.", id="invitation without apostrophe"),
        pytest.param("See for a counterexample.", id="pointer whose marker is taken out"),
        pytest.param("The weights are given in Table 2.", id="pointer to a table"),
        pytest.param("Table 2 lists the weights of all dogs.", id="what a table shows"),
        pytest.param("We are grateful to Mira Okafor for her dogs.", id="thanks"),
        pytest.param("Thanks to Mira Okafor for the photographs.", id="thanks to somebody"),
        pytest.param("Interested readers can weigh their own dogs.", id="to the reader"),
        pytest.param("Puppy food for $295, or subscribe and get a second bag.", id="offer"),
        pytest.param("Write to mira@dogs.example for the data.", id="address"),
        pytest.param("Choose five foods for each week.", id="advice without a reason"),
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
        pytest.param("I found that dogs grow in spring.", id="a finding in the first person"),
        pytest.param("We weighed dogs each month for a year.", id="what several did, as papers report it"),
        pytest.param("Thanks to its thick coat, the breed bears cold.", id="a cause, not thanks"),
        pytest.param("Figure 2 shows that small dogs grow faster.", id="what a figure proves"),
        pytest.param("The growth of $x$ falls with $\\beta$ in all breeds.", id="formulas within words"),
        pytest.param("The drug costs $500 a month.", id="a price that is a fact"),
        pytest.param("Avoid bones because they splinter in the gut.", id="advice with its reason"),
        pytest.param("Feed less fat to lower the risk of colic.", id="advice with its effect"),
        pytest.param("Growth is slow in large breeds.", id="short"),
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


def _markdown_claims(text: str) -> list[str]:
    found = analyse_post(read_markdown_post(Path("p.md"), text.encode()), read_parts=False)
    return [found.post.text[claim.start : claim.end] for claim in found.claims]


@pytest.mark.parametrize(
    "heading",
    ["Acknowledgements", "Funding", "Conflict of interest", "About the author", "3 Comments", "Danksagung"],
)
def test_what_stands_under_a_heading_about_the_post_is_no_claim(heading: str) -> None:
    text = f"# Dogs\n\n## {heading}\n\nMira Okafor weighed all dogs.\n\n## Cats\n\nCats grow in their first year.\n"
    assert _markdown_claims(text) == ["Cats grow in their first year."]


@pytest.mark.parametrize(
    "heading", ["Further reading", "Where can I learn more?", "Related articles", "Siehe auch"]
)
def test_items_of_a_list_of_links_are_no_claims(heading: str) -> None:
    text = f"# Dogs\n\nDogs grow in their first year.\n\n## {heading}\n\n- Sugar raises the weight of dogs\n"
    assert _markdown_claims(text) == ["Dogs grow in their first year."]


def test_a_table_of_contents_gives_no_claim() -> None:
    text = (
        "# Dogs\n\n- [Small dogs grow faster](#small)\n- Large dogs need more time\n\n## Small dogs grow faster\n\n"
        "Small dogs grow in ten months.\n\n## Large dogs need more time\n\nLarge dogs grow in two years.\n"
    )
    assert _markdown_claims(text) == ["Small dogs grow in ten months.", "Large dogs grow in two years."]


def test_a_caption_claims_what_it_states_and_not_what_it_depicts() -> None:
    text = (
        "# Dogs\n\nDogs grow in their first year.\n\nFigure 1: Growth of puppies by breed. "
        "Small dogs reached their weight sooner than large ones.\n\nFigure 2: Example of a scale that was used.\n"
    )
    assert _markdown_claims(text) == [
        "Dogs grow in their first year.",
        "Small dogs reached their weight sooner than large ones.",
    ]


def test_a_lead_in_to_a_formula_is_no_claim() -> None:
    text = "# Dogs\n\nDogs grow in their first year. In the adult regime:\n\n$$w = \\alpha t.$$\n"
    assert _markdown_claims(text) == ["Dogs grow in their first year."]


def test_what_stands_behind_the_references_of_a_plain_text_is_no_claim() -> None:
    text = (
        "Dogs and growth\n\nDogs grow in the first year of their life, and most of them stop at the age of two [1]."
        f"{_PAD}\n\nReferences\n\n1. Okafor M. Growth of dogs. Made-up Vet. 2011;4(2):11-19.\n\n"
        "Mira Okafor is a vet in Oslo. Dogs of hers have won.\n\nCopyright 2024 Dog House. All rights reserved.\n"
    )
    assert len(_claims(text)) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Salz erhöht den Blutdruck z. B. bei älteren Menschen.", id="German"),
        pytest.param("Le sel augmente la tension chez les personnes âgées.", id="French"),
        pytest.param("La sal aumenta la presión en las personas mayores de EE. UU. y Canadá.", id="Spanish"),
        pytest.param("O sal aumenta a pressão p. ex. nas pessoas idosas.", id="Portuguese"),
        pytest.param("Il sale aumenta la pressione negli anziani.", id="Italian"),
        pytest.param("Zout verhoogt de bloeddruk bij ouderen.", id="Dutch"),
        pytest.param("Sól podnosi ciśnienie u osób starszych.", id="Polish"),
        pytest.param("Соль повышает давление у пожилых людей.", id="Russian"),
        pytest.param("盐会使老年人的血压升高。", id="Chinese"),
        pytest.param("塩は高齢者の血圧を上げる。", id="Japanese"),
    ],
)
def test_a_claim_is_one_in_every_language(sentence: str) -> None:
    assert _claims(f"Salt\n\n{sentence}\n") == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Haben Sie oft und viel Durst?", id="German"),
        pytest.param("« Avez-vous souvent très soif ? »", id="French, in marks"),
        pytest.param("¿Tienen mucha sed los niños?", id="Spanish"),
        pytest.param("あなたは喉が渇きましたか？", id="Japanese"),
    ],
)
def test_a_question_is_no_claim_in_any_language(sentence: str) -> None:
    assert sentence not in _claims(f"Salt\n\nSalt is bad for the heart.\n\n{_PAD} {sentence} {_PAD}\n")
