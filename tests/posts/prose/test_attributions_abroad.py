"""In ten languages sentences name their sources in words, and many that look alike name none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from litman.posts.prose.attributions import Attribution, find_attributions
from litman.text.language import language_of
from tests.growth import grows_in_proportion


def _found(sentence: str) -> list[Attribution]:
    found = find_attributions(sentence, 0, len(sentence), language=language_of(sentence))
    assert all(sentence[one.start : one.end] == one.name for one in found)
    return [one for one in found if not one.vague]


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Kurse wurden per Briefwechsel von einem Tutor betreut.",
        "Per Scienza Aperta si intende il fare scienza con trasparenza.",
        "Sie schickten die Daten per E-Mail an alle.",
        "Zwei Tassen per Tag genügen.",
        "It costs ten cents per Kilowatt hour.",
        "He runs ten miles per Week.",
        "Per Definition ist das kein Schlaf.",
        "Equation B4 shows how it falls.",
        "Fig 1 shows the curve.",
        "Apple Watch reported 40 minutes of sleep.",
        "Or says nothing of the kind.",
        "The POWER team found nothing.",
        "Sleep, according to Table 3, is short.",
        "As shown in Figure 2, naps help.",
        "According to the table below, naps help.",
        "According to my notes, naps help.",
        "According to our data, naps help.",
        "According to this view, sleep is a habit.",
        "According to taste, add salt.",
        "According to the weather, we went out.",
        "Abbildung 3 zeigt den Verlauf.",
        "Laut Abbildung 3 sinkt die Kurve.",
        "Laut Tabelle 2 sinkt die Kurve.",
        "Nach Angaben der Tabelle sinkt sie.",
        "Selon le Tableau 2, la courbe baisse.",
        "Según la Figura 4, la curva baja.",
        "Segundo a Tabela 1, a curva desce.",
        "Secondo la Figura 2 la curva scende.",
        "Согласно Рисунку 2 кривая падает.",
        "Selon moi, c'est faux.",
        "Según parece, duerme.",
        "Segundo ano da pandemia trouxe medo.",
        "Secondo me è falso.",
        "Google Maps shows the way.",
        "Python reports an error.",
        "Monday showed rain.",
        "Vitamin D showed no effect.",
        "COVID showed us our limits.",
        "Appendix A describes the method.",
        "Section 4 explains why.",
        "Chapter 2 argues the case.",
        "Model A found more errors than Model B.",
        "The Pittsburgh Sleep Quality Index showed higher scores.",
        "Group A reported less pain.",
        "Participants in Group B reported more pain.",
        "Yes says the poll.",
        "Step 3 explains how.",
        "Das Modell B zeigt weniger Fehler.",
        "Die Studie dauerte neun Jahre.",
        "Die Forscher aßen zu Mittag.",
        "Das Haus zeigt nach Süden.",
        "Die Kurve zeigt einen Knick.",
        "Der Tee schmeckt nach Rauch, sagt man.",
        "Les enfants disent la vérité.",
        "La nuit montre les étoiles.",
        "La ciudad muestra su cara amable.",
        "El reloj indica las nueve.",
        "O relógio mostra nove horas.",
        "La luna indica la strada.",
        "De klok zegt negen uur.",
        "Часы показывают девять.",
        "Ребёнок говорит правду.",
        "Naps, she said, help.",
        "As the old song says, sleep is sweet.",
        "He paid ten euros per Night.",
        "Figure 4 shows what Table 2 says.",
        "Laut der Grafik oben sinkt die Kurve.",
        "Selon le graphique 3, la courbe baisse.",
        "Arm B reported less pain.",
        "The model says no.",
        "My doctor says hello.",
        "Our team found a bug.",
    ],
)
def test_what_names_no_source(sentence: str) -> None:
    assert _found(sentence) == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Stanford", "Researchers at Stanford University found that naps help."),
        ("Moss", "Psychologist Ann Moss, who works at the University of Leeds, says naps help."),
        ("Journal", "A study appearing in Journal of Sleep (1993;13:94-98) found that naps help."),
        ("Moss", "A trial run by Dr Moss found nothing."),
        ("Moss and Reed", "In 2015, researchers Moss and Reed found that naps help."),
        ("WHO", "According to the WHO, naps help."),
        ("World Health", "The World Health Organization estimates that naps help."),
        ("NHS", "As reported by the NHS, naps help."),
        ("Lancet", "The Lancet reported in 2015 that naps help."),
        ("Moss", "Naps help, said Ann Moss, a nurse."),
        ("Moss", "Naps help, Ann Moss told the Guardian."),
        ("Harvard", "A Harvard study found that naps help."),
        ("Robert Koch", "Laut Robert Koch-Institut schlafen Kinder zu wenig."),
        ("Robert Koch", "Das Robert Koch-Institut berichtet, dass Kinder zu wenig schlafen."),
        ("Moss", "Die Psychologin Anna Moss sagt, dass Kinder zu wenig schlafen."),
        ("Leipzig", "Forscher der Universität Leipzig fanden, dass Kinder zu wenig schlafen."),
        ("Max-Planck", "Eine Studie des Max-Planck-Instituts zeigt, dass Kinder zu wenig schlafen."),
        (
            "Weltgesundheitsorganisation",
            "Nach Angaben der Weltgesundheitsorganisation schlafen Kinder zu wenig.",
        ),
        ("Inserm", "Selon l'Inserm, les enfants dorment trop peu."),
        ("Inserm", "Une étude de l'Inserm montre que les enfants dorment trop peu."),
        ("Martin", "La psychologue Anne Martin explique que les enfants dorment peu."),
        ("Lyon", "Des chercheurs de l'université de Lyon ont montré que les enfants dorment peu."),
        ("OMS", "Según la OMS, los niños duermen poco."),
        ("Granada", "Un estudio de la Universidad de Granada mostró que los niños duermen poco."),
        ("Gómez", "La psicóloga Ana Gómez explica que los niños duermen poco."),
        ("Fiocruz", "Segundo a Fiocruz, as crianças dormem pouco."),
        ("Fiocruz", "Um estudo da Fiocruz mostrou que as crianças dormem pouco."),
        ("ISTAT", "Secondo l'ISTAT, i bambini dormono poco."),
        ("Padova", "Uno studio dell'Università di Padova ha mostrato che i bambini dormono poco."),
        ("RIVM", "Volgens het RIVM slapen kinderen te weinig."),
        ("Leiden", "Onderzoekers van de Universiteit Leiden vonden dat kinderen te weinig slapen."),
        ("ВОЗ", "По данным ВОЗ, дети спят мало."),
        ("МГУ", "Исследователи из МГУ показали, что дети спят мало."),
        ("PZH", "Według PZH dzieci śpią za mało."),
        ("Bonn", "Eine Auswertung der Universität Bonn ergab, dass Kinder spät schlafen."),
        ("Moos", "Die Ärztin Lena Moos warnt vor zu wenig Schlaf."),
        ("Stiftung", "Die Bertelsmann-Stiftung schätzt, dass Kinder zu wenig schlafen."),
        ("RKI", "Das RKI meldet, dass Kinder zu wenig schlafen."),
        ("Kassel", "Wissenschaftlerinnen aus Kassel haben gezeigt, dass Kinder zu wenig schlafen."),
        (
            "Deutsche Gesellschaft",
            "Die Deutsche Gesellschaft für Schlafforschung empfiehlt neun Stunden Schlaf.",
        ),
        ("Paris", "Une équipe de l'hôpital de Paris a montré que les enfants dorment trop peu."),
        ("Roy", "Le neurologue Pierre Roy affirme que les enfants dorment trop peu."),
        ("CNRS", "Une enquête du CNRS révèle que les enfants dorment trop peu."),
        ("Sevilla", "Investigadores de la Universidad de Sevilla han demostrado que los niños duermen poco."),
        ("Ministerio", "El Ministerio de Sanidad recomienda nueve horas de sueño a los niños."),
        ("Ruiz", "El neurólogo Pablo Ruiz afirma que los niños duermen poco."),
        ("USP", "Pesquisadores da USP mostraram que as crianças dormem pouco."),
        ("Lima", "A psicóloga Ana Lima afirma que as crianças dormem pouco."),
        ("OMS", "A OMS recomenda que as crianças durmam nove horas."),
        ("Bologna", "Una ricerca dell'Università di Bologna mostra che i bambini dormono poco."),
        ("Rossi", "Lo psicologo Marco Rossi spiega che i bambini dormono poco."),
        ("OMS", "L'OMS raccomanda che i bambini dormano nove ore."),
        ("Utrecht", "Een studie van de Universiteit Utrecht toont aan dat kinderen te weinig slapen."),
        ("Jansen", "De psycholoog Piet Jansen zegt dat kinderen te weinig slapen."),
        ("Trimbos", "Het Trimbos-instituut adviseert negen uur slaap voor kinderen."),
        ("РАН", "Исследование РАН показало, что дети спят мало."),
        ("Иванов", "Психолог Пётр Иванов говорит, что дети спят мало."),
        ("Минздрав", "По данным Минздрава, дети спят мало."),
        ("UW", "Naukowcy z UW wykazali, że dzieci śpią za mało."),
        ("Nowak", "Psycholog Anna Nowak twierdzi, że dzieci śpią za mało."),
        ("CDC", "Per the CDC, naps help."),
        ("Moss", '"Naps help," says psychologist Ann Moss.'),
        ("Reed", "Naps help, wrote Carl Reed in 2001."),
    ],
)
def test_a_source_is_named(name: str, sentence: str) -> None:
    assert any(name in one.name for one in _found(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Studien zeigen, dass die Kinder zu wenig schlafen.",
        "Des études montrent que les enfants dorment peu.",
        "Los expertos recomiendan que los niños duerman más.",
        "Исследования показали, что дети спят мало.",
    ],
)
def test_studies_and_experts_as_such_are_vague(sentence: str) -> None:
    found = find_attributions(sentence, 0, len(sentence), language=language_of(sentence))
    assert [one.vague for one in found] == [True]


@pytest.mark.growth
@pytest.mark.parametrize("language", ["de", "fr", "es", "pt", "it", "nl", "pl", "ru"])
@pytest.mark.parametrize(
    "piece", ["Eine Studie der ", "Uni ", "психолог ", "l'équipe de ", "x" * 20, "montre, "]
)
def test_time_grows_with_the_length(language: str, piece: str) -> None:
    def prepared(count: int) -> Callable[[], object]:
        text = piece * count + " zeigt montre muestra показал."
        return lambda: find_attributions(text, 0, len(text), language=language)

    grows_in_proportion(prepared, 1_000, at_most=7)
