"""Whether the packages are there that matching set at a time works with."""

from __future__ import annotations

from importlib.util import find_spec

from litman.errors import NoExtraError

# By extra: what is imported, and the package that brings it.
_BATCH = {"pyarrow": "pyarrow", "duckdb": "duckdb"}
_SPARK = {"pyarrow": "pyarrow", "pyspark": "pyspark-client", "grpc": "pyspark-client", "pandas": "pandas"}
_SAIL = {**_SPARK, "pysail": "pysail"}


def require_batch(command: str) -> None:
    """Return if the extra `batch` is installed.

    Raises:
        NoExtraError: it is not.
    """
    _require(command, "batch", _BATCH)


def require_engine(command: str, engine: str) -> None:
    """Return if what an engine works with is installed.

    Raises:
        NoExtraError: it is not.
    """
    if engine == "duckdb":
        require_batch(command)
    else:
        _require(command, "spark", _SAIL if engine == "sail" else _SPARK)


def _require(command: str, extra: str, modules: dict[str, str]) -> None:
    for module, package in modules.items():
        if find_spec(module) is None:
            raise NoExtraError(command, extra, package)
