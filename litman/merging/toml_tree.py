"""A TOML document as a tree of what a person sees as its parts: tables, tables in them, lines in those."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from litman.merging.merged import CannotMergeError
from litman.merging.sequence import Piece, Version
from litman.text.merge_conflicts import our_side
from litman.toml.load import load_toml
from litman.toml.spans import Item, Section, TomlSpans, scan_toml

_COMMENT = re.compile(r"#[^\n]*")
_REST = re.compile(r"[ \t]*+(#[^\r\n]*)?")
_NAMES = ("id", "key", "name", "text", "label")  # what tells one table of a list from another
HEADER = ("header",)
NamePath = tuple[Hashable, ...]


@dataclass(slots=True)
class Node:
    """A part of the document: a table with its parts, or a line of one."""

    id: Hashable
    glue: str  # the white space before it
    data: str
    children: list[Node] = field(default_factory=list)
    value: object = None  # of a line with a key
    rest: str = ""  # of such a line, the remark behind its value
    item: Item | None = None
    name: str = ""
    binds: bool = False

    def version(self) -> Version:
        """Return its parts as pieces."""
        pieces = (
            Piece(child.id, child.glue.encode(), child.data.encode(), child.binds) for child in self.children
        )
        return Version(tuple(pieces), b"")

    def by_id(self) -> Mapping[Hashable, Node]:
        """Return its parts by what makes them the same."""
        return {child.id: child for child in self.children}

    def leaves(self, at: NamePath = ()) -> Iterator[tuple[NamePath, object]]:
        """Give all headers and values with the names that lead to them."""
        if not self.children and self.id and not (isinstance(self.id, tuple) and self.id[0] == "#"):
            yield at, self.value
        for child in self.children:
            yield from child.leaves((*at, child.id))


class _Line(NamedTuple):
    """A statement: where it stands, and which table it is in."""

    start: int
    end: int
    section: int
    item: Item | None
    kind: str  # header, pair, comment
    rest: str


def read_tree(text: str, *, side: str, settled: bool = True) -> tuple[Node, str]:
    """Return the document's root and the white space at its end.

    Raises:
        CannotMergeError: it is no TOML, or laid out so that its tables do not stand together.
    """
    if not settled:
        text = our_side(text.encode()).decode()
    try:
        table = load_toml(text.removeprefix("\ufeff"))
        spans = scan_toml(text)
    except (ValueError, RecursionError, AssertionError) as exc:
        raise CannotMergeError(f"{side} is no TOML ({exc})") from exc
    lines = _lines(text, spans)
    root = Node((), "", text)
    position = 1 if text.startswith("\ufeff") else 0
    root.children = _groups(text, spans, lines, table)
    _require_unique(root, side)
    end = lines[-1].end if lines else position
    return root, text[end:]


def _lines(text: str, spans: TomlSpans) -> list[_Line]:
    lines: list[_Line] = []
    position = 1 if text.startswith("\ufeff") else 0
    for number, section in enumerate(spans.sections):
        marks: list[tuple[int, int, Item | None, str]] = []
        if section.path:
            marks.append((text.index("[", section.start), section.end, None, "header"))
        marks += [(item.start, item.end, item, "pair") for item in section.pairs]
        for start, end, item, kind in marks:
            lines += _comments(text, position, start, number - (kind == "header"))
            rest = _REST.match(text, end)
            said = rest[0].rstrip(" \t\r") if rest and rest[1] else ""
            position = end + len(said)
            lines.append(_Line(start, position, number, item, kind, said))
    lines += _comments(text, position, len(text), len(spans.sections) - 1)
    return _bound(text, lines)


def _comments(text: str, start: int, end: int, section: int) -> Iterator[_Line]:
    for match in _COMMENT.finditer(text, start, end):
        yield _Line(match.start(), match.start() + len(match[0].rstrip()), section, None, "comment", "")


def _bound(text: str, lines: list[_Line]) -> list[_Line]:
    """Return the lines with remarks right above a table's header as part of that table."""
    bound = list(lines)
    for number in range(len(lines) - 2, -1, -1):
        line, follows = bound[number], bound[number + 1]
        between = text[line.end : follows.start].count("\n")
        if line.kind == "comment" and between == 1 and follows.section > line.section:
            bound[number] = line._replace(section=follows.section)
    return bound


