"""The recipes of CONTRIBUTING.md are enough: each is followed on a copy of the repository, and the tests there pass.

What is added stands in `tests/recipes/`: one small thing of each kind, in exactly the files that the recipe lists. All
of them together are tried here; `LITMAN_RECIPES=all` tries each by itself, and that leaving a file out is noticed.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.recipes.worked import Worked

ROOT = Path(__file__).parents[1]
TRIES_ALL = os.environ.get("LITMAN_RECIPES") == "all"
_TITLES = {
    "rule": "A rule of",
    "format": "A format of bibliographies",
    "reader": "A reader of posts",
    "source": "A source",
    "command": "A command",
    "page": "A page of the workbench",
}
_RECIPE = re.compile(r"^### (.+)$", re.MULTILINE)
_FILE = re.compile(r"^- `([^`]+)`(?: \((new|written)\))?:", re.MULTILINE)
_TESTS = re.compile(r"^python -m pytest (.+)$", re.MULTILINE)
# What was compiled comes along: a copied file keeps its date, so that nothing is compiled but what a recipe changes.
_NOT_COPIED = shutil.ignore_patterns(
    ".*_cache", "*.pyc.*", ".git", ".venv", ".litman", "build", "dist", "*.egg-info"
)
_OF_TOOLS = {".litman", ".hypothesis", "__pycache__"}
# What litman writes is looked at where each recipe is tried by itself.
_PAGES = {"tests/test_docs.py", "tests/test_readme.py"}
_ROOMS = ("bib", "works")
_TABLE_TESTS = (
    "test_table",
    "test_layers",
    "both_kinds",
    "of_a_rule",
    "every_command_has",
    "every_format_is_tied",
)
# Of these a person is reminded by the page, and no test can know that they are due.
_UNNOTICED = ("litman/help/changes.md", "docs/coming-from.md", "tests/posts/test_bad_input.py")


class Recipe(NamedTuple):
    """What CONTRIBUTING.md says, its placeholders filled in."""

    new: frozenset[str]
    changed: frozenset[str]
    written: frozenset[str]  # by litman
    tests: tuple[tuple[str, ...], ...]  # words after `pytest`


def worked(name: str) -> Worked:
    found = import_module(f"tests.recipes.{name}").WORKED
    assert isinstance(found, Worked)
    return found


def recipe(name: str) -> Recipe:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    parts = _RECIPE.split(text)[1:]
    (body,) = [
        body for title, body in zip(parts[::2], parts[1::2], strict=True) if title.startswith(_TITLES[name])
    ]
    for placeholder, meant in worked(name).names.items():
        body = re.sub(rf"(?<![A-Z]){placeholder}(?![A-Z])", meant, body)
    files = {
        kind: frozenset(p for p, said in _FILE.findall(body) if said == kind)
        for kind in ("new", "", "written")
    }
    return Recipe(
        files["new"],
        files[""],
        files["written"],
        tuple(tuple(shlex.split(words)) for words in _TESTS.findall(body)),
    )


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A copy of the repository, in which nobody followed the recipes."""
    if all((ROOT / path).exists() for name in _TITLES for path in worked(name).new):
        pytest.skip("all recipes were followed in this copy")
    return shutil.copytree(ROOT, tmp_path / "scratch", ignore=_NOT_COPIED)


def follow(folder: Path, names: Iterable[str], *, without: str | None = None, writes: bool = True) -> None:
    """Do what the recipes say in the copy, but for one file, and but for the pages that litman writes if so wished."""
    for name in names:
        for path, text in worked(name).new.items():
            assert not (folder / path).exists(), path
            if path != without:
                (folder / path).parent.mkdir(exist_ok=True)
                (folder / path).write_text(text, encoding="utf-8")
        for path, edit in worked(name).changed.items():
            if path != without:
                text = (folder / path).read_text(encoding="utf-8")
                (folder / path).write_text(edit(text), encoding="utf-8")
    if writes:
        write_pages(folder)
    if without and (ROOT / without).exists():
        shutil.copy(ROOT / without, folder / without)


def write_pages(folder: Path) -> None:
    """Let litman write the pages that are made, as CONTRIBUTING.md says."""
    run_tests(folder, ("tests/test_docs.py", "tests/test_readme.py", "-k", "page"), WRITE_DOCS="1")


def run_tests(folder: Path, words: tuple[str, ...], **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    inherited = {n: v for n, v in os.environ.items() if not n.startswith(("LITMAN_", "PYTEST_", "WRITE_"))}
    environment = {**inherited, "PYTHONPATH": str(folder), **variables}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def contents(folder: Path) -> set[tuple[str, str]]:
    """Return the files of the copy, each with a digest of what is in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    own = (path for path in files if not _OF_TOOLS & set(path.relative_to(folder).parts))
    return {(str(path.relative_to(folder)), sha256(path.read_bytes()).hexdigest()) for path in own}


@pytest.mark.parametrize("name", _TITLES)
def test_a_recipe_lists_the_files_that_are_touched(name: str) -> None:
    said, done = recipe(name), worked(name)
    assert said.new == set(done.new)
    assert said.changed == set(done.changed)
    assert said.tests
    assert all((ROOT / path).is_file() for path in said.changed | said.written)


def test_the_things_that_the_recipes_add_are_accepted_by_the_tests_of_the_tables(scratch: Path) -> None:
    follow(scratch, _TITLES, writes=False)
    said = [words for name in _TITLES for words in recipe(name).tests]
    files = {word for words in said for word in words if word.startswith("tests/")} - _PAGES
    rows = {value for name in _TITLES for value in worked(name).names.values() if value not in _ROOMS}
    done = run_tests(scratch, (*sorted(files), "-k", " or ".join([*sorted(rows), *_TABLE_TESTS])))
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(not TRIES_ALL, reason="LITMAN_RECIPES=all tries each recipe by itself")
@pytest.mark.parametrize("name", _TITLES)
def test_the_tests_of_a_recipe_pass_where_it_was_followed(name: str, scratch: Path) -> None:
    write_pages(scratch)  # what others left undone is no part of the recipe
    before = contents(scratch)
    follow(scratch, [name])
    said = recipe(name)
    assert {path for path, _ in contents(scratch) - before} == said.new | said.changed | said.written
    for words in said.tests:
        done = run_tests(scratch, words)
        assert done.returncode == 0, done.stdout


@pytest.mark.skipif(not TRIES_ALL, reason="LITMAN_RECIPES=all leaves out each file of each recipe")
@pytest.mark.parametrize(
    ("name", "path"),
    [
        (name, path)
        for name in _TITLES
        for path in sorted(recipe(name).new | recipe(name).changed | recipe(name).written)
        if path not in _UNNOTICED
    ],
)
def test_a_file_of_a_recipe_that_is_left_out_is_noticed(name: str, path: str, scratch: Path) -> None:
    follow(scratch, [name], without=path)
    assert any(run_tests(scratch, words).returncode for words in recipe(name).tests)
