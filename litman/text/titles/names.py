"""Which words of a title are names, or parts of names, and keep their capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litman.text.titles import phrases
from litman.text.titles.beside_names import belongs_to_name, beside_a_name, compound, leads_to_name, storm
from litman.text.titles.eponyms import named_after
from litman.text.titles.institutions import journal, of_saint, park, person_addressed, upheaval
from litman.text.titles.long_names import (
    before_acronym,
    founded,
    is_end,
    organisation,
    people_named,
    phrase,
    study,
)
from litman.text.titles.title_text import Word
from litman.text.titles.words import kind_of, looks_common, looks_like_name

_EPITHET = re.compile(r".*(?:us|is|um|ae|ii?|ens|ans|ata|ides|ensis|ense|icola|[rlncist]a|ia|ea|ix|or|es)$")
_SURE_EPITHET = re.compile(r".*(?:ensis|ense|oides|ii|iae|icola|orum|arum|cerevisiae|elegans|coli)$")
_NO_EPITHETS = frozenset(
    """plus versus minus this thus its his various previous across whereas does goes was has data via extra analysis
    synthesis basis crisis diagnosis prognosis hypothesis thesis axis status virus focus census
    corpus consensus""".split()
)
_LEAST_EPITHET = 4
_CONTRACTIONS = ("n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll")
_LEAST_NAME = 3
_ARTICLES_STAND_BEHIND = frozenset(
    """is was are be as of in with for from by to and has have had not what such on at there towards toward into than or
    but becoming being building making taking using after without through under via""".split()
)


def find_names(words: Sequence[Word]) -> set[int]:
    """Return the numbers of the words that keep their capitals, in a title whose words all have one."""
    kept = {
        number
        for number in range(len(words))
        if _is_name_by_itself(words, number) or named_after(words, number)
    }
    for number in range(len(words)):
        kept.update(phrase(words, number), binomial(words, number), study(words, number))
        kept.update(before_acronym(words, number), storm(words, number))
        kept.update(organisation(words, number), park(words, number), journal(words, number))
        kept.update(upheaval(words, number))
        kept.update(people_named(words, number), person_addressed(words, number))
    for number, word in enumerate(words):
        if belongs_to_name(words, number, kept) or of_saint(words, number):
            kept.add(number)
        elif number in kept:
            kept.update(founded(words, number))
        if _is_epithet(words, number):
            kept.discard(number)
        elif word.is_joined:
            kept.update(compound(words, number, kept))
        elif word.base == "and" or word.text == "&":
            kept.update(beside_a_name(words, number, kept))
    for number in reversed(range(len(words) - 1)):
        if (number + 1 in kept or words[number + 1].text == "of") and leads_to_name(words, number, kept):
            kept.add(number)
    return kept


def _is_name_by_itself(words: Sequence[Word], number: int) -> bool:
    word = words[number]
    if word.is_letter:
        return not _is_article(words, number)
    if word.text.startswith("MicroRNA"):
        return False
    if not word.is_capitalised:
        return True  # an acronym, a formula, a gene, or small as it is
    base = word.base
    if base.endswith(_CONTRACTIONS):
        return False
    if len(base) < _LEAST_NAME:
        return base in phrases.ELEMENTS
    before = words[number - 1] if number else None
    if before is not None and before.base in phrases.TITLES_OF_PEOPLE and word.before == ". ":
        return True
    if _is_beside_initials(words, number):
        return True
    if base in phrases.MONTHS_THAT_ARE_WORDS:
        return _is_month(words, number)
    if word.is_possessive and number and word.before.strip() == "&" and words[number - 1].is_capitalised:
        return number == 1 or kind_of(words[number - 1].base) != "common"  # `Fern & Moss's Neurobiology`
    if base in phrases.FAMILY_NAMES and (word.is_possessive or _is_before_disease(words, number)):
        return True
    after = words[number + 1] if number + 1 < len(words) else None
    if (
        base in phrases.TITLES_OF_PEOPLE
        and after is not None
        and (after.is_letter or after.before[:1] == ".")
    ):
        return True
    if before is not None and before.base in phrases.GIVEN_NAMES and _is_family_name(words, number):
        return True
    kind = kind_of(base)
    if kind == "unknown" and after is not None and after.base in phrases.WATERS_AND_HILLS:
        return True
    if kind == "unknown" and before is not None and before.base == "genus":
        return True
    if kind == "unknown" and _is_place_with_country(words, number):
        return True
    if kind == "unknown":
        is_combining = base.endswith("o") and after is not None and after.before.startswith("-")
        return looks_like_name(base, is_possessive=word.is_possessive) and not is_combining
    return kind == "name"


def _is_place_with_country(words: Sequence[Word], number: int) -> bool:
    """Whether a word that nobody knows is a place: `in Otavanda, Norway`."""
    if not number or number + 1 == len(words) or words[number - 1].base not in phrases.BEFORE_TOWNS:
        return False
    word, land = words[number], words[number + 1]
    is_land = land.before == ", " and land.is_capitalised and kind_of(land.base) == "name"
    is_one = is_land and not land.base.endswith(phrases.ADJECTIVE_ENDINGS)
    return is_one and word.before == " " and not looks_common(word.base)


def _is_beside_initials(words: Sequence[Word], number: int) -> bool:
    """Whether the word is a family name by what stands beside it: `W. Reed`, `Park et al.`; `U.S. Soldiers` is none."""
    if number + 2 < len(words) and words[number + 1].text == "et" and words[number + 2].base == "al":
        return True
    if not number or not words[number - 1].is_letter or words[number].before != ". ":
        return False
    return number == 1 or not (words[number - 1].before == "." and words[number - 2].is_letter)


def _is_family_name(words: Sequence[Word], number: int) -> bool:
    """Whether a word behind a given name, at the end of a part of the title or as an owner, is the person's."""
    is_close = words[number].before == " " and not words[number - 1].is_possessive
    return is_close and (words[number].is_possessive or is_end(words, number))


