"""A sequence in parts of a size: what one question can name, what a statement can bind, what is held at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

_Value = TypeVar("_Value")


def in_parts(values: Sequence[_Value], most: int) -> Iterator[Sequence[_Value]]:
    """Yield the values in their order, `most` at a time, the rest last; nothing for none."""
    for at in range(0, len(values), most):
        yield values[at : at + most]
