"""One library as the server keeps it open: what rules know of it and its works, made anew when its files change."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from litman.actions.check.known_posts import KnownPosts
from litman.actions.check.run import CheckReport, run_check
from litman.actions.check.targets import CheckTargets
from litman.actions.check.unsaved import Unsaved, unsaved_bytes
from litman.checks.facts import Facts
from litman.checks.subject import PostSubject
from litman.claims.collection import is_claims_name
from litman.errors import LitmanError
from litman.files import SeenFile, digest_of
from litman.index.doors.open import IndexDoors, index_of
from litman.index.freshness import Progresses
from litman.index.query.known_works import KnownWork, known_works
from litman.library.library import Library
from litman.library.library_files import LibraryFiles
from litman.library.whole.doors import WholeDoors
from litman.lsp.read_post import read_subject
from litman.posts.readers.table import format_of
from litman.privacy import keep_private
from litman.read_settings import read_settings
from litman.regular_files import read_regular, real_path
from litman.settings import SETTINGS_NAME
from litman.text.terminal import shorten
from litman.texts.kept_text import SOURCES_FOLDER

if TYPE_CHECKING:
    from litman.actions.convert.model import Conversion
    from litman.actions.suggest.from_library import Works

# Of a bibliography that is read anew with every pause in typing; a larger one is, once it is saved.
MAX_TYPED_BYTES = 1 << 20
_TITLE = 60  # code points of a title in a menu

_Stamp = tuple[tuple[str, int, int], ...]


class Desk:
    """A library, asked by one thread."""

    def __init__(self, root: Path) -> None:
        """Take the library's folder; nothing is read before it is asked for."""
        self.root = root
        self._stamp: _Stamp = ()
        self._facts: Facts | None = None
        self._typed: tuple[bytes, Library] | None = None
        self._posts: tuple[_Stamp, KnownPosts] | None = None
        self._conversion: tuple[object, Conversion | None] | None = None  # of the last post
        self._suggester: tuple[Facts, Works] | None = None
        self._subject: tuple[object, PostSubject | None] | None = None  # the last one that was asked for

    # What there is

    def library(self) -> Library:
        """Return the library as its files are.

        Raises:
            LitmanError: its settings cannot be read.
        """
        return self.facts().library

    def facts(self) -> Facts:
        """Return what rules may know of the library as its files are."""
        stamp = _stamp_of(_files_of_facts(self.root, self._facts))
        if self._facts is None or stamp != self._stamp or self._facts.today != date.today():
            settings = read_settings(self.root / SETTINGS_NAME, os.environ)
            keep_private(self.root / settings.bibliography)
            files = LibraryFiles(self.root, settings.bibliography)
            doors = IndexDoors(
                files, os.environ, notify=_ignore, progress=Progresses(_ignore, _ignore, _ignore)
            )
            self._facts = Facts(Library(self.root, settings, doors=doors), today=date.today())
            self._stamp = _stamp_of(_files_of_facts(self.root, self._facts))
        return self._facts

    def works(self) -> Sequence[KnownWork]:
        """Return all works of the bibliography as it is on disk."""
        return index_of(self.library()).ask(lambda index: known_works(index.connection))

    def works_stamp(self) -> object:
        """Return what changes when the bibliography does."""
        path = self.root / (self._facts.library.settings.bibliography if self._facts else "references.bib")
        return _stamp_of([path])

    @property
    def posts(self) -> KnownPosts:
        """The posts that the library knows of."""
        library = self.library()
        # Of 50,000 claims files none is looked at for a key that was pressed: who saves one has `forget_posts` called.
        stamp = _stamp_of([library.claims_folder, self.root / SETTINGS_NAME])
        if self._posts is None or self._posts[0] != stamp:
            self._posts = (stamp, KnownPosts(library))
        return self._posts[1]

    def forget_posts(self) -> None:
        """Look for posts anew when they are asked for the next time: files may have come or gone."""
        self._posts = None

    def marks(self) -> object:
        """Return what changes when a file of the library, a claims file or a post does."""
        posts = self.posts
        files = [path for files in posts.posts.values() for path in (files.post, files.claims) if path]
        folders = {path.parent for path in files}
        return _stamp_of([*_files_of_facts(self.root, self._facts), *sorted({*files, *folders})])

    # What is wrong

    def targets_of(self, path: Path) -> CheckTargets | None:
        """Return what has to be checked when a text was typed in; None where the file is none of this library's."""
        library = self.library()
        if path == real_path(library.files.bibliography_path):
            return CheckTargets((), with_library=True)
        if is_claims_name(path.name) and path.parent == real_path(library.claims_folder):
            found = tuple(self.posts.of_claims(path))
            return CheckTargets(found, with_library=False) if found else None
        if format_of(path) is None or path.is_relative_to(real_path(library.claims_folder)):
            return None
        return CheckTargets((self.posts.of_path(path),), with_library=False)

    def check(self, targets: CheckTargets, unsaved: Unsaved) -> CheckReport | None:
        """Return what is wrong in the targets; None where a bibliography is too large to be read as it is typed."""
        facts = self._facts_with(unsaved)
        if targets.with_library and facts is self.facts() and self._is_typed(unsaved):
            return None
        settings = facts.library.settings.check
        return run_check(
            facts.library, targets, today=facts.today, settings=settings, facts=facts, unsaved=unsaved
        )

    def library_with(self, unsaved: Unsaved) -> Library:
        """Return the library, with the bibliography as it stands in an editor where that is not too large."""
        return self._facts_with(unsaved).library

    def subject_of(self, path: Path, unsaved: Unsaved) -> PostSubject | None:
        """Return the post whose file this is, laid out, by what stands in editors; None where it is none."""
        targets = self.targets_of(path)
        if targets is None or not targets.posts:
            return None
        facts, files = self._facts_with(unsaved), targets.posts[0]
        texts = [
            unsaved_bytes(item, unsaved) or _bytes_of(item) for item in (files.post, files.claims) if item
        ]
        mark = (files, *map(digest_of, texts), id(facts), self._stamp)
        if self._subject is None or self._subject[0] != mark:
            self._subject = (mark, read_subject(facts, files, unsaved))
        return self._subject[1]

    def suggested(self, sentence: str, limit: int) -> list[tuple[str, str]]:
        """Return keys and short titles of works of the library that speak of what a sentence says; without the web."""
        from litman.actions.suggest.from_library import Works

        if self._suggester is None or self._suggester[0] is not self.facts():
            self._suggester = (self.facts(), Works(self.library(), with_meaning=False))
        found = self._suggester[1].suggest(sentence, limit=limit)
        return [(item.name, shorten(item.title, _TITLE)) for item in found]

    def conversion(self, path: Path, data: bytes) -> Conversion | None:
        """Return the post with its markers as citations by key; None where it is not saved or cannot be converted."""
        from litman.actions.convert.convert_post import plan_conversion

        mark = (path, digest_of(data), self._stamp)
        if self._conversion is None or self._conversion[0] != mark:
            try:
                plan = plan_conversion(self.library(), path) if data == _bytes_of(path) else None
            except LitmanError:
                plan = None
            self._conversion = (mark, plan)
        return self._conversion[1]

    def _is_typed(self, unsaved: Unsaved) -> bool:
        seen = self.library().files.bibliography_path
        typed = unsaved.get(real_path(seen))
        return typed is not None and typed != _bytes_of(seen)

    def _facts_with(self, unsaved: Unsaved) -> Facts:
        """Return the facts, with the bibliography as it stands in an editor where that is not too large."""
        facts = self.facts()
        typed = unsaved.get(real_path(facts.library.files.bibliography_path))
        if typed is None or len(typed) > MAX_TYPED_BYTES or not self._is_typed(unsaved):
            return facts
        if self._typed is None or self._typed[0] != typed:
            self._typed = (typed, _with_bibliography(facts.library, typed))
        return Facts(self._typed[1], today=facts.today)


