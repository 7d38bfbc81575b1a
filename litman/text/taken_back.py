"""Marks in titles of works that were taken back: `RETRACTED: …`, `… (Retracted)`, `ARTIGO RETRATADO: …`.

Publishers put them before or behind the title, libraries in brackets, each in the language of the journal. Titles of
notices (`Retraction: …`, `Retraction of …`) bear none of them: they name another work.

Source: NISO RP-45-2024 (CREC), section 3.2 (titles of retracted works); the forms are those of registries.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

TakenBack = Literal["retraction", "partial_retraction", "withdrawal", "removal"]


class StatusMark(NamedTuple):
    """What a title says of the work's state."""

    type: TakenBack
    words: str  # as they are printed, without brackets and colon
    title: str  # what is left


# Words that say nothing else, each with the start of a word that tells the type.
_PLAIN = {
    "retraction": "retracted|retractad[oa]|retratad[oa]|rétractée?|retractat|ritrattat[oa]|retrahiert(?:e[rs]?)?"
    r"|ретрагирован[аоы]?|ретрагированная|ретракция статьи|撤稿|已撤稿|撤回論文|论文撤回|논문 철회|철회된 논문",
    "withdrawal": "withdrawn",
    "removal": r"(?:temporar(?:y|ily) )?removed|temporary removal",
}
# Words of everyday speech too: they are marks beside the word for an article, in capitals or in brackets.
_EVERYDAY = {
    "retraction": r"zurückgezogen(?:e[rs]?)?|ingetrokken|teruggetrokken|tillbakadrage[nt]|indragen|tilbagetrukket"
    r"|tilbaketrukket|wycofan[yae]|отозван[аоы]?|отозванная|відкликан[аоы]|geri çeki(?:ldi|lmiş|len)|撤回|撤销|철회"
    r"|stažen[oý]|visszavon(?:t|va)|ανακλήθηκε|تم سحب",
    "withdrawal": "retirad[oa]|retirée?|ritirat[oa]|retirat",
}
_NOUN = (
    r"(?:(?:original |research |review |case )?(?:article|paper|chapter|manuscript|publication|report|study|preprint"
    r"|letter)"
    r"|art[ií]culo|artigo|trabajo|trabalho|articolo|lavoro|artikel|aufsatz|beitrag|publikation|étude|artykuł|praca"
    r"|статья|статті|стаття|публикация|makale|yayın|論文|论文|文章|논문|článek|cikk)"
)
_ADVERB = r"(?:this |the |cet |este |questo |dieser )?"
_OPEN, _CLOSE = r"[\[(【〔（［{<«]", r"[\])】〕）］}>»]"
_PARTLY = r"(?:(?P<partly>partial(?:ly)?|parcialmente|partiellement|parzialmente|teilweise) )?"
_DATE = r"(?: (?:on |am |le |el )?[^\s:\])]{0,3}\d[^:\])]{0,24})?"
_IN = r"(?:[.,:;] ?see [^\])]*|[.,]? (?:in|see|by|due to) [^\])]*|[.,:] [^\])]*)?"
_HAS_BEEN = r"(?: (?:has been|is|was|a été|foi|ha sido|wurde|è stato))?"


def _phrase(words: str, name: str, noun: str) -> str:
    """The pattern of a mark: the word with the noun before or behind it; `noun` is "?" where it may be absent."""
    said = f"(?P<{name}>{words})"
    later = f"(?P<{name}2>{words})"
    return f"{_PARTLY}(?:{said}(?: {_NOUN}){noun}|{_ADVERB}{_NOUN}{_HAS_BEEN} {later})"


def _any(words: dict[str, str], noun: str, prefix: str) -> str:
    parts = [_phrase(pattern, f"{prefix}{name}", noun) for name, pattern in words.items()]
    # One group of adverbs for all: names of groups are given once.
    return "|".join(part.replace("(?P<partly>", f"(?P<partly_{prefix}{at}>") for at, part in enumerate(parts))


_AFTER = r"\s*(?:[:：.–—|/]|-+\s)\s*(?=\S)"
_LONGEST = 200  # characters of a mark behind a title
_FLAGS = re.IGNORECASE | re.UNICODE
_FRONT_PLAIN = rf"\W{{0,2}}(?:notice of retraction|(?:{_any(_PLAIN, '?', 'a')})){_DATE}{_AFTER}"
_FRONT_NOUN = rf"\W{{0,2}}(?:{_any(_EVERYDAY, '', 'a')}){_DATE}{_AFTER}"
_BOTH = f"{_any(_PLAIN, '?', 'a')}|{_any(_EVERYDAY, '?', 'b')}"
_FRONT_BRACKET = rf"\W{{0,2}}?{_OPEN}\s*(?:{_BOTH}){_DATE}\s*{_CLOSE}\s*[:：.–—-]?\s*(?=\S)"
_BACK = (
    rf"(?<=\S)\s*(?:{_OPEN}\s*(?:{_BOTH}){_IN}\s*{_CLOSE}|\s[-–—|]\s*(?:{_any(_PLAIN, '?', 'c')}))\s*\.?\s*\Z"
)
_SHOUT = rf"\W{{0,2}}(?:{_BOTH})(?:{_AFTER}|\s+)(?=\S)"
_ALONE = rf"\W*(?:{_BOTH})\W*\Z"
# One of these is in every mark in small letters; titles without any, nearly all, are left at once.
_HINTS = (
    "retra rétra ritra withdr remov zur trok till tilb indra wycof отоз відк ретра geri 撤 철회 staž vissz ανακλ سحب"
    " retir ritir"
).split()


def status_mark(title: str) -> StatusMark | None:
    """Return what the title says of the work's having been taken back, None where it says nothing of the kind."""
    small = title.lower()
    if not any(hint in small for hint in _HINTS):
        return None
    text = " ".join(title.split())
    for pattern in (_FRONT_BRACKET, _FRONT_PLAIN, _FRONT_NOUN):
        if match := _compiled(pattern).match(text):
            return _mark(match, text[match.end() :])
    if (match := _compiled(_SHOUT).match(text)) and _is_shouted(match[0], text[match.end() :]):
        return _mark(match, text[match.end() :])
    if match := _compiled(_BACK).search(text, max(0, len(text) - _LONGEST)):
        return _mark(match, text[: match.start()])
    if (match := _compiled(_ALONE).match(text)) and text.upper() == text:
        return _mark(match, "")
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when a title that may bear a mark is met: it takes a tenth of a second in all."""
    return re.compile(pattern, _FLAGS)


@lru_cache(maxsize=1_024)
def unmarked_title(title: str) -> str:
    """Return the title as it was before the work was taken back."""
    mark = status_mark(title)
    return mark.title or title if mark else title


def _is_shouted(mark: str, rest: str) -> bool:
    """Whether the mark is in capitals and what follows is not."""
    return mark.upper() == mark and mark.lower() != mark and rest.upper() != rest


def _mark(match: re.Match[str], title: str) -> StatusMark:
    groups = {name: said for name, said in match.groupdict().items() if said}
    if any(name.startswith("partly") for name in groups):
        kind: TakenBack = "partial_retraction"
    elif any("withdrawal" in name for name in groups):
        kind = "withdrawal"
    elif any("removal" in name for name in groups):
        kind = "removal"
    else:
        kind = "retraction"
    return StatusMark(kind, match[0].strip(" \t[](){}<>«»【】〔〕（）［］:：.–—-|/"), title.strip())
