"""How litman asks its patterns: anywhere in a text or from one place, of a whole text or of a piece of a known size."""

from __future__ import annotations

import ast
import importlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from growth_modules import loaded
from growth_sizes import Source, size_in_place, size_of_question

import litman

_ANCHORED = ("match", "fullmatch")
QUESTIONS = (*_ANCHORED, "search", "finditer", "findall", "split", "sub", "subn")

# Patterns that a generator hands to the place that asks them, with the constant that bounds the text there.
_SHOWN_ELSEWHERE = {
    # `_may_hold`, asked of `body[:_HEAD]`
    ("litman.posts.references.lines", "_HOLDS"): "_HEAD",
}


@dataclass(frozen=True, slots=True)
class Use:
    """How a pattern is asked (`search` stands for all that look anywhere), and of how many characters at most."""

    ways: frozenset[str] = frozenset({"search"})
    most: int | None = None  # None is no bound


def uses_of_patterns() -> dict[tuple[str, str], Use]:
    """Return the widest use of each name; one with an underscore is its module's own, others have no module."""
    found: dict[tuple[str, str], list[Use]] = defaultdict(list)
    package = Path(litman.__path__[0])
    for path in package.rglob("*.py"):
        name = ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__")
        if name.endswith("__main__"):
            continue
        module = loaded(name)
        for pattern, use in uses_in(Source(ast.parse(path.read_bytes()), module)) if module else ():
            if pattern:
                found[(name if pattern.startswith("_") else "", pattern)].append(use)
    shown = {
        name: Use(most=getattr(importlib.import_module(name[0]), size))
        for name, size in _SHOWN_ELSEWHERE.items()
    }
    return {name: widest(uses) for name, uses in found.items()} | shown


def widest(uses: list[Use]) -> Use:
    sizes = [use.most for use in uses if use.most is not None]
    ways = frozenset().union(*(use.ways for use in uses))
    return Use(ways, max(sizes) if len(sizes) == len(uses) else None)


def uses_in(source: Source) -> Iterator[tuple[str, Use]]:
    """Yield the names that a module loads, each with the use that is made of it there."""
    return _Reading(source).uses()


def use_in_place(source: Source, call: ast.Call) -> Use:
    """Return how a pattern is asked that is written in the question: `re.search(pattern, text)`."""
    method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if method == "compile":
        return _Reading(source).use(call)
    return Use(frozenset({method if method in _ANCHORED else "search"}), size_in_place(source, call))


class _Reading:
    """One module's source, read for the questions in it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._tables = dict(_names_of_loops(source))
        functions = (node for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef))
        self._only_match = {function.name: _anchored_parameters(function) for function in functions}

    def uses(self) -> Iterator[tuple[str, Use]]:
        for node in ast.walk(self._source.tree):
            if not isinstance(node, ast.Name | ast.Attribute) or not isinstance(node.ctx, ast.Load):
                continue
            name = node.id if isinstance(node, ast.Name) else node.attr
            table = self._tables.get((id(self._source.function_of(node)), name))
            in_table = isinstance(self._source.above(node), ast.Dict | ast.Tuple | ast.List)
            if name in self._tables.values() or (
                in_table and self._source.function_of(node) is self._source.tree
            ):
                continue  # a loop over a table gives its patterns a name
            if isinstance(self._source.above(node), ast.Compare):
                continue  # which pattern it is, no question to it
            yield table or self._owner(node, name), self.use(node)

    def _owner(self, node: ast.Name | ast.Attribute, name: str) -> str:
        """Return the name with the pattern's source where the module knows it: a public name may be in several.

        What the module knows as something else has none.
        """
        base = self._source.names
        if isinstance(node, ast.Attribute):
            base = vars(base.get(node.value.id)) if _is_module(node.value, base) else {}  # type: ignore[attr-defined]
        if name in base and not _holds_pattern(base[name]):
            return ""
        source = getattr(base.get(name), "pattern", None)
        return name if source is None or name.startswith("_") else f"{name} {source}"

    def use(self, node: ast.expr) -> Use:
        above = self._source.above(node)
        if isinstance(above, ast.Subscript) and above.value is node:  # of a table
            node, above = above, self._source.above(above)
        if isinstance(above, ast.IfExp) and node is not above.test:
            node, above = above, self._source.above(above)
        if isinstance(above, ast.Attribute) and above.attr in QUESTIONS:
            call = self._source.above(above)
            most = (
                size_of_question(self._source, call)
                if isinstance(call, ast.Call) and call.func is above
                else None
            )
            return Use(frozenset({above.attr if above.attr in _ANCHORED else "search"}), most)
        if isinstance(above, ast.Call) and node in above.args:
            called = (
                above.func.attr if isinstance(above.func, ast.Attribute) else getattr(above.func, "id", "")
            )
            if above.args.index(node) in self._only_match.get(called, ()):
                return Use(frozenset(_ANCHORED))
        return Use()


def _names_of_loops(source: Source) -> Iterator[tuple[tuple[int, str], str]]:
    """Yield the names that loops give to patterns in a table of the module, with the function's and the table's."""
    for loop in ast.walk(source.tree):
        if not isinstance(loop, ast.For | ast.comprehension):
            continue
        over, is_of_pairs = loop.iter, False
        if isinstance(over, ast.Call) and isinstance(over.func, ast.Attribute):
            over, is_of_pairs = over.func.value, over.func.attr == "items"
        if not isinstance(over, ast.Name) or not over.id.isupper():
            continue
        table = source.names.get(over.id)
        if isinstance(table, dict):
            table = table.items() if is_of_pairs else table.values()
        elif not isinstance(table, tuple | list):
            continue
        for name, values in _columns(loop.target, list(table)):
            if any(hasattr(value, "pattern") for value in values):
                yield (id(source.function_of(loop)), name), over.id


def _columns(target: ast.expr, rows: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    """Yield each name that a loop over the rows binds, with its values."""
    if isinstance(target, ast.Name):
        yield target.id, rows
    elif isinstance(target, ast.Tuple):
        for place, part in enumerate(target.elts):
            if isinstance(part, ast.Name):
                yield part.id, [row[place] for row in rows]


def _holds_pattern(value: object) -> bool:
    if isinstance(value, dict | list | tuple):
        return any(map(_holds_pattern, value.values() if isinstance(value, dict) else value))
    return hasattr(value, "pattern")


def _is_module(node: ast.expr, names: dict[str, object]) -> bool:
    return isinstance(node, ast.Name) and isinstance(names.get(node.id), ModuleType)


def _anchored_parameters(function: ast.FunctionDef) -> set[int]:
    """Return places of the parameters that a function asks nothing but `match` and `fullmatch`, `self` not counted."""
    names = [parameter.arg for parameter in function.args.args if parameter.arg != "self"]
    loads: dict[str, int] = defaultdict(int)
    asked: dict[str, int] = defaultdict(int)
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            loads[node.id] += 1
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            asked[node.value.id] += node.attr in _ANCHORED
            loads[node.value.id] -= node.attr == "pattern"  # to name it
    return {place for place, name in enumerate(names) if asked[name] and asked[name] == loads[name]}
