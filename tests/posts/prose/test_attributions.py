from __future__ import annotations

import pytest

from litman.posts.prose.attributions import find_attributions
from tests.growth import takes_at_most


def _named(text: str) -> list[tuple[str, bool]]:
    found = find_attributions(text, 0, len(text))
    assert all(text[item.start : item.end] == item.name for item in found)
    return [(item.name, item.vague) for item in found]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param(
            "According to an article in Invented Letters, it grew.",
            [("an article in Invented Letters", False)],
            id="according to",
        ),
        pytest.param(
            "Researchers at Oslo University reported that it grew.",
            [("Researchers at Oslo University", False)],
            id="researchers at",
        ),
        pytest.param(
            "A systematic review reported less growth.", [("A systematic review", False)], id="one review"
        ),
        pytest.param("The drug is FDA approved for dogs.", [("FDA", False)], id="approved"),
        pytest.param(
            "It was approved by the European Medicines Agency in May.",
            [("the European Medicines Agency", False)],
            id="approved by",
        ),
        pytest.param("The drug is not FDA approved for cats.", [], id="not approved"),
        pytest.param("Dr. Ann Moss said it grew.", [("Dr. Ann Moss", False)], id="a person"),
        pytest.param("Moss explained that it grew.", [("Moss", False)], id="a family name"),
        pytest.param("As Silva argues, it grew.", [("Silva", False)], id="as somebody argues"),
        pytest.param("The WHO recommends less of it.", [("The WHO", False)], id="an acronym"),
        pytest.param("Several studies have shown growth.", [("Several studies", True)], id="several studies"),
        pytest.param("Research suggests that it grows.", [("Research", True)], id="research as such"),
        pytest.param("According to experts, it grows.", [("experts", True)], id="experts"),
        pytest.param("Dogs reported nothing and cats found mice.", [], id="no source"),
        pytest.param("It grew to 4 mg in May.", [], id="nothing said"),
    ],
)
def test_sources_in_words_are_kept_as_they_stand(text: str, named: list[tuple[str, bool]]) -> None:
    assert _named(text) == named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "A trial run by Dr Ida Roth saw growth.", "A trial run by Dr Ida Roth", id="trial run by"
        ),
        pytest.param(
            "In 2019 a study led by Mira Okafor of Oslo University followed 80 dogs.",
            "a study led by Mira Okafor of Oslo University",
            id="study led by",
        ),
        pytest.param(
            "It grew in an experiment conducted by the Salt Institute.",
            "an experiment conducted by the Salt Institute",
            id="experiment conducted by",
        ),
        pytest.param(
            "Researchers Ida Roth and Karl Lund found that it grew.",
            "Researchers Ida Roth and Karl Lund",
            id="researchers by name",
        ),
        pytest.param(
            "The economists Roth, Lund and Okafor argued that it grew.",
            "The economists Roth, Lund and Okafor",
            id="three economists",
        ),
        pytest.param(
            "A study appearing in Dog Letters (1993;13:94-98) followed 80 dogs.",
            "A study appearing in Dog Letters (1993;13:94-98)",
            id="appearing in a journal",
        ),
        pytest.param(
            "The review, published in the Journal of Dogs, is long.",
            "The review, published in the Journal of Dogs",
            id="published in a journal",
        ),
        pytest.param(
            "Psychologist Ida Roth, who works at Oslo University, says it grows.",
            "Psychologist Ida Roth",
            id="a calling and where",
        ),
        pytest.param(
            "The psychologist Ida Roth told the paper that it grows.", "The psychologist Ida Roth", id="told"
        ),
        pytest.param(
            "A study around bias in dog trials also found that it grew.",
            "A study around bias in dog trials",
            id="a study about studies",
        ),
        pytest.param("But Roth argued otherwise.", "Roth", id="a small word before a name"),
        pytest.param(
            "A team led by Ida Roth at Oslo University tracked 80 dogs.",
            "A team led by Ida Roth at Oslo University",
            id="a team by its head and place",
        ),
        pytest.param("A report released by UNICEF says so.", "A report released by UNICEF", id="released by"),
        pytest.param("The Lancet reported that it grew.", "The Lancet", id="a journal of one word"),
        pytest.param("ICMJE recommends four steps.", "ICMJE", id="a body by its letters"),
        pytest.param(
            "As Van der Meer and Lund explained, it grew.", "Van der Meer and Lund", id="particles in a name"
        ),
        pytest.param("According to the WHO, it grew.", "the WHO", id="according to"),
        pytest.param("Laut WHO ist es gewachsen.", "WHO", id="German"),
        pytest.param("Laut Dr. med. Roth ist es gewachsen.", "Dr. med. Roth", id="degrees"),
        pytest.param("Laut Prof. Dr. Roth wuchs es.", "Prof. Dr. Roth", id="degrees in a row"),
        pytest.param("Selon l’Institut Lenoir, le sel tue.", "l’Institut Lenoir", id="French"),
        pytest.param(
            "Según la Sociedad Española de Sal, es así.", "la Sociedad Española de Sal", id="Spanish"
        ),
    ],
)
def test_one_source_is_named(text: str, name: str) -> None:
    assert _named(text) == [(name, False)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("As shown in Fig 1, it grew.", id="a figure"),
        pytest.param("As described in Equation B4, it grew.", id="an equation"),
        pytest.param("It grew (as shown in S1 Video).", id="a supplement"),
        pytest.param("Table 2 reported more growth than Table 3 stated.", id="tables"),
        pytest.param("According to Section 4 and Appendix B it grew.", id="parts of the post"),
        pytest.param("Or say that it grew.", id="a small word"),
        pytest.param("Yet wrote nobody. Then said nobody.", id="small words"),
        pytest.param("Apple Watch estimates how far dogs run.", id="a device"),
        pytest.param("Windows says that the disk is full.", id="a system"),
        pytest.param("Windows 11 Pro says that 40% of memory is used.", id="a system with its version"),
        pytest.param("Microsoft Word says that the file has 40 pages.", id="a program with its maker"),
        pytest.param("According to Photoshop, the picture has 3 million colours.", id="what a program shows"),
        pytest.param("ChatGPT says that tea lowers the pulse by 10%.", id="a machine that talks"),
        pytest.param("The Oura Ring says that dogs sleep nine hours.", id="a thing that one wears"),
        pytest.param("The Growth Scale estimates how far dogs run.", id="an instrument"),
        pytest.param("In 2019 the POWER team announced a prize.", id="a team by its letters"),
        pytest.param("Fields are left out according to the CSL Data specification.", id="a specification"),
        pytest.param("It is sorted according to a CSL style.", id="a style"),
        pytest.param("The Maintainer recommends a change.", id="a part that somebody plays"),
        pytest.param("If so the Maintainer recommends a change.", id="such a part within the sentence"),
        pytest.param("The results from the paper show that it grew.", id="results of a paper named before"),
        pytest.param("It is used for tips, research reports, and plans.", id="reports as things"),
        pytest.param("The above analysis reveals that it grew.", id="the post's own analysis"),
        pytest.param("We counted the number of lines an author wrote.", id="an author of a clause"),
        pytest.param(
            "Some change the text but enforce review of what others wrote.", id="a review of something"
        ),
        pytest.param("The authors show that it grew.", id="somebody named before"),
        pytest.param("He saw that dogs and states share a goal.", id="a noun that may be a verb"),
        pytest.param("We tested the assumptions in a review proposed by many.", id="a participle"),
    ],
)
def test_what_is_no_source_is_not_named(text: str) -> None:
    assert _named(text) == []


@pytest.mark.growth
@pytest.mark.parametrize(
    "piece", ["The a ", "Dr. Roth, ", "study by The ", "Ida Roth and ", "a study, published in ", "Laut "]
)
def test_time_grows_with_the_length(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    takes_at_most(3, lambda: find_attributions(text, 0, len(text)))
