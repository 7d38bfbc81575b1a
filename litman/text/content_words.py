"""The words of a sentence that say what it is about: all but the small words of its language."""

from __future__ import annotations

from litman.text.language import language_of, small_words
from litman.text.lazy_pattern import lazy_pattern

# Numbers stay whole: `16.7`, `1,204`; so do letters and digits together: `5-HT1B` is `5`, `HT1B`.
_WORD = lazy_pattern(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W\d_]{1,2}(?![^\W_]))?")
_ENGLISH = frozenset(
    """a about above across after again against all almost along already also although always am among an and another
    any anybody anyone anything are aren't around as at away be became because become becomes been before behind
    being below beside besides between both but by can can't cannot could couldn't did didn't do does doesn't doing
    don't done down during each either else ever every everybody everyone everything few first for from further get
    gets give given gives go goes had hadn't has hasn't have haven't having he hence her here hers herself him
    himself his how however i if in indeed instead into is isn't it it's its itself just keep last later least less
    let like likely made make makes many may maybe me might more moreover most mostly much must my myself near
    nearly neither never nevertheless next no nobody none nor not nothing now of off often on once one ones only
    onto or other others otherwise our ours ourselves out over own per perhaps put quite rather really s said same
    say says see seem seemed seems seen several shall she should since so some somebody someone something sometimes
    somewhat soon still such than that that's the their theirs them themselves then there thereby therefore these
    they thing things this those though through throughout thus to together too toward towards under unless until up
    upon us used uses using usually very via was wasn't way ways we well went were what whatever when where whereas
    whether which while who whole whom whose why will with within without won't would yet you your yours yourself
    according claim claims found find finds finding findings show showed shown shows suggest suggests suggested
    evidence study studies research researchers report reported reports""".split()
)


def content_words(text: str, language: str | None = None) -> tuple[str, ...]:
    """Return the words that tell a sentence from others, each once, as written; all of them where it has no other.

    Args:
        text: A sentence, or several.
        language: Its two letters in ISO 639-1; None: what its small words tell.
    """
    words: dict[str, str] = {}
    for match in _WORD.finditer(text):
        words.setdefault(match[0].lower().replace("’", "'"), match[0])
    small = function_words(language or language_of(text))
    kept = [_bare(word) for folded, word in words.items() if folded not in small]
    # A letter alone tells something where it is a capital: `vitamin D`, `T cells`.
    told = [word for word in kept if len(word) > 1 or not word.islower() or not word.isascii()]
    return tuple(dict.fromkeys(told or kept or words.values()))


def _bare(word: str) -> str:
    """Return the word without the `'s` of an owner."""
    return word[:-2] if word[-2:].lower() in ("'s", "’s") else word


def function_words(language: str) -> frozenset[str]:
    """Return the words of a language that every sentence has, in lower case."""
    return _ENGLISH if language == "en" else small_words(language)
