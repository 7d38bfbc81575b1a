"""Which engines there are, and opening one."""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from typing import Any

from litman.batch.engine import Engine

TABLE = {"duckdb": "litman.batch.on_duckdb"}  # each has `opened`


def open_engine(name: str, *, spill: Path) -> AbstractContextManager[Engine]:
    """Return an engine of the table, to be entered; what is too large for memory lies in a folder of its own."""
    opened: Any = import_module(TABLE[name]).opened
    engine: AbstractContextManager[Engine] = opened(spill=spill)
    return engine
