"""How many characters a pattern is asked of at most, where the code shows it at the question.

It does by a slice by a number or a named constant (`text[:_MOST]`, `text[-_MOST:]`, `text[at : at + _MOST]`), by a
local name for such a slice, or by a `len(text) < _MOST` in front of the question.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from types import ModuleType


class Source:
    """A module's source, with what stands above each part of it."""

    def __init__(self, tree: ast.Module, module: ModuleType) -> None:
        self.tree = tree
        self.names = vars(module)
        self._above = {id(child): node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}

    def above(self, node: ast.AST) -> ast.AST:
        return self._above[id(node)]

    def function_of(self, node: ast.AST) -> ast.AST:
        """Return the function that a part stands in, the module where it stands in none."""
        while not isinstance(node, ast.FunctionDef | ast.Module):
            node = self.above(node)
        return node

    def number(self, node: ast.expr | None) -> int | None:
        """Return what a number, or a constant of the module, says."""
        if isinstance(node, ast.Constant):
            value = node.value
        else:
            value = self.names.get(node.id) if isinstance(node, ast.Name) else None
        return value if isinstance(value, int) and value > 0 else None


def size_of_question(source: Source, call: ast.Call) -> int | None:
    """Return how many characters the text of a question has at most; None where nothing shows it."""
    method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    place = 1 if method in ("sub", "subn") else 0
    if len(call.args) <= place:
        return None
    if place == 0 and method != "split" and len(call.args) == 3 and (size := _reach(source, *call.args[1:])):
        return size
    return _size(source, call.args[place]) or _size_asked(source, call, call.args[place])


def size_in_place(source: Source, call: ast.Call) -> int | None:
    """Return it for a question that the pattern is written in: `re.search(pattern, text)`."""
    place = 2 if isinstance(call.func, ast.Attribute) and call.func.attr in ("sub", "subn") else 1
    if len(call.args) <= place:
        return None
    return _size(source, call.args[place]) or _size_asked(source, call, call.args[place])


def _size(source: Source, text: ast.expr) -> int | None:
    if isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute) and "strip" in text.func.attr:
        return _size(source, text.func.value)
    if isinstance(text, ast.Name):
        given = [_slice_given(source, place) for place in _places_given(source, text)]
        sizes = [_size(source, part) for part in given if part is not None]
        known = [size for size in sizes if size is not None]
        return max(known) if known and len(known) == len(given) else None
    if isinstance(text, ast.IfExp):
        one, other = _size(source, text.body), _size(source, text.orelse)
        return None if one is None or other is None else max(one, other)
    if not isinstance(text, ast.Subscript) or not isinstance(text.slice, ast.Slice):
        return None
    lower, upper = text.slice.lower, text.slice.upper
    if upper is not None:
        return source.number(upper) if lower is None else _reach(source, lower, upper)
    if isinstance(lower, ast.UnaryOp):
        return source.number(lower.operand)
    return None if isinstance(text.value, ast.Call) else _size(source, text.value)


def _places_given(source: Source, name: ast.Name) -> Iterator[ast.AST]:
    """Yield every place of the function that gives the name a value, parameters and loops too."""
    for node in ast.walk(source.function_of(name)):
        if isinstance(node, ast.arg) and node.arg == name.id:
            yield node
        if isinstance(node, ast.Name) and node.id == name.id and not isinstance(node.ctx, ast.Load):
            yield node


def _slice_given(source: Source, place: ast.AST) -> ast.expr | None:
    """Return the slice, or the choice of slices, that a name is given; None for all else, and what it is made of."""
    above = source.above(place)
    value = above.value if isinstance(above, ast.Assign | ast.NamedExpr) else None
    if not isinstance(value, ast.Subscript | ast.IfExp):
        return None
    names = {part.id for part in ast.walk(value) if isinstance(part, ast.Name)}
    return None if getattr(place, "id", "") in names else value


def _size_asked(source: Source, call: ast.Call, text: ast.expr) -> int | None:
    """Return the number of a `len(text) < number` that an expression or an `if` around the question asks."""
    written = ast.unparse(text)
    lengths = {f"len({written})", f"len({written.split('.')[0]})"}
    node: ast.AST = call
    while not isinstance(node, ast.FunctionDef | ast.Module):
        above = source.above(node)
        kept = ((test, ast.Lt | ast.LtE) for test in _parts(_tests_that_hold(above, node), ast.And))
        left = ((test, ast.Gt | ast.GtE) for test in _parts(_tests_that_fail(above, node), ast.Or))
        for test, less_or_more in (*kept, *left):
            if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], less_or_more):
                continue
            if ast.unparse(test.left) in lengths:
                return source.number(test.comparators[0])
        node = above
    return None


def _tests_that_hold(above: ast.AST, node: ast.AST) -> list[ast.expr]:
    """Return what is true where a part is reached from what stands above it."""
    if isinstance(above, ast.IfExp | ast.If):
        return [above.test] if node is not above.test else []
    if isinstance(above, ast.BoolOp) and isinstance(above.op, ast.And):
        return above.values[: above.values.index(node)]  # type: ignore[arg-type]
    return []


def _tests_that_fail(above: ast.AST, node: ast.AST) -> list[ast.expr]:
    """Return what is false where a part is reached: the rest of an `or`, and what a function leaves at."""
    if isinstance(above, ast.BoolOp) and isinstance(above.op, ast.Or):
        return above.values[: above.values.index(node)]  # type: ignore[arg-type]
    steps = above.body if isinstance(above, ast.FunctionDef) else []
    return [
        step.test
        for step in steps
        if isinstance(step, ast.If) and isinstance(step.body[-1], ast.Return | ast.Raise)
    ]


def _parts(tests: list[ast.expr], joined: type[ast.boolop]) -> Iterator[ast.expr]:
    for test in tests:
        if not isinstance(test, ast.BoolOp):
            yield test
        elif isinstance(test.op, joined):
            yield from test.values


def _reach(source: Source, start: ast.expr, end: ast.expr) -> int | None:
    """Return the size of what goes from a place to the same place and a number."""
    if _adds(end, ast.Add) and ast.unparse(end.left) == ast.unparse(start):  # type: ignore[attr-defined]
        return source.number(end.right)  # type: ignore[attr-defined]
    if isinstance(start, ast.Name) and len(given := list(_places_given(source, start))) == 1:
        named = source.above(given[0])
        start = named.value if isinstance(named, ast.Assign) else start
    if isinstance(start, ast.Call) and getattr(start.func, "id", "") == "max" and len(start.args) == 2:
        start = start.args[1]  # `max(0, end - number)`
    if _adds(start, ast.Sub) and ast.unparse(start.left) == ast.unparse(end):  # type: ignore[attr-defined]
        return source.number(start.right)  # type: ignore[attr-defined]
    return None


def _adds(node: ast.expr, operator: type[ast.operator]) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, operator)
