"""The session of a library: its settings, and the answers that it keeps."""

from __future__ import annotations

from pathlib import Path

from litman.library.library import HTTP_CACHE_FOLDER
from litman.settings import Settings
from litman.sources.http.cache import AnswerCache
from litman.sources.http.session import Session


def open_session(
    root: Path, settings: Settings, *, offline: bool = False, max_age_days: float | None = None
) -> Session:
    """Return a session that asks for the library at `root`.

    Args:
        root: The library.
        settings: Its settings.
        offline: Whether only kept answers count, and nobody is asked.
        max_age_days: How old a kept answer may be; 0 asks anew. None: as the settings say.
    """
    age = settings.cache_age_days if max_age_days is None else max_age_days
    return Session(settings, cache=AnswerCache(root / HTTP_CACHE_FOLDER, max_age_days=age), offline=offline)
