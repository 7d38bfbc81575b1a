"""Notes that an HTML page calls by name: links whose role is `doc-noteref`, wherever what they lead to stands."""

from __future__ import annotations

from itertools import islice
from typing import Any

_BOXES = frozenset(["p", "div", "li", "dd", "td", "aside", "section", "blockquote"])


def called_notes(page: Any) -> dict[Any, tuple[str, str]]:
    """Return the elements that hold the notes, each with its label and the id that the links to it name.

    A label is what the link prints. Where two links to different notes print the same, as in books that count anew in
    each chapter, the notes are counted through.

    Source: W3C, "Digital Publishing WAI-ARIA Module 1.1", `doc-noteref`.
    """
    links = [node for node in page.iter("a") if (node.get("role") or "").casefold() == "doc-noteref"]
    targets: dict[str, str] = {}
    for link in links:
        href = link.get("href") or ""
        if href.startswith("#") and len(href) > 1:
            targets.setdefault(href[1:], "".join(islice(link.itertext(), 8)).strip(" \t\r\n[]().^"))
    if not targets:
        return {}
    printed = list(targets.values())
    are_labels = len(set(printed)) == len(printed) and all(
        label.isalnum() and len(label) < 5 for label in printed
    )
    order = {name: number for number, name in enumerate(targets, start=1)}
    found: dict[Any, tuple[str, str]] = {}
    for node in page.iter():
        name = node.get("id") if isinstance(node.tag, str) else None
        if name is None or name not in targets:
            continue
        box = _box_around(node)
        if box is not None and box not in found:
            number = order[name]
            found[box] = (targets[name] if are_labels else str(number), name)
    return found


def _box_around(node: Any) -> Any:
    around = (node, *islice(node.iterancestors(), 4))
    return next(
        (box for box in around if box.tag in _BOXES and len("".join(box.itertext()).strip()) > 2), None
    )