class _TypedFiles(LibraryFiles):
    """The files of a library whose bibliography stands in an editor."""

    def __init__(self, root: Path, bibliography: str, data: bytes) -> None:
        super().__init__(root, bibliography)
        self._data = data

    @cached_property
    def bibliography(self) -> SeenFile:
        return SeenFile(self.bibliography_path, self._data, digest_of(self._data))


def _with_bibliography(library: Library, data: bytes) -> Library:
    typed = Library(library.root, library.settings, doors=WholeDoors())
    typed.files = _TypedFiles(library.root, library.settings.bibliography, data)
    return typed


def _files_of_facts(root: Path, facts: Facts | None) -> Iterator[Path]:
    bibliography = facts.library.settings.bibliography if facts else "references.bib"
    names = (
        SETTINGS_NAME,
        bibliography,
        "registry.jsonl",
        "statements.toml",
        "different.txt",
        SOURCES_FOLDER,
    )
    yield from (root / name for name in names)


def _stamp_of(paths: Iterator[Path] | Sequence[Path]) -> _Stamp:
    stamps = []
    for path in paths:
        try:
            found = os.stat(path)
        except OSError:
            continue
        stamps.append((str(path), found.st_mtime_ns, found.st_size))
    return tuple(stamps)


def _bytes_of(path: Path) -> bytes:
    try:
        return read_regular(path)
    except OSError:
        return b""


def _ignore(*_: object) -> None:
    pass
