"""How exported references are arranged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How references are arranged."""

    annotate: bool = False  # the claims that each carries stand under it
    group_by: str | None = None  # `type`, `post` or `statement`
