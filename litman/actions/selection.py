"""Which works are exported, and how their references are arranged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """Which works are meant; everything where all are empty."""

    keys: Sequence[str] = ()  # citation keys
    posts: Sequence[str] = ()  # ids of posts whose works are meant
    claims: Sequence[str] = ()  # POST/ID of claims whose works are meant


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How references are arranged."""

    annotate: bool = False  # the claims that each carries stand under it
    group_by: str | None = None  # `type`, `post` or `statement`
