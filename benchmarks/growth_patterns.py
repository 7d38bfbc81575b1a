"""Patterns of litman that take longer than they should on text made for them.

Each pattern is run on text that repeats one thing: what many patterns stumble over (blanks, brackets, figures), and
what the pattern itself repeats, with what leads to it. It is run the way that litman runs it: over a whole text, or
only from one place where every use of it is a `match` or a `fullmatch`; and where every use is of a piece of a size
that the code states, over that much.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

from growth_uses import Use, uses_of_patterns, widest

import litman

SMALL = 2000  # characters; what takes no time at this size is not looked at in others
_NOTHING_S = 0.003  # what a linear pattern takes for SMALL, several times over
_PIECE_S = 0.00001  # what a pattern may take for a character of a piece that has a bound
_LIMIT_S = 1.0
_COMMON = (
    " |\t|a|A|1|(|[|{|-|.|,|a |A |1 |, |\\|$|&|<|*|_|\n|\n\n| \n|[1|(a|@a|http://a|1,|A. |a-|[a](|“|'|a.|\\a{|{a}"
    "|/|a/|=|#|. |: |a\n|A.|1-|1.|a=|a:|A, |Aa|Aa |Aa, |A B"
).split("|")
_SAMPLES = "aA1 -.,x\n\té“"  # tried for what a class of characters holds
_UNBOUNDED = 12  # a repeat of fewer cannot grow


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern of a module, and how litman asks it."""

    name: str
    compiled: re.Pattern[Any]
    use: Use


