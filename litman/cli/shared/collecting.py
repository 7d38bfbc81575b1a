"""How often Python looks for objects in cycles while a long list is printed."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

_MADE = 100_000  # objects; a list holds about a third as many at once, of two hundred posts


@contextlib.contextmanager
def rare_collections() -> Iterator[None]:
    """Look for them once for 100,000 objects that are kept, as long as this lasts, and not for 700.

    Rows and what is made of them have no cycles, and looking for them takes a tenth of the time of a list. It is not
    given up, since a post that is read meanwhile may leave some.
    """
    before = gc.get_threshold()
    gc.set_threshold(_MADE, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
