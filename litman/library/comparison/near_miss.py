"""Whether a journal's name is nearly that of another one, and so is none of its spellings: one word tells them apart.

`European Journal of Surgery` is no spelling of `Journal of Surgery`, and `Archives of Surgery` none of `Annals of
Surgery`, though most of their letters are the same.
"""

from __future__ import annotations

from litman.library.comparison.periodicals import APPENDED_WORDS, EMPTY_WORDS
from litman.library.comparison.words import is_near, words_of
from litman.text.journals.words import abbreviate_word

_REGIONS = frozenset(
    """
    international int intl european eur american amer am british brit canadian can australian scandinavian scand nordic
    asian african indian chinese japanese korean pacific global world advances adv open annals ann archives arch
    """.split()
)
_KINDS = frozenset("journal j".split())
# Who publishes it, and where: what may stand behind a name and makes no other journal.
_HOUSES = frozenset(
    """
    society soc press publisher publishers publishing publications sciences group foundation association
    switzerland oxford cambridge boston baltimore chicago kansas
    """.split()
)
_KEPT = frozenset("health psychiatry".split())  # subjects that nobody abbreviates
_FEWEST_LETTERS = 5  # of a word that tells journals apart
_SAME_BEGINNING = 3  # letters: `Medical` and `Medicine`, in one language and another


def is_near_miss(printed: str, name: str) -> bool:
    """Return whether the printed name is that of another journal than `name`, and differs by its region or one word."""
    ours, theirs = _telling(printed), _telling(name)
    return (
        _is_of_elsewhere(ours, theirs) or _has_another_word(ours, theirs) or _has_a_subject_more(ours, theirs)
    )


def _telling(name: str) -> list[str]:
    return [word for word in words_of(name) if word not in EMPTY_WORDS]


def _is_of_elsewhere(printed: list[str], whole: list[str]) -> bool:
    """Whether it is the whole name behind `European Journal of`; its own `Journal of` may have gone into that."""
    while whole and whole[0] in _KINDS:
        whole = whole[1:]
    front = printed[: len(printed) - len(whole)]
    if not whole or len(front) + len(whole) != len(printed) or printed[len(front) :] != whole:
        return False
    return bool(_REGIONS & set(front)) and set(front) <= _REGIONS | _KINDS


def _has_another_word(printed: list[str], whole: list[str]) -> bool:
    """Whether all words are those of the name but one, which is no form of it."""
    if len(printed) != len(whole) or len(printed) < 2:
        return False
    other = [(one, two) for one, two in zip(printed, whole, strict=True) if one != two]
    return len(other) == 1 and all(map(_tells, other[0])) and not _are_forms(*other[0])


def _has_a_subject_more(printed: list[str], whole: list[str]) -> bool:
    """Whether it is the whole name with its field behind it, as sister journals are called: `PLOS ONE Medicine`.

    A place may stand there, and the society or the house that publishes it, which tell nothing.
    """
    if len(printed) != len(whole) + 1 or printed[:-1] != whole:
        return False
    word = printed[-1]
    is_word_of_journals = word in _REGIONS or word in _KEPT or abbreviate_word(word) != word
    return _tells(word) and word not in APPENDED_WORDS | _HOUSES and is_word_of_journals


def _tells(word: str) -> bool:
    return len(word) >= _FEWEST_LETTERS and word.isalpha()


def _are_forms(one: str, other: str) -> bool:
    return one[:_SAME_BEGINNING] == other[:_SAME_BEGINNING] or is_near(one, other)
