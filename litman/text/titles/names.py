"""Which words of a title are names, or parts of names, and keep their capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litman.text.titles import phrases
from litman.text.titles.title_text import Word
from litman.text.titles.words import kind_of, looks_like_name

_EPITHET = re.compile(r".*(?:us|is|um|ae|ii?|ens|ans|ata|ides|ensis|ense|icola|[rlncist]a|ia|ea|ix|or|es)$")
_SURE_EPITHET = re.compile(r".*(?:ensis|ense|oides|ii|iae|icola|orum|arum|cerevisiae|elegans|coli)$")
_TECHNICAL = (
    "al",
    "ed",
    "ing",
    "ic",
    "tion",
    "ity",
    "like",
    "type",
    "ive",
    "ly",
    "yl",
    "ine",
    "ase",
    "ol",
    "ate",
    "one",
    "ene",
    "ide",
)
_NO_EPITHETS = frozenset(
    "plus versus minus this thus its his various previous across whereas does goes was has data via extra".split()
)
_LEAST_EPITHET = 4
_CONTRACTIONS = ("n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll")
_LEAST_NAME = 3
_ARTICLES_STAND_BEHIND = frozenset(
    """is was are be as of in with for from by to and has have had not what such on at there towards toward into than or
    but becoming being building making taking using after without through under via""".split()
)
_LONGEST_NAME = 9  # words of a study's or an organisation's name


def find_names(words: Sequence[Word]) -> set[int]:
    """Return the numbers of the words that keep their capitals, in a title whose words all have one."""
    kept = {number for number in range(len(words)) if _is_name_by_itself(words, number)}
    for number in range(len(words)):
        kept.update(_phrase(words, number), binomial(words, number), _study(words, number))
        kept.update(_organisation(words, number))
    for number, word in enumerate(words):
        if _belongs_to_name(words, number, kept):
            kept.add(number)
        if _is_epithet(words, number):
            kept.discard(number)
        elif word.is_joined:
            kept.update(_compound(words, number, kept))
        elif word.base == "and" or word.text == "&":
            kept.update(_beside_a_name(words, number, kept))
    for number in reversed(range(len(words) - 1)):
        if (number + 1 in kept or words[number + 1].text == "of") and _leads_to_name(words, number, kept):
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
    kind = kind_of(base)
    if kind == "unknown" and after is not None and after.base in phrases.WATERS_AND_HILLS:
        return True
    if kind == "unknown" and before is not None and before.base == "genus":
        return True
    if kind == "unknown":
        is_combining = base.endswith("o") and after is not None and after.before.startswith("-")
        return looks_like_name(base, is_possessive=word.is_possessive) and not is_combining
    return kind == "name"


def _is_beside_initials(words: Sequence[Word], number: int) -> bool:
    """Whether the word is a family name by what stands beside it: `W. Reed`, `Park et al.`; `U.S. Soldiers` is none."""
    if number + 2 < len(words) and words[number + 1].text == "et" and words[number + 2].base == "al":
        return True
    if not number or not words[number - 1].is_letter or words[number].before != ". ":
        return False
    return number == 1 or not (words[number - 1].before == "." and words[number - 2].is_letter)


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


def _compound(words: Sequence[Word], number: int, kept: set[int]) -> tuple[int, ...]:
    """The words of a name of two people: `Halpern-Mann`, where one is known and the other may be a name."""
    first, second = words[number - 1], words[number]
    if not (first.is_capitalised and second.is_capitalised) or first.base in phrases.PREFIXES:
        return ()
    if number - 1 in kept and (kind_of(second.base) == "unknown" or second.base in phrases.FAMILY_NAMES):
        is_name = kind_of(first.base) == "name" and not first.base.endswith(phrases.ADJECTIVE_ENDINGS)
        return (number,) if is_name and not second.base.endswith(_TECHNICAL) else ()
    if (
        number in kept
        and kind_of(second.base) == "name"
        and not second.base.endswith(phrases.ADJECTIVE_ENDINGS)
    ):
        return (number - 1,) if not first.base.endswith(("o", *_TECHNICAL)) else ()
    return ()


def _beside_a_name(words: Sequence[Word], number: int, kept: set[int]) -> tuple[int, ...]:
    """A word that nobody knows and `and` joins to a name that stands alone: `Bodmer and Breitinger`."""
    if not 0 < number < len(words) - 1:
        return ()
    for name, other in ((number - 1, number + 1), (number + 1, number - 1)):
        is_pair = (
            name in kept and other not in kept and words[number].before == words[number + 1].before == " "
        )
        both = words[name].is_capitalised and words[other].is_capitalised
        if is_pair and both and kind_of(words[other].base) == "unknown":
            is_name = (
                not words[name].base.endswith(phrases.ADJECTIVE_ENDINGS)
                and kind_of(words[name].base) != "common"
            )
            return (other,) if is_name and not words[other].base.endswith(_TECHNICAL) else ()
    return ()


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


def _phrase(words: Sequence[Word], number: int) -> range:
    """The longest name of several words that begins here."""
    best = 0
    for phrase in phrases.NAMES.get(words[number].text.lower(), ()):
        rest = words[number : number + len(phrase)]
        if (
            len(phrase) > best
            and tuple(word.text.lower() for word in rest[:-1]) == phrase[:-1]
            and phrase[-1] in (rest[-1].text.lower(), rest[-1].base)
            and all(word.before.strip(" .-–") == "" for word in rest[1:])
            and len(rest) == len(phrase)
        ):
            best = len(phrase)
    return range(number, number + best)


def is_latin_epithet(word: str) -> bool:
    """Return whether a small word looks like the second of a species' name."""
    return bool(_EPITHET.match(word)) and word not in _NO_EPITHETS


