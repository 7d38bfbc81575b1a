"""Who gives a verdict, where nobody says it with the verdict."""

from __future__ import annotations

import subprocess
from pathlib import Path

from litman.errors import UnknownPersonError
from litman.settings import SETTINGS_NAME, Settings

_PATIENCE_S = 10.0


def who_judges(given: str | None, root: Path, settings: Settings) -> str:
    """Return who gives a verdict: as given, else as the setting `by` says, else as git calls its user.

    Raises:
        UnknownPersonError: none of them says it.
    """
    name = (given or "").strip() or (settings.by or "").strip() or _git_user(root)
    if not name:
        raise UnknownPersonError(root / SETTINGS_NAME)
    return name


def _git_user(root: Path) -> str:
    """Return git's `user.name` for the library's folder; empty where git is not there or knows none."""
    try:
        done = subprocess.run(
            ["git", "config", "user.name"], cwd=root, capture_output=True, timeout=_PATIENCE_S, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return " ".join(done.stdout.decode("utf-8", "replace").split())
