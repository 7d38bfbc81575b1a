"""The program: its version, Python, what is installed beside it, what services are asked."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from litman.actions.doctor.line import Line
from litman.errors import NoPdfEngineError, SettingsError
from litman.settings import Settings

# `all` is these; the others are for who works on litman.
_EXTRAS = {
    "pdf": "posts and papers in PDF",
    "styles": "references in every style, by pandoc",
    "citeproc-js": "references in every style, by citeproc-js",
    "meaning": "works suggested for claims by what they mean, too",
}
_ENGINES = {"citeproc-js": "npm install -g citeproc", "pandoc": "pip install pypandoc-binary"}
_NEEDED = re.compile(r"""([A-Za-z0-9._-]++)[^;]*+;.*\bextra\s*+==\s*+["']([A-Za-z0-9._-]++)["']""")


def program_lines() -> Iterator[Line]:
    """Give the lines about the program itself."""
    try:
        yield Line("litman", f"{version('litman')}, in {Path(__file__).resolve().parents[2]}")
    except PackageNotFoundError:
        yield Line("litman", f"not installed, run from {Path(__file__).resolve().parents[2]}", "note")
    yield Line(
        "python", f"{platform.python_version()} ({sys.executable}), {platform.system()} {platform.machine()}"
    )
    lacking = _lacking()
    for extra, about in _EXTRAS.items():
        missing = lacking.get(extra)
        if missing is None:
            yield Line(f"extra {extra}", about)
        else:
            said = f"not installed ({', '.join(missing)}): {about}"
            yield Line(f"extra {extra}", said, "note", f"pip install {' '.join(missing)}")


def _lacking() -> dict[str, list[str]]:
    """Return the packages of each extra that are not there."""
    try:
        needed = requires("litman") or []
    except PackageNotFoundError:
        return {}
    lacking: dict[str, list[str]] = {}
    for match in filter(None, map(_NEEDED.match, needed)):
        try:
            version(match[1])
        except PackageNotFoundError:
            lacking.setdefault(match[2], []).append(match[1])
    return lacking


def engine_lines(settings: Settings, root: Path, environment: Mapping[str, str]) -> Iterator[Line]:
    """Give a line for each citation engine."""
    from litman.export.documents.convert import PDF_ENGINES, find_pdf_engines
    from litman.export.styles.engines import Surroundings, look_for_engines

    wanted = settings.citation_engine
    found = look_for_engines(Surroundings(settings, root, environment))
    for engine in found:
        name = f"engine {engine.name}"
        if engine.engine is not None:
            yield Line(name, engine.reason)
        else:
            is_named = wanted == engine.name
            said = f"{engine.reason}, though litman.toml names it" if is_named else engine.reason
            yield Line(name, said, "fault" if is_named else "note", _ENGINES[engine.name])
    try:
        yield Line("engine for PDF", find_pdf_engines(environment)[0])
    except NoPdfEngineError:
        yield Line("engine for PDF", "none on PATH", "note", f"install one of {', '.join(PDF_ENGINES)}")


def network_lines(settings: Settings, environment: Mapping[str, str]) -> Iterator[Line]:
    """Give the lines about the services that are asked; nobody is asked now."""
    from litman.service_keys import KEYS, keys_path, read_keys
    from litman.sources.http.limits import LANES, default_limits

    if settings.mailto:
        yield Line("mail address", settings.mailto)
    else:
        said = "none: registries answer those faster who say who asks"
        yield Line(
            "mail address", said, "note", 'mailto = "you@example.org" in litman.toml, or LITMAN_MAILTO'
        )
    try:
        keys = read_keys(environment, settings)
    except SettingsError as exc:
        keys = {}
        yield Line("keys", str(exc), "fault", str(keys_path(environment)))
    limits = default_limits(is_polite=bool(settings.mailto), keys=tuple(keys))
    for name, lane in LANES.items():
        limit = limits[name]
        often = f"{limit.requests} in {limit.interval_s:g} s, {limit.at_once} at once"
        row = KEYS.get(name)
        key = (
            ""
            if row is None
            else ", with your key"
            if name in keys
            else f"; {row.variable} would hold {row.about}"
        )
        yield Line(f"lane {name}", f"{lane.service}: {often}{key}")
