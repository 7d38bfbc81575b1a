"""Journals abbreviated where a style asks for it, each in one form in a list."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from litman.export.styles.request import Item
from litman.export.styles.style_file import Style
from litman.text.journals.abbreviate import (
    abbreviate_journal,
    journal_key,
    listed_abbreviation,
    with_full_stops,
)
from litman.text.plain import plain

# What stands in a journal; newspapers and magazines keep their names. Source: AMA Manual of Style, 11th ed., 3.11.
_IN_JOURNALS = frozenset({"article-journal", "review", "review-book"})
_TAG = re.compile(r"<text\b[^>]*>")
_TITLE, _SHORT = "container-title", "container-title-short"


def with_short_journals(items: Sequence[Item], style: Style) -> list[Item]:
    """Return the items with the abbreviated titles of their journals, if the style prints these.

    A journal is known by its title, whole or short, and by its ISSN, and has one form in all items: the short title
    that most of its entries give, else that of the table of journals, else its words abbreviated. Full stops stand
    in all of them; a style that wants none takes them away.
    """
    if not prints_short_journals(style.text):
        return list(items)
    groups = _Groups()
    for item in items:
        if _is_in_journal(item):
            groups.add(item)
    forms = groups.forms()
    return [{**item, _SHORT: forms[groups.of(item)]} if _is_in_journal(item) else item for item in items]


@lru_cache(maxsize=16)
def prints_short_journals(csl: str) -> bool:
    """Return whether a style's text asks for abbreviated titles of what works stand in."""
    if f'variable="{_SHORT}"' in csl:
        return True
    return any(f'variable="{_TITLE}"' in tag and 'form="short"' in tag for tag in _TAG.findall(csl))


def _is_in_journal(item: Item) -> bool:
    return item.get("type") in _IN_JOURNALS and bool(item.get(_TITLE) or item.get(_SHORT))


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return plain(value).strip() if isinstance(value, str) else ""


class _Groups:
    """Journals, each with all the keys that its items know it by."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}
        self._items: dict[str, list[Item]] = defaultdict(list)

    def add(self, item: Item) -> None:
        keys = _keys(item)
        roots = [self._root(key) for key in keys]
        for root in roots[1:]:
            self._parents[self._root(root)] = self._root(roots[0])
        self._items[keys[0]].append(item)

    def of(self, item: Item) -> str:
        """The key of the journal that an item stands in."""
        return self._root(_keys(item)[0])

    def forms(self) -> dict[str, str]:
        """The form of each journal."""
        together: dict[str, list[Item]] = defaultdict(list)
        for key, items in self._items.items():
            together[self._root(key)] += items
        return {root: _form(items) for root, items in together.items()}

    def _root(self, key: str) -> str:
        path = []
        while (parent := self._parents.setdefault(key, key)) != key:
            path.append(key)
            key = parent
        for passed in path:
            self._parents[passed] = key
        return key


@lru_cache(maxsize=4096)
def _title_key(title: str) -> str:
    return journal_key(abbreviate_journal(title))


def _keys(item: Item) -> list[str]:
    title, short = _text(item, _TITLE), _text(item, _SHORT)
    keys = [_title_key(name) for name in (title, short) if name]
    return [*keys, *(f"issn {issn.upper()}" for issn in _ISSN.findall(str(item.get("ISSN") or "")))]


_ISSN = re.compile(r"\b\d{4}-\d{3}[\dXx]\b")


def _form(items: Sequence[Item]) -> str:
    """The one form of a journal: of equal ones the first."""
    titles = [title for item in items if (title := _text(item, _TITLE))]
    given = [short for item in items if (short := _own_short(item))]
    whole = max(titles, key=len, default="")
    if given:
        return Counter(with_full_stops(short, whole) for short in given).most_common(1)[0][0]
    listed = (form for title in titles if (form := listed_abbreviation(title)))
    return next(listed, "") or abbreviate_journal(whole)


def _own_short(item: Item) -> str:
    short = _text(item, _SHORT)
    return "" if short == _text(item, _TITLE) else short