def binomial(words: Sequence[Word], number: int) -> tuple[int, ...]:
    """The genus of a species: `Psilocybe cubensis`, whose second word is small among capitals."""
    if number + 1 == len(words) or not words[number].is_capitalised:
        return ()
    epithet = words[number + 1]
    if epithet.before != " " or not epithet.is_small or len(epithet.text) < _LEAST_EPITHET:
        return ()
    return (
        (number,) if is_latin_epithet(epithet.text) or (words[number].is_italic and epithet.is_italic) else ()
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


def _study(words: Sequence[Word], number: int) -> range | tuple[int, ...]:
    """The words of a study's own name: `the Framingham Heart Study`, at the end of a part of the title."""
    if words[number].base != "the":
        return ()
    end = number + 1
    while end < len(words) and end - number <= _LONGEST_NAME and (end == number + 1 or _goes_on(words[end])):
        end += 1
    instruments = [n for n in range(number + 3, end) if words[n].base in phrases.INSTRUMENTS]
    if instruments and not any(
        words[n].base in phrases.NO_INSTRUMENT_NAME for n in range(number + 1, instruments[0])
    ):
        return range(number + 1, instruments[0] + 1)
    heads = [n for n in range(number + 2, end) if words[n].base in phrases.STUDY_HEADS]
    if not heads or not _is_end(words, heads[-1]):
        return ()
    name = range(number + 1, heads[-1] + 1)
    telling = [words[n] for n in name if words[n].base not in ("of", "and", "in", "for", "on")][:-1]
    if not all(word.text[0].isupper() or word.text[0].isdigit() for word in telling):
        return ()
    return () if all(word.base in phrases.NO_STUDY_NAME for word in telling) or not telling else name


def _is_end(words: Sequence[Word], number: int) -> bool:
    return number + 1 == len(words) or words[number + 1].before.strip(" ") != ""


def _goes_on(word: Word) -> bool:
    return word.before.strip(" -–&'’") == ""


def _organisation(words: Sequence[Word], number: int) -> range | tuple[int, ...]:
    """The words of an organisation's name: `American Academy of Pediatrics`."""
    if words[number].base not in phrases.ORGANISATION_STARTS or not words[number].is_capitalised:
        return ()
    for head in range(number + 1, min(number + 4, len(words))):
        if not _goes_on(words[head]) or not words[head].text[0].isupper():
            return ()
        if words[head].base in phrases.ORGANISATION_HEADS:
            return range(number, _end_of_field(words, head))
    return ()


def _end_of_field(words: Sequence[Word], head: int) -> int:
    """Where `of Pediatrics`, `for the Study of Liver Diseases` behind the head of a name ends."""
    end = head + 1
    joints = (
        ("of", "for", "and", "on", "in") if words[head].base in phrases.MEETINGS else ("of", "for", "and")
    )
    while end + 1 < len(words) and end - head < _LONGEST_NAME and words[end].base in joints:
        step = end + 1 + (words[end + 1].base == "the")
        begin = step
        while (
            step < len(words) and _goes_on(words[step]) and words[step].text[0].isupper() and step - begin < 3
        ):
            step += 1
        if step == begin or not _goes_on(words[end]):
            break
        end = step
    return end


def _belongs_to_name(words: Sequence[Word], number: int, kept: set[int]) -> bool:
    """Whether the word is what the name before it is: `Yangtze River`."""
    if not number or number - 1 not in kept or words[number].before != " ":
        return False
    place = words[number - 1]
    if words[number].base not in phrases.GEOGRAPHY or not place.is_capitalised or place.is_possessive:
        return False
    if place.base in phrases.GEOGRAPHY:
        return number > 1 and number - 2 in kept  # `Elbe River Valley`
    return not place.base.endswith(phrases.ADJECTIVE_ENDINGS) and kind_of(place.base) != "common"


def _leads_to_name(words: Sequence[Word], number: int, kept: set[int]) -> bool:
    """Whether the word belongs to the name behind it: `Lake Erie`, `De Quervain`, `University of Oxford`."""
    word, after = words[number], words[number + 1]
    if word.base in phrases.BEFORE_OF_PLACE and after.text == "of":
        return number + 2 in kept and words[number + 2].is_capitalised
    if not word.is_capitalised or after.before not in (" ", ". ", "-") or not after.is_capitalised:
        return False
    if word.base in phrases.PARTICLES or word.base in phrases.STORMS:
        return True
    if number and words[number - 1].base == "by" and kind_of(word.base) != "common":
        return True  # `Edited by Piet Rietveld`
    return word.base in phrases.BEFORE_PLACES and not after.base.endswith(phrases.ADJECTIVE_ENDINGS)
