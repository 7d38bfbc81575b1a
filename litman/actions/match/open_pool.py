"""Where the local pool lies, and opening it; who has none does not wait for what reads one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

if TYPE_CHECKING:
    from litman.matching.pool import Pool


def pool_path(environment: Mapping[str, str]) -> Path:
    """Return where the pool lies: `LITMAN_POOL`, else the user's cache folder."""
    named = environment.get("LITMAN_POOL")
    return Path(named) if named else user_cache_path("litman") / "pool.sqlite"


def open_pool(environment: Mapping[str, str]) -> Pool | None:
    """Return the pool for reading; None where there is none.

    Raises:
        PoolError: there is one, and it cannot be read.
    """
    path = pool_path(environment)
    if not path.exists():
        return None
    from litman.matching.pool import Pool

    return Pool(path)
