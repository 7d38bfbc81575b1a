r"""Numbers and units of siunitx, `\SI{5}{\micro\gram}` and `\qty{10}{\mg}`, as TeX text without its macros.

Source: siunitx 3 manual, sections 3 to 5.
"""

from __future__ import annotations

import re

from litman.text.lazy_pattern import lazy_pattern

_INNER = r"\{((?:[^{}]|\{[^{}]*+\})*+)\}"
_OPTIONS = r"(?:\s*\[[^\[\]]{0,300}+\])?\s*"
_PATTERN = lazy_pattern(
    rf"\\(?:(?:SIrange|qtyrange){_OPTIONS}{_INNER}\s*{_INNER}\s*{_INNER}"
    rf"|(?:SI|qty){_OPTIONS}{_INNER}{_OPTIONS}{_INNER}|numrange{_OPTIONS}{_INNER}\s*{_INNER}"
    rf"|(?:num){_OPTIONS}{_INNER}|(?:si|unit){_OPTIONS}{_INNER}|ang{_OPTIONS}{_INNER})"
)
_PREFIXES = dict(
    zip(
        "yocto zepto atto femto pico nano micro milli centi deci deca hecto kilo mega giga tera peta exa".split(),
        "y z a f p n µ m c d da h k M G T P E".split(),
        strict=True,
    )
)
_UNITS = dict(
    zip(
        "metre meter gram kilogram second ampere kelvin mole candela litre liter hertz newton pascal joule watt "
        "coulomb volt farad ohm siemens weber tesla henry becquerel gray sievert lumen lux bit byte dalton "
        "electronvolt minute hour day bar percent degreeCelsius celsius degree arcminute arcsecond "
        "molar angstrom decibel tonne".split(),
        "m m g kg s A K mol cd L L Hz N Pa J W C V F Ω S Wb T H Bq Gy Sv lm lx bit B Da eV min h d bar % °C °C ° ′ ″ "
        "M Å dB t".split(),
        strict=True,
    )
)
_MICRO = frozenset("ug um us uL ul uA uV uW umol uF uJ uN".split())
_POWERS = {"squared": "2", "cubed": "3", "square": "2", "cubic": "3"}
_MACRO = lazy_pattern(r"\\([A-Za-z]+)\s*(?:\{([^{}]*+)\})?|([.~]|[^\\.~]+)")
_RAISED = lazy_pattern(r"\^\{?([0-9+-]{1,4})\}?")
_EXPONENT = lazy_pattern(r"(.*?)[eEdD]([+-]?[0-9]+)\Z")


def without_siunitx(tex: str) -> str:
    """Return the TeX text with numbers and units as they are printed."""
    return _PATTERN.sub(_printed, tex) if "\\" in tex else tex


def _printed(match: re.Match[str]) -> str:
    first, last, of_range, number, unit, start, end, alone, unit_alone, angle = match.groups()
    if first is not None:
        return f"{_number(first)}–{_number(last)} {_unit(of_range)}"
    if number is not None:
        text = _unit(unit)
        return _number(number) + ("" if text in ("%", "°", "′", "″") else " ") + text.replace("%", "\\%")
    if start is not None:
        return f"{_number(start)}–{_number(end)}"
    if alone is not None:
        return _number(alone)
    return (
        _unit(unit_alone)
        if unit_alone is not None
        else "".join(map("".join, zip(angle.split(";"), "°′″", strict=False)))
    )


def _number(text: str) -> str:
    match = _EXPONENT.fullmatch(text.strip())
    if match is None:
        return text.strip().replace("\\pm", "±").replace("+-", "±")
    base = f"{match[1]} × " if match[1] not in ("", "1") else ""
    return f"{base}10\\textsuperscript{{{match[2].replace('-', '−')}}}"


def _unit(text: str) -> str:
    """Return a unit: `\\micro\\gram\\per\\litre` is `µg/L`, `\\mg` is `mg`."""
    out = ""
    waiting = ""  # a power that stands before its unit
    for macro, argument, literal in _MACRO.findall(text):
        if literal:
            out += " " if literal in ".~" else _RAISED.sub(r"\\textsuperscript{\1}", literal)
        elif macro == "per":
            out += "/"
        elif macro in ("squared", "cubed"):
            out += f"\\textsuperscript{{{_POWERS[macro]}}}"
        elif macro in ("square", "cubic"):
            waiting = f"\\textsuperscript{{{_POWERS[macro]}}}"
        elif macro in ("tothe", "raiseto"):
            out += f"\\textsuperscript{{{argument}}}"
        elif macro in _PREFIXES:
            out += _PREFIXES[macro]
        elif macro == "of":
            out += f" {argument}"
        else:
            out += (_UNITS.get(macro) or _short(macro)) + waiting + argument
            waiting = ""
    return out.strip()


def _short(macro: str) -> str:
    """`\\ug`, `\\um` and their like begin with a micro; what siunitx does not define is its own name."""
    return "µ" + macro[1:] if macro in _MICRO else macro
