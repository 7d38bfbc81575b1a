"""Titles of journals are abbreviated as ISO 4 has it, and alike however they are given."""

from __future__ import annotations

import pytest

from litman.text.journals.abbreviate import (
    abbreviate_journal,
    journal_key,
    listed_abbreviation,
    with_full_stops,
)


@pytest.mark.parametrize(
    ("title", "short"),
    [
        pytest.param("Journal of Cave Biology", "J. Cave Biol.", id="words and stems"),
        pytest.param("The Lancet", "Lancet", id="one word stays"),
        pytest.param("Nature", "Nature", id="one word"),
        pytest.param("The Geology Journal", "Geol. J.", id="article left out"),
        pytest.param("Annals of Marsh & Fen Ecology", "Ann. Marsh Fen Ecol.", id="ampersand"),
        pytest.param(
            "Journal of Materials Chemistry A", "J. Mater. Chem. A", id="letter of a section at the end"
        ),
        pytest.param(
            "Journal of Physics D: Applied Physics", "J. Phys. D: Appl. Phys.", id="letter before a colon"
        ),
        pytest.param("Acta Crystallographica Section B", "Acta Crystallogr. B", id="section left out"),
        pytest.param("Journal of Tides: Theory and Methods", "J. Tides Theory Methods", id="other colons go"),
        pytest.param("IEEE Transactions on Haptics", "IEEE Trans. Haptics", id="acronym"),
        pytest.param("BULLETIN Botanica SIGCAVE", "Bull. Bot. SIGCAVE", id="words in capitals"),
        pytest.param("Regenerative Surgery", "Regen. Surg.", id="regenerative"),
        pytest.param("Brain Structure and Function", "Brain Struct. Funct.", id="no comma"),
        pytest.param("Kidney, Liver and Bone Research", "Kidney Liver Bone Res.", id="commas go"),
        pytest.param("Archives of Head–Neck Surgery", "Arch. Head Neck Surg.", id="dash"),
        pytest.param("New Zealand Veterinary Journal", "N. Z. Vet. J.", id="place of two words"),
        pytest.param("New Directions for Evaluation", "New Dir. Eval.", id="new by itself"),
        pytest.param("Zeitschrift für Botanik", "Z. Bot.", id="German"),
        pytest.param("Revista Española de Cardiología", "Rev. Esp. Cardiol.", id="Spanish with accents"),
        pytest.param("Bulletin de l'Académie de Chirurgie", "Bull. Acad. Chir.", id="French with an elision"),
        pytest.param("Revista de Química Aplicada", "Rev. Quím. Apl.", id="accents of what is kept"),
        pytest.param("Вопросы истории", "Вопросы истории", id="another script"),
        pytest.param("Advances in Testing (AIT)", "Adv. Test.", id="acronym in brackets"),
        pytest.param("Cell Reports / Zellberichte", "Cell Rep.", id="parallel title"),
        pytest.param("Journal of In Vitro Toxicology", "J. In Vitro Toxicol.", id="Latin phrase"),
        pytest.param(
            "Paläobiology and Neuroseismology", "Paläobiol. Neuroseismol.", id="compounds nobody lists"
        ),
        pytest.param("eLife", "eLife", id="camel case"),
        pytest.param("npj Wood Science", "npj Wood Sci.", id="small first word stays small"),
        pytest.param("", "", id="nothing"),
        pytest.param("&", "&", id="no word"),
    ],
)
def test_a_title_is_abbreviated(title: str, short: str) -> None:
    assert abbreviate_journal(title) == short


@pytest.mark.parametrize(
    ("given", "short"),
    [
        pytest.param("J Cave Biol", "J. Cave Biol.", id="without full stops"),
        pytest.param("J. Cave Biol.", "J. Cave Biol.", id="with them"),
        pytest.param("J. Imagin. Sci.", "J. Imagin. Sci.", id="with them, of words that nobody knows"),
        pytest.param("Biochem J", "Biochem. J.", id="J at the end is no section"),
        pytest.param("Phys Rev B", "Phys. Rev. B", id="B at the end is one"),
        pytest.param("Mol Cell", "Mol. Cell", id="a word that others are abbreviated to"),
        pytest.param("Am J Phys Anthropol", "Am. J. Phys. Anthropol.", id="many"),
        pytest.param("Environ. Microbiol", "Environ. Microbiol.", id="the last one forgotten"),
    ],
)
def test_a_title_that_is_abbreviated_already_gets_its_full_stops(given: str, short: str) -> None:
    assert abbreviate_journal(given) == short


@pytest.mark.parametrize(
    "given",
    [
        "Proceedings of the National Academy of Sciences",
        "PNAS",
        "Proc Natl Acad Sci U S A",
        "Proc. Natl. Acad. Sci. U. S. A.",
        "Proceedings of the National Academy of Sciences of the United States of America",
    ],
)
def test_journals_of_the_table_are_known_by_all_their_titles(given: str) -> None:
    assert listed_abbreviation(given) == "Proc. Natl. Acad. Sci. U. S. A."


@pytest.mark.parametrize(
    ("short", "title", "expected"),
    [
        pytest.param("Ann Bot", "Annals of Botany", "Ann. Bot.", id="as the title's words ask"),
        pytest.param("Harb Rec", "Harbour Records and Reports", "Harb. Rec.", id="one of its own"),
        pytest.param(
            "J Imagin Sci", "Journal of Imaginary Science", "J. Imagin. Sci.", id="an abbreviation of its own"
        ),
        pytest.param("HRR", "Harbour Records and Reports", "HRR", id="an acronym"),
        pytest.param("Ann Bot", "", "Ann. Bot.", id="without the whole title"),
    ],
)
def test_a_short_title_that_is_given_gets_full_stops(short: str, title: str, expected: str) -> None:
    assert with_full_stops(short, title) == expected


def test_journals_are_told_apart_without_article_accents_and_punctuation() -> None:
    assert journal_key("The Médical Review, & Record") == journal_key("Medical review and record")


def test_abbreviating_is_linear() -> None:
    for piece in ("a ", "(", "- ", "A(", "d'", " / ", "&"):
        assert isinstance(abbreviate_journal(piece * 20_000), str)
