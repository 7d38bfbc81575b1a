"""Who wants to know how many pages of a long file were read: the command on whose terminal a person waits."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

# Told how many pages are read, of how many.
PAGES_READ: ContextVar[Callable[[int, int], None] | None] = ContextVar("PAGES_READ", default=None)
