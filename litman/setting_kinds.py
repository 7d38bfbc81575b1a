"""What the value of a setting may be: in words, what is wrong with another, and the value as litman keeps it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

Value = TypeVar("Value", covariant=True)

CITATION_ENGINES = ("citeproc-js", "pandoc")
BIBLIOGRAPHY_ENDINGS = (".bib", ".bibtex")
SEVERITIES = ("error", "warning", "info")
_MAIL = re.compile(r"[^@\s<>()]++@[^@\s<>()][^@\s<>().]*+\.[^@\s<>()]++")
_DOI_PREFIX = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*")
_KEY_PLACEHOLDERS = ("author", "authors", "container", "title", "year")


class Kind(NamedTuple, Generic[Value]):
    """A kind of value, as TOML gives it."""

    words: str  # "a mail address such as you@example.org": read after "is", and in the list of settings
    # what is wrong with a value: a sentence that the setting's name begins
    problem: Callable[[Any], str | None]
    keep: Callable[[Any], Value]  # a value with which nothing is wrong, as litman keeps it
    shows_example: bool = False  # whether a message says best by an example what is meant


def _kind(words: str, is_right: Callable[[Any], bool], keep: Callable[[Any], Value]) -> Kind[Value]:
    return Kind(words, lambda value: None if is_right(value) else f"is {words}, not {value!r}", keep)


def _text(words: str, is_right: Callable[[str], bool], keep: Callable[[str], str] = str) -> Kind[str]:
    def problem(value: object) -> str | None:
        if not isinstance(value, str) or not value:
            return f"is a text in quotes, not {value!r}"
        return None if is_right(value) else f"is {words}, not {value!r}"

    return Kind(words, problem, keep)


def _texts(words: str, is_right: Callable[[str], object] = lambda text: True) -> Kind[tuple[str, ...]]:
    def problem(value: object) -> str | None:
        if not isinstance(value, list):
            return f"is {words}"
        wrong = next((item for item in value if not isinstance(item, str) or not is_right(item)), None)
        return None if wrong is None else f"is {words}, not one with {wrong!r}"

    return Kind(words, problem, tuple, shows_example=True)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def is_inside(path: str) -> bool:
    """Whether a path from a folder stays in it."""
    return not Path(path).is_absolute() and ".." not in Path(path).parts


def _is_bibliography(path: str) -> bool:
    # Settings come with a library, which may be a stranger's: what litman writes into elsewhere is a bibliography.
    is_plain = path.isprintable() and Path(path).name not in ("", "..")
    return is_plain and (is_inside(path) or Path(path).suffix.lower() in BIBLIOGRAPHY_ENDINGS)


def _pattern_problem(value: object) -> str | None:
    if not isinstance(value, str) or not value:
        return f"is a text in quotes, not {value!r}"
    placeholders = re.findall(r"\{([^{}]*)\}", value)
    known = ", ".join("{" + name + "}" for name in _KEY_PLACEHOLDERS)
    if not placeholders or not set(placeholders) <= set(_KEY_PLACEHOLDERS):
        return f"is made of {known}, not {value!r}"
    if not re.fullmatch(r"[A-Za-z0-9_:./+-]*", re.sub(r"\{[^{}]*\}", "", value)):
        return f"may hold letters, digits and _:./+- around {known}, not {value!r}"
    return None


def _severities_problem(value: object) -> str | None:
    if not isinstance(value, dict):
        return "gives codes a severity"
    wrong = next((code for code, word in value.items() if word not in SEVERITIES), None)
    words = f"{', '.join(SEVERITIES[:-1])} or {SEVERITIES[-1]}"
    return None if wrong is None else f"gives {wrong} the severity {value[wrong]!r}, not {words}"


def _paths_problem(value: object) -> str | None:
    is_map = isinstance(value, dict) and not any(CODES.problem(codes) for codes in value.values())
    return None if is_map else "gives paths the codes to leave out"


def _keep_paths(value: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {pattern: tuple(codes) for pattern, codes in value.items()}


TEXT = _text("a text in quotes", bool)
MAIL = _text("a mail address such as you@example.org", lambda text: bool(_MAIL.fullmatch(text)))
URL = _text(
    "a URL that begins with http:// or https://",
    lambda text: bool(re.match(r"https?://[^/\s]", text)),
    lambda text: text.rstrip("/"),
)
ENGINE = _text(" or ".join(CITATION_ENGINES), CITATION_ENGINES.__contains__)
BIBLIOGRAPHY = _text("a file inside the library, or a .bib file elsewhere", _is_bibliography)
KEY_PATTERN = Kind("a text with placeholders in braces", _pattern_problem, str)
YES_NO = _kind("true or false", lambda value: isinstance(value, bool), bool)
NUMBER = _kind("a number of at least 0", _is_number, lambda value: value)
DAYS = _kind("a whole number of days", lambda value: _is_number(value) and isinstance(value, int), int)
FOLDERS = _texts("a list of folders")
PATTERNS = _texts("a list of patterns of paths", lambda text: bool(text.strip("/ ")))
DOI_PREFIXES = _texts("a list of prefixes of DOIs", _DOI_PREFIX.fullmatch)
CODES = _texts("a list of codes")
SUGGESTION_PLACES = _texts("a list of library, pool and web", ("library", "pool", "web").__contains__)
SEVERITIES_OF_CODES = Kind("a table of codes and severities", _severities_problem, dict, shows_example=True)
CODES_OF_PATHS = Kind(
    "a table of patterns of paths and lists of codes", _paths_problem, _keep_paths, shows_example=True
)
