"""Make a new library."""

from __future__ import annotations

import contextlib
from pathlib import Path

from litman.errors import FileWriteError, LibraryExistsError, SettingsError
from litman.format_version import format_setting
from litman.library.library_files import CLAIMS_FOLDER
from litman.library.locate import is_library
from litman.library.storage.request import REQUEST
from litman.library.storage.transaction import Fate, FileChange, apply_changes, locked, put_right
from litman.settings import SETTINGS_NAME, Settings, read_settings

_SETTINGS = """\
# Settings of this litman library. Every line can be left out; the values shown are the defaults.

# Your mail address: registries answer those faster who say who asks. (Or set LITMAN_MAILTO.)
# mailto = "you@example.org"

# Where the posts lie that the claims are about, seen from this folder. (LITMAN_POSTS adds one.)
posts = ["../posts"]

# How new citation keys are made: {author} {authors} {year} {title} {container}
# key_pattern = "{author}{year}{title}"

# For how many days an answer of a registry may be used again.
# cache_age_days = 30
"""
_BIBLIOGRAPHY = """\
% The works that our posts cite. Edit this file as you like: litman changes only what you ask it to change.
"""


def init_library(root: Path) -> tuple[Path, ...]:
    """Make a library in the folder `root`, which may exist and hold a bibliography; return the files made.

    Raises:
        LibraryExistsError: there is a library already.
        NewerFormatError: it is one that only a later litman knows.
        LockedError, FileWriteError: the folder cannot be made or written.
    """
    with contextlib.suppress(SettingsError):
        read_settings(root / SETTINGS_NAME, {})  # a newer litman's library is not put right by this one
    if root.is_dir():
        put_right(root, timeout_s=Settings().lock_timeout_s, notify=lambda message: None)
    if is_library(root):
        raise LibraryExistsError(root)
    bibliography = root / Settings().bibliography
    try:
        (root / CLAIMS_FOLDER).mkdir(parents=True, exist_ok=True)
        has_bibliography = bibliography.exists()
    except OSError as exc:
        raise FileWriteError(root, exc) from exc
    changes = [FileChange(root / SETTINGS_NAME, None, (format_setting() + _SETTINGS).encode())]
    if not has_bibliography:
        changes.append(FileChange(bibliography, None, _BIBLIOGRAPHY.encode()))
    with locked(root, timeout_s=Settings().lock_timeout_s, notify=lambda message: None):
        apply_changes(root, changes, fate=Fate(REQUEST.get(), folder=None))  # undone by removing the folder
    return tuple(change.path for change in changes)
