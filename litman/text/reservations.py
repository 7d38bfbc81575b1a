"""Words by which a text takes something back that stands right before them, or puts in doubt what comes behind."""

from __future__ import annotations

import re

from litman.text.animals import ANIMALS
from litman.text.doubt import DENIAL, HEDGE

# What may stand between: marks, and citations in brackets.
_GAP = r"(?:[\s,;:)\]”\"’–—-]|\[[^\[\]]{0,60}\]|\((?=[^()]{0,160}\d)[^()]{0,160}\))*+"
# In the same sentence, right behind the words; `but how long it lasts is not known` asks another question.
_GOES_ON = re.compile(
    rf"{_GAP}(?:(?P<always>however|except|unless|only\s(?:in|if|when|for|after|with|at|among)|provided\sthat|albeit"
    rf"|not\s(?!only)|nor\s|never\s|though\snot|in\s(?:[\w-]+\s){{0,3}}?(?P<animals>{ANIMALS})\b|in\s(?:vitro|cell\scultures?|silico))"
    r"|(?:but|yet|although|though|while|whereas)\b(?!\s(?:also|rather|how|why|what|who)\b))",
    re.IGNORECASE,
)
# At the beginning of the next sentence.
_NEXT = re.compile(
    r"\s*+(?:however|but|nevertheless|nonetheless|yet|still|th(?:is|ese)\s(?:effects?|findings?|results?|differences?)"
    r"|jedoch|allerdings|aber|cependant|toutefois|sin\sembargo|tuttavia)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"\b(?:small|weak|modest|slight\w*|few|short[- ]lived|temporary|bias\w*|low[- ]quality|insignificant|only"
    r"|disappear\w*|vanish\w*|unlikely|confound\w*)\b",
    re.IGNORECASE,
)
_IN_FRONT = re.compile(
    r"\b(?:may|might|could|perhaps|possibly|probably|presumably|allegedly|supposedly|(?:seem|appear)(?:s|ed)?\sto"
    r"|(?:thought|believed|said|expected)\sto|(?:assumed|hypothesi[sz]ed|supposed)\s(?:to|that)|whether"
    r"|unlikely\s(?:to|that)"
    r"|no\sevidence\s(?:that|of|for)|hypothes[ie]s\sthat|failed\sto|fails?\sto|unclear\s(?:if|how|whether)|myth\sthat)\s+\Z",
    re.IGNORECASE,
)
_BEFORE = 60  # characters of a text in which such words right before a place stand


def reserves_behind(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the word by which a sentence takes something back right behind a place.

    Args:
        text: The text.
        start: The place: the end of some words of it.
        end: Of the sentence.
    """
    found = _GOES_ON.match(text, start, end)
    if found is None or found["always"]:
        return found
    return found if _is_reserved(text, found.end(), end) else None


def reserves_next(text: str, start: int, end: int) -> bool:
    """Whether the sentence from one place to another takes back what the one before it says."""
    found = _NEXT.match(text, start, end)
    return found is not None and _is_reserved(text, found.end(), end)


def reserved_in_front(text: str, start: int) -> re.Match[str] | None:
    """Return the words by which a text puts in doubt what stands from a place on, right before it."""
    return _IN_FRONT.search(text, max(0, start - _BEFORE), start)


def names_animals(match: re.Match[str]) -> bool:
    """Whether what takes something back says that it was seen in animals."""
    return bool(match["animals"])


def _is_reserved(text: str, start: int, end: int) -> bool:
    return any(pattern.search(text, start, end) for pattern in (DENIAL, HEDGE, _SMALL))
