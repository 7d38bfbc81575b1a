"""Names of parks, journals, societies and upheavals in a title, and people who are addressed in it."""

from __future__ import annotations

from collections.abc import Sequence

from litman.text.titles import phrases
from litman.text.titles.title_text import Word
from litman.text.titles.words import kind_of

_LONGEST_FIELD = 8  # words of what a society or a journal is for
_PARKS = frozenset("park parks forest forests monument seashore lakeshore wildlife marine preserve".split())
_PARK_KINDS = frozenset("national marine".split())
_NO_PARK_NAME = frozenset(
    """a an the every each first new proposed urban large small several indian american african european coastal
    mountain two three tropical canadian australian transboundary selected protected some many other our""".split()
)
_SOCIETIES = frozenset("society committee council commission institute academy".split())
_UPHEAVALS = frozenset("revolution revolutions empire enlightenment renaissance republic".split())
_PERSONAL = frozenset("sir dame dr mr mrs ms professor prof".split())
_LONGEST_PERSON = 4
_SAINTS = frozenset("st saint".split())
_OF_SAINTS = frozenset(
    "hospital college church cathedral convent abbey priory school parish island day eve".split()
)


def park(words: Sequence[Word], number: int) -> range | tuple[int, ...]:
    """The words of `Kruger National Park`, `Elmshaven Marine Park`."""
    if words[number].base not in _PARK_KINDS or number + 1 == len(words) or not number:
        return ()
    name, head = words[number - 1], words[number + 1]
    if head.base not in _PARKS or not _follows(head) or not _follows(words[number]):
        return ()
    if not (name.text[0].isupper() and head.is_capitalised) or name.base in _NO_PARK_NAME:
        return ()
    if head.base == "wildlife":
        is_refuge = number + 2 < len(words) and words[number + 2].base == "refuge"
        return range(number - 1, number + 3) if is_refuge else ()
    return range(number - 1, number + 2)


def journal(words: Sequence[Word], number: int) -> range | tuple[int, ...]:
    """The words of `the Journal of Finance`, `Thanks to Reviewers of Axioms in 2016`; `a Journal of Walks` is none."""
    word = words[number]
    if number and word.base == "reviewers" and number + 2 < len(words) and words[number + 1].base == "of":
        if words[number - 1].base != "to":
            return ()
        end = _end_of_field(words, number + 2)
        is_year = end + 1 < len(words) and words[end].base == "in" and words[end + 1].text.isdigit()
        return range(number + 2, end) if is_year else ()
    if word.base not in ("journal", *_SOCIETIES) or not word.is_capitalised or number + 2 >= len(words):
        return ()
    before = words[number - 1].base if number else ""
    if word.base == "journal":
        is_name = words[number + 1].base == "of" and before not in ("a", "an", "my", "her", "his", "this")
    else:
        is_name = words[number + 1].base in ("for", "on") and (before == "the" or word.before == ", ")
    end = _end_of_field(words, number + 2) if is_name else 0
    return range(number, end) if end > number + 2 else ()


def upheaval(words: Sequence[Word], number: int) -> tuple[int, ...]:
    """The word that is one behind its nation: `the Haitian Revolution`."""
    word = words[number]
    if word.base not in _UPHEAVALS or not number or not word.is_capitalised or not _follows(word):
        return ()
    nation = words[number - 1]
    is_nation = nation.is_capitalised and kind_of(nation.base) == "name"
    return (number,) if is_nation and nation.base.endswith(("an", "sh", "se", "ch", "ttoman")) else ()


def person_addressed(words: Sequence[Word], number: int) -> list[int]:
    """The words of `Sir James Holt`, `Professor Matthew V. Berg`, and of whom a review names: `. By Ida R. Holm`."""
    word = words[number]
    is_by = word.base == "by" and bool(number) and word.before.lstrip('"”’)').startswith(". ")
    if not is_by and (word.base not in _PERSONAL or not word.text[0].isupper()):
        return []
    people: list[int] = []
    for place in range(number + 1, min(number + 1 + _LONGEST_PERSON, len(words))):
        after = words[place]
        is_joint = after.text.islower() and after.base in phrases.PARTICLES
        is_initial_before = words[place - 1].is_letter or place == number + 1
        if after.before.strip() and not (after.before == ". " and is_initial_before):
            break
        if not is_joint and not (after.is_capitalised or after.is_letter):
            break
        people += [] if is_joint else [place]
        if after.is_possessive:
            break
    is_person = any(words[n].is_letter or _is_given(words[n].base) for n in people)
    if people and not is_by:
        is_person = (
            is_person
            or words[number + 1].before == ". "
            or words[people[-1]].is_possessive
            or kind_of(words[people[0]].base) != "common"
        )
    if not is_person:
        return []
    return people if is_by else [number, *people]


def of_saint(words: Sequence[Word], number: int) -> bool:
    """Whether the word is what is called after a saint: `St Anne’s Priory`."""
    if number < 2 or words[number].base not in _OF_SAINTS or words[number].before not in (" ", "’ ", "' "):
        return False
    return words[number - 2].base in _SAINTS and words[number - 1].is_capitalised


def _is_given(base: str) -> bool:
    return base in phrases.GIVEN_NAMES or base == "mark"


def _end_of_field(words: Sequence[Word], start: int) -> int:
    """Where the capitalised words from here on, joined by `and` or `of`, end."""
    end = start
    while end < len(words) and end - start < _LONGEST_FIELD and (end == start or _follows(words[end])):
        if words[end].text[0].isupper():
            end += 1
        elif (
            words[end].base in ("and", "of", "the")
            and end + 1 < len(words)
            and words[end + 1].text[0].isupper()
            and _follows(words[end + 1])
        ):
            end += 2
        else:
            break
    return end


def _follows(word: Word) -> bool:
    return word.before.strip(" &") == ""
