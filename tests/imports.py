"""What imports what: every import of a package's modules, wherever it stands and however it is written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tests.code import nodes_of

_DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.\w+)+(?::\w+)?")

Imports = Mapping[str, frozenset[str]]  # of each module the modules that it imports


def modules_of(package: Path) -> dict[str, Path]:
    """Return the files of a package by the dotted names of their modules; a folder's is that of its `__init__`."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = [package.name, *path.relative_to(package).with_suffix("").parts]
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def read_imports(package: Path) -> dict[str, frozenset[str]]:
    """Return what each module of the package imports of it.

    That is any `import`, at the top, in a function or for types alone, and any string that names a module as a lazy
    table does; of a string with a gap (`f"litman.export.styles.outputs.{name}"`) all modules that it may mean.
    """
    modules = modules_of(package)
    is_folder = {name for name, path in modules.items() if path.name == "__init__.py"}
    found = {}
    for name, path in modules.items():
        nodes = nodes_of(path)
        home = name if name in is_folder else name.rpartition(".")[0]
        named = set(_statements(nodes, home, modules)) | set(_strings(nodes, modules, is_folder))
        found[name] = frozenset(named - {name, package.name})
    return found


def _statements(nodes: Iterable[ast.AST], home: str, modules: Mapping[str, Path]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (name for alias in node.names if (name := _module_of(alias.name, modules)))
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = home.split(".")[: len(home.split(".")) - node.level + 1]
                base = ".".join([*above, base] if base else above)
            for alias in node.names:
                if name := _module_of(f"{base}.{alias.name}", modules):
                    yield name


def _strings(nodes: Iterable[ast.AST], modules: Mapping[str, Path], folders: set[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _DOTTED.fullmatch(node.value):
            name = _module_of(node.value.replace(":", "."), modules)
            # A folder alone holds nothing to import: `litman.toml` is a file's name, and files are read from folders.
            if name and name not in folders:
                yield name
        elif isinstance(node, ast.JoinedStr):
            first = node.values[0]
            if isinstance(first, ast.Constant) and str(first.value).rpartition(".")[0] in modules:
                yield from (name for name in modules if name.startswith(str(first.value)))


def _module_of(dotted: str, modules: Mapping[str, Path]) -> str | None:
    """Return the module that a dotted name stands in; None where it is none of the package."""
    while dotted and dotted not in modules:
        dotted = dotted.rpartition(".")[0]
    return dotted or None


def find_circles(imports: Imports) -> list[list[str]]:
    """Return the groups of modules that import each other in a circle, each sorted.

    Source: R. Tarjan, "Depth-first search and linear graph algorithms" (1972): strongly connected components.
    """
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    circles = []

    def visit(name: str) -> None:
        order[name] = lowest[name] = len(order)
        stack.append(name)
        for other in imports.get(name, ()):
            if other not in order:
                visit(other)
            if other in stack:
                lowest[name] = min(lowest[name], lowest[other])
        if lowest[name] == order[name]:
            group = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            if len(group) > 1:
                circles.append(sorted(group))

    for name in imports:
        if name not in order:
            visit(name)
    return sorted(circles)


def upward_imports(imports: Imports, room: str, rows: Iterable[Iterable[str]]) -> list[tuple[str, str]]:
    """Return the imports of a room's parts that go up, or beside, in rows from the ground up.

    Args:
        imports: What each module imports.
        room: The dotted name of the room.
        rows: The names of modules and folders in it. Of several that fit the longest counts; a module that none fits
            stands in no row.
    """
    floors = {f"{room}.{name}": number for number, row in enumerate(rows) for name in row}
    parts = {module: _part_of(module, floors) for module in imports}
    found = []
    for module, others in imports.items():
        own = parts[module]
        for other in others:
            its = parts[other]
            if own is not None and its is not None and own != its and floors[its] >= floors[own]:
                found.append((module, other))
    return sorted(found)


def _part_of(module: str, floors: Mapping[str, int]) -> str | None:
    while module and module not in floors:
        module = module.rpartition(".")[0]
    return module or None
