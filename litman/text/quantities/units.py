"""Units as people write them: what they measure, and how many of the smallest one they are."""

from __future__ import annotations

import re
from typing import NamedTuple


class Unit(NamedTuple):
    """What a unit measures, and how large it is."""

    dimension: str
    size: float


_DAY = 86_400.0
# Dimension, size, names; a name in small letters is read in any case.
_TABLE: tuple[tuple[str, float, str], ...] = (
    ("mass", 1e6, "t tonne tonnes"),
    ("mass", 1e3, "kg kilogram kilograms kilogramm kilo kilos kilogramme kilogrammes"),
    ("mass", 1.0, "g gram grams gramm gramme grammes"),
    ("mass", 1e-3, "mg milligram milligrams milligramm"),
    ("mass", 1e-6, "µg μg ug mcg microgram micrograms mikrogramm"),
    ("mass", 1e-9, "ng nanogram nanograms"),
    ("mass", 453.592, "lb lbs"),
    ("mass", 28.3495, "oz ounce ounces"),
    ("time", 1e-3, "ms millisecond milliseconds"),
    ("time", 1.0, "s sec secs second seconds sekunde sekunden"),
    ("time", 60.0, "min mins minute minutes minuten minuto minutos"),
    ("time", 3_600.0, "h hr hrs hour hours stunde stunden heure heures hora horas"),
    ("time", _DAY, "d day days tag tage tagen jour jours día días"),
    ("time", 7 * _DAY, "wk wks week weeks woche wochen semaine semaines semana semanas"),
    ("time", 365.25 / 12 * _DAY, "mo month months monat monate monaten mois mes meses"),
    ("time", 365.25 * _DAY, "y yr yrs year years jahr jahre jahren année années ans año años"),
    ("length", 1e3, "km kilometre kilometres kilometer kilometers"),
    ("length", 1.0, "m metre metres meter meters"),
    ("length", 1e-2, "cm centimetre centimetres centimeter centimeters zentimeter"),
    ("length", 1e-3, "mm millimetre millimetres millimeter millimeters"),
    ("length", 1e-6, "µm μm um micrometre micrometres"),
    ("length", 1e-9, "nm nanometre nanometres"),
    ("length", 1_609.344, "mi mile miles"),
    ("length", 0.3048, "ft feet foot"),
    ("length", 0.0254, "inch inches"),
    ("volume", 1.0, "l litre litres liter liters"),
    ("volume", 0.1, "dl"),
    ("volume", 1e-2, "cl"),
    ("volume", 1e-3, "ml millilitre millilitres milliliter milliliters"),
    ("volume", 1e-6, "µl μl ul microlitre microlitres"),
    ("amount", 1.0, "mol"),
    ("amount", 1e-3, "mmol"),
    ("amount", 1e-6, "µmol μmol umol"),
    ("amount", 1e-9, "nmol"),
    ("molar", 1e-3, "mM"),
    ("molar", 1e-6, "µM μM uM"),
    ("molar", 1e-9, "nM"),
    ("energy", 4_184.0, "kcal"),
    ("energy", 1_000.0, "kJ kj"),
    ("pressure", 133.322, "mmHg mmhg"),
    ("pressure", 1_000.0, "kPa kpa"),
    ("power", 1.0, "W watt watts"),
    ("power", 1_000.0, "kW kilowatt kilowatts"),
    ("frequency", 1.0, "Hz hz"),
    ("frequency", 1_000.0, "kHz khz"),
    ("units", 1.0, "IU iu"),
    ("temperature", 1.0, "°C"),
    ("fahrenheit", 1.0, "°F"),
)  # fmt: skip
_UNITS = {name: Unit(dimension, size) for dimension, size, names in _TABLE for name in names.split()}
_NAMES = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_RATES = {
    "day": "day", "d": "day", "daily": "day", "tag": "day", "jour": "day", "día": "day", "week": "week",
    "month": "month", "year": "year", "hour": "hour", "h": "hour", "minute": "minute", "min": "minute",
    "night": "night",
}  # fmt: skip
_UNIT = re.compile(
    rf"[\s\u00a0\u202f-]?(?P<unit>{_NAMES})(?![\w’'])"
    rf"(?:(?:[ ]of[ ]\w+)?(?:[ ]?/[ ]?|[ ]per[ ]|[ ]an?[ ]|[ ]pro[ ])(?P<below>{_NAMES}|{'|'.join(_RATES)})(?![\w’'])"
    rf"|[ ](?P<daily>daily)\b)?",
    re.IGNORECASE,
)


class Measured(NamedTuple):
    """A unit behind a number: its dimension, its size, whether it is so much a day, and where it ends."""

    dimension: str
    size: float
    rate: str
    end: int


def unit_behind(text: str, end: int) -> Measured | None:
    """Return the unit behind a number that ends there; None where there is none."""
    found = _UNIT.match(text, end)
    if found is None:
        return None
    unit = _unit(found["unit"])
    if unit is None:
        return None
    below, rate = found["below"] or "", "day" if found["daily"] else ""
    if below.lower() in _RATES:
        return Measured(unit.dimension, unit.size, _RATES[below.lower()], found.end())
    under = _unit(below) if below else None
    if under is None:
        return Measured(unit.dimension, unit.size, rate, found.end() if not below else found.end("unit"))
    return Measured(f"{unit.dimension}/{under.dimension}", unit.size / under.size, rate, found.end())


def _unit(name: str) -> Unit | None:
    return _UNITS.get(name) or (_UNITS.get(name.lower()) if len(name) > 1 or name in "LGSHD" else None)
