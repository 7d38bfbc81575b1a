"""Tags and collections of another program as keywords."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from litman.text.folding import collapse_white_space
from litman.work import Work


def with_keywords(work: Work, tags: Iterable[str]) -> Work:
    """Return the work with these tags after its own keywords, each once without regard to case.

    A comma within a tag becomes a semicolon, since commas part keywords.
    """
    found: dict[str, str] = {}
    for word in [*(work.keyword or "").split(","), *(tag.replace(",", ";") for tag in tags)]:
        name = collapse_white_space(word)
        if name:
            found.setdefault(name.casefold(), name)
    return replace(work, keyword=", ".join(found.values()) or None)
