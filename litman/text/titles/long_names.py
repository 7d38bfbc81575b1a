"""Names of several words in a title: known ones, and those of studies, instruments, organisations and prizes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from litman.text.titles import phrases
from litman.text.titles.title_text import Word
from litman.text.titles.words import kind_of

_JOINTS = frozenset("of and in for on the to at with by from".split())
_LEAST_ACRONYM = 3  # letters
_LONGEST_NAME = 9  # words of a study's or an organisation's name


def phrase(words: Sequence[Word], number: int) -> range:
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


def study(words: Sequence[Word], number: int) -> range | tuple[int, ...]:
    """The words of a study's own name: `the Framingham Heart Study`, at the end of a part of the title."""
    if words[number].base != "the":
        return ()
    end = number + 1
    while end < len(words) and end - number <= _LONGEST_NAME and (end == number + 1 or _goes_on(words[end])):
        end += 1
    instruments = [n for n in range(number + 3, end) if words[n].base in phrases.INSTRUMENTS]
    if instruments and phrases.NO_INSTRUMENT_NAME.isdisjoint(
        _bases(words, range(number + 1, instruments[0]))
    ):
        return range(number + 1, instruments[0] + 1)
    is_of_meeting = number > 1 and [word.base for word in words[number - 2 : number]] == ["proceedings", "of"]
    wanted = phrases.MEETINGS if is_of_meeting else phrases.STUDY_HEADS
    heads = [n for n in range(number + 2, end) if words[n].base in wanted]
    if not heads or not is_end(words, heads[-1]):
        return ()
    name = range(number + 1, heads[-1] + 1)
    telling = [n for n in name if words[n].base not in _JOINTS][:-1]
    if not all(words[n].text[0].isupper() or words[n].text[0].isdigit() for n in telling):
        return ()
    return () if phrases.NO_STUDY_NAME.issuperset(_bases(words, telling)) else name


def _bases(words: Sequence[Word], numbers: Iterable[int]) -> list[str]:
    """Return words in lower case, those that hyphens join as one: `cross-sectional`."""
    bases: list[str] = []
    last = -1
    for number in numbers:
        if bases and words[number].is_joined and last == number - 1:
            bases[-1] += f"-{words[number].base}"
        else:
            bases.append(words[number].base)
        last = number
    return bases


def before_acronym(words: Sequence[Word], number: int) -> range | tuple[int, ...]:
    """The words that the acronym of a study behind them stands for: `Sleep and Tea at Night (STAN) Study`."""
    acronym, after = words[number], words[number + 1] if number + 1 < len(words) else None
    if acronym.before != " (" or not acronym.text[:3].isupper() or len(acronym.text) < _LEAST_ACRONYM:
        return ()
    if after is None or after.before != ") " or after.base not in phrases.STUDY_HEADS:
        return ()
    first = number
    best: range | tuple[int, ...] = ()
    letters = "".join(char for char in acronym.text.lower() if char.isalpha())
    while first and number - first < _LONGEST_NAME + 3:
        if first != number and words[first].before.strip(" -–&'’") != "":
            break
        first -= 1
        word = words[first]
        if not (word.text[0].isupper() or word.base in _JOINTS):
            break
        name = range(first, number)
        if word.text[0].lower() == letters[0] and _spells(words, name, letters):
            best = (*name, number + 1) if after.is_capitalised else name
    return best


def _spells(words: Sequence[Word], name: range, letters: str) -> bool:
    """Whether the letters stand in the words, in their order."""
    rest = iter("".join(words[n].text.lower() for n in name))
    return all(letter in rest for letter in letters)


def organisation(words: Sequence[Word], number: int) -> range | tuple[int, ...]:
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


def people_named(words: Sequence[Word], number: int) -> list[int]:
    """The people behind `edited by`."""
    if words[number].base != "by" or not number or words[number - 1].base not in phrases.BEFORE_BY:
        return []
    people: list[int] = []
    for place in range(number + 1, min(number + 1 + _LONGEST_NAME, len(words))):
        word = words[place]
        is_joint = word.base == "and" or (word.text.islower() and word.base in phrases.PARTICLES)
        if not (is_joint or word.text[0].isupper()) or word.before.strip(" .,&-") != "":
            break
        people += [place] if word.is_capitalised else []
    return people


def founded(words: Sequence[Word], number: int) -> range | tuple[int, ...]:
    """What is called after somebody: `Holt Leadership Award`."""
    person = words[number]
    if not person.is_capitalised or person.is_possessive or person.base.endswith(phrases.ADJECTIVE_ENDINGS):
        return ()
    if kind_of(person.base) == "common" or person.base in phrases.PARTICLES:
        return ()
    for head in range(number + 1, min(number + 4, len(words))):
        if not _goes_on(words[head]) or not words[head].is_capitalised:
            return ()
        is_society = words[head].base == "society" and head > number + 1  # `Maya Society` may be a people's
        if words[head].base in phrases.FOUNDED or is_society:
            return range(number, head + 1)
    return ()


def is_end(words: Sequence[Word], number: int) -> bool:
    return number + 1 == len(words) or words[number + 1].before.strip(" ") != ""


def _goes_on(word: Word) -> bool:
    return word.before.strip(" -–&'’") == ""
