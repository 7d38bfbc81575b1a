"""The session of a library: its settings, and the answers that it keeps."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from litman.library.library import HTTP_CACHE_FOLDER
from litman.service_keys import read_keys
from litman.settings import ROWS, Settings
from litman.sources.http.cache import AnswerCache
from litman.sources.http.limits import LANES
from litman.sources.http.session import Session


def open_session(
    root: Path,
    settings: Settings,
    *,
    offline: bool = False,
    max_age_days: float | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Session:
    """Return a session that asks for the library at `root`.

    Args:
        root: The library.
        settings: Its settings.
        offline: Whether only kept answers count, and nobody is asked.
        max_age_days: How old a kept answer may be; 0 asks anew. None: as the settings say.
        environment: Where the person's keys are, or where it is said where they stand.

    Raises:
        SettingsError: the person's file of keys cannot be used.
    """
    age = settings.cache_age_days if max_age_days is None else max_age_days
    cache = AnswerCache(root / HTTP_CACHE_FOLDER, max_age_days=age)
    keys = {} if offline else read_keys(environment, settings)
    return Session(settings, cache=cache, offline=offline, keys=keys, roll=_roll(settings))


def _roll(settings: Settings) -> dict[str, str]:
    """The services whose addresses are settings, by name."""
    urls = {lane.service: f"{name.partition('-')[0]}_url" for name, lane in LANES.items()}
    return {service: getattr(settings, url) for service, url in urls.items() if url in ROWS}
