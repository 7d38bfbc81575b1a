"""The bibliography of a document: references in groups, each with what stands under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litman.export.documents.tree import Node, division, heading, inlines, paragraph
from litman.export.styles.rich import Entry, Rich, Run

_REFERENCE = "Bibliography"  # paragraph styles of a DOCX
_UNDER = "Bibliography Note"
_OTHERS = "Other works"
# Metadata by which pandoc's template of a page parts references and hangs their lines.
REFERENCE_LOOK: dict[str, Node] = {
    "csl-css": {"t": "MetaBool", "c": True},
    "csl-entry-spacing": {"t": "MetaString", "c": "0.6em"},
}


@dataclass(frozen=True, slots=True)
class Group:
    """References under a heading of their own; the heading of the only group may be empty."""

    title: str
    entries: tuple[Entry, ...]


def grouped(entries: Sequence[Entry], titles: Mapping[str, str] | None) -> list[Group]:
    """Return the references in groups, in the order in which their titles come; without titles in one group.

    Args:
        entries: The references in the order of the style.
        titles: The title that a reference stands under, by its id; those of no title come last.
    """
    if titles is None:
        return [Group("", tuple(entries))]
    groups = [
        Group(title, tuple(entry for entry in entries if titles.get(entry.id) == title))
        for title in dict.fromkeys(titles.values())
    ]
    groups.append(Group(_OTHERS, tuple(entry for entry in entries if entry.id not in titles)))
    return [group for group in groups if group.entries]


def bibliography_blocks(
    groups: Sequence[Group],
    *,
    title: str,
    level: int,
    under: Mapping[str, Sequence[Rich]],
    names: Mapping[str, str],
    is_plain: bool,
) -> list[Node]:
    """Return the bibliography as blocks of a document.

    Args:
        groups: The references in order.
        title: Its heading; empty for none.
        level: The level of that heading; groups have the next one.
        under: What stands under a reference, a line each, by the entry's id.
        names: The anchor of a reference by the entry's id.
        is_plain: Whether the format knows no blocks with names and classes.
    """
    blocks: list[Node] = [heading(level, title, name="bibliography")] if title else []
    seen: set[str] = set()  # a reference that stands in two groups has its anchor in the first
    for group in groups:
        if group.title:
            blocks.append(heading(level + 1, group.title))
        entries = []
        for entry in group.entries:
            name = "" if entry.id in seen else names.get(entry.id, "")
            seen.add(entry.id)
            entries += _entry(entry, name, under.get(entry.id, ()), is_plain=is_plain)
        blocks += (
            entries
            if is_plain
            else [division(entries, classes=["references", "csl-bib-body", "hanging-indent"])]
        )
    return blocks


def _entry(entry: Entry, name: str, under: Sequence[Rich], *, is_plain: bool) -> list[Node]:
    label = (*entry.label, Run(" ")) if entry.label else ()
    reference = paragraph(inlines((*label, *entry.body)))
    lines: list[Node] = [{"t": "BulletList", "c": [[{"t": "Plain", "c": inlines(line)}] for line in under]}]
    if is_plain:
        return [reference, *(lines if under else [])]
    styled = division([reference], look=_REFERENCE)
    parts = [styled, division(lines, look=_UNDER)] if under else [styled]
    return [division(parts, name=name, classes=["csl-entry"])]
