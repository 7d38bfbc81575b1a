"""The tags of entries, and how many of the entries have each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from litman.bibtex.file.entry import Entry
from litman.bibtex.file.single_field import value_of_one
from litman.bibtex.works.list_fields import tags_of

# Source: biblatex manual, section 2.2.2: `keywords` is a list separated by commas.
TAG_FIELDS = ("keywords", "keyword")


def each_tag(value: str) -> list[str]:
    """Return the tags of a `keywords` value, each once: case does not count, and of two spellings the last is taken."""
    return list({tag.casefold(): tag for tag in tags_of(value)}.values())


def count_tags(entries: Iterable[Entry]) -> dict[str, int]:
    """Return how many entries have each tag, in the spelling that was met first."""
    counts: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    for entry in entries:
        for tag in each_tag(value_of_one(entry, *TAG_FIELDS)):
            counts[spelling.setdefault(tag.casefold(), tag)] += 1
    return dict(counts)