def _is_article(words: Sequence[Word], number: int) -> bool:
    word = words[number]
    if word.text != "A" or word.is_joined or number + 1 == len(words) or words[number + 1].before != " ":
        return False
    if (
        words[number + 1].text.isupper()
        and len(words[number + 1].text) > 1
        and words[number - 1].text.isupper()
    ):
        return False  # all of it is in capitals
    return word.begins_subtitle or words[number - 1].base in _ARTICLES_STAND_BEHIND


def _is_month(words: Sequence[Word], number: int) -> bool:
    after = words[number + 1] if number + 1 < len(words) else None
    if after is not None and after.text.isdigit():
        return True
    if not number:
        return False
    if words[number - 1].text.isdigit():
        return True
    is_end = after is None or after.before.strip(" ") != ""
    return is_end and words[number - 1].base in phrases.BEFORE_MONTHS


def _is_before_disease(words: Sequence[Word], number: int) -> bool:
    return (
        number + 1 < len(words)
        and words[number].base in phrases.PATIENTS_AND_DOCTORS
        and words[number + 1].base in phrases.DISEASES
    )


def is_latin_epithet(word: str) -> bool:
    """Return whether a small word looks like the second of a species' name."""
    return bool(_EPITHET.match(word)) and word not in _NO_EPITHETS


def binomial(words: Sequence[Word], number: int) -> tuple[int, ...]:
    """The genus of a species: `Psilocybe cubensis`, whose second word is small among capitals."""
    if number + 1 == len(words) or not words[number].is_capitalised or words[number].is_joined:
        return ()
    epithet = words[number + 1]
    if epithet.before != " " or not epithet.is_small or len(epithet.text) < _LEAST_EPITHET:
        return ()
    if not is_latin_epithet(epithet.text) and not (words[number].is_italic and epithet.is_italic):
        return ()
    return (number, number + 2) if _is_authority(words, number + 2) else (number,)


def _is_authority(words: Sequence[Word], number: int) -> bool:
    """Whether the word behind a species is who described it: `Quercus robur Bergius`, at the end of a part."""
    if number >= len(words) or words[number].before != " " or not words[number].is_capitalised:
        return False
    return (
        is_end(words, number)
        and kind_of(words[number].base) != "common"
        and not looks_common(words[number].base)
    )


def _is_epithet(words: Sequence[Word], number: int) -> bool:
    """Whether the word is the second of a species' name, though it has a capital: `E. Coli`."""
    if not number or not words[number].is_capitalised:
        return False
    genus, word = words[number - 1], words[number]
    if genus.is_letter and word.before == ". " and (number < 2 or not words[number - 2].is_letter):
        return bool(_EPITHET.match(word.base)) and kind_of(word.base) != "name"
    is_genus = genus.is_capitalised and word.before == " " and kind_of(genus.base) != "common"
    return is_genus and bool(_SURE_EPITHET.match(word.base)) and kind_of(word.base) != "name"
