"""The library behind the server: opened anew for each question, one question at a time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from litman.actions.walk.one_change import one_change
from litman.claims.address import SUFFIX
from litman.errors import LitmanError
from litman.index.doors.open import IndexDoors
from litman.index.freshness import Progresses
from litman.library.library import Library, WritableLibrary, writing
from litman.library.library_files import LibraryFiles
from litman.privacy import keep_private
from litman.read_settings import read_settings
from litman.settings import SETTINGS_NAME, Settings
from litman.shell import command_line

COMMAND_S = 300  # a command that asks services


@dataclass(frozen=True, slots=True)
class Desk:
    """A library's folder."""

    root: Path

    def library(self) -> Library:
        """Return the library as it is now."""
        settings = self._settings()
        return Library(self.root, settings, doors=self._doors(settings))

    @contextmanager
    def writing(self, *words: str) -> Iterator[WritableLibrary]:
        """Give the library under its lock; what is saved is one change, which `litman undo` lists by the words."""
        settings = self._settings()
        doors = self._doors(settings)
        with (
            one_change(words, today=date.today()),
            writing(self.root, settings, notify=_ignore, doors=doors) as library,
        ):
            yield library

    def mark(self) -> str:
        """Return what changes when a file of the library does."""
        names = (SETTINGS_NAME, "registry.jsonl", "statements.toml", self._settings().bibliography)
        paths = [self.root / name for name in names]
        own = [(path.name, path.stat().st_mtime_ns) for path in paths if path.exists()]
        return str([*own, *sorted(_times_in(self.root / "claims"))])

    def ask_command(self, *words: str, given: str | None = None) -> Any:
        """Return the JSON that a command of litman prints: those that ask services run in a process of their own.

        Raises:
            CommandError: it printed none.
        """
        begin = [sys.executable, "-m", "litman", "--library", str(self.root)]
        try:
            ended = subprocess.run(
                [*begin, *words], cwd=self.root, input=given, capture_output=True, text=True,
                encoding="utf-8", errors="replace", timeout=COMMAND_S, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as exc:
            raise CommandError(f"`{command_line([words[0]])}` did not end within {COMMAND_S} s") from exc
        try:
            return json.loads(ended.stdout)
        except (ValueError, RecursionError) as exc:
            said = ended.stderr.strip().splitlines()
            raise CommandError(said[-1] if said else f"`{command_line([words[0]])}` said nothing") from exc

    def _settings(self) -> Settings:
        settings = read_settings(self.root / SETTINGS_NAME, os.environ)
        keep_private(self.root / settings.bibliography)
        return settings

    def _doors(self, settings: Settings) -> IndexDoors:
        files = LibraryFiles(self.root, settings.bibliography)
        return IndexDoors(files, os.environ, notify=_ignore, progress=Progresses(_ignore, _ignore, _ignore))


class CommandError(LitmanError):
    """A command that ran by itself had nothing to say."""


def coverage_of_records(outcomes: Sequence[str]) -> str:
    """Return how many of some works no registry was ever asked about."""
    never = sum(1 for outcome in outcomes if outcome in ("not-checked", "no-doi", "not-checkable"))
    if not outcomes:
        return "no work"
    if not never:
        return f"a registry was asked about each of these {len(outcomes)} works"
    return f"{never} of {len(outcomes)} works never asked of a registry: what is published against them is not known"


def _times_in(folder: Path) -> Iterator[tuple[str, int]]:
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        yield from ((item.name, item.stat().st_mtime_ns) for item in entries if item.name.endswith(SUFFIX))


def _ignore(*_: object) -> None:
    pass
