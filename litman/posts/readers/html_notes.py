"""Notes that an HTML page sets into its sentences: side notes, the pop-ups of plugins, notes in an attribute."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from litman.posts.references.post_reference import LOOKS_CITED
from litman.text.folding import collapse_white_space, fold

_BODY = re.compile(
    r"(?:^|\s)(?:side-?notes?|margin-?notes?|[\w-]*footnotes?[\w-]*__note|footnotes?[-_]?(?:tooltip|content|text|body|popup|popover)"
    r"|easy-footnote-(?:text|content)|ltx_note_outer|inline-(?:foot)?notes?|margin-aside)(?:$|\s)",
    re.IGNORECASE,
)
_CALL = re.compile(r"foot-?note|side-?note|tooltip|reference|cite|(?:^|[\s_-])fn(?:$|[\s_-])", re.IGNORECASE)
_TOGGLE = re.compile(r"(?:^|\s)margin-toggle(?:$|\s)", re.IGNORECASE)
_HELD = (
    "title",
    "data-footnote",
    "data-footnote-content",
    "data-note",
    "data-content",
    "data-tooltip",
    "data-tippy-content",
)
_NUMBER = re.compile(r"[\s\[(]{0,3}(?P<label>\d{1,3}|[*†‡§a-z])[\s\])]{0,3}")
_MOST = 2_000  # characters of a note; more is a box beside the text
_TAG = re.compile(r"<[^<>]{1,400}>")


@dataclass(frozen=True, slots=True)
class InlineNote:
    """A note within a sentence: what it says, its printed label or None where the page has none in its text."""

    text: str
    label: str | None
    line: int


@dataclass(frozen=True, slots=True)
class InlineNotes:
    """The notes by the element that holds each, and the elements that are neither note nor text."""

    notes: dict[Any, InlineNote]
    unread: frozenset[Any]


def find_inline_notes(page: Any, items: Iterable[Any]) -> InlineNotes:
    """Return the notes that stand within the page's sentences.

    One that only repeats an item of the page's list, as the pop-ups of many plugins do, is unread.
    """
    listed = {_key(text_of_note(item)) for item in items}
    known = set(items)
    notes: dict[Any, InlineNote] = {}
    unread: set[Any] = set()
    for node in page.iter("span", "aside", "small", "div", "label", "a", "sup"):
        names = node.get("class") or ""
        if node.tag == "label":
            if _TOGGLE.search(names):
                unread.add(node)
            continue
        note = _held(node, names) if node.tag in ("a", "sup") else _set_in(node, names)
        if note is None or any(around in notes or around in known for around in node.iterancestors()):
            continue
        if any(inner in known for inner in node.iter()) or _key(note.text) in listed:
            unread.add(node) if node.tag not in ("a", "sup") and _key(note.text) in listed else None
            continue
        notes[node] = note
    return InlineNotes(notes, frozenset(unread))


def text_of_note(node: Any) -> str:
    """Return what a note says, without the number that it begins with."""
    return collapse_white_space("".join(islice(node.itertext(), 200)))[:_MOST]


def _set_in(node: Any, names: str) -> InlineNote | None:
    if not _BODY.search(names):
        return None
    text = text_of_note(node)
    if len(text) < 4:
        return None
    label = _printed_before(node)
    own = re.match(r"[\[(]?(\d{1,3})[\])]?[.:]?\s*(?=[^\W\d])", text)
    if own and own[1] == (label or own[1]):
        label, text = own[1] if label else None, text[own.end() :]
    return InlineNote(text, label, node.sourceline or 1)


def _held(node: Any, names: str) -> InlineNote | None:
    """Return the note that a number holds in an attribute, for a script to show it."""
    printed = _NUMBER.fullmatch("".join(islice(node.itertext(), 4)))
    if printed is None:
        return None
    for name in _HELD:
        held = collapse_white_space(_TAG.sub(" ", (node.get(name) or "")[:_MOST]))
        if len(held) > 12 and (LOOKS_CITED.search(held) or (_CALL.search(names) and name != "title")):
            return InlineNote(held, printed["label"], node.sourceline or 1)
    return None


def _printed_before(node: Any) -> str | None:
    """Return the number that stands right before the note, or None."""
    before = node.getprevious()
    parent = node.getparent()
    if before is None and parent is not None and parent.tag in ("span", "sup"):
        before = parent.getprevious() if not (parent.text or "").strip() else None
    for _ in range(3):
        if before is None or (before.tail or "").strip():
            return None
        printed = _NUMBER.fullmatch("".join(islice(before.itertext(), 6)))
        if printed:
            return printed["label"]
        before = before.getprevious()
    return None


def _key(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())[:60]
