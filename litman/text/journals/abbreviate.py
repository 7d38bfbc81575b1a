"""The title of a journal, abbreviated.

Source: ISO 4:1997, Rules for the abbreviation of title words and titles of publications; NLM, Citing Medicine,
appendix A,
for journals that have a short title of their own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from litman.text.folding import collapse_white_space, to_ascii
from litman.text.journals.words import abbreviate_word, is_abbreviation
from litman.text.shipped import shipped_text

# Articles, conjunctions and prepositions, which ISO 4 leaves out.
_LEFT_OUT = frozenset(
    """a an and the of for in on to at from with by as or de la le les des du d l au aux en sur pour par et y e del
    della dello delle dei degli dell dall nell sull di da do dos das em el los las und der die den dem fur auf
    zu zur zum von vom mit och i w z na van voor het een op till og va si din pri po o ed con per il lo gli al
    its aus dan dengan""".split()
)
_IN_LATIN = frozenset({"vitro", "vivo", "silico", "situ", "utero"})
# Left out where a letter says which part it is.
_DIVISIONS = frozenset({"part", "section", "series", "partie", "teil", "serie", "parte", "sect", "ser", "pt"})
_LEAST_SHOUTED = 6  # letters of a word in capitals that is no acronym
_INITIALS = 2  # letters of a word with a full stop that stay as they are
# Names of places of two words, each of which stays whole without the other.
_PLACES = {
    "new": ("N.", "york zealand england jersey mexico hampshire brunswick south"),
    "york": ("Y.", "new"),
    "zealand": ("Z.", "new"),
    "jersey": ("J.", "new"),
    "south": ("S.", "africa african australian carolina dakota new asian"),
    "united": ("U.", "states kingdom"),
    "states": ("S.", "united"),
    "kingdom": ("K.", "united"),
}
_AFTER = frozenset({"york", "zealand", "jersey", "states", "kingdom"})
# A title in another language, and an acronym in brackets.
_PARALLEL = re.compile(r" [/=] .*| ?\([A-Z]{2,}\)")
_PART = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*\.?|[^\w\s]|\s+")
_POSSESSIVE = re.compile(r"['’`]s?\b")
_ELISION = re.compile(r"\b(?:d|l|dell|all|dall|nell|sull)['’`](?=\w)", re.IGNORECASE)
_AMPERSAND = re.compile(r"&(?:amp;)?|\+")
_SPACED_DASH = re.compile(r"(?<!\s)\s+[-–—]\s+|[–—]")
_SPACES = re.compile(r"\s+")
# What stands for a preprint's server and number, and titles in other scripts.
_IS_NO_JOURNAL = re.compile(r"(?:ar|bio|med|chem|psy)xiv\b|[^A-Za-z]*\Z", re.IGNORECASE)
_KEPT_MARKS = frozenset("-/()[]")
_BEFORE_MARK = re.compile(r" ([:)\]])")
_AFTER_MARK = re.compile(r"([(\[]) ")
_EMPTY = re.compile(r"\(\)|\[\]")


def journal_key(title: str) -> str:
    """Return the title as journals are told apart by: without article, accents, punctuation, `&` as `and`."""
    words = re.findall(r"[^\W_]+", to_ascii(_AMPERSAND.sub(" and ", title)).lower())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


@lru_cache(maxsize=1)
def _listed() -> dict[str, str]:
    text = shipped_text(__package__, "journals.txt")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {journal_key(title): short for short, *titles in rows for title in titles}


@lru_cache(maxsize=1)
def _listed_short() -> dict[str, str]:
    return {journal_key(short): short for short in _listed().values()}


def listed_abbreviation(title: str) -> str:
    """Return how the table of journals abbreviates this one, whether it is given in full or short; else an
    empty text."""
    key = journal_key(title)
    return _listed().get(key) or _listed_short().get(key, "")


def abbreviate_journal(title: str) -> str:
    """Return the title of a journal abbreviated, with full stops: by the table of journals, else word by word.

    A title of one word is not abbreviated, and one that is abbreviated already gets its full stops.
    """
    listed = listed_abbreviation(title)
    if listed or _IS_NO_JOURNAL.match(title):
        return listed or title
    return _by_words(_PARALLEL.sub("", collapse_white_space(title)).strip()) or title


def with_full_stops(short: str, title: str) -> str:
    """Return a short title that somebody gave, with the full stops that the title's words ask for.

    Args:
        short: Such as `Ann Intern Med`.
        title: The whole title; empty where it is not known.
    """
    key = journal_key(short)
    for form in (listed_abbreviation(title), _by_words(title)) if title else ():
        if journal_key(form) == key:
            return form
    return _aligned(short, title) or _by_words(collapse_white_space(short)) or short


def _aligned(short: str, title: str) -> str:
    """Return the short title with a full stop behind each word that is shorter than its word of the title.

    Empty where its words are not, in their order, words of the title.
    """
    words = iter(re.findall(r"[^\W_]+", to_ascii(title).lower()))
    stopped = []
    for part in short.split():
        bare = to_ascii(part).lower().rstrip(".,")
        whole = next((word for word in words if word[0] == bare[:1] and _is_within(bare, word)), "")
        if not whole:
            return ""
        is_acronym = len(part) > 1 and part.isupper()
        stopped.append(part if part.endswith(".") or is_acronym or bare == whole else f"{part}.")
    return " ".join(stopped)


def _is_within(short: str, word: str) -> bool:
    letters = iter(word)
    return all(letter in letters for letter in short)


def _by_words(title: str) -> str:
    text = _SPACED_DASH.sub(" ", _ELISION.sub("", _AMPERSAND.sub(" ", title)))
    parts = _PART.findall(text)
    words = [part for part in parts if part[0].isalnum()]
    shorts = _shorts(words, _before_breaks(parts))
    if sum(map(bool, shorts)) < 2:
        return " ".join(word for word, short in zip(words, shorts, strict=True) if short)
    pieces, number = [], -1
    for part in parts:
        if part[0].isalnum():
            number += 1
            pieces.append(shorts[number])
        elif part.isspace() or part == ":":
            # A colon stays behind the letter of a section only: `J. Phys. A: Math. Theor.`
            is_kept = part == ":" and number > 0 and len(shorts[number]) == 1
            pieces.append(part if is_kept else " ")
        elif part in _KEPT_MARKS:
            pieces.append(part)
    return _tidied("".join(pieces))


def _before_breaks(parts: list[str]) -> list[bool]:
    """Return of each word whether the title, or a part of it, ends behind it: `Journal of Physics A: …`."""
    return [
        all(not after[0].isalnum() and not after.isspace() for after in parts[place + 1 : place + 2])
        for place, part in enumerate(parts)
        if part[0].isalnum()
    ]


def _shorts(words: list[str], before_breaks: list[bool]) -> list[str]:
    """Return the words abbreviated, those that are left out as empty texts."""
    is_short = _is_abbreviated(words)
    return [
        ""
        if _is_left_out(words, number, is_before_break=is_last)
        else _short(words, number, is_short=is_short)
        for number, is_last in enumerate(before_breaks)
    ]


def _is_abbreviated(words: list[str]) -> bool:
    """Whether the title is abbreviated already, with full stops or without."""
    if len(words) < 2 or sum(word.endswith(".") for word in words) > 1:
        return len(words) > 1
    whole = [word for word in words if not is_abbreviation(word)]
    if 2 * len(whole) != len(words):
        return 2 * len(whole) < len(words)
    # `Vision Res` and `Nat Photonics` are, `Test Publication` is not, though `test` stands for `testing`, too.
    return is_abbreviation(words[-1]) or all(abbreviate_word(word) == word for word in whole)


def _is_left_out(words: list[str], number: int, *, is_before_break: bool) -> bool:
    word = to_ascii(words[number]).lower()
    if len(word) == 1 and words[number].isupper() and word != "a":
        return False
    after = words[number + 1] if number + 1 < len(words) else ""
    if word in _DIVISIONS:
        return bool(number) and len(after) == 1 and after.isupper()
    if word not in _LEFT_OUT:
        return False
    if word == "in" and after.lower().rstrip(".") in _IN_LATIN:
        return False
    return not (number and words[number] == "A" and is_before_break)


def _short(words: list[str], number: int, *, is_short: bool) -> str:
    word = _POSSESSIVE.sub("s", words[number])
    folded = word.rstrip(".").lower()
    if folded in _PLACES:
        neighbour = number - 1 if folded in _AFTER else number + 1
        beside = words[neighbour].lower() if 0 <= neighbour < len(words) else ""
        if beside in _PLACES[folded][1].split():
            return _PLACES[folded][0]
    if is_short and word.endswith("."):
        return word
    if is_short and is_abbreviation(word):
        is_section = len(word) == 1 and word != "J" and number + 1 == len(words)
        return word if is_section or (word.isupper() and len(word) > 1) else f"{word}."
    if word.endswith("."):
        return (
            word
            if is_abbreviation(folded) or len(folded) <= _INITIALS
            else _capital(abbreviate_word(word[:-1]))
        )
    if len(word) > 1 and word.isupper():
        # An acronym, or a word of a title that is printed in capitals: `SCIENTIA`.
        short = abbreviate_word(word.capitalize()) if len(word) >= _LEAST_SHOUTED else word
        return short if short.endswith(".") else word
    short = abbreviate_word(word)
    return short if number == 0 and short == word else _capital(short)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _tidied(text: str) -> str:
    text = _BEFORE_MARK.sub(r"\1", _SPACES.sub(" ", text))
    return _EMPTY.sub("", _AFTER_MARK.sub(r"\1", text)).strip(" -:/([")
