"""Patterns that are compiled when they are first asked."""

from __future__ import annotations

import importlib
import importlib.util
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


_HAS_BATCH = importlib.util.find_spec("pyarrow") is not None  # an extra that is too heavy for the other tests


def test_every_lazy_pattern_of_litman_compiles() -> None:
    kind = type(lazy_pattern(""))
    names = [
        found.name
        for found in pkgutil.walk_packages(litman.__path__, "litman.")
        if "__main__" not in found.name and (_HAS_BATCH or not found.name.startswith("litman.batch."))
    ]
    patterns = [
        value
        for name in names
        for value in vars(importlib.import_module(name)).values()
        if isinstance(value, kind)
    ]
    assert patterns
    for pattern in patterns:
        assert re.compile(pattern.pattern, pattern.flags)
