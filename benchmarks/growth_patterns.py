"""Patterns of litman that take longer than they should on text made for them.

Each pattern is run on text that repeats one thing: what many patterns stumble over (blanks, brackets, figures), what
the pattern itself repeats, with what leads to it, and parts of texts that it takes. It is run the way that litman runs
it: over a whole text, or only from one place where every use of it is a `match` or a `fullmatch`; and where every use
is of a piece of a size that the code states, over that much.
"""

from __future__ import annotations

import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType
from typing import Any

from growth_in_place import patterns_in_place
from growth_made import made_pumps
from growth_modules import loaded
from growth_pumps import pumps_of
from growth_uses import Use, uses_of_patterns, widest

import litman

SMALL = 2000  # characters; what takes no time at this size is not looked at in others
_NOTHING_S = 0.003  # what a linear pattern takes for SMALL, several times over
_PIECE_S = 0.00001  # what a pattern may take for a character of a piece that has a bound
_LIMIT_S = 1.0
_TRIES = 4  # what grows does so each time; what a busy machine stretches does not


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern of a module, and how litman asks it."""

    name: str
    compiled: re.Pattern[Any]
    use: Use


def module_patterns() -> list[Pattern]:
    """Return every pattern that a module of litman keeps, in tables too, or asks where it is written, once."""
    uses = uses_of_patterns()
    found: dict[tuple[Any, int], tuple[str, re.Pattern[Any], list[Use]]] = {}
    for info in pkgutil.walk_packages(litman.__path__, "litman."):
        if info.name.endswith("__main__"):
            continue
        module = loaded(info.name)
        for name, value in list(vars(module).items()) if module else ():
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
    for name, compiled, use in patterns_in_place():
        found.setdefault((compiled.pattern, compiled.flags), (name, compiled, []))[2].append(use)
    return [
        Pattern(name, compiled, widest(asked) if asked else Use()) for name, compiled, asked in found.values()
    ]


def growing_pumps(pattern: Pattern) -> Iterator[tuple[str, list[float]]]:
    """Yield what makes the pattern grow faster than n log n, with CPU seconds for n, 2n and 4n characters."""
    ask = _question(pattern)
    for lead, unit, behind in (*pumps_of(pattern.compiled), *made_pumps(pattern.compiled)):
        shape = f"{lead[-20:]!r}+{unit[:20]!r}*n+{behind[:20]!r}"
        most = pattern.use.most
        if most is not None and most <= 4 * SMALL:
            piece = _text_of(pattern, lead, unit, behind, most)
            allowed = _NOTHING_S + _PIECE_S * most
            times = [
                next((taken for _ in range(_TRIES) if (taken := _cpu_s(ask, piece)) <= allowed), 2 * allowed)
            ]
            if times[0] > allowed:
                yield shape, times
            continue
        texts = [_text_of(pattern, lead, unit, behind, size) for size in (SMALL, 2 * SMALL, 4 * SMALL)]
        for _ in range(_TRIES):
            times = _cpu_s_while_it_takes_time(ask, texts)
            if not _grows(times):
                break
        else:
            yield shape, times


def _cpu_s_while_it_takes_time(ask: Callable[[Any], object], texts: list[Any]) -> list[float]:
    times: list[float] = []
    for factor, text in zip((1, 2, 4), texts, strict=True):
        times.append(_cpu_s(ask, text))
        if times[-1] < _NOTHING_S * factor or times[-1] >= _LIMIT_S:
            break
    return times


def _grows(times: list[float]) -> bool:
    return times[-1] >= _LIMIT_S or (len(times) == 3 and times[2] > 2.8 * times[1] > 7 * times[0])


def _text_of(pattern: Pattern, lead: str, unit: str, behind: str, size: int) -> Any:
    text = lead + unit * max((size - len(lead) - len(behind)) // len(unit), 1) + behind
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
