"""Make a new library."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from litman.errors import FileReadError, FileWriteError, LibraryExistsError, SettingsError
from litman.format_version import format_setting
from litman.library.library_files import CLAIMS_FOLDER
from litman.library.locate import is_library
from litman.library.storage.command_run import COMMAND_RUN
from litman.library.storage.transaction import Fate, FileChange, apply_changes, locked, put_right
from litman.memory import make_state_folder
from litman.read_settings import read_settings
from litman.regular_files import is_no_file, why_unread
from litman.setting_kinds import BIBLIOGRAPHY_ENDINGS
from litman.settings import ROWS, SETTINGS_NAME, Settings

_SETTINGS = """\
# Settings of this litman library. Every line can be left out; the values shown are the defaults.

# Your mail address: registries answer those faster who say who asks. (Or set LITMAN_MAILTO.)
# mailto = "you@example.org"

# Where the posts lie that the claims are about, seen from this folder. (LITMAN_POSTS adds one.)
posts = ["@"]

# How new citation keys are made: {author} {authors} {year} {title} {container}
# key_pattern = "{author}{year}{title}"

# For how many days an answer of a registry may be used again.
# cache_age_days = 30
"""
_BIBLIOGRAPHY = """\
% The works that our posts cite. Edit this file as you like: litman changes only what you ask it to change.
"""


def init_library(root: Path, bibliography: Path | None = None) -> tuple[Path, ...]:
    """Make a library in the folder `root`, which may exist and hold a bibliography; return the files made.

    Args:
        root: The folder.
        bibliography: The .bib file of the library, there or not, inside the folder or elsewhere; without it, that of
            the defaults.

    Raises:
        SettingsError: the bibliography is no .bib file.
        FileReadError: it is there, and a pipe or a device.
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
    named = _named(root, bibliography)
    try:
        (root / CLAIMS_FOLDER).mkdir(parents=True, exist_ok=True)
        make_state_folder(root)
        has_bibliography = (root / named).exists()
    except OSError as exc:
        raise FileWriteError(root, exc) from exc
    if is_no_file(root / named):
        raise FileReadError(root / named, why_unread(root / named))
    posts = "posts" if (root / "posts").is_dir() and not (root / "../posts").is_dir() else "../posts"
    settings = format_setting() + _settings_text(named).replace('["@"]', f'["{posts}"]')
    changes = [FileChange(root / SETTINGS_NAME, None, settings.encode())]
    if not has_bibliography:
        changes.append(FileChange(bibliography or root / named, None, _BIBLIOGRAPHY.encode()))
    made = tuple(change.path for change in changes)
    with locked(root, timeout_s=Settings().lock_timeout_s, notify=lambda message: None):
        # Undone by removing the folder.
        apply_changes(root, changes, fate=Fate(COMMAND_RUN.get(), folder=None))
    return made


def _named(root: Path, bibliography: Path | None) -> str:
    """Return how the settings name the bibliography: from the library's folder, where a path leads from there."""
    if bibliography is None:
        return Settings().bibliography
    where = os.path.realpath(bibliography)
    try:
        named = Path(os.path.relpath(where, os.path.realpath(root))).as_posix()
    except ValueError:  # on another drive
        named = Path(where).as_posix()
    problem = ROWS["bibliography"].kind.problem(named)
    if problem is None and bibliography.suffix.lower() not in BIBLIOGRAPHY_ENDINGS:
        problem = f"is a .bib file, not {named!r}"
    if problem is None and (bibliography.is_dir() or not Path(where).parent.is_dir()):
        problem = f"is a file in a folder that there is, not {str(bibliography)!r}"
    if problem:
        raise SettingsError(str(bibliography), f"the bibliography {problem}")
    return named


def _settings_text(bibliography: str) -> str:
    if bibliography == Settings().bibliography:
        return _SETTINGS
    said = json.dumps(bibliography, ensure_ascii=False)  # a text in quotes is one in TOML, too
    return f"{_SETTINGS}\n# The .bib file with the works, seen from this folder.\nbibliography = {said}\n"
