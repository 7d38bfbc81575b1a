"""What lies outside a library's folder and is written all the same: a bibliography, and posts, that the settings name.

Two libraries may name the same bibliography, so who writes holds a lock of it beside that of the library. A journal may
speak of it, and of a post whose text was changed in its place; of nothing else above the library's folder.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from litman.errors import LitmanError, LockedError, ReadOnlyLibraryError
from litman.files import TEMPORARY_MARK
from litman.library.storage.file_lock import wait_for_lock
from litman.read_settings import read_settings
from litman.setting_kinds import is_inside
from litman.settings import SETTINGS_NAME

_SHORT_WAIT_S = 0.2


def outside_bibliography(root: Path) -> Path | None:
    """Return the path of the bibliography as the settings of the library at `root` name it, where it lies outside."""
    try:
        named = read_settings(root / SETTINGS_NAME, {}).bibliography
    except LitmanError:
        return None
    return None if is_inside(named) else Path(named)


def is_ours(root: Path, path: Path, *, is_changed: bool = False) -> bool:
    """Whether a file that `.litman` names is one that litman may have written: a library may come from a stranger.

    It lies in the library's folder once links are followed, or is the bibliography that the settings have outside, or
    a file that is being written beside that. Where a file was there and was changed, it may be a post, too.
    """
    real = Path(os.path.realpath(path.parent), path.name) if TEMPORARY_MARK in path.name else _real(path)
    if real.is_relative_to(_real(root)):
        return True
    if is_changed and _is_post(root, real):
        return True
    outside = outside_bibliography(root)
    return outside is not None and _is_at(real, _real(root / outside))


def leads_out(root: Path, name: Path, *, is_changed: bool) -> bool:
    """Whether a file that has its name in the library's folder lies elsewhere, by a link that nobody told litman of.

    A bibliography may: people keep one for several programs. `is_changed` says that a file is there.
    """
    if name.is_absolute() or ".." in name.parts or is_ours(root, root / name, is_changed=is_changed):
        return False
    try:
        bibliography = read_settings(root / SETTINGS_NAME, {}).bibliography
    except LitmanError:
        return True
    return _real(root / bibliography) != _real(root / name)


def may_undo(root: Path, path: Path) -> bool:
    """Whether `litman undo` takes back what was changed in a file."""
    return is_ours(root, path, is_changed=True)


def _is_at(real: Path, file: Path) -> bool:
    """Whether a path is that of a file, or of what is being written beside it."""
    is_beside = real.parent == file.parent and real.name.startswith(f".{file.name[:60]}{TEMPORARY_MARK}")
    return real == file or is_beside


def _is_post(root: Path, real: Path) -> bool:
    """Whether a path is that of typed text in a folder of posts, or of what is being written beside such."""
    from litman.posts.readers.table import TYPED_ENDINGS

    name = real.name
    if TEMPORARY_MARK in name:
        name = name[1 : name.index(TEMPORARY_MARK)]
    if Path(name).suffix.casefold() not in TYPED_ENDINGS:
        return False
    try:
        folders = read_settings(root / SETTINGS_NAME, os.environ).posts
    except LitmanError:
        return False
    return any(real.is_relative_to(_real(root / Path(folder).expanduser())) for folder in folders)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


@contextlib.contextmanager
def held_outside(root: Path, *, timeout_s: float, notify: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of the outside bibliography, if there is one: nobody else's litman writes it meanwhile.

    Raises:
        LockedError: the litman of another library still held it after `timeout_s`.
        ReadOnlyLibraryError: it cannot be locked.
    """
    outside = outside_bibliography(root)
    path = None if outside is None else _lock_of(Path(os.path.realpath(root / outside)))
    if path is None:
        yield
        return

    def tell() -> None:
        notify(f"waiting for the litman of another library that is writing {outside} …")

    try:
        release = wait_for_lock(path, timeout_s=timeout_s, tell_after_s=_SHORT_WAIT_S, tell=tell)
    except OSError as exc:
        raise ReadOnlyLibraryError(root, exc) from exc
    if release is None:
        raise LockedError(path, timeout_s, "")
    try:
        yield
    finally:
        release()


def _lock_of(bibliography: Path) -> Path | None:
    """Return what is locked for a bibliography: the file itself, so that nothing lies about beside it."""
    if sys.platform == "win32":  # where a locked file could be neither read nor replaced
        import hashlib
        import tempfile

        name = hashlib.sha256(os.fsencode(bibliography)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"litman-{name}.lock"
    return bibliography if bibliography.is_file() else None
