"""Three-way merge of claims files and other TOML documents by tables and keys."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from litman.merging.claims_ids import clashing_ids, with_new_ids
from litman.merging.merged import CannotMergeError, Marks, Merged, Part, choose
from litman.merging.sequence import put_together, united_order
from litman.merging.toml_tree import HEADER, NamePath, Node, read_tree
from litman.merging.toml_values import merged_value
from litman.text.merge_conflicts import merge_conflicts
from litman.toml.render import TomlValue, render

_JUDGED = frozenset(("verdict", "quote", "comment", "by", "at", "suggested", "proposed"))
_OF_SCANS = frozenset(("anchor", "label", "markers", "marker"))  # says nothing of what a person decided
_LINK = ("section", "link", "key")
_DEPTH = 3  # tables, tables in them, lines


def merge_toml(base: bytes, ours: bytes, theirs: bytes, *, size: int = 7) -> Merged:
    """Return our document with what they changed in it since the base.

    Raises:
        CannotMergeError: one of them is no TOML or has a table twice, or the result would not be read as it should.
    """
    if theirs in (base, ours):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    if any(map(merge_conflicts, (base, ours, theirs))):
        raise CannotMergeError("a version holds a conflict that is not settled")
    try:
        old_text, our_text, their_text = (data.decode() for data in (base, ours, theirs))
    except UnicodeDecodeError as exc:
        raise CannotMergeError("a version is no UTF-8") from exc
    newline = "\r\n" if "\r\n" in (our_text or their_text) else "\n"
    old_text, their_text = (
        text.replace("\r\n", "\n").replace("\n", newline) for text in (old_text, their_text)
    )
    old, _ = read_tree(old_text, side="the common version")
    mine, tail = read_tree(our_text, side="our version")
    other, their_tail = read_tree(their_text, side="their version")
    ids = clashing_ids(old, mine, other)
    if ids.claims or ids.references:
        other, their_tail = read_tree(with_new_ids(their_text, other, ids), side="their version")
    run = _Run(Marks(newline.encode(), size), newline)
    body = run.merge(old, mine, other, (), 0).body or b""
    data = body + (tail if mine.children or not other.children else their_tail).encode()
    if our_text.startswith("\ufeff"):
        data = BOM_UTF8 + data
    _require_meaning(data, run)
    notes = [f"their {name} is {new} now" for names in ids for name, new in names.items()]
    return Merged(data, tuple(run.conflicts), tuple(notes))


def _require_meaning(data: bytes, run: _Run) -> None:
    """Refuse a result that says anything else than what was decided for each key; of conflicts our side counts."""
    try:
        text = data.decode()
    except UnicodeDecodeError as exc:
        raise CannotMergeError("the result is no UTF-8") from exc
    found, _ = read_tree(text, side="the merged file", settled=not run.conflicts)
    if dict(found.leaves()) != _by_final_keys(run.meant):
        raise CannotMergeError("the merged file would be read otherwise than it is meant")


def _by_final_keys(meant: Mapping[NamePath, object]) -> dict[NamePath, object]:
    """Return the values with links, and tables in them, under the keys that they have in the result."""
    keys = {
        (path[0], path[1]): value
        for path, value in meant.items()
        if path[-1] == ("pair", "key") and _link_key(path) is not None
    }
    return {_with_key(path, keys): value for path, value in meant.items()}


def _link_key(path: NamePath) -> Hashable | None:
    section = path[1] if len(path) > 1 else None
    return section[3] if isinstance(section, tuple) and section[:3] == _LINK else None


def _with_key(path: NamePath, keys: Mapping[tuple[Hashable, Hashable], object]) -> NamePath:
    if _link_key(path) is None:
        return path
    group, section, *rest = path
    assert isinstance(section, tuple)
    key = keys.get((group, section[:4]), section[3])
    return (group, (*_LINK, key, *section[4:]), *rest)


@dataclass
class _Run:
    marks: Marks
    newline: str
    conflicts: list[str] = field(default_factory=list)
    meant: dict[NamePath, object] = field(default_factory=dict)

    def merge(
        self, old: Node | None, mine: Node | None, other: Node | None, at: NamePath, depth: int
    ) -> Part:
        """Return what becomes of a part."""
        if mine is None or other is None:
            return self._one_sided(old, cast(Node, mine or other), mine is not None, at)
        if other.data == mine.data or (old is not None and other.data == old.data):
            return self._taken(mine, at)
        if old is not None and mine.data == old.data:
            return self._taken(other, at)
        if depth == _DEPTH:
            return self._line(old, mine, other, at)
        old = old or Node((), "", "")
        if depth == 1:
            mine, other = _paired_links(old, mine), _paired_links(old, other)
        versions = [node.version() for node in (old, mine, other)]
        order = united_order(*versions)
        olds, mines, others = (node.by_id() for node in (old, mine, other))
        bodies = {
            name: self.merge(olds.get(name), mines.get(name), others.get(name), (*at, name), depth + 1).body
            for name in order
        }
        newline = self.newline.encode()
        usual = newline * 2 if depth == 0 else newline
        return Part(put_together(order, bodies, versions[1], versions[2], usual_glue=usual, newline=newline))

    def _taken(self, node: Node, at: NamePath) -> Part:
        self.meant.update(node.leaves(at))
        return Part(node.data.encode())

    def _one_sided(self, old: Node | None, stays: Node, is_mine: bool, at: NamePath) -> Part:
        if old is None:
            return self._taken(stays, at)
        if _says_the_same(old, stays) or _is_of_scan(stays):
            return Part(None)
        if is_mine:
            self.meant.update(stays.leaves(at))
        self.conflicts.append(f"{_words(at)}: changed on one side, taken out on the other")
        data = _indented(stays)
        return Part(self.marks.around(data, b"") if is_mine else self.marks.around(b"", data))

    def _line(self, old: Node | None, mine: Node, other: Node, at: NamePath) -> Part:
        if mine.id == HEADER or mine.item is None:
            return self._taken(mine, at)
        before = old.value if old else None
        choice = choose((old is not None, before), (True, mine.value), (True, other.value))
        rest = choose(old.rest if old else "", mine.rest, other.rest)
        chosen: object = other.value if choice == "other" else mine.value
        if choice == "both":
            merged = merged_value(mine.name, before, mine.value, other.value)
            if merged is None:
                self.meant[at] = mine.value
                self.conflicts.append(_words(at))
                return Part(self.marks.around(_indented(mine), _indented(other)))
            chosen = merged[0]
        self.meant[at] = chosen
        raw = mine.data[: len(mine.data) - len(mine.rest)]
        if chosen == other.value and chosen != mine.value:
            raw = other.data[: len(other.data) - len(other.rest)]
        elif chosen != mine.value:
            assert mine.item is not None
            raw = raw[: len(raw) - (mine.item.value.end - mine.item.value.start)] + render(
                cast(TomlValue, chosen)
            )
        said = other.rest if rest == "other" or (rest == "both" and not mine.rest) else mine.rest
        return Part((raw + said).encode())


def _indented(node: Node) -> bytes:
    """Return a part with the blanks before its first line."""
    blanks = node.glue[len(node.glue.rstrip(" \t")) :]
    return (blanks + node.data).encode()


def _words(at: NamePath) -> str:
    """Return what a part is called."""
    words: list[str] = []
    for name in at:
        assert isinstance(name, tuple)
        if name[0] in ("section", "table", "pair"):
            name = name[1:]
        words += [str(word) for word in name if word not in ("id", "key", "content")] or []
    return " ".join(words)[:120] or "the file"


def _says_the_same(old: Node, new: Node) -> bool:
    return old.data == new.data or _said(old) == _said(new)


def _said(node: Node) -> dict[NamePath, object]:
    return {
        path: value
        for path, value in node.leaves((node.id,))
        if not (isinstance(path[-1], tuple) and path[-1][0] == "pair" and path[-1][-1] in _OF_SCANS)
    }


def _is_of_scan(node: Node) -> bool:
    """Whether it is a link that only scans made: those are made anew."""
    if not (isinstance(node.id, tuple) and node.id[:2] == ("section", "link")):
        return False
    return not any(leaf.name in _JUDGED for leaf in node.children)


def _paired_links(old: Node, side: Node) -> Node:
    """Return a claim whose links that only got another work's key go by the base's ids."""
    there = {child.id for child in side.children}
    gone = {_besides_key(child): child.id for child in old.children if child.id not in there}
    known = {child.id for child in old.children}
    renamed: dict[Hashable, Hashable] = {}
    for child in side.children:
        match = gone.pop(_besides_key(child), None) if child.id not in known else None
        if match is not None:
            renamed[child.id] = match
    if not renamed:
        return side
    return replace(
        side, children=[replace(child, id=renamed.get(child.id, child.id)) for child in side.children]
    )


def _besides_key(link: Node) -> str:
    return repr([(leaf.id, leaf.value) for leaf in link.children if leaf.name != "key"])
