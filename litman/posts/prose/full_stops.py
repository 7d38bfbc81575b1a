"""What a full stop belongs to: a sentence, or an abbreviation, an initial or an ordinal."""

from __future__ import annotations

import re

from litman.posts.prose.abbreviations import Abbreviations
from litman.text.lazy_pattern import lazy_pattern

_COMPOUND = lazy_pattern(r"(?<!\w)(?:[^\W\d_]{1,4}\.[\s\u00a0\u202f-]?){1,3}[^\W\d_]{1,5}[º°]?\Z")
_LAST_WORD = lazy_pattern(r"(?:[^\W\d_](?:[\w-]*[^\W\d_])?|\d{1,2}|№)[º°]?\Z")
_COMPOUND_GOES_ON = lazy_pattern(r"\s?[^\W\d_]{1,4}\.")
_ROMAN = lazy_pattern(r"[IVX]{1,5}\Z")
_TOKEN_BEFORE = lazy_pattern(r"[^\s(\[“\"'‘/—–]+\Z")
_INITIALS = lazy_pattern(r"(?:[^\W\d_]\.[ -]?)*[^\W\d_]\Z")
_NUMBER_IN_FRONT = lazy_pattern(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})\Z")


def is_abbreviation(
    text: str, match: re.Match[str], begin: int, next_word: str, rules: Abbreviations
) -> bool:
    if match["closers"] and match["closers"][0] not in "'’)":
        return False
    token = token_before(text, match.start(), begin)
    if not token:
        return False
    folded = token.casefold().strip("*_")
    starter = next_word in rules.starters
    if _NUMBER_IN_FRONT.fullmatch(text[begin : match.start()]) and not match["closers"]:
        return True
    if folded in rules.never_last:
        return True
    if folded in rules.sometimes_last or ("." in token and _INITIALS.fullmatch(token)):
        return not starter
    if len(token) == 1 and token.isalpha() and token.isupper():
        return not starter or text[:begin][-1:] == "." or _follows_capital(text, match.start() - 1, begin)
    return False


def is_abbreviation_elsewhere(
    text: str, match: re.Match[str], begin: int, next_word: str, rules: Abbreviations
) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial or an ordinal of a language other than English."""
    if match["closers"] and match["closers"][0] not in "'’)":
        return False
    if _NUMBER_IN_FRONT.fullmatch(text[begin : match.start()]) and not match["closers"]:
        return True
    before = text[max(begin, match.start() - 30) : match.start()]
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    printed = word.group()
    starter = next_word in rules.starters
    if printed.isdigit():
        return rules.ordinals and not starter and bool(next_word)
    compound = _COMPOUND.search(before)
    whole = re.sub(r"[\s\u00a0\u202f]", "", compound.group()).casefold() if compound else ""
    names = {printed.casefold(), whole}
    if (len(printed) == 1 or (len(printed) == 2 and printed.isupper())) and _COMPOUND_GOES_ON.match(
        text, match.end(), match.end() + 8
    ):
        return True  # `z.` of `z. B.`, `EE.` of `EE. UU.`
    if names & rules.never_last or (next_word[:1].isdigit() and names & rules.numbered):
        return True
    if names & rules.sometimes_last or (compound and all(len(part) < 2 for part in whole.split("."))):
        return not starter
    if (len(printed) == 1 and printed.isupper()) or (rules.ordinals and _ROMAN.match(printed)):
        return not starter or _follows_capital(text, match.start() - len(printed), begin)
    return False


def _follows_capital(text: str, position: int, begin: int) -> bool:
    """Whether the word before is a name, so that a single letter after it is an initial (`Mary T. The`)."""
    before = text[max(begin, position - 30) : position].split()
    return bool(before) and before[-1][:1].isupper() and len(before[-1]) > 1


def token_before(text: str, position: int, begin: int) -> str:
    match = _TOKEN_BEFORE.search(text[max(begin, position - 40) : position])
    return match.group() if match else ""
