"""The keys of the workbench's pages: what their help says of them, and what their scripts do when one is pressed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from litman.actions.walk.keys import IN_WORKBENCH


class PageKey(NamedTuple):
    """What keys do on a page."""

    keys: tuple[str, ...]
    act: str  # what the page's script, the frame's, or the browser itself (`OF_BROWSER`) does
    about: str


OF_BROWSER = frozenset({"follow"})  # a link that has the focus is followed
POST_KEYS = tuple(PageKey(row.keys, row.act, row.said_on_page) for row in IN_WORKBENCH)
# What a page that only reads does on a post, too.
READING = tuple(row.act for row in IN_WORKBENCH if row.changes != "claim")
WORKS_KEYS = (
    PageKey(("/",), "search", "the search: words, or the language of queries"),
    PageKey(("j",), "next", "the next work; in the list also arrows, Home and End"),
    PageKey(("k",), "back", "the work before"),
    PageKey(("Enter",), "follow", "open the work"),
    PageKey(("a",), "add", "add works"),
    PageKey(("u",), "undo", "undo the last change"),
    PageKey(("?",), "help", "these keys"),
)
WORK_KEYS = (
    PageKey(("e",), "edit", "the fields of the entry; Ctrl and Enter saves them"),
    PageKey(("t",), "tag", "give a tag"),
    PageKey(("m",), "note", "write the note"),
    PageKey(("r",), "rename", "another citation key"),
    PageKey(("d",), "remove", "remove the work; who uses it is said first"),
    PageKey(("u",), "undo", "undo the last change"),
    PageKey(("?",), "help", "these keys"),
)


def bindings(rows: Iterable[PageKey]) -> str:
    """Return which act each key is, for a page's script."""
    return json.dumps({key: row.act for row in rows for key in row.keys})
