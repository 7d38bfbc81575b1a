"""Pandoc's citeproc as a child process that may not touch anything but what it is given."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from litman.errors import EngineError, Stopped
from litman.export.styles.locales import locator_terms
from litman.export.styles.pandoc_ast import document, read_document
from litman.export.styles.pandoc_style import for_pandoc, from_pandoc, item_for_pandoc
from litman.export.styles.request import Formatted, Request
from litman.export.styles.rich import Entry
from litman.export.styles.split import can_split, format_split

OLDEST = (3, 0)  # earlier ones have another document tree and a weaker citeproc
_TIMEOUT_S = 20.0
_TIMEOUT_PER_ITEM_S = 0.05
_VERSION = re.compile(r"pandoc(?:\.exe)? (\d++)\.(\d++)[\d.]*+")


@dataclass(frozen=True)
class Pandoc:
    """Pandoc at a path."""

    path: Path
    timeout_s: float = _TIMEOUT_S
    name: str = "pandoc"

    @cached_property
    def version(self) -> str:
        """The program's own mark: it changes when the program does, and costs no start of it."""
        try:
            seen = self.path.stat()
        except OSError:
            return "pandoc"
        return f"pandoc {self.path} {seen.st_size} {seen.st_mtime_ns}"

    def format(self, request: Request) -> Formatted:
        """Return the entries and citations.

        Raises:
            EngineError: pandoc hangs, is killed, is too old or answers with no document.
        """
        if can_split(request):
            return format_split(request, self.format_whole)
        return self.format_whole(request)

    def format_whole(self, request: Request) -> Formatted:
        """Return the entries and citations, by one call of the program.

        Raises:
            EngineError: as `format` does.
        """
        names = {str(item["id"]): f"r{number:07}" for number, item in enumerate(request.items)}
        tree = document(
            request.citations,
            names,
            locator_terms(request.locale or request.style.locale),
            locale=request.locale,
            with_entries=request.with_entries,
        )
        answer = self._run(request, names, json.dumps(tree).encode())
        ids = {name: id for id, name in names.items()}
        try:
            entries, citations = read_document(answer, ids, len(request.citations))
        except (KeyError, IndexError, TypeError, AttributeError, RecursionError) as exc:
            raise EngineError("pandoc", "answered with a document that litman cannot read") from exc
        made = [Entry(entry.id, from_pandoc(entry.label), from_pandoc(entry.body)) for entry in entries]
        return Formatted(tuple(made) if request.with_entries else (), tuple(map(from_pandoc, citations)))

    def _run(self, request: Request, names: Mapping[str, str], tree: bytes) -> dict[str, Any]:
        with tempfile.TemporaryDirectory(prefix="litman-") as folder:
            style, items = Path(folder, "style.csl"), Path(folder, "items.json")
            style.write_text(for_pandoc(request.style.text), encoding="utf-8")
            renamed = [item_for_pandoc(item, names[str(item["id"])]) for item in request.items]
            items.write_text(json.dumps(renamed), encoding="utf-8")
            # The sandbox reads the files that are named here and no other, and asks no network.
            options = ["--sandbox", "--citeproc", f"--csl={style}", f"--bibliography={items}"]
            timeout_s = self.timeout_s + _TIMEOUT_PER_ITEM_S * len(request.items)
            data = run_pandoc(self.path, ["-f", "json", "-t", "json", *options], tree, timeout_s=timeout_s)
        try:
            answer = json.loads(data)
        except (ValueError, RecursionError) as exc:
            raise EngineError("pandoc", "answered with something that is no document") from exc
        return answer if isinstance(answer, dict) else {}


def run_pandoc(path: Path, options: Sequence[str], data: bytes, *, timeout_s: float) -> bytes:
    """Return what pandoc writes for this input.

    Raises:
        EngineError: it cannot be started, hangs, is killed, or says that something is wrong.
        KeyboardInterrupt, Stopped: it was interrupted, or asked to end.
    """
    try:
        done = subprocess.run(
            [path, *options], input=data, capture_output=True, timeout=timeout_s, check=False
        )
    except subprocess.TimeoutExpired as exc:
        raise EngineError("pandoc", f"did not answer within {timeout_s:.0f} s") from exc
    except OSError as exc:
        raise EngineError("pandoc", f"cannot be started: {exc.strerror or exc}") from exc
    if done.returncode == 0:
        return done.stdout
    _pass_on_signal(done.returncode)
    if done.returncode < 0:
        raise EngineError("pandoc", f"was killed by signal {-done.returncode}")
    version = pandoc_version(path)
    if version is not None and version < OLDEST:
        raise EngineError("pandoc", too_old(version))
    said = " ".join(done.stderr.decode(errors="replace").split())
    raise EngineError("pandoc", f"failed: {said[:200] if said else f'exit code {done.returncode}'}")


def _pass_on_signal(returncode: int) -> None:
    """End litman as pandoc was ended: whoever ends one of both means both.

    Raises:
        KeyboardInterrupt, Stopped: pandoc was interrupted, or asked to end.
    """
    if returncode in (-signal.SIGINT, 128 + signal.SIGINT):
        raise KeyboardInterrupt
    if returncode in (-signal.SIGTERM, 128 + signal.SIGTERM):
        raise Stopped(signal.SIGTERM)


def too_old(version: tuple[int, int]) -> str:
    """Return why this version cannot be used."""
    return f"is version {version[0]}.{version[1]}; 3.0 or newer is needed"


def pandoc_version(path: Path) -> tuple[int, int] | None:
    """Return the version of the program; None where it does not say."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = _VERSION.match(done.stdout.decode(errors="replace"))
    return (int(found[1]), int(found[2])) if found else None
