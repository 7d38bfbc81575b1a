"""Words of a title that belong to the name beside them: `Yangtze River`, `Halpern-Mann`, `Hurricane Mirna`."""

from __future__ import annotations

from collections.abc import Sequence

from litman.text.given_names import is_given_name
from litman.text.titles import phrases
from litman.text.titles.title_text import Word
from litman.text.titles.words import kind_of

_TECHNICAL = tuple("al ed ing ic tion ity like type ive ly yl ine ase ol ate one ene ide".split())


def compound(words: Sequence[Word], number: int, kept: set[int]) -> tuple[int, ...]:
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


def beside_a_name(words: Sequence[Word], number: int, kept: set[int]) -> tuple[int, ...]:
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


def storm(words: Sequence[Word], number: int) -> tuple[int, ...]:
    """The words of `Hurricane Sandy`: storms have given names, of which many are words."""
    if words[number].base not in phrases.STORMS or number + 1 == len(words):
        return ()
    name = words[number + 1]
    is_name = name.before == " " and name.is_capitalised and is_given_name(name.base)
    return (number, number + 1) if is_name else ()


def belongs_to_name(words: Sequence[Word], number: int, kept: set[int]) -> bool:
    """Whether the word is what the name before it is: `Yangtze River`."""
    if not number or number - 1 not in kept or words[number].before != " ":
        return False
    place = words[number - 1]
    if place.base == phrases.AUTONOMOUS:  # `Guangxi Autonomous Region`
        return words[number].base in phrases.SELF_RULED
    if words[number].base == phrases.AUTONOMOUS and number + 1 < len(words):
        return words[number + 1].base in phrases.SELF_RULED
    if words[number].base not in phrases.GEOGRAPHY or not place.is_capitalised or place.is_possessive:
        return False
    if place.base in phrases.GEOGRAPHY:
        return number > 1 and number - 2 in kept  # `Elbe River Valley`
    return not place.base.endswith(phrases.ADJECTIVE_ENDINGS) and kind_of(place.base) != "common"


def leads_to_name(words: Sequence[Word], number: int, kept: set[int]) -> bool:
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
