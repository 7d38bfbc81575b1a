"""The modules of litman whose patterns are tried: all but those of an extra that is not installed."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType


def loaded(name: str) -> ModuleType | None:
    """Return a module; None, which is said, where a package of an extra that it needs is not there."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as exc:
        if exc.name is None or exc.name.split(".")[0] == "litman":
            raise
        _say_once(name, exc.name)
        return None


_said: set[str] = set()


def _say_once(name: str, package: str) -> None:
    if name not in _said:
        _said.add(name)
        print(f"{name} is left out: {package} is not installed", file=sys.stderr, flush=True)
