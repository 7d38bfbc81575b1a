"""Which elements of an HTML page are items of its reference list or footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from litman.posts.readers.html_called import called_notes
from litman.posts.readers.html_entries import find_entries, find_rows, number_box
from litman.posts.references.headings import REFERENCE_HEADING
from litman.text.folding import collapse_white_space
from litman.text.years import is_year

_CONTAINER = re.compile(
    r"(?:^|[\s_-])(?:references?(?:-?list)?|reflist|ref-?list|bibliography|biblio|works-?cited"
    r"|citations?(?:-?list)?|sources-?list|literature)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOTES = re.compile(r"(?:^|[\s_-])(?:footnotes?|endnotes?)(?:$|[\s_-])", re.IGNORECASE)
_NUMBER = re.compile(
    r"[\[(^]?\s?(?P<label>\d{1,4}|[a-z*†‡§]|(?:note|nb|n|anm\.?|fn)\s?\d{1,3})\s?[\])^]?", re.IGNORECASE
)
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LAID_OUT = ("ol", "ul", "table", "dl")
_MOST_UP = 3  # elements between a heading and the element beside which its list stands
_LABEL_IN_TEXT = re.compile(r"\s*(?:\[(?P<square>[\w-]{1,12})\]|(?P<plain>\d{1,4})[.)])\s")


@dataclass(frozen=True, slots=True)
class ReferenceElements:
    """The elements that are reference items, each with its label or "", and those of them that are footnotes."""

    items: dict[Any, str]
    notes: frozenset[Any]
    unread: frozenset[Any] = frozenset()  # elements that hold nothing but an item's label
    # ids of items that stand on such an element
    names: dict[Any, tuple[str, ...]] = field(default_factory=dict)
    # ids of notes called by a letter or sign, with their labels
    calls: dict[str, str] = field(default_factory=dict)
    shown: frozenset[Any] = frozenset()  # that are read though the page hides them until somebody asks


def find_reference_elements(page: Any) -> ReferenceElements:
    """Return the elements of the page that are items of its reference list or footnotes.

    They are known by the name of what holds them (`class="references"`, `role="doc-bibliography"`), by their own
    (`class="csl-entry"`), by the heading of the list (References, Sources), or because numbers in the text link to
    them. Lists within an item belong to it. A list is read though the page shows it only on demand.
    """
    targets = _targets(page)
    headings = _headings(page)
    holders = _holders(page, headings)
    lists: dict[Any, bool] = {}
    for holder, is_notes in holders:
        inner = [node for node in holder.iter("ol", "ul") if next(node.iterancestors("li"), None) is None]
        for found in inner if holder.tag not in ("ol", "ul") else [holder]:
            lists.setdefault(found, is_notes)
    for node in page.iter("li"):
        parent = node.getparent()
        if parent is not None and parent not in lists and _names(node) & targets.keys():
            lists[parent] = False
    items: dict[Any, str] = {}
    notes: set[Any] = set()
    unread: set[Any] = set()
    calls: dict[str, str] = {}
    for holder, is_notes in lists.items():
        if any(around in lists for around in holder.iterancestors("ol", "ul")):
            continue  # it stands in an item of another
        for node, label in _items(holder):
            box = number_box(node)
            if box:
                unread.add(box[0])
            linked = next((targets[name] for name in _names(node) if name in targets), "")
            is_lettered = bool(linked) and not linked.isdigit()
            items[node] = linked if is_lettered else label or linked
            if is_lettered:
                calls.update(dict.fromkeys(_names(node), linked))
            if is_notes or is_lettered:
                notes.add(node)
    entries = find_entries(page, items)
    for holder, is_notes in holders:
        if holder.tag not in ("ol", "ul") and not any(node in items for node in holder.iter("li")):
            rows = find_rows(holder)
            entries += rows
            notes |= {row.node for row in rows if is_notes}
    for entry in entries:
        items[entry.node] = entry.label or next((targets[n] for n in _names(entry.node) if n in targets), "")
    for box, (label, name) in called_notes(page).items():
        known = next((node for node in (box, *box.iterancestors()) if node in items), box)
        items[known] = label
        notes.add(known)
        calls[name] = items[known]
    _add_linked_boxes(page, targets, items, notes)
    return ReferenceElements(
        items,
        frozenset(notes),
        frozenset(unread.union(*(entry.unread for entry in entries))),
        {entry.node: entry.names for entry in entries if entry.names},
        calls,
        _shown(items, headings),
    )


def _shown(items: dict[Any, str], headings: list[Any]) -> frozenset[Any]:
    """Return what the page may hide and holds references: all around an item, and what follows a heading of a list."""
    shown = set()
    for item in items:
        for around in (item, *item.iterancestors()):
            if around in shown:
                break
            shown.add(around)
    for heading in headings:
        start = heading
        for _ in range(_MOST_UP):
            following = start.getnext() if start is not None else None
            if following is None:
                start = start.getparent() if start is not None else None
                continue
            if following.get("hidden") is not None or _HIDES.search(following.get("style") or ""):
                shown.add(following)
            break
    return frozenset(shown)


def _targets(page: Any) -> dict[str, str]:
    """Return the ids that numbers in the text link to, with the number; links back from there do not count."""
    targets: dict[str, str] = {}
    for link in page.iter("a"):
        href = link.get("href") or ""
        if href.startswith("#") and len(href) > 1 and not _is_in_target(link, targets):
            match = _NUMBER.fullmatch(collapse_white_space("".join(link.itertext())[:40]))
            if match:
                label = "" if is_year(match["label"]) else match["label"]  # `Short (2019)` links its year
                targets.setdefault(href[1:], label)
    return targets


def _is_in_target(link: Any, targets: dict[str, str]) -> bool:
    """Whether the link stands in what an earlier one leads to, so that it leads back."""
    around = [link, *islice(link.iterancestors(), 4)]
    return any(name in targets for node in around if (name := node.get("id") or node.get("name")))


def _headings(page: Any) -> list[Any]:
    """Return the elements whose whole text is the heading of a reference list; buttons open collapsed ones."""
    found = []
    for node in page.iter("h1", "h2", "h3", "h4", "h5", "h6", "p", "summary", "dt", "button", "strong", "b"):
        text = collapse_white_space("".join(node.itertext()))[:80] if len(node) < 5 else ""
        if text and REFERENCE_HEADING.fullmatch(text):
            found.append(node)
    return found


def _holders(page: Any, headings: list[Any]) -> list[tuple[Any, bool]]:
    """Return elements named as reference lists, and lists under such a heading; True for footnotes."""
    found: list[tuple[Any, bool]] = []
    for node in page.iter("div", "section", "ol", "ul", "dl", "table", "aside", "footer"):
        role = (node.get("role") or "").casefold()
        names = f"{node.get('class') or ''} {node.get('id') or ''}"
        if role in ("doc-endnotes", "doc-footnotes") or _NOTES.search(names):
            found.append((node, True))
        elif role == "doc-bibliography" or _CONTAINER.search(names):
            found.append((node, False))
    for heading in headings:
        following = _list_after(heading)
        if following is not None:
            found.append((following, False))
    return found


def _list_after(heading: Any) -> Any:
    """Return the list that follows a heading, itself or the box around it, before any other heading."""
    starts = [heading, *islice(heading.iterancestors(), _MOST_UP - 1)]
    for start in starts:
        if start is not heading and start.tag in ("body", "article", "main"):
            break
        node = start.getnext()
        for _ in range(3):
            if node is None or (isinstance(node.tag, str) and re.fullmatch(r"h[1-6]", node.tag)):
                break
            if node.tag in _LAID_OUT:
                return node
            inner = next(node.iter(*_LAID_OUT), None) if isinstance(node.tag, str) else None
            if inner is not None:
                return inner
            node = node.getnext()
    return None


def _items(holder: Any) -> list[tuple[Any, str]]:
    number = int(holder.get("start") or 1) if (holder.get("start") or "1").isdigit() else 1
    items = []
    for node in holder:
        if node.tag != "li" or not "".join(node.itertext()).strip():
            continue
        if (node.get("value") or "").isdigit():
            number = int(node.get("value"))
        printed = _LABEL_IN_TEXT.match("".join(islice(node.itertext(), 8))[:40])
        box = number_box(node)
        label = (
            box[1]
            if box
            else (printed["square"] or printed["plain"])
            if printed
            else str(number)
            if holder.tag == "ol"
            else ""
        )
        items.append((node, label))
        number += 1
    return items


def _add_linked_boxes(page: Any, targets: dict[str, str], items: dict[Any, str], notes: set[Any]) -> None:
    """Add what numbers in the text link to though it is no list: `<p id="ref1">1. …</p>`, a box for each note."""
    if not targets or items:
        return
    for node in page.iter():
        name = (
            (node.get("id") or (node.get("name") if node.tag == "a" else None))
            if isinstance(node.tag, str)
            else None
        )
        if name not in targets:
            continue
        box = _box_around(node)
        if box is not None and not any(ancestor in items for ancestor in (box, *box.iterancestors())):
            items[box] = targets[name]
            if _NOTES.search(f"{box.get('class') or ''} {box.get('id') or ''}"):
                notes.add(box)


def _box_around(node: Any) -> Any:
    """Return the paragraph or box that the element begins, with more in it than a number."""
    for box in (node, *islice(node.iterancestors(), 4)):
        if (
            box.tag in ("p", "div", "dd", "td", "li")
            and len(collapse_white_space("".join(box.itertext()))) > 8
        ):
            return box
    return None


def _names(node: Any) -> set[str]:
    """Return the ids of the element and of what begins it."""
    names = {node.get("id")} if node.get("id") else set()
    for inner in list(node.iter("a", "span", "p", "cite"))[:4]:
        name = inner.get("id") or (inner.get("name") if inner.tag == "a" else None)
        if name:
            names.add(name)
    return names
