"""References of an HTML page that are no items of a list: entries of citation processors, rows of a table, terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from litman.text.folding import collapse_white_space

_ENTRY = re.compile(r"(?:^|\s)csl-entry(?:$|\s)")
_ENTRY_ROLES = frozenset(["doc-biblioentry", "doc-footnote"])
_LABEL_BOX = re.compile(r"(?:^|\s)(?:csl-left-margin|csl-block-label|label)(?:$|\s)")
_LABEL = re.compile(
    r"[\s\[({^↑*]{0,4}(?P<label>\d{1,4}|[A-Za-z]{1,12}\+?\d{2,4}[a-z]?|[a-z])(?:,\s?\d{1,4}){0,9}[\])}.:↑]{0,3}"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference that an element holds: its label or "", the elements that hold just that, and their ids."""

    node: Any
    label: str
    unread: tuple[Any, ...] = ()
    names: tuple[str, ...] = ()


def find_entries(page: Any, items: dict[Any, str]) -> list[Entry]:
    """Return what names itself an entry of a bibliography and stands in none of the items that are known already."""
    found: list[Entry] = []
    known: set[Any] = set()
    for node in page.iter("div", "p", "li", "span", "section", "aside", "dd"):
        if not _ENTRY.search(node.get("class") or "") and (node.get("role") or "") not in _ENTRY_ROLES:
            continue
        if any(around in items or around in known for around in (node, *node.iterancestors())):
            continue
        known.add(node)
        boxes = [inner for inner in node.iter("div", "span") if _LABEL_BOX.search(inner.get("class") or "")]
        label = _label_of(boxes[0]) if boxes else ""
        found.append(Entry(node, label, tuple(boxes) if label else ()))
    return found


def find_rows(holder: Any) -> list[Entry]:
    """Return the references of a holder that is laid out as a table or as terms: a label, then what it stands for."""
    found = []
    for cells in _pairs(holder):
        label = _label_of(cells[0])
        text = max(cells[1:], key=lambda cell: len("".join(cell.itertext())))
        if label and len(collapse_white_space("".join(text.itertext()))) > len(label) + 4:
            row = cells[0].getparent()
            outer = row if row.tag == "tr" else cells[0]
            names = [outer.get("id"), *(node.get("id") or node.get("name") for node in cells[0].iter())]
            found.append(
                Entry(text, label, (cells[0],), tuple(dict.fromkeys(name for name in names if name)))
            )
    return found


def number_box(item: Any) -> tuple[Any, str] | None:
    """Return the element with which an item begins if it holds nothing but a number, and the number."""
    node = item
    while not (node.text or "").strip() and len(node):
        node = node[0]
        if not isinstance(node.tag, str):
            return None
        number = (node.text or "").strip(" \t\n\r\xa0[]().:") if not len(node) else ""
        if number.isdecimal() and len(number) < 5 and node.tag not in ("a", "sup", "li"):
            return node, str(int(number))
    return None


def _pairs(holder: Any) -> Iterator[list[Any]]:
    """Yield the cells of each row of the holder's tables, and each term of its lists with what follows."""
    for row in holder.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if len(cells) > 1:
            yield cells
    for term in holder.iter("dt"):
        following = term.getnext()
        if following is not None and following.tag == "dd":
            yield [term, following]


def _label_of(node: Any) -> str:
    match = _LABEL.fullmatch(collapse_white_space("".join(node.itertext())[:60]))
    return match["label"] if match else ""
