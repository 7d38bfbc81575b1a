"""Ids that both sides gave to different claims or references: theirs get the next free ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from litman.merging.toml_tree import Node
from litman.toml.render import render

_HIGHEST = {"last_id": "c", "last_reference": "r"}
_NUMBERED = re.compile(r"([cr])(\d{1,9})")


class NewIds(NamedTuple):
    """What their ids become: of claims and of references."""

    claims: Mapping[str, str]
    references: Mapping[str, str]


def clashing_ids(base: Node, ours: Node, theirs: Node) -> NewIds:
    """Return new ids for what both sides added under one id though it is not the same, or under two though it is."""
    return NewIds(
        *(
            _clashing(*(_of_kind(root, kind) for root in (base, ours, theirs)), letter=kind[0])
            for kind in ("claim", "reference")
        )
    )


def with_new_ids(text: str, root: Node, ids: NewIds) -> str:
    """Return their text with the new ids, where the things are and where they are named."""
    splices = sorted(_splices(root, ids))
    pieces, position = [], 0
    for start, end, new in splices:
        pieces += [text[position:start], new]
        position = end
    return "".join([*pieces, text[position:]])


def _of_kind(root: Node, kind: str) -> dict[str, Node]:
    return {
        node.id[2]: node
        for node in root.children
        if isinstance(node.id, tuple) and node.id[:2] == (kind, "id")
    }


def _clashing(
    base: Mapping[str, Node], ours: Mapping[str, Node], theirs: Mapping[str, Node], *, letter: str
) -> dict[str, str]:
    by_text = {_text_of(node): name for name, node in ours.items() if name not in base}
    highest = max((_number(name) for name in (*base, *ours, *theirs)), default=0)
    new: dict[str, str] = {}
    for name, node in theirs.items():
        if name in base:
            continue
        same = by_text.get(_text_of(node))
        if same is not None:
            if same != name:
                new[name] = same
        elif name in ours:
            highest += 1
            new[name] = f"{letter}{highest:02}"
    taken = set(new.values())
    if any(name in taken and name not in new and name not in base for name in theirs):
        # One of theirs goes by the id that another of them gets: that one moves on, too.
        for name in [name for name in theirs if name in taken and name not in new and name not in base]:
            highest += 1
            new[name] = f"{letter}{highest:02}"
    return new


def _text_of(node: Node) -> object:
    said = {leaf.name: leaf.value for leaf in node.children[0].children if leaf.item is not None}
    anchor = said.get("anchor")
    fingerprint = anchor.get("fingerprint") if isinstance(anchor, dict) else None
    return fingerprint or (said.get("text"), said.get("key") if not said.get("text") else None)


def _number(name: str) -> int:
    match = _NUMBERED.fullmatch(name)
    return int(match[2]) if match else 0


def _splices(root: Node, ids: NewIds) -> Iterator[tuple[int, int, str]]:
    for group in root.children:
        assert isinstance(group.id, tuple)
        own = ids.claims if group.id[0] == "claim" else ids.references if group.id[0] == "reference" else {}
        for section in group.children:
            for leaf in section.children:
                if leaf.item is None:
                    continue
                if leaf.name == "id" and section is group.children[0]:
                    yield from _renamed(leaf, own)
                elif leaf.name in _HIGHEST:
                    given = ids.claims if leaf.name == "last_id" else ids.references
                    yield from _raised(leaf, given.values()) if given else ()
                elif leaf.name == "reference":
                    yield from _renamed(leaf, ids.references)
                elif leaf.name == "markers":
                    yield from _renamed_markers(leaf, ids.references)


def _raised(leaf: Node, names: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Give the highest id ever given, if it is one of the new ones."""
    assert leaf.item is not None
    now = highest_id((leaf.value, *names), _HIGHEST[leaf.name])
    if now != leaf.value:
        yield leaf.item.value.start, leaf.item.value.end, render(now)


def _renamed(leaf: Node, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    if isinstance(leaf.value, str) and leaf.value in names and leaf.item is not None:
        yield leaf.item.value.start, leaf.item.value.end, render(names[leaf.value])


def _renamed_markers(leaf: Node, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    assert leaf.item is not None
    values = leaf.value if isinstance(leaf.value, list) else []
    for item, marker in zip(leaf.item.value.items, values, strict=False):
        for pair in item.value.items if isinstance(marker, dict) else ():
            if pair.path[-1] == "to" and marker.get("to") in names:
                yield pair.value.start, pair.value.end, render(names[marker["to"]])


def highest_id(names: Iterable[object], letter: str) -> str:
    """Return the higher of ids such as `c07`, which may be absent."""
    number = max((_number(name) for name in names if isinstance(name, str)), default=0)
    return f"{letter}{number:02}"
