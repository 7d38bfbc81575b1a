"""Whether the packages are there that matching set at a time works with."""

from __future__ import annotations

from importlib.util import find_spec

from litman.errors import NoExtraError


def require_batch(command: str) -> None:
    """Return if the extra `batch` is installed.

    Raises:
        NoExtraError: it is not.
    """
    for package in ("pyarrow", "duckdb"):
        if find_spec(package) is None:
            raise NoExtraError(command, "batch", package)
