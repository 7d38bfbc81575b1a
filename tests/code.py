"""The code of litman, which some tests read: each module is parsed once, whichever of them asks first."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import litman

PACKAGE = Path(litman.__file__).parent


@cache
def modules() -> list[Path]:
    """Return the files of all modules, sorted; there are more than a thousand."""
    found = sorted(PACKAGE.rglob("*.py"))
    assert len(found) > 1000
    return found


@cache
def nodes_of(path: Path) -> list[ast.AST]:
    """Return all nodes of a module's tree, the module itself first."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def calls_of(path: Path) -> list[tuple[str, ast.Call]]:
    """Return all calls of a module, each with what is called."""
    return [(ast.unparse(node.func), node) for node in nodes_of(path) if isinstance(node, ast.Call)]
