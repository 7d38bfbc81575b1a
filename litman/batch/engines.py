"""Which engines there are, and opening one."""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from typing import Any

from litman.batch.engine import Engine
from litman.batch.spark_address import SCHEME

# Each has `opened`; SCHEME stands for any address of a server.
TABLE = {"duckdb": "litman.batch.on_duckdb", "sail": "litman.batch.on_sail", SCHEME: "litman.batch.on_spark"}

_WORKS_ALONE = ("duckdb",)


def works_alone(name: str) -> bool:
    """Whether an engine runs litman's functions in the process that asks, so that several of it make sense."""
    return name in _WORKS_ALONE


def is_engine(name: str) -> bool:
    """Whether an engine is called so."""
    return name.startswith(SCHEME) or name in TABLE


def open_engine(name: str, *, spill: Path) -> AbstractContextManager[Engine]:
    """Return an engine, to be entered; what is too large for its memory here lies in a folder of its own.

    Raises:
        MatchEngineError: it cannot be used.
    """
    opened: Any = import_module(TABLE[SCHEME if name.startswith(SCHEME) else name]).opened
    engine: AbstractContextManager[Engine] = opened(name, spill=spill)
    return engine
