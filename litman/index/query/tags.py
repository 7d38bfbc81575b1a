"""How many entries have each tag, from what the index keeps of their tags."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict

from litman.index.bibliography.rows import TAG_BREAK

# The condition is that of the partial index, which alone is read.
_ALL = "SELECT group_concat(tags, ?), count(*) - count(tags) FROM entry WHERE tags IS NOT ''"
_IN_ORDER = """
SELECT e.tags FROM chunk c CROSS JOIN entry e ON e.chunk = c.id WHERE e.tags IS NOT '' ORDER BY c.start, e.start"""


def tags_of_works(connection: sqlite3.Connection) -> dict[str, int] | None:
    """Return how many entries have each tag, as `bibtex.works.tags.count_tags` does; None where some are not kept."""
    together, not_kept = connection.execute(_ALL, (TAG_BREAK,)).fetchone()
    if not_kept:
        return None
    counts = Counter(together.split(TAG_BREAK)) if together else Counter[str]()
    spellings: dict[str, list[str]] = defaultdict(list)
    for tag in counts:
        spellings[tag.casefold()].append(tag)
    several = {tag for tags in spellings.values() if len(tags) > 1 for tag in tags}
    firsts = _firsts(connection, several) if several else {}
    return {
        firsts.get(folded, tags[0]): sum(counts[tag] for tag in tags) for folded, tags in spellings.items()
    }


def _firsts(connection: sqlite3.Connection, several: set[str]) -> dict[str, str]:
    """Return of tags that are spelt in several ways, folded, the spelling that comes first in the file."""
    firsts: dict[str, str] = {}
    left = {tag.casefold() for tag in several}
    for (tags,) in connection.execute(_IN_ORDER):
        for tag in several.intersection(tags.split(TAG_BREAK)):
            firsts.setdefault(tag.casefold(), tag)
        if len(firsts) == len(left):
            break
    return firsts
