"""The table of citation engines, and which of them is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from litman.errors import NoEngineError
from litman.export.styles.find_engines import find_module, find_pandoc, find_runtime
from litman.export.styles.request import Engine
from litman.settings import Settings


@dataclass(frozen=True, slots=True)
class Found:
    """What looking for an engine came to."""

    name: str  # in the table
    engine: Engine | None  # None: it cannot be used
    reason: str  # where it is, or why it cannot be used


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where engines are looked for."""

    settings: Settings
    root: Path  # of the library
    environment: Mapping[str, str]


def _citeproc_js(where: Surroundings) -> Found:
    from litman.export.styles.citeproc_js import CiteprocJs
    from litman.export.styles.javascript import RUNTIMES
    from litman.export.styles.locales import locale_text

    named = where.settings.citeproc_js
    path = find_module(named, root=where.root, environment=where.environment)
    if path is None:
        place = f"at {named}, as litman.toml says" if named else "in npm's folders; `npm install -g citeproc`"
        return Found("citeproc-js", None, f"no npm package citeproc {place}")
    runtime = RUNTIMES.get(find_runtime())
    if runtime is None:
        return Found("citeproc-js", None, "no JavaScript engine; `pip install mini-racer` brings one")
    if locale_text("en-US") is None:
        return Found("citeproc-js", None, "no CSL locales; `pip install citeproc-py` brings them")
    return Found("citeproc-js", CiteprocJs(path, runtime), f"at {path}, run by {runtime.name}")


def _pandoc(where: Surroundings) -> Found:
    from litman.export.styles.pandoc import Pandoc

    path = find_pandoc(where.environment)
    if path is None:
        return Found("pandoc", None, "neither the package pypandoc_binary nor a pandoc on PATH")
    return Found("pandoc", Pandoc(path), f"at {path}")


# The first that can be used is used: citeproc-js is the one that the styles are written for.
ENGINES: dict[str, Callable[[Surroundings], Found]] = {
    "citeproc-js": _citeproc_js,
    "pandoc": _pandoc,
}


def look_for_engines(where: Surroundings) -> list[Found]:
    """Return what there is of every engine, the one that is preferred first."""
    return [find(where) for find in ENGINES.values()]


def choose_engine(where: Surroundings) -> Engine:
    """Return the engine to use: the one that `citation_engine` in litman.toml names, else the first that is there.

    Raises:
        NoEngineError: none can be used; the error says why not.
    """
    wanted = where.settings.citation_engine
    problems = []
    for name, find in ENGINES.items():
        if wanted and name != wanted:
            continue
        found = find(where)
        if found.engine is not None:
            return found.engine
        problems.append(f"{name}: {found.reason}")
    raise NoEngineError("; ".join(problems))
