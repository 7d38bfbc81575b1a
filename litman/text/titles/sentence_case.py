"""A title in title case as one in sentence case: names, acronyms and what is protected keep their capitals."""

from __future__ import annotations

from collections.abc import Sequence

from litman.text.language import language_of
from litman.text.titles.institutions import person_addressed
from litman.text.titles.names import binomial, find_names
from litman.text.titles.title_text import Word, begins_sentence, words_of
from litman.text.titles.words import kind_of, looks_common, looks_like_name

# Small in title case, too.
_SMALL = frozenset(
    """a an the and or nor but for so yet of in on at to by up as from with into onto over per than via vs
    versus de la le
    les des du der die das den van von und et del di da el y e if is not its off out are was between during
    after before
    under among against within without through upon about toward towards across along around""".split()
)
# Small in title case by all manuals that have it.
_PREPOSITIONS = frozenset(
    "the an and or nor but of in on at to by as for from with into onto over upon via per".split()
)
_ENGLISH = frozenset("the of and for with from to by is are its into between among during".split())
_SHORT = 2  # letters of a word that tells nothing
_LEAST_LETTERS = 4  # of one that tells, though nobody knows it
_SURE = 3  # words that tell
_ENOUGH, _MOSTLY = 3, 0.75  # English words that are enough, and their share


def to_sentence_case(rich: str, *, capital_after_colon: bool) -> str:
    """Return the title in sentence case; one that is not in title case is as it was.

    Names, acronyms, words with a capital inside or a digit, species, letters that count something and what a
    `<span class="nocase">` holds keep their case, and so does the first word of each sentence.

    Args:
        rich: A title in English, with the mark-up of CSL.
        capital_after_colon: Whether the first word of a subtitle has a capital, too.
    """
    words = words_of(rich)
    if not is_title_case(words):
        return rich
    names = find_names(words)
    chars = list(rich)
    for number, word in enumerate(words):
        if number in names or word.is_protected or not word.text[0].isupper():
            continue
        if begins_sentence(words, number) or (capital_after_colon and word.begins_subtitle):
            continue
        if len(small := chars[word.place].lower()) == 1:
            chars[word.place] = small
    return "".join(chars)


def is_title_case(words: Sequence[Word]) -> bool:
    """Return whether the words of a title have capitals that say nothing: most of those that need none have one.

    Where few words tell, one of them has to be known as common, since a name looks the same.
    """
    telling = [word for number, word in enumerate(words) if _tells(words, number)]
    capitals = [word for word in telling if word.is_capitalised]
    if len(capitals) * 2 <= len(telling) or not is_english(words, telling):
        return False
    return len(capitals) >= _SURE or any(map(_is_known_as_common, capitals))


def _is_known_as_common(word: Word) -> bool:
    kind = kind_of(word.base)
    return kind == "common" or (kind == "unknown" and looks_common(word.base))


def _tells(words: Sequence[Word], number: int) -> bool:
    word = words[number]
    if word.is_protected or word.is_italic or word.is_joined:
        return False
    if len(word.text) < _LEAST_LETTERS and not (len(word.text) > _SHORT and kind_of(word.base) == "common"):
        return False
    if not (word.is_capitalised or word.is_small) or (word.is_small and word.base in _SMALL):
        return False
    if word.begins_subtitle or begins_sentence(words, number) or kind_of(word.base) == "name":
        return False
    return not (binomial(words, number) or (word.is_small and number and binomial(words, number - 1)))


def is_english(words: Sequence[Word], telling: Sequence[Word] = ()) -> bool:
    """Return whether no other language shows, and English words are known or small words are English.

    Args:
        words: The title's.
        telling: Those of them of which one may know whether they are English; none: all.
    """
    asked = telling or words
    known = sum(kind_of(word.base) != "unknown" or looks_common(word.base) for word in asked)
    if known >= _ENOUGH and known >= _MOSTLY * len(asked):
        return True  # small words alone mislead: `a` and `do` are Portuguese, too
    if language_of(" ".join(word.text for word in words)) != "en":
        return False
    return 2 * known >= len(asked) or any(word.base in _ENGLISH for word in words)


def small_after_colon(rich: str) -> str:
    """Return an English title with the first words of its subtitles small, but for names and acronyms."""
    if ":" not in rich and "—" not in rich:
        return rich
    words = words_of(rich)
    places = [
        word.place
        for number, word in enumerate(words)
        if word.begins_subtitle and not word.is_protected and _is_plain(words, number)
    ]
    if not places or not is_english(words):
        return rich
    chars = list(rich)
    for place in places:
        chars[place] = chars[place].lower()
    return "".join(chars)


def _is_plain(words: Sequence[Word], number: int) -> bool:
    word = words[number]
    if word.text == "A":
        after = words[number + 1] if number + 1 < len(words) else None
        return after is not None and after.before == " " and not _is_shouted(words, number, after)
    if not word.is_capitalised or word.is_possessive or person_addressed(words, number):
        return False
    kind = kind_of(word.base)
    return word.base in _SMALL or kind == "common" or (kind == "unknown" and not looks_like_name(word.base))


def _is_shouted(words: Sequence[Word], number: int, after: Word) -> bool:
    """Whether what stands around a lone `A` is all in capitals: `PUBLIC POLICY: A CRITIQUE`."""
    is_long = len(after.text) > 1 and after.text.isupper()
    return is_long and number > 0 and words[number - 1].text.isupper()


def with_small_prepositions(rich: str) -> str:
    """Return a title with short prepositions, articles and conjunctions small inside it, if it is in title case."""
    words = words_of(rich)
    if not is_title_case(words):
        return rich
    chars = list(rich)
    for number, word in enumerate(words[:-1]):
        is_inside = not (word.is_protected or word.begins_subtitle or begins_sentence(words, number))
        if word.is_capitalised and word.base in _PREPOSITIONS and is_inside and not word.is_joined:
            chars[word.place] = chars[word.place].lower()
    return "".join(chars)
