"""Titles in title case are put into sentence case, and what is a name stays one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.text.titles.sentence_case import (
    small_after_colon,
    to_sentence_case,
    with_small_prepositions,
)


def lowered(title: str) -> str:
    return to_sentence_case(title, capital_after_colon=False)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param(
            "Tea Houses in the Rain During Hurricane Sandy",
            "Tea houses in the rain during Hurricane Sandy",
            id="a storm whose name is a word",
        ),
        pytest.param("Effects of Hurricane Damage", "Effects of hurricane damage", id="no storm's name"),
        pytest.param(
            "Results of the Sleep and Tea at Night (STAN) Trial",
            "Results of the Sleep and Tea at Night (STAN) Trial",
            id="what a study's acronym stands for",
        ),
        pytest.param(
            "Use of a Large Rapid Eye Movement (REM) Laboratory",
            "Use of a large rapid eye movement (REM) laboratory",
            id="an acronym of no study",
        ),
        pytest.param(
            "Reports of the Cross-Sectional Study: The Population-Based Trial",
            "Reports of the cross-sectional study: the population-based trial",
            id="words with hyphens that say how a study was done",
        ),
        pytest.param(
            "A Test of the Self-Report Checklist",
            "A test of the self-report checklist",
            id="and how a list is filled in",
        ),
        pytest.param(
            "Kettlewick Glass Society Elects New Officers",
            "Kettlewick Glass Society elects new officers",
            id="a society named after somebody",
        ),
        pytest.param(
            "Tea, Rain and Sleep: Proceedings of the Global Tea-Makers Conference",
            "Tea, rain and sleep: proceedings of the Global Tea-Makers Conference",
            id="the conference of proceedings",
        ),
        pytest.param(
            "Birds of the Guangxi Autonomous Region in Winter",
            "Birds of the Guangxi Autonomous Region in winter",
            id="a region that rules itself",
        ),
        pytest.param(
            "Comments on Professor Carr's New Paper",
            "Comments on Professor Carr's new paper",
            id="a professor whose name is a word",
        ),
        pytest.param(
            "Clear Ideas on Pan-Cancer analysis in Old Clinics",
            "Clear ideas on pan-cancer analysis in old clinics",
            id="no species",
        ),
        pytest.param(
            "Sleep Loss and Its Effects on Memory", "Sleep loss and its effects on memory", id="plain"
        ),
        pytest.param(
            "DNA Repair by BRCA2 in HeLa Cells",
            "DNA repair by BRCA2 in HeLa cells",
            id="acronyms, camel case",
        ),
        pytest.param(
            "Role of mRNA and p53 in Wnt Signaling", "Role of mRNA and p53 in Wnt signaling", id="genes"
        ),
        pytest.param(
            "Transport of NaCl and Ca2+ Across Membranes",
            "Transport of NaCl and Ca2+ across membranes",
            id="formulas",
        ),
        pytest.param(
            "Effect of (R,S)-Ketamine in Rats", "Effect of (R,S)-ketamine in rats", id="locants inside"
        ),
        pytest.param(
            "(2R,6R)-Hydroxynorketamine and Its Action",
            "(2R,6R)-Hydroxynorketamine and its action",
            id="locants before the first word",
        ),
        pytest.param(
            "α-Synuclein and β-Amyloid in Ageing", "α-Synuclein and β-amyloid in ageing", id="Greek"
        ),
        pytest.param(
            "Care of Patients With Alzheimer's Disease in Norway",
            "Care of patients with Alzheimer's disease in Norway",
            id="eponym and country",
        ),
        pytest.param(
            "Non-Hodgkin Lymphoma and Bayesian Models",
            "Non-Hodgkin lymphoma and Bayesian models",
            id="hyphen",
        ),
        pytest.param(
            "Graves Disease and Mass Graves of the War",
            "Graves disease and mass graves of the war",
            id="family name that is a word",
        ),
        pytest.param("Bell's Palsy After Vaccination", "Bell's palsy after vaccination", id="possessive"),
        pytest.param(
            "Growth of Psilocybe cubensis on Rye Grain",
            "Growth of Psilocybe cubensis on rye grain",
            id="species",
        ),
        pytest.param("Genes of E. Coli Under Stress", "Genes of E. coli under stress", id="short species"),
        pytest.param(
            "Motility of <i>Vibrio fischeri</i> in Squid",
            "Motility of <i>Vibrio fischeri</i> in squid",
            id="italic species",
        ),
        pytest.param(
            "Type II Errors and Vitamin A Intake", "Type II errors and vitamin A intake", id="counted"
        ),
        pytest.param("Is There A Role for Vitamin K?", "Is there a role for vitamin K?", id="article"),
        pytest.param(
            "What May Change Between March 2020 and May 2021",
            "What may change between March 2020 and May 2021",
            id="months",
        ),
        pytest.param(
            "Water Quality of the Elbe River and the North Sea",
            "Water quality of the Elbe River and the North Sea",
            id="rivers and seas",
        ),
        pytest.param(
            "Health Insurance in the United States and New Zealand",
            "Health insurance in the United States and New Zealand",
            id="names of several words",
        ),
        pytest.param(
            "Blood Pressure in Old Age: The Elmshaven Heart Study",
            "Blood pressure in old age: the Elmshaven Heart Study",
            id="name of a study",
        ),
        pytest.param(
            "Statement of the American Academy of Neurology on Migraine",
            "Statement of the American Academy of Neurology on migraine",
            id="organisation",
        ),
        pytest.param(
            'The <span class="nocase">Quiet Hours</span> Method Revisited',
            'The <span class="nocase">Quiet Hours</span> method revisited',
            id="protected",
        ),
        pytest.param(
            "Sleep Loss? The Case of Night Nurses. A Review",
            "Sleep loss? The case of night nurses. A review",
            id="sentences",
        ),
        pytest.param("Ketamine Versus Midazolam", "Ketamine versus midazolam", id="two words"),
        pytest.param("Public Health", "Public health", id="one common word"),
        pytest.param(
            "Kolmogorov-Smirnov Tests of Normality", "Kolmogorov-Smirnov tests of normality", id="two people"
        ),
        pytest.param(
            "Fern & Moss's Neurobiology of Rest", "Fern & Moss's neurobiology of rest", id="two authors"
        ),
        pytest.param(
            "Lavender's Interference With Coffee's Effect",
            "Lavender's interference with coffee's effect",
            id="things that own",
        ),
        pytest.param("Letters to W. B. Holt on Soil", "Letters to W. B. Holt on soil", id="initials"),
        pytest.param(
            "Hall Sensors in Large Halls and Hough Transforms",
            "Hall sensors in large halls and Hough transforms",
            id="people whose names are words",
        ),
        pytest.param(
            "Anomalous Hall Conductivity of Thin Films",
            "Anomalous Hall conductivity of thin films",
            id="people behind a word",
        ),
        pytest.param(
            "Bears of the Sarek National Park and Every National Park",
            "Bears of the Sarek National Park and every national park",
            id="parks",
        ),
        pytest.param(
            "Errors Found in Lost Letters (Journal of Applied Sleep, 1977)",
            "Errors found in lost letters (Journal of Applied Sleep, 1977)",
            id="journal",
        ),
        pytest.param(
            "Keeping a Journal of Dreams and Sleep",
            "Keeping a journal of dreams and sleep",
            id="a journal that is none",
        ),
        pytest.param(
            "Acknowledgement to Reviewers of Soils in 2016",
            "Acknowledgement to reviewers of Soils in 2016",
            id="journal that thanks",
        ),
        pytest.param(
            "Report of the Society for Quiet Sleep on Noise",
            "Report of the Society for Quiet Sleep on noise",
            id="society",
        ),
        pytest.param(
            "Bread Prices Before the Haitian Revolution and the Digital Revolution",
            "Bread prices before the Haitian Revolution and the digital revolution",
            id="revolutions",
        ),
        pytest.param(
            "A Portrait of Sir James Holt and the Great Professor of Sleep",
            "A portrait of Sir James Holt and the great professor of sleep",
            id="people addressed",
        ),
        pytest.param(
            "How Cities Sleep at Night. By Mark Robert Reed. Pp. 250.",
            "How cities sleep at night. By Mark Robert Reed. Pp. 250.",
            id="author of what is reviewed",
        ),
        pytest.param(
            "Deaths in Old Age. By Chance and Choice",
            "Deaths in old age. By chance and choice",
            id="by, and nobody",
        ),
        pytest.param(
            "Night Work at St Anne’s Hospital in Oslo",
            "Night work at St Anne’s Hospital in Oslo",
            id="called after a saint",
        ),
        pytest.param(
            "Emission of Hα Lines and Amphotericin B's Fate",
            "Emission of Hα lines and amphotericin B's fate",
            id="signs with Greek, letters that own",
        ),
        pytest.param(
            "Sleep Loss and Age of Coal Miners in Otavanda, Norway",
            "Sleep loss and age of coal miners in Otavanda, Norway",
            id="town before its country",
        ),
        pytest.param(
            "Growth Rate of Quercus robur Bergius (Old Trees)",
            "Growth rate of Quercus robur Bergius (old trees)",
            id="who described a species",
        ),
    ],
)
def test_title_case_becomes_sentence_case(title: str, expected: str) -> None:
    assert lowered(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Sleep loss in Zanderhofen and the Elbe valley", id="sentence case with names"),
        pytest.param("Survey of Qarzaville and Mirnholm", id="few words, none known"),
        pytest.param("Die Behandlung der Depression mit Ketamin bei Kindern", id="German"),
        pytest.param("Über Schlaf und Traum", id="short German"),
        pytest.param("Table des Matières et Secret de la Nature", id="French with words that English has"),
        pytest.param("Ética y Estética: Críticos Seriales en la Radio", id="Spanish"),
        pytest.param("Kebijakan Publik dan Partisipasi Masyarakat Desa", id="a language nobody asked for"),
        pytest.param("SLEEP LOSS AND ITS EFFECTS ON MEMORY", id="capitals"),
        pytest.param("", id="nothing"),
        pytest.param("睡眠与记忆", id="another script"),
    ],
)
def test_other_titles_stay_as_they_are(title: str) -> None:
    assert lowered(title) == title


def test_the_first_word_of_a_subtitle_keeps_its_capital_where_that_is_asked() -> None:
    title = "Sleep Loss in Nurses: A Randomized Trial"
    assert to_sentence_case(title, capital_after_colon=True) == "Sleep loss in nurses: A randomized trial"
    assert lowered(title) == "Sleep loss in nurses: a randomized trial"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Sleep and night work: A review", "Sleep and night work: a review", id="article"),
        pytest.param(
            "Sleep and night work: Evidence from mice",
            "Sleep and night work: evidence from mice",
            id="common",
        ),
        pytest.param(
            "Sleep and night work: Norway as a case", "Sleep and night work: Norway as a case", id="name"
        ),
        pytest.param(
            "Sleep and night work: DNA and more", "Sleep and night work: DNA and more", id="acronym"
        ),
        pytest.param(
            "Sleep and night work: Dr. Holm's case", "Sleep and night work: Dr. Holm's case", id="doctor"
        ),
        pytest.param(
            "Notes on “SLEEP: A CRITIQUE” by Holm", "Notes on “SLEEP: A CRITIQUE” by Holm", id="loud"
        ),
        pytest.param("Schlaf und Arbeit: Eine Studie", "Schlaf und Arbeit: Eine Studie", id="German"),
    ],
)
def test_a_subtitle_in_sentence_case_loses_its_capital_where_that_is_asked(title: str, expected: str) -> None:
    assert small_after_colon(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param(
            "Coffee's Interference With Sleep", "Coffee's Interference with Sleep", id="preposition"
        ),
        pytest.param(
            "Coffee From and With Love: With Milk", "Coffee from and with Love: With Milk", id="subtitle"
        ),
        pytest.param(
            "Coffee and sleep With milk in Norway", "Coffee and sleep With milk in Norway", id="sentence case"
        ),
    ],
)
def test_prepositions_are_small_in_title_case(title: str, expected: str) -> None:
    assert with_small_prepositions(title) == expected


@given(st.text(max_size=80))
def test_only_case_is_ever_changed_and_twice_is_once(title: str) -> None:
    once = lowered(title)
    assert len(once) == len(title)
    assert once.lower() == title.lower()
    assert lowered(once) == once or lowered(lowered(once)) == lowered(once)


def test_putting_into_sentence_case_is_linear() -> None:
    for piece in ("The Word ", "A-", "X. ", "<i>", "American Academy of ", "the Heart ", ": "):
        assert lowered(piece * 5_000) is not None
