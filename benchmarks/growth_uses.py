"""How litman asks its patterns: anywhere in a text or from one place, of a whole text or of a piece of a known size.

A size is known where the code shows it at the question: a slice by a number or a named constant (`text[:_MOST]`,
`text[-_MOST:]`, `text[at : at + _MOST]`), a local name for such a slice, or a `len(text) < _MOST` in front of it.
"""

from __future__ import annotations

import ast
import importlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import litman

_ANCHORED = ("match", "fullmatch")
_QUESTIONS = (*_ANCHORED, "search", "finditer", "findall", "split", "sub", "subn")

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
        module = importlib.import_module(name)
        for pattern, use in _Reading(ast.parse(path.read_bytes()), module).uses():
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


class _Reading:
    """One module's source, read for the questions in it."""

    def __init__(self, tree: ast.Module, module: ModuleType) -> None:
        self._tree = tree
        self._module = module
        self._above = {id(child): node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        self._tables = dict(self._names_of_loops())
        self._only_match = {function.name: _anchored_parameters(function) for function in self._functions()}

    def uses(self) -> Iterator[tuple[str, Use]]:
        for node in ast.walk(self._tree):
            if not isinstance(node, ast.Name | ast.Attribute) or not isinstance(node.ctx, ast.Load):
                continue
            name = node.id if isinstance(node, ast.Name) else node.attr
            table = self._tables.get((id(self._function_of(node)), name))
            in_table = isinstance(self._above[id(node)], ast.Dict | ast.Tuple | ast.List)
            if name in self._tables.values() or (in_table and self._function_of(node) is self._tree):
                continue  # a loop over a table gives its patterns a name
            yield table or self._owner(node, name), self._use(node)

    def _owner(self, node: ast.Name | ast.Attribute, name: str) -> str:
        """Return the name with the pattern's source where the module knows it: a public name may be in several."""
        base = vars(self._module)
        if isinstance(node, ast.Attribute):
            base = vars(base.get(node.value.id)) if _is_module(node.value, base) else {}  # type: ignore[attr-defined]
        source = getattr(base.get(name), "pattern", None)
        return name if source is None or name.startswith("_") else f"{name} {source}"

    def _use(self, node: ast.expr) -> Use:
        above = self._above[id(node)]
        if isinstance(above, ast.Subscript) and above.value is node:  # of a table
            node, above = above, self._above[id(above)]
        if isinstance(above, ast.Attribute) and above.attr in _QUESTIONS:
            call = self._above[id(above)]
            most = self._most(call) if isinstance(call, ast.Call) and call.func is above else None
            return Use(frozenset({above.attr if above.attr in _ANCHORED else "search"}), most)
        if isinstance(above, ast.Call) and node in above.args:
            called = (
                above.func.attr if isinstance(above.func, ast.Attribute) else getattr(above.func, "id", "")
            )
            if above.args.index(node) in self._only_match.get(called, ()):
                return Use(frozenset(_ANCHORED))
        return Use()

    def _most(self, call: ast.Call) -> int | None:
        """Return how many characters the text of a question has at most."""
        method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        place = 1 if method in ("sub", "subn") else 0
        if len(call.args) <= place:
            return None
        text = call.args[place]
        if (
            method not in ("sub", "subn", "split")
            and len(call.args) == 3
            and (size := self._reach(*call.args[1:]))
        ):
            return size
        return self._size(text) or self._size_asked(call, text)

    def _size(self, text: ast.expr) -> int | None:
        if isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute) and "strip" in text.func.attr:
            return self._size(text.func.value)
        if isinstance(text, ast.Name):
            slices = [self._slice_given(part) for part in self._names_given(text)]
            sizes = [self._size(part) for part in slices if part is not None]
            known = [size for size in sizes if size is not None]
            return max(known) if known and len(known) == len(slices) else None
        if isinstance(text, ast.IfExp):
            sizes = [self._size(text.body), self._size(text.orelse)]
            return None if None in sizes else max(size for size in sizes if size is not None)
        if not isinstance(text, ast.Subscript) or not isinstance(text.slice, ast.Slice):
            return None
        lower, upper = text.slice.lower, text.slice.upper
        if upper is None:
            of = None if isinstance(text.value, ast.Call) else self._size(text.value)
            return self._number(lower.operand) if isinstance(lower, ast.UnaryOp) else of
        return self._number(upper) if lower is None else self._reach(lower, upper)

    def _names_given(self, name: ast.Name) -> list[ast.AST]:
        """Return every place of the function that gives the name a value, parameters and loops too."""
        return [
            node
            for node in ast.walk(self._function_of(name))
            if (isinstance(node, ast.arg) and node.arg == name.id)
            or (isinstance(node, ast.Name) and node.id == name.id and not isinstance(node.ctx, ast.Load))
        ]

    def _slice_given(self, name: ast.AST) -> ast.expr | None:
        above = self._above[id(name)]
        value = above.value if isinstance(above, ast.Assign | ast.NamedExpr) else None
        names = {part.id for part in ast.walk(value) if isinstance(part, ast.Name)} if value else set()
        return (
            value
            if isinstance(value, ast.Subscript | ast.IfExp) and getattr(name, "id", "") not in names
            else None
        )

    def _size_asked(self, call: ast.Call, text: ast.expr) -> int | None:
        """Return the number of a `len(text) < number` that an expression or an `if` around the question asks."""
        shown = {ast.unparse(text), ast.unparse(text).split(".")[0]}
        node: ast.AST = call
        while not isinstance(node, ast.FunctionDef | ast.Module):
            above = self._above[id(node)]
            left: list[ast.expr] = []
            asked = [above.test] if isinstance(above, ast.IfExp | ast.If) and node is not above.test else []
            if isinstance(above, ast.BoolOp) and isinstance(above.op, ast.And):
                asked += above.values[: above.values.index(node)]  # type: ignore[arg-type]
            if isinstance(above, ast.BoolOp) and isinstance(above.op, ast.Or):
                left += above.values[: above.values.index(node)]  # type: ignore[arg-type]
            if isinstance(above, ast.FunctionDef):
                left += [step.test for step in above.body if isinstance(step, ast.If) and _leaves(step)]
            for test in asked:
                for compared in test.values if isinstance(test, ast.BoolOp) else [test]:
                    if (
                        isinstance(compared, ast.Compare)
                        and isinstance(compared.ops[0], ast.Lt | ast.LtE)
                        and ast.unparse(compared.left) in {f"len({name})" for name in shown}
                        and (not isinstance(test, ast.BoolOp) or isinstance(test.op, ast.And))
                    ):
                        return self._number(compared.comparators[0])
            for test in left:
                for compared in test.values if isinstance(test, ast.BoolOp) else [test]:
                    if (
                        isinstance(compared, ast.Compare)
                        and isinstance(compared.ops[0], ast.Gt | ast.GtE)
                        and ast.unparse(compared.left) in {f"len({name})" for name in shown}
                        and (not isinstance(test, ast.BoolOp) or isinstance(test.op, ast.Or))
                    ):
                        return self._number(compared.comparators[0])
            node = above
        return None

    def _reach(self, start: ast.expr, end: ast.expr) -> int | None:
        """Return the size of what goes from a place to the same place and a number."""
        if (
            isinstance(end, ast.BinOp)
            and isinstance(end.op, ast.Add)
            and ast.unparse(end.left) == ast.unparse(start)
        ):
            return self._number(end.right)
        if isinstance(start, ast.Call) and getattr(start.func, "id", "") == "max" and len(start.args) == 2:
            start = start.args[1]  # `max(0, end - number)`
        if (
            isinstance(start, ast.BinOp)
            and isinstance(start.op, ast.Sub)
            and ast.unparse(start.left) == ast.unparse(end)
        ):
            return self._number(start.right)
        return None

    def _number(self, node: ast.expr | None) -> int | None:
        value = (
            node.value
            if isinstance(node, ast.Constant)
            else vars(self._module).get(node.id)
            if isinstance(node, ast.Name)
            else None
        )
        return value if isinstance(value, int) and value > 0 else None

    def _functions(self) -> list[ast.FunctionDef]:
        return [node for node in ast.walk(self._tree) if isinstance(node, ast.FunctionDef)]

    def _function_of(self, node: ast.AST) -> ast.AST:
        while not isinstance(node, ast.FunctionDef | ast.Module):
            node = self._above[id(node)]
        return node

    def _names_of_loops(self) -> Iterator[tuple[tuple[int, str], str]]:
        """Yield the names that loops give to patterns in a table of the module, with the table's name."""
        for loop in ast.walk(self._tree):
            if not isinstance(loop, ast.For | ast.comprehension):
                continue
            over, items = loop.iter, False
            if isinstance(over, ast.Call) and isinstance(over.func, ast.Attribute):
                over, items = over.func.value, over.func.attr == "items"
            table = (
                vars(self._module).get(over.id) if isinstance(over, ast.Name) and over.id.isupper() else None
            )
            if not isinstance(table, dict | tuple | list) or not isinstance(over, ast.Name):
                continue
            rows = list(table.items() if items else table.values() if isinstance(table, dict) else table)
            if isinstance(loop.target, ast.Name) and any(hasattr(row, "pattern") for row in rows):
                yield (id(self._function_of(loop)), loop.target.id), over.id
            if isinstance(loop.target, ast.Tuple):
                for place, part in enumerate(loop.target.elts):
                    if isinstance(part, ast.Name) and any(hasattr(row[place], "pattern") for row in rows):
                        yield (id(self._function_of(loop)), part.id), over.id


def _is_module(node: ast.expr, names: dict[str, object]) -> bool:
    return isinstance(node, ast.Name) and isinstance(names.get(node.id), ModuleType)


def _leaves(step: ast.If) -> bool:
    return isinstance(step.body[-1], ast.Return | ast.Raise)


def _anchored_parameters(function: ast.FunctionDef) -> set[int]:
    """Return places of the parameters that a function asks nothing but `match` and `fullmatch`, `self` not counted."""
    names = [parameter.arg for parameter in function.args.args if parameter.arg != "self"]
    loads: dict[str, int] = defaultdict(int)
    asked: dict[str, int] = defaultdict(int)
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            loads[node.id] += 1
        if isinstance(node, ast.Attribute) and node.attr in _ANCHORED and isinstance(node.value, ast.Name):
            asked[node.value.id] += 1
    return {place for place, name in enumerate(names) if asked[name] and asked[name] == loads[name]}
