"""Which library a file belongs to; each is opened once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from litman.errors import LitmanError
from litman.index.query.known_works import KnownWork
from litman.library.locate import find_library
from litman.lsp.desk import Desk
from litman.regular_files import real_path


class Libraries:
    """The libraries of the files that are open."""

    def __init__(self, named: Path | None) -> None:
        """Take the library that the editor's settings name; without one, each file's own is looked for."""
        self._named = named
        self._desks: dict[Path, Desk] = {}
        self._works: dict[Path, tuple[object, Sequence[KnownWork]]] = {}

    def desk_of(self, path: Path) -> Desk | None:
        """Return the library that a file, or a folder, belongs to; None where it is in none.

        Raises:
            LitmanError: the library that was named is none.
        """
        start = path if path.is_dir() else path.parent
        try:
            root = real_path(find_library(self._named, start=start, environment=os.environ))
        except LitmanError:
            if self._named is not None:
                raise
            return None
        return self._desks.setdefault(root, Desk(root))

    def forget(self, root: Path) -> None:
        """Let go of a library."""
        self._desks.pop(root, None)
        self._works.pop(root, None)

    def forget_posts(self, root: Path) -> None:
        """Have the posts of a library looked for anew."""
        if root in self._desks:
            self._desks[root].forget_posts()

    def root_of(self, path: Path) -> Path | None:
        """Return the folder of the library that a file belongs to, None where it is in none or it cannot be opened."""
        try:
            desk = self.desk_of(path)
        except LitmanError:
            return None
        return desk.root if desk else None

    def known_works(self, root: Path) -> Sequence[KnownWork] | None:
        """Return the works of a library as they were read last; quick, and from any thread."""
        kept = self._works.get(root)
        return kept[1] if kept else None

    def read_works(self, desk: Desk) -> Sequence[KnownWork]:
        """Return the works of a library as they are, read anew where its bibliography changed."""
        stamp = desk.works_stamp()
        kept = self._works.get(desk.root)
        if kept is None or kept[0] != stamp:
            self._works[desk.root] = kept = (stamp, desk.works())
        return kept[1]
