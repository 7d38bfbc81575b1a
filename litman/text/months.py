"""The names of months and seasons, in the languages of references."""

from __future__ import annotations

import re

_MONTHS = (
    "january jan janvier januar jänner enero gennaio janeiro januari ene gen stycznia styczeń января январь",
    "february feb février févr fev februar febrero febbraio fevereiro februari fevrier lutego luty февраля февраль",
    "march mar mars märz marz maerz março marco marzo maart mrt mär mrz marca marzec марта март",
    "april apr avril abril aprile avr abr kwietnia kwiecień апреля апрель",
    "may mai mayo maggio maio mei maj mag maja мая май",
    "june jun juin juni junio giugno junho giu czerwca czerwiec июня июнь",
    "july jul juillet juli julio luglio julho juil lug lipca lipiec июля июль",
    "august aug août aout agosto augustus augusti ago sierpnia sierpień августа август",
    "september sep sept septembre septiembre setiembre settembre setembro set września wrzesień сентября сентябрь",
    "october oct octobre oktober octubre ottobre outubro okt ott out października październik октября октябрь",
    "november nov novembre noviembre novembro listopada listopad ноября ноябрь",
    "december dec décembre decembre dezember diciembre dicembre dezembro dez déc dic grudnia grudzień декабря декабрь",
)
MONTHS: dict[str, int] = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
SEASONS: dict[str, int] = {
    "spring": 1, "printemps": 1, "frühjahr": 1, "frühling": 1, "primavera": 1, "lente": 1,
    "summer": 2, "été": 2, "sommer": 2, "verano": 2, "estate": 2, "verão": 2, "zomer": 2,
    "autumn": 3, "fall": 3, "automne": 3, "herbst": 3, "otoño": 3, "autunno": 3, "outono": 3, "herfst": 3,
    "winter": 4, "hiver": 4, "invierno": 4, "inverno": 4,
}  # fmt: skip
_ENGLISH = [names.split()[0] for names in _MONTHS]


def month_number(text: str) -> int | None:
    """Return 1 to 12 for `jan`, `January`, `Sept.`, `März`, `1`, `01`; else None."""
    word = text.strip().rstrip(".").lower()
    if re.fullmatch("[0-9]{1,2}", word):
        return int(word) if 1 <= int(word) <= 12 else None
    if word in MONTHS:
        return MONTHS[word]
    if len(word) < 3:
        return None
    return next((number for number, name in enumerate(_ENGLISH, 1) if name.startswith(word)), None)


def season_number(text: str) -> int | None:
    """Return 1 (spring) to 4 (winter) for the name of a season; else None."""
    return SEASONS.get(text.strip().rstrip(".").lower())
