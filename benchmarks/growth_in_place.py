"""Patterns that are written where they are asked: `re.sub(r" +", " ", text)`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from growth_modules import loaded
from growth_sizes import Source
from growth_uses import QUESTIONS, Use, use_in_place

import litman


def patterns_in_place() -> Iterator[tuple[str, re.Pattern[Any], Use]]:
    """Yield each with the module and line that it stands in, and how it is asked."""
    package = Path(litman.__path__[0])
    for path in sorted(package.rglob("*.py")):
        name = ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__")
        if name.endswith("__main__"):
            continue
        module = loaded(name)
        if module is None:
            continue
        source = Source(ast.parse(path.read_bytes()), module)
        for call in _calls(source.tree):
            compiled = _compiled(call, source.names)
            if compiled is not None:
                yield f"{name}:{call.lineno}", compiled, use_in_place(source, call)


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls of `re` in functions; what stands outside is kept by the module."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)]
    calls = {
        id(node): node
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in (*QUESTIONS, "compile")
        and node.args
    }
    yield from calls.values()


def _compiled(call: ast.Call, names: dict[str, Any]) -> re.Pattern[Any] | None:
    """Return the pattern where the module alone says what it is; a word of the function stands for any."""
    words = {
        node.id: "x"
        for node in ast.walk(call.args[0])
        if isinstance(node, ast.Name) and node.id not in names and isinstance(call.args[0], ast.JoinedStr)
    }
    method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    place = {"compile": 1, "sub": 4, "subn": 4, "split": 3}.get(method, 2)
    flags = call.args[place] if len(call.args) > place else None
    flags = next((word.value for word in call.keywords if word.arg == "flags"), flags)
    try:
        source = _value(call.args[0], names | words)
        return re.compile(source, _value(flags, names) if flags is not None else 0)
    except (AttributeError, NameError, TypeError, re.error):
        return None


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    return eval(compile(ast.Expression(node), "pattern", "eval"), dict(names))
