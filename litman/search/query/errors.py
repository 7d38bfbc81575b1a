"""How a query that cannot be read is shown: with a caret under the character where."""

from __future__ import annotations

import unicodedata

from litman.errors import QueryError
from litman.text.terminal import terminal_safe

_SHOWN = 60  # characters of the query


def query_error(text: str, at: int, problem: str, *, reads_plain: bool = False) -> QueryError:
    """Return the error that shows the text with a caret under the character at `at`.

    With `reads_plain` the text is more likely a sentence than a query with a slip in it.
    """
    start = max(0, at - _SHOWN // 2)
    before = ("…" if start else "") + terminal_safe(text[start:at])
    after = terminal_safe(text[at : at + _SHOWN // 2])
    more = "…" if at + _SHOWN // 2 < len(text) else ""
    return QueryError(problem, before + after + more, _cells(before), reads_plain=reads_plain)


def _cells(text: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )
