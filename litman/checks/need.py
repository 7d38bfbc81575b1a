"""How much a sentence needs a source, as far as its own words tell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from litman.checks.need_words import NeedWords, need_words
from litman.posts.prose.speech_acts import advises, announces, asks
from litman.text.years import YEAR

Need = Literal[0, 1, 2]

_OPENING = "\"'“„«¡¿( "
_IGNORE = re.IGNORECASE


def _any(words: str) -> str:
    """Return a pattern for any of the words; `_` stands for white space within one."""
    return r"\b(?:" + "|".join(word.replace("_", r"\s+") for word in words.split()) + r")\b"


def _verbs(stems: str, more: str) -> str:
    """Return a pattern for the forms of verbs given without their last `e`, and for further words."""
    forms = "|".join(rf"{stem}(?:e|es|s|ed|d|ing)?" for stem in stems.split())
    return rf"(?:\b(?:{forms})\b|{_any(more)})"


# Figures: quantities, but no years, no numbers of names (`vitamin B12`, `COVID-19`) or of places (`Figure 3`).
_SHARES = re.compile(
    r"\d\s?(?:%|‰|percent|per\s?cent|percentage|pct|Prozent|por\s?ciento|por\s?cento|pour\s?cent)"
    r"|\b\d[\d.,]{0,30}\s(?:in|of|out\sof)\s(?:every\s)?\d"
    r"|\b(?:one|two|three|four|nine)(?:\s|-)(?:in|out\sof)(?:\s|-)(?:\w+)"
    rf"|{_any('half a_third two[-_]thirds a_quarter three[-_]quarters twice thrice majority minority most_of')}"
    rf"|{_any('doubl(?:es?|ed|ing) tripl(?:es?|ed|ing) halv(?:es?|ed|ing) twofold threefold fourfold tenfold')}"
    r"|\b\d+(?:[.,]\d+)?(?:\s?×|-?fold|\stimes)\b",
    _IGNORE,
)
_NUMBER = re.compile(r"(?<![\w./-])\d[\d.,\u00a0\u202f]*(?![\w-]*[A-Z])")
_YEAR = re.compile(YEAR)
_NAMES_A_NUMBER = re.compile(
    _any(
        """fig(?:ure)?s? tables? sections? chapters? steps? parts? types? phases? stages? versions? grades? no number
        abb abbildung tab tabelle kapitel abschnitt nr art artikel articles? articolo art[ií]culo artigo figura
        chapitre cap[ií]tulo capitolo hoofdstuk"""
    )
    + r"\.?\s*\(?$"
    + r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s$|[\[(#§]\s?$",
    _IGNORE,
)
_MONTH_AFTER = re.compile(
    r"(?:st|nd|rd|th)?\.?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", _IGNORE
)
_COUNTS = re.compile(
    _any("""dozens hundreds thousands millions billions trillions million billion trillion hundred thousand ten eleven
    twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety
    (?:most|many)_(?:people|patients|adults|children|women|men)""")
    + r"|\b(?:two|three|four|five|six|seven|eight|nine)\s(?:\w+\s)?"
    + r"(?:times|seconds?|minutes?|hours?|days?|weeks?|months?|years?|people"
    + r"|patients|participants|adults|children|cases)\b",
    _IGNORE,
)
_EFFECTS = re.compile(
    _verbs(
        """reduc increas decreas lower rais improv boost prevent caus cur treat heal reliev eas lessen lengthen shorten
        protect kill damag harm trigger promot stimulat inhibit block activat strengthen weaken slow accelerat enhanc
        worsen affect influenc alleviat suppress delay extend prolong restor revers destroy impair induc produc
        help benefit work act lift calm cut double halv diminish elevat aggravat sharpen mitigat counter""",
        """leads?_to led_to leading_to results?_in resulted_in brings?_(?:about|relief) responsible_for effective
        ineffective efficacy risk_factors? linked_(?:to|with) (?:is|are|was|were)_associated_with
        goes_along_with correlat(?:es?|ed|ion) depends?_on makes?_(?:you|people|it|them) kept keeps
        side_effects? risks? toxic addictive
        (?:increase|decrease|rise|drop|decline|improvement|reduction)_(?:in|of)
        shrinks? shrank (?:rises?|rose|fell|falls?)""",
    ),
    _IGNORE,
)
_COMPARES = re.compile(
    r"(?<!rather\s)(?<!other\s)\bthan\b|\b(?:compared|in\scomparison)\s(?:with|to)\b|\bas\s\w+\sas\b|\boutperform"
    r"|\b(?:superior|inferior)\sto\b|\b(?:differs?|unlike)\b|\b(?:more|less)\s(?!or\s|and\s|of\s|about\s|info)\w+ly\b"
    r"|\b(?:more|less)\s(?:often|common|likely|effective|efficient|accurate|safe|severe)\b",
    _IGNORE,
)
_NO_SUPERLATIVE = (
    "latest rest test west forest interest guest request harvest chest nest contest protest quest midwest est"
)
_SUPERLATIVES = re.compile(
    r"(?<!\bat\s)\b(?:the\s)?(?:most|least)\s(?!of\b|people\b|patients\b|likely\b|recent)\w+(?:ed|ing|ive|ful|al|ous|ant|ent|ly|le|on|ed)\b"
    r"|\b(?:best|worst|greatest|largest|biggest|highest|lowest|commonest|leading\scause|number\sone|the\sonly)\b"
    rf"|\b(?:the|its|their|world[’']s)\s(?!(?:{_NO_SUPERLATIVE.replace(' ', '|')})\b)\w{{2,}}est\b"
    r"|\b(?:always|never|everyone|nobody|no\sone|irreplaceable|unsurpassed|unmatched|guaranteed)\b",
    _IGNORE,
)
_HEALTH = re.compile(
    _any("""dos(?:e|es|age) drugs? medicines? medications? vitamins? supplements? diets? sleep doctors? physicians?
    pregnan(?:t|cy) treatments? therap(?:y|ies) exercis(?:e|es|ing) symptoms? patients? vaccin(?:e|es|ation)
    antibiotics? infections? disease diseases disorders? blood heart cancer diabetes depression anxiety pain weight
    calories protein sugar salt fat alcohol
    caffeine smoking smok(?:e|ers?) health healthy children babies infants fever surgery skin
    mg kg ml eat drink foods? bleeding allerg(?:y|ies|ic) safe unsafe dangerous contraindicated"""),
    _IGNORE,
)
_TELLS = re.compile(
    _any("""should shouldn[’']t must mustn[’']t ought need_to needs_to have_to has_to had_better recommend(?:ed|s)?
    advis(?:e|ed|able) avoid safe unsafe contraindicated (?:do|does)_not_take daily every_day per_day"""),
    _IGNORE,
)
_NOVEL = re.compile(
    r"\bfor\sthe\sfirst\stime\b|\b(?:the|our|world[’']s)\sfirst\b|\bfirst\s(?:to|study|drug|trial|evidence|ever)\b"
    r"|\b(?:never|not)\sbefore\b|\b(?:unprecedented|breakthrough|groundbreaking|revolutionary|novel|unique|pioneering|state-of-the-art)\b"
    r"|\bno\s(?:other|previous|prior|earlier)\s\w+|\buntil\s(?:now|recently)\b|\bnewly\s(?:discovered|found|identified|developed)\b"
    r"|\b(?:new|newer)\s(?:treatment|therapy|drug|method|approach|evidence|finding|discovery|class|kind)s?\b",
    _IGNORE,
)
_DEFINES = re.compile(
    r"^[^,;:]*\b(?:(?:is|are)\s(?:also\s)?(?:called|named|termed|known\sas)|refers?\sto|(?:is|are)\sdefined\sas|stands?\sfor"
    r"|is\s(?:a|an|another)\s(?:term|word|name|synonym|abbreviation|acronym)\s(?:for|of))\b[^;:]*$"
    r"|^(?:by|the\sterm|the\sword)\s.{1,60}\b(?:we\smean|means|is\smeant)\b",
    _IGNORE,
)
_HEDGES = re.compile(
    r"(?<!\b[Ii]n )(?<!\bof )\bmay\b(?!\s\d)|"
    + _any("""[Mm]ight [Cc]ould [Pp]erhaps [Mm]aybe [Pp]ossibly [Pp]robably [Pp]resumably [Ss]eems? [Ss]eemingly
    appears?_to (?:is|are)_(?:thought|believed|assumed|suspected|hypothesi[sz]ed)_to (?:is|are)_likely_to
    (?:is|are|remains?)_(?:unclear|unknown|uncertain|debated|disputed)
    not_(?:yet_|fully_|completely_|precisely_|well_)?(?:known|clear|understood)
    [Uu]nknown [Nn]obody_knows [Nn]o_one_knows in_theory theor(?:y|ies)""")
)  # fmt: skip
_UNNAMED = re.compile(
    r"\b(?:(?:stud(?:y|ies)|research|trials?|evidence|scientists?|researchers?|experts?|doctors|surveys?|literature|data|science)"
    r"\s(?:\w+\s){0,3}?(?:shows?|showed|shown|finds?|found|proves?|proved|proven|suggests?|suggested|indicates?|indicated|confirms?"
    r"|confirmed|says?|agrees?|agreed|recommends?|believe|demonstrates?|demonstrated|reveals?|revealed|points?|supports?)"
    r"|(?:it\s(?:is|has\sbeen)|it[’']s)\s(?:\w+\s)?(?:known|proven|shown|established|demonstrated|estimated)|according\sto\s"
    r"(?:\w+\s)?(?:studies|research|experts|scientists|some))\b",
    _IGNORE,
)
_SAY = (
    r"(?:says?|said|told|argues?|argued|claims?|claimed|thinks?|thought|writes?|wrote|notes?|noted|explains?|explained"
    r"|reports?|reported|adds?|added|hopes?|hoped|concludes?|concluded|warns?|warned|states?|stated|insists?|recalls?)\b"
)
_REPORTS = re.compile(
    rf"\b[A-Z][\w.’'-]{{1,60}}(?:\s(?:and|et\sal\.?|[A-Z][\w.’'-]{{1,60}})){{0,8}},?\s(?:also\s)?{_SAY}"
    rf"|\b(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]he\s(?:authors?|team|company|agency|minister|spokes\w+))\s(?:also\s)?{_SAY}"
    r"|\b[Aa]ccording\sto\s(?:the\s)?[A-Z]|\bto\squote\b|[,”\"]\s(?:says|said)\s[A-Z]"
    r"|\b(?:I|[Ww]e)\s(?:also\s|really\s|personally\s)?(?:think|believe|feel|felt|hope|guess|like|love|prefer|remember|was|am)\b"
    r"|\b[Ii]n\smy\s(?:opinion|view|experience)\b"
)


def need_of(sentence: str, *, language: str = "en") -> Need:
    """Return how much the sentence needs a source.

    Args:
        sentence: In the post's words.
        language: In which it is, as two letters; one whose words are not known is read as English.

    Returns:
        2: it gives figures, says what works on what, compares, names the most or the first of a kind, advises on
        health, or leans on research that it does not name. 0: it asks, announces, defines, only reports what somebody
        said or only says that something may be so. 1: any other.
    """
    words = need_words(language)
    defines, hedges, reports = (
        (words.defines, words.hedges, words.reports) if words else (_DEFINES, _HEDGES, _REPORTS)
    )
    if asks(sentence) or announces(sentence) or defines.search(sentence):
        return 0
    if words is not None and words.announces.match(sentence.lstrip(_OPENING)):
        return 0
    is_unnamed = is_of_unnamed(sentence, language=language)
    if hedges.search(sentence):
        is_share = _has_share(sentence) or (words is not None and bool(words.figures.search(sentence)))
        return 1 if is_unnamed or is_share else 0
    if is_unnamed:
        return 2
    if reports.search(sentence):
        return 0
    return 2 if reasons_of(sentence, language=language) else 1


# How much a sentence needs a source, and for how many reasons, is asked one after the other.
@lru_cache(maxsize=64)
def reasons_of(sentence: str, *, language: str = "en") -> tuple[str, ...]:
    """Return the kinds of words in the sentence for which a reader would ask where it is from."""
    words = need_words(language)
    if words is not None:
        return _reasons(sentence, words)
    found = {
        "figures": _has_share(sentence) or _has_figure(sentence),
        "effects": bool(_EFFECTS.search(sentence)),
        "comparison": bool(_COMPARES.search(sentence)),
        "superlative": bool(_SUPERLATIVES.search(sentence)),
        "advice": bool(_HEALTH.search(sentence)) and (advises(sentence) or bool(_TELLS.search(sentence))),
        "novelty": bool(_NOVEL.search(sentence)),
        "research": bool(_UNNAMED.search(sentence)),
    }
    return tuple(name for name, is_there in found.items() if is_there)


def _reasons(sentence: str, words: NeedWords) -> tuple[str, ...]:
    is_figure = _has_share(sentence) or bool(words.figures.search(sentence)) or _has_number(sentence)
    found = {
        "figures": is_figure,
        "effects": bool(words.effects.search(sentence)),
        "comparison": bool(words.comparison.search(sentence)),
        "superlative": bool(words.superlative.search(sentence)),
        "advice": bool(words.health.search(sentence) and words.tells.search(sentence)),
        "novelty": bool(words.novelty.search(sentence)),
        "research": bool(words.unnamed.search(sentence)),
    }
    return tuple(name for name, is_there in found.items() if is_there)


def is_of_unnamed(sentence: str, *, language: str = "en") -> bool:
    """Whether the sentence leans on research or experts that it does not name."""
    words = need_words(language)
    return bool((words.unnamed if words else _UNNAMED).search(sentence))


def _has_share(sentence: str) -> bool:
    return bool(_SHARES.search(sentence))


def _has_figure(sentence: str) -> bool:
    return bool(_COUNTS.search(sentence)) or _has_number(sentence)


def _has_number(sentence: str) -> bool:
    return any(
        not counts_nothing(sentence, found.start(), found.group()) for found in _NUMBER.finditer(sentence)
    )


def counts_nothing(sentence: str, start: int, number: str) -> bool:
    """Whether a number of a sentence is a year, a day of a month, a number of a name or of a place in a text."""
    digits = number.rstrip(".,")
    after = sentence[start + len(digits) :]
    is_year = _YEAR.fullmatch(digits) is not None and not re.match(
        r"\s(?:people|patients|participants)", after
    )
    before = sentence[max(0, start - 12) : start]
    return is_year or _NAMES_A_NUMBER.search(before) is not None or _MONTH_AFTER.match(after) is not None
