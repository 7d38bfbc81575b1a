"""What the pages of the workbench work on: one library, read afresh for each question, written one change at a time."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from litman.actions.check.watch import files_stamp
from litman.actions.claims.who import who_judges
from litman.errors import UnknownPersonError
from litman.index.doors.open import IndexDoors
from litman.index.freshness import Progresses
from litman.library.library import Library, WritableLibrary, writing
from litman.library.library_files import LibraryFiles
from litman.library.storage.command_run import COMMAND_RUN, begin_run
from litman.privacy import keep_private
from litman.read_settings import read_settings
from litman.settings import SETTINGS_NAME, Settings

T = TypeVar("T")


class Desk:
    """One library, for pages that several threads make at once.

    Nothing is kept but what is disposable: each question opens the library anew, so that what other programs save
    is there at once.
    """

    def __init__(
        self,
        root: Path,
        environment: Mapping[str, str],
        *,
        is_read_only: bool = False,  # asked for, whether or not the disk could be written
        today: Callable[[], date] = date.today,
    ) -> None:
        self.root = root
        self.is_to_read = is_read_only
        self.today = today
        self.environment = environment
        self._one_change = threading.Lock()  # the library's own lock is for processes
        self._runs: set[str] = set()  # changes that are being made
        self._kept: dict[str, tuple[object, object]] = {}
        self._making = threading.RLock()

    @property
    def name(self) -> str:
        """What the library is called: its folder, with the one above where that alone says nothing."""
        folder = self.root.resolve()
        return f"{folder.parent.name}/{folder.name}" if folder.name == "library" else folder.name

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be changed here: it was started so, or its disk takes nothing now."""
        return self.is_to_read or not os.access(self.root, os.W_OK)

    @property
    def why_read_only(self) -> str:
        """Why nothing can be changed, in a sentence; empty where all can."""
        if self.is_to_read:
            return "This workbench was started with --read-only: it shows the library and changes nothing."
        if self.is_read_only:
            return "The library lies where nothing can be written: it is shown, and nothing is changed."
        return ""

    def settings(self) -> Settings:
        """Return the settings as they are now."""
        settings = read_settings(self.root / SETTINGS_NAME, self.environment)
        keep_private(self.root / settings.bibliography)
        return settings

    def library(self) -> Library:
        """Return the library as it is now, for one question by one thread."""
        settings = self.settings()
        return Library(self.root, settings, doors=self._doors(settings))

    @contextlib.contextmanager
    def change(self, *words: str) -> Iterator[None]:
        """Make one change of all that is saved within: `undo` takes it back together.

        Args:
            words: The command line that does the same, without `litman`: `undo` names the change by it.
        """
        if COMMAND_RUN.get().run in self._runs:
            yield
            return
        run = begin_run(words, today=self.today())
        token = COMMAND_RUN.set(run)
        self._runs.add(run.run)
        try:
            yield
        finally:
            self._runs.discard(run.run)
            COMMAND_RUN.reset(token)

    @contextlib.contextmanager
    def writing(self, *words: str) -> Iterator[WritableLibrary]:
        """Give the library under its lock; what is saved within is one change, or a part of one that began already."""
        settings = self.settings()
        with self.change(*words), self._one_change:
            doors = self._doors(settings)
            with writing(self.root, settings, notify=_ignore, doors=doors) as library:
                yield library

    def person(self) -> str:
        """Return who works here, by settings or git; empty where nobody says it."""
        settings = self.settings()
        mark = (settings.by, self.root)
        return self.keep("person", mark, lambda: _person(self.root, settings))

    def stamp(self) -> object:
        """Return a mark of all files of the library and of its posts: another one where any was saved."""
        return files_stamp(self.library())

    def keep(self, name: str, mark: object, make: Callable[[], T]) -> T:
        """Return what `make` makes, kept as long as the mark is the same; two who ask at once wait for one making."""
        kept = self._kept.get(name)
        if kept is None or kept[0] != mark:
            with self._making:
                kept = self._kept.get(name)
                if kept is None or kept[0] != mark:
                    kept = (mark, make())
                    self._kept[name] = kept
        return kept[1]  # type: ignore[return-value]

    def kept(self, name: str) -> object | None:
        """Return what was kept last under a name, whatever its mark."""
        found = self._kept.get(name)
        return found[1] if found is not None else None

    def _doors(self, settings: Settings) -> IndexDoors:
        files = LibraryFiles(self.root, settings.bibliography)
        progress = Progresses(_ignore, _ignore, _ignore)
        return IndexDoors(files, self.environment, notify=_ignore, progress=progress)


def _person(root: Path, settings: Settings) -> str:
    try:
        return who_judges(None, root, settings)
    except UnknownPersonError:
        return ""


def _ignore(*_: object) -> None:
    pass