def _groups(text: str, spans: TomlSpans, lines: list[_Line], table: dict[str, Any]) -> list[Node]:
    """Return the tables of the document, each with those below it."""
    nodes: list[Node] = []
    last: tuple[object, ...] | None = None
    position = 1 if text.startswith("\ufeff") else 0
    for number, line in enumerate(lines):
        section = spans.sections[line.section]
        prefix = _prefix(section)
        if not nodes or prefix != last:
            start = lines[number - 1].end if number else position
            nodes.append(Node(_group_id(prefix, table), text[start : line.start], ""))
        group, last = nodes[-1], prefix
        inner_id = _section_id(section, prefix, table)
        if not group.children or group.children[-1].name != str(line.section):
            glue = text[lines[number - 1].end : line.start] if group.children else ""
            group.children.append(Node(inner_id, glue, "", name=str(line.section)))
        inner = group.children[-1]
        glue = text[lines[number - 1].end : line.start] if inner.children else ""
        inner.children.append(_leaf(text, line, section, glue, table))
    for group in nodes:
        for inner in group.children:
            _number_twins(inner)
            inner.data = _joined(inner)
        _number_twins(group)
        group.data = _joined(group)
    return nodes


def _joined(node: Node) -> str:
    return "".join((child.glue if place else "") + child.data for place, child in enumerate(node.children))


def _leaf(text: str, line: _Line, section: Section, glue: str, table: dict[str, Any]) -> Node:
    data = text[line.start : line.end]
    if line.kind == "header":
        return Node(HEADER, glue, data)
    if line.item is None:
        return Node(("#", data), glue, data, binds=True)
    path = line.item.path[len(section.path) :]
    value = _at(table, line.item.path)
    return Node(("pair", *path), glue, data, value=value, rest=line.rest, item=line.item, name=str(path[-1]))


def _prefix(section: Section) -> tuple[object, ...]:
    """Return the path of the topmost table that a section stands in."""
    path = section.path
    return path[:2] if len(path) > 1 and isinstance(path[1], int) else path[:1]


def _group_id(prefix: tuple[object, ...], table: dict[str, Any]) -> Hashable:
    if len(prefix) < 2:
        return ("table", *prefix)
    return (prefix[0], *_identity(_at(table, prefix)))


def _section_id(section: Section, prefix: tuple[object, ...], table: dict[str, Any]) -> Hashable:
    named: list[Hashable] = ["section"]
    for place in range(len(prefix), len(section.path)):
        part = section.path[place]
        named += _identity(_at(table, section.path[: place + 1])) if isinstance(part, int) else [part]
    return tuple(named)


def _identity(item: object) -> tuple[Hashable, ...]:
    if isinstance(item, dict):
        for name in _NAMES:
            if isinstance(item.get(name), str):
                return (name, item[name])
    return ("content", repr(item))


def _at(table: object, path: tuple[object, ...]) -> object:
    for part in path:
        table = table[part]  # type: ignore[index]
    return table


def _number_twins(group: Node) -> None:
    seen: Counter[Hashable] = Counter()
    for child in group.children:
        seen[child.id] += 1
        if seen[child.id] > 1:
            assert isinstance(child.id, tuple)
            child.id = (*child.id, seen[child.id])


def _require_unique(root: Node, side: str) -> None:
    seen: set[Hashable] = set()
    for group in root.children:
        if group.id in seen:
            assert isinstance(group.id, tuple)
            raise CannotMergeError(f"{side} has {' '.join(map(str, group.id))} twice, or in pieces")
        seen.add(group.id)
