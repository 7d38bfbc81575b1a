"""What benchmarks/growth.py knows of patterns: how they are asked, what pumps them, and what counts as growth."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

from growth import LIMIT_S, grows
from growth_patterns import Pattern, growing_pumps, pumps_of
from growth_sizes import Source
from growth_uses import Use, uses_in, widest

HEAD = """import re
_MOST = 200
_A = re.compile("a +")
_TABLE = (("x", _A),)
ROWS = {"x": re.compile("b +")}
"""


def use_of(name: str, code: str) -> Use | None:
    """Return how the code of a module asks a pattern; None where it does not."""
    module = ModuleType("made")
    exec(HEAD + code, vars(module))
    uses = [use for found, use in uses_in(Source(ast.parse(HEAD + code), module)) if found == name]
    return widest(uses) if uses else None


@pytest.mark.parametrize(
    ("code", "ways", "most"),
    [
        pytest.param("_A.search(text)", "search", None, id="a whole text"),
        pytest.param("_A.match(text)", "match", None, id="from one place"),
        pytest.param("_A.sub('', text)", "search", None, id="a whole text, to change it"),
        pytest.param("_A.search(text[:80])", "search", 80, id="a slice by a number"),
        pytest.param("_A.sub('', text[:80])", "search", 80, id="a slice that is changed"),
        pytest.param("_A.search(text[:_MOST])", "search", 200, id="a slice by a constant"),
        pytest.param("_A.search(text[-_MOST:])", "search", 200, id="an end"),
        pytest.param("_A.match(text[at : at + _MOST])", "match", 200, id="a slice from a place"),
        pytest.param("_A.match(text, at, at + _MOST)", "match", 200, id="from a place to another"),
        pytest.param("_A.search(text[max(0, at - 50) : at])", "search", 50, id="what stands before a place"),
        pytest.param("_A.search(text[:80].strip())", "search", 80, id="a slice without blanks"),
        pytest.param("_A.search(text[at:])", "search", None, id="a rest"),
        pytest.param("len(text) < 90 and _A.search(text)", "search", 90, id="a length is asked before"),
        pytest.param("len(text) > 90 or _A.search(text)", "search", 90, id="a length leaves before"),
        pytest.param("len(text) > 90 and _A.search(text)", "search", None, id="a length that bounds nothing"),
        pytest.param("_A.search(text) if len(text) < 90 else None", "search", 90, id="a choice by length"),
        pytest.param("(_A if at else _B).match(text)", "match", None, id="one of two"),
        pytest.param("_A.search(text[:80]) or _A.match(text)", "match search", None, id="the widest of two"),
    ],
)
def test_the_way_and_the_size_of_a_question_are_read(code: str, ways: str, most: int | None) -> None:
    found = use_of("_A", f"def ask(text, at):\n    return {code}\n")
    assert found == Use(frozenset(ways.split()), most)


@pytest.mark.parametrize(
    ("lines", "most"),
    [
        pytest.param("head = text[:80]\n    return _A.search(head)", 80, id="a name for a slice"),
        pytest.param(
            "start = max(0, at - 60)\n    return _A.search(text[start:at])", 60, id="a name for a place"
        ),
        pytest.param(
            "head = text[:80]\n    head = text\n    return _A.search(head)", None, id="a name that is more"
        ),
        pytest.param(
            "if len(text) > 90:\n        return\n    return _A.search(text)", 90, id="the function left"
        ),
        pytest.param("if len(text) > 90:\n        at = 1\n    return _A.search(text)", None, id="it went on"),
        pytest.param("if len(text) < 90:\n        return _A.search(text)", 90, id="within an if"),
    ],
)
def test_a_size_that_is_shown_in_lines_before_is_read(lines: str, most: int | None) -> None:
    assert use_of("_A", f"def ask(text, at):\n    {lines}\n") == Use(most=most)


def test_a_name_that_a_loop_gives_is_the_table_s() -> None:
    code = "def ask(text):\n    for name, row in ROWS.items():\n        row.match(text[:30])\n"
    assert use_of("ROWS", code) == Use(frozenset({"match"}), 30)


def test_a_pattern_that_is_handed_over_is_asked_as_its_taker_asks() -> None:
    taker = "def first(pattern, text):\n    return pattern.match(text)\n"
    assert use_of("_A", taker + "first(_A, 'a')\n") == Use(frozenset({"match", "fullmatch"}))
    assert use_of("_A", "print(_A)\n") == Use()


@pytest.mark.parametrize(
    ("pattern", "pump"),
    [
        pytest.param(r"abc\s+x", ("abc", " ", "\x01"), id="with what leads to it"),
        pytest.param(r"(?:qz)+", ("", "qz", "\x01"), id="a group"),
        pytest.param(r"[^q]*?;", ("", "a", "\x01"), id="anything but"),
        pytest.param(r"x|ü(?>é+)", ("ü", "é", "\x01"), id="a branch, an atomic group"),
    ],
)
def test_a_pattern_is_pumped_with_what_it_repeats(pattern: str, pump: tuple[str, str, str]) -> None:
    assert pump in pumps_of(re.compile(pattern))


@pytest.mark.parametrize(
    ("times", "answer"),
    [
        pytest.param([0.5, 1.1, 2.3], False, id="in proportion"),
        pytest.param([0.5, 2.0, 8.0], True, id="with the square"),
        pytest.param([0.001, 0.01, 0.1], False, id="too little to say"),
        pytest.param([1.0, 2.0, float(LIMIT_S)], True, id="it was ended"),
    ],
)
def test_growth_is_told_from_noise(times: list[float], answer: bool) -> None:
    assert grows(times) is answer


@pytest.mark.growth
@pytest.mark.parametrize(
    ("pattern", "use", "is_found"),
    [
        pytest.param(r"\s+x", Use(), True, id="each blank is a start"),
        pytest.param(r"(?<!\s)\s+x", Use(), False, id="the first blank alone"),
        pytest.param(r"\s+x", Use(frozenset({"match"})), False, id="asked from one place"),
        pytest.param(r"\s+x", Use(most=50), False, id="of few characters"),
        pytest.param(r"(a|aa)+x", Use(frozenset({"match"})), True, id="twice as many ways for each"),
    ],
)
def test_a_pattern_that_grows_is_found(pattern: str, use: Use, is_found: bool) -> None:
    assert bool(next(growing_pumps(Pattern("made", re.compile(pattern), use)), None)) is is_found