def module_patterns() -> list[Pattern]:
    """Return every pattern that a module of litman keeps, in tables too, once."""
    uses = uses_of_patterns()
    found: dict[tuple[Any, int], tuple[str, re.Pattern[Any], list[Use]]] = {}
    for info in pkgutil.walk_packages(litman.__path__, "litman."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in list(vars(module).items()):
            for where, compiled in _patterns_in(name, value):
                key = (compiled.pattern, compiled.flags)
                own = name.split("[")[0]
                kept = found.setdefault(key, (f"{info.name}.{where}", compiled, []))
                names = (
                    [(info.name, own)]
                    if own.startswith("_")
                    else [("", own), ("", f"{own} {compiled.pattern}")]
                )
                kept[2].extend(uses[name] for name in names if name in uses)
    return [
        Pattern(name, compiled, widest(asked) if asked else Use()) for name, compiled, asked in found.values()
    ]


def growing_pumps(pattern: Pattern) -> Iterator[tuple[str, list[float]]]:
    """Yield what makes the pattern grow faster than n log n, with CPU seconds for n, 2n and 4n characters."""
    ask = _question(pattern)
    for lead, unit, behind in pumps_of(pattern.compiled):
        shape = f"{lead[-20:]!r}+{unit[:20]!r}*n+{behind[:20]!r}"
        times: list[float] = []
        most = pattern.use.most
        if most is not None and most <= 4 * SMALL:
            piece = _text_of(pattern, lead, unit, behind, most)
            times.append(min(_cpu_s(ask, piece) for _ in range(2)))
            if times[0] > _NOTHING_S + _PIECE_S * most:
                yield shape, times
            continue
        for size in (SMALL, 2 * SMALL, 4 * SMALL):
            times.append(_cpu_s(ask, _text_of(pattern, lead, unit, behind, size)))
            if times[-1] < _NOTHING_S * size / SMALL or times[-1] >= _LIMIT_S:
                break
        if times[-1] >= _LIMIT_S or (len(times) == 3 and times[2] > 2.8 * times[1] > 7 * times[0]):
            yield shape, times


def pumps_of(compiled: re.Pattern[Any]) -> list[tuple[str, str, str]]:
    """Return lead, unit and end of the texts to try: common ones, and those that the pattern's repeats make."""
    found = [("", unit, "\x01") for unit in _COMMON]
    source = compiled.pattern
    tree = parser.parse(
        source.decode("latin-1") if isinstance(source, bytes) else source, compiled.flags & ~re.UNICODE
    )
    for lead, body in _repeats(tree, ""):
        for unit in _samples(body):
            found += [(lead, unit, "\x01"), ("", lead + unit, "\x01")] if lead else [("", unit, "\x01")]
        if lead:
            found.append(("", lead, "\x01"))
    return list(dict.fromkeys(pump for pump in found if pump[1]))


def _text_of(pattern: Pattern, lead: str, unit: str, behind: str, size: int) -> Any:
    text = lead + unit * max(size // len(unit), 1) + behind
    return text.encode() if isinstance(pattern.compiled.pattern, bytes) else text


def _question(pattern: Pattern) -> Callable[[Any], object]:
    compiled = pattern.compiled
    ways = pattern.use.ways
    if "search" in ways:
        return lambda text: sum(1 for _ in compiled.finditer(text))
    return lambda text: [getattr(compiled, way)(text) for way in ways]


def _cpu_s(ask: Callable[[Any], object], text: Any) -> float:
    """Return the CPU seconds of a question, `_LIMIT_S` where it was ended."""
    signal.signal(signal.SIGPROF, _end)
    start = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, _LIMIT_S)
    try:
        ask(text)
    except TimeoutError:
        return _LIMIT_S
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - start


def _end(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


def _patterns_in(name: str, value: object, depth: int = 0) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif type(value).__name__ == "_LazyPattern":
        yield name, re.compile(value.pattern, value._asked_flags)  # type: ignore[attr-defined]
    elif isinstance(value, list | tuple) and depth < 3:
        for place, item in enumerate(value):
            yield from _patterns_in(f"{name}[{place}]", item, depth + 1)
    elif isinstance(value, dict) and depth < 3:
        for key, item in value.items():
            yield from _patterns_in(f"{name}[{key!r}]", item, depth + 1)


def _repeats(tree: Any, lead: str) -> Iterator[tuple[str, Any]]:
    """Yield each part that may be repeated without end, with a text that leads to it."""
    for code, value in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            if value[1] > _UNBOUNDED:
                yield lead, value[2]
            yield from _repeats(value[2], lead)
        elif code is codes.SUBPATTERN:
            yield from _repeats(value[3], lead)
        elif code is codes.ATOMIC_GROUP:
            yield from _repeats(value, lead)
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch, lead)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _repeats(value[1], lead)
        lead += _sample(code, value)


def _samples(tree: Any) -> list[str]:
    """Return a few texts that a repeated part takes."""
    if len(tree) == 1 and tree[0][0] in (codes.IN, codes.NOT_LITERAL, codes.ANY):
        fits = _fitting(*tree[0])
        return fits[:4] if fits else []
    if len(tree) == 1 and tree[0][0] is codes.SUBPATTERN:
        return _samples(tree[0][1][3])
    if len(tree) == 1 and tree[0][0] is codes.BRANCH:
        return [sample for branch in tree[0][1][1][:6] for sample in _samples(branch)[:2]]
    text = "".join(_sample(code, value) for code, value in tree)
    return [text] if text else []


def _sample(code: Any, value: Any) -> str:
    """Return a text that one part of a pattern takes, the shortest that is at hand."""
    if code is codes.LITERAL:
        return chr(value)
    if code in (codes.IN, codes.NOT_LITERAL, codes.ANY):
        return (_fitting(code, value) or [""])[0]
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return "".join(_sample(*part) for part in value[2]) * min(value[0], 3)
    if code is codes.SUBPATTERN:
        return "".join(_sample(*part) for part in value[3])
    if code is codes.ATOMIC_GROUP:
        return "".join(_sample(*part) for part in value)
    if code is codes.BRANCH:
        return "".join(_sample(*part) for part in value[1][0])
    return ""


def _fitting(code: Any, value: Any) -> list[str]:
    if code is codes.ANY:
        return ["a", " "]
    if code is codes.NOT_LITERAL:
        return [letter for letter in _SAMPLES if ord(letter) != value]
    named = [chr(item) for kind, item in value if kind is codes.LITERAL]
    ranges = [chr(item[0]) for kind, item in value if kind is codes.RANGE]
    asked = re.compile(_class_source(value))
    return [letter for letter in dict.fromkeys([*_SAMPLES, *named, *ranges]) if asked.fullmatch(letter)]


def _class_source(items: Any) -> str:
    """Return a class of characters as it is written."""
    written = ""
    for kind, item in items:
        if kind is codes.NEGATE:
            written += "^"
        elif kind is codes.LITERAL:
            written += re.escape(chr(item))
        elif kind is codes.RANGE:
            written += f"{re.escape(chr(item[0]))}-{re.escape(chr(item[1]))}"
        elif kind is codes.CATEGORY:
            written += _CATEGORIES[item]
    return f"[{written}]"


_CATEGORIES = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
}
