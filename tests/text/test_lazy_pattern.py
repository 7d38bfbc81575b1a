"""Patterns that are compiled when they are first asked."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import litman
from litman.text.lazy_pattern import lazy_pattern


def test_a_lazy_pattern_answers_as_the_compiled_one() -> None:
    lazy, compiled = (
        lazy_pattern(r"(?P<n>\d)|tea", re.IGNORECASE),
        re.compile(r"(?P<n>\d)|tea", re.IGNORECASE),
    )
    text = "Tea 1, tea 2"
    assert [match.span() for match in lazy.finditer(text)] == [
        match.span() for match in compiled.finditer(text)
    ]
    assert lazy.sub("-", text) == compiled.sub("-", text)
    assert lazy.findall(text) == compiled.findall(text)
    assert (lazy.pattern, lazy.flags, lazy.groupindex) == (
        compiled.pattern,
        compiled.flags,
        compiled.groupindex,
    )


def test_a_fault_in_a_lazy_pattern_shows_at_its_first_use() -> None:
    pattern = lazy_pattern("(")
    with pytest.raises(re.error):
        pattern.search("tea")


HEAVY = {"pyarrow", "duckdb", "grpc", "pyspark"}  # packages of an extra that the other tests do without


def test_every_lazy_pattern_of_litman_compiles() -> None:
    kind = type(lazy_pattern(""))
    found = [
        item.name for item in pkgutil.walk_packages(litman.__path__, "litman.") if "__main__" not in item.name
    ]
    patterns = [value for name in found for value in _values_of(name) if isinstance(value, kind)]
    assert patterns
    for pattern in patterns:
        assert re.compile(pattern.pattern, pattern.flags)


def _values_of(name: str) -> list[object]:
    try:
        return list(vars(importlib.import_module(name)).values())
    except ModuleNotFoundError as exc:
        if exc.name not in HEAVY:
            raise
        return []
