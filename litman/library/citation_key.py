"""Citation keys: made once from a pattern such as `{author}{year}{title}`, unique without regard to case."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from string import ascii_lowercase

from litman.errors import CitationKeyError
from litman.text.folding import to_ascii
from litman.text.plain import plain
from litman.work import Name, Work

# Words that say nothing about a title's subject; a key that began with them would be hard to remember.
_STOP_WORDS = frozenset(
    """
    a an and are as at be between but by can could did do does for from had has have how if in into is
    it its not of on or our should some than that the their there these this those to toward towards
    under upon was we were what when where whether which who why will with within without would das der
    des die ein eine einer eines und von im zur zum le la les un une des du de et el los las una del y
    il lo gli i
    """.split()
)
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´-‐‑")
_WORD = re.compile(r"[A-Za-z0-9]+")
# What BibTeX, biber, Pandoc and TOML all read as one key. Source: btparse documentation, "name"; Pandoc manual,
# "Citation syntax".
_VALID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_:.+/-]*")
# What publishers put before the title of a work that was taken back; it is no part of the title.
_STATUS = re.compile(
    r"(?:(?<!\s)\s++)?(?:retracted(?: article)?|withdrawn|removed|retraction|correction|erratum)\s*:",
    re.IGNORECASE,
)
_MAX_WORD = 40


def make_key(
    work: Work, *, pattern: str, is_taken: Callable[[str], bool], tried: dict[str, int] | None = None
) -> str:
    """Return a new citation key for the work.

    Args:
        work: What is cited. Parts that it lacks are left out of the key.
        pattern: `{author}` first author's family name, `{authors}` the first three, `{year}`, `{title}` the first
            word of the title that is no stop word, `{container}` likewise; all in ASCII lower case.
        is_taken: Whether a key is in use, without regard to case.
        tried: For many keys, none of which is freed in between: how many suffixes of each key are in use.

    Returns:
        The key; `a`, `b` … `z`, `aa` … is added when it is taken.
    """
    parts = {
        "author": _family_word(_creators(work)[:1]),
        "authors": _family_word(_creators(work)[:3]),
        "year": str(work.year) if work.year is not None else "",
        "title": _title_word(work.title or ""),
        "container": _title_word(work.container_title or ""),
    }
    base = re.sub(r"\{(\w+)\}", lambda match: parts[match.group(1)], pattern)
    if not any(parts.values()) or not _VALID.fullmatch(base):
        base = re.sub(r"[^A-Za-z0-9_:.+/-]", "", base).lstrip(":.+/-") or "work"
    if not is_taken(base):
        return base
    tried = {} if tried is None else tried
    number = next(number for number in count(tried.get(base, 0)) if not is_taken(base + _suffix(number)))
    tried[base] = number
    return base + _suffix(number)


def require_key(text: str) -> str:
    """Return the text if it can be a citation key.

    Raises:
        CitationKeyError: it holds what BibTeX, biber or Pandoc would not read as part of a key.
    """
    if not _VALID.fullmatch(text):
        raise CitationKeyError(text)
    return text


def _creators(work: Work) -> tuple[Name, ...]:
    return work.author or work.editor or work.director or work.translator or work.container_author


def _family_word(names: tuple[Name, ...]) -> str:
    return "".join("".join(_WORD.findall(_letters(name.sort_name))).lower()[:_MAX_WORD] for name in names)


def _title_word(title: str) -> str:
    words = _WORD.findall(_letters(_STATUS.sub("", plain(title)[:1000])))
    chosen = next((word for word in words if word.lower() not in _STOP_WORDS), words[0] if words else "")
    return chosen.lower()[:_MAX_WORD]


def _letters(text: str) -> str:
    return to_ascii(text.translate(_APOSTROPHES)).replace("'", "")


def _suffix(number: int) -> str:
    """Return `a` for 0, `b` for 1 … `z`, `aa`, `ab` …"""
    letters = ""
    while number >= 0:
        number, last = divmod(number, len(ascii_lowercase))
        letters = ascii_lowercase[last] + letters
        number -= 1
    return letters
