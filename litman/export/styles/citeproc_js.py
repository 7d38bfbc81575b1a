"""citeproc-js in a JavaScript engine of its own, which reaches no file and no network."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from litman.errors import EngineError
from litman.export.styles.html_runs import runs_of_html
from litman.export.styles.javascript import Runtime, ScriptError
from litman.export.styles.locales import locale_text, require_locale
from litman.export.styles.request import Formatted, Item, Request
from litman.export.styles.rich import Entry
from litman.regular_files import read_regular
from litman.text.plain import plain

NAME = "citeproc-js"
_TIMEOUT_S = 20.0
_TIMEOUT_PER_ITEM_S = 0.1
_MAX_MODULE_BYTES = 10_000_000  # it has 1 MB


@dataclass(frozen=True)
class CiteprocJs:
    """citeproc-js at a path, run by a JavaScript engine."""

    path: Path  # of the module
    runtime: Runtime
    timeout_s: float = _TIMEOUT_S
    name: str = NAME

    @cached_property
    def version(self) -> str:
        """What tells the module and its engine from others."""
        try:
            seen = self.path.stat()
        except OSError:
            return NAME
        return f"{NAME} {self.path} {seen.st_size} {seen.st_mtime_ns} {self.runtime.name}"

    def format(self, request: Request) -> Formatted:
        """Return the entries and citations.

        Raises:
            EngineError: the module is none, hangs, or fails with this style.
        """
        try:
            made = self._run(request)
        except ScriptError as exc:
            # Eight styles fail on mark-up in titles: better a title without it than no reference.
            bare = [_without_mark_up(item) for item in request.items]
            if exc.is_timeout or bare == list(request.items):
                raise EngineError(NAME, exc.problem) from exc
            try:
                made = self._run(request, bare)
            except ScriptError as again:
                raise EngineError(NAME, again.problem) from again
        try:
            entries = tuple(Entry(str(id), *runs_of_html(html)) for id, html in made["entries"])
            citations = tuple(runs_of_html(html)[1] for html in made["citations"])
        except (KeyError, TypeError, ValueError) as exc:
            raise EngineError(NAME, "answered with something that litman cannot read") from exc
        return Formatted(entries, citations)

    def _run(self, request: Request, items: Sequence[Item] | None = None) -> dict[str, Any]:
        asked = {
            "style": request.style.text,
            "is_note": request.style.is_note,
            "locale": request.locale,
            "locales": _locales(request.locale or request.style.locale),
            "items": [dict(item) for item in (request.items if items is None else items)],
            "citations": [[asdict(cite) for cite in citation] for citation in request.citations],
            "with_entries": request.with_entries,
        }
        timeout_s = self.timeout_s + _TIMEOUT_PER_ITEM_S * len(request.items)
        text = self.runtime.call(self._script(), "formatForLitman", json.dumps(asked), timeout_s=timeout_s)
        try:
            made = json.loads(text)
        except (ValueError, RecursionError) as exc:
            raise EngineError(NAME, "answered with something that is no JSON") from exc
        return made if isinstance(made, dict) else {}

    def _script(self) -> str:
        try:
            module = read_regular(self.path)[:_MAX_MODULE_BYTES].decode("utf-8", errors="replace")
        except OSError as exc:
            raise EngineError(NAME, f"cannot be read at {self.path}: {exc.strerror or exc}") from exc
        glue = (files("litman.export.styles") / "citeproc_glue.js").read_text(encoding="utf-8")
        return f"var exports = {{}}, module = {{ exports }};\n{module}\n;\n{glue}"


def _locales(name: str) -> dict[str, str]:
    names = {"en-US"}
    if name:
        names |= {name, require_locale(name), require_locale(name.split("-")[0])}
    texts = {name: text for name in names if (text := locale_text(require_locale(name)))}
    if "en-US" not in texts:
        raise EngineError(NAME, "finds no CSL locales: `pip install citeproc-py` brings them")
    return texts


_MARK_UP = re.compile("[<>]")


def _without_mark_up(item: Item) -> dict[str, Any]:
    return {
        name: _MARK_UP.sub("", plain(value)) if isinstance(value, str) and name != "id" else value
        for name, value in item.items()
    }
