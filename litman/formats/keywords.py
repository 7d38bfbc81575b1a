"""Tags and collections of another program as keywords."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from litman.text.folding import collapse_white_space
from litman.work import Work


def with_keywords(work: Work, words: Iterable[str]) -> Work:
    """Return the work with these words after its own keywords, each once without regard to case.

    A comma within a word becomes a semicolon, since commas part keywords.
    """
    found: dict[str, str] = {}
    for word in [*(work.keyword or "").split(","), *(word.replace(",", ";") for word in words)]:
        name = collapse_white_space(word)
        if name:
            found.setdefault(name.casefold(), name)
    return replace(work, keyword=", ".join(found.values()) or None)
