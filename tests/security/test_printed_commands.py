"""A command that a message prints does what it says when it is copied into a shell, whatever keys are called."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from litman.cli.main import COMMANDS, main
from litman.shell import command, command_line, option
from tests.code import PACKAGE, modules, nodes_of

KEYS = (
    "moss$(id>pwn)",
    "a b",
    "-rf",
    "it's",
    "`id>pwn`",
    "a;id>pwn",
    "=ls",
    "~",
    "moss>pwn",
    "!!",
    "#tea",
    "*",
)
READ = [key for key in KEYS if not set(key) & set(" #")]  # BibTeX has no others
SHELLS = [shell for shell in ("sh", "bash", "zsh", "fish") if shutil.which(shell)]
# Names of rooms, counts and the like, which nobody outside litman says
OURS = {"first", "ways[other]"}
NAMED = re.compile(r"`litman (?P<words>[^`]*)|\blitman (?P<bare>(?:" + "|".join(COMMANDS) + r")\b[^`<]*)")


# Reading the code: where a message is made with a command in it, what is not our own word is quoted.


def unquoted(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """Yield the expressions that strings put into commands of litman as they are."""
    parts = {id(p) for node in nodes if isinstance(node, ast.JoinedStr) for p in node.values}
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            yield from _in_text(list(node.values))
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            yield from _in_text(_summands(node))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
            # a text for `format`
            for match in NAMED.finditer(node.value) if "{}" in node.value else ():
                yield from ["{}"] * ("{}" in match[0])


def _summands(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [*_summands(node.left), *_summands(node.right)]
    return list(node.values) if isinstance(node, ast.JoinedStr) else [node]


def _in_text(parts: list[ast.expr]) -> Iterator[str]:
    said = [ast.unparse(p.value if isinstance(p, ast.FormattedValue) else p) for p in parts]
    text = "".join(str(p.value) if isinstance(p, ast.Constant) else f"\0{i}\0" for i, p in enumerate(parts))
    for match in NAMED.finditer(text):
        yield from (said[int(i)] for i in re.findall(r"\0(\d+)\0", match[0]) if said[int(i)] not in OURS)


def test_no_message_prints_a_command_with_a_word_that_is_not_quoted() -> None:
    found = {path: list(unquoted(nodes_of(path))) for path in modules()}
    assert {str(path.relative_to(PACKAGE)): words for path, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        pytest.param('f"`litman set {key} title=…` mends it"', ["key"], id="a key"),
        pytest.param(
            'f"no {what}; `litman claims {post}` or `litman scan {path}`"', ["post", "path"], id="two"
        ),
        pytest.param('f"  litman merge {one} {other}"', ["one", "other"], id="without marks"),
        pytest.param('"`litman show " + key + "` shows it"', ["key"], id="put together"),
        pytest.param('"`litman attach KEY {}`".format(path)', ["{}"], id="filled in later"),
        pytest.param('f"{key}: `litman list` lists the {count} keys"', [], id="outside of the command"),
        pytest.param('f"{n} works, which litman knows by {names}"', [], id="no command"),
        pytest.param("f\"`{command('set', key)}` mends it\"", [], id="quoted"),
    ],
)
def test_what_is_not_quoted_is_found(code: str, found: list[str]) -> None:
    assert sorted(set(unquoted(list(ast.walk(ast.parse(code)))))) == sorted(found)


# What the function makes.


def read_by(shell: str, line: str, folder: Path) -> list[str]:
    """Return the words that a shell hands to litman; a stub stands for it."""
    stub = folder / "bin" / "litman"
    stub.parent.mkdir(exist_ok=True)
    stub.write_text('#!/bin/sh\nprintf "%s\\0" "$@" > "$SEEN"\n')
    stub.chmod(0o755)
    seen = folder / "seen"
    subprocess.run(
        [shell, "-c", line],
        env={"PATH": f"{stub.parent}{os.pathsep}{os.environ['PATH']}", "SEEN": str(seen)},
        cwd=folder,
        check=True,
        timeout=300,
    )
    return seen.read_text().split("\0")[:-1]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("key", KEYS)
def test_a_shell_reads_the_words_that_were_given(tmp_path: Path, shell: str, key: str) -> None:
    for line in (
        command("set", key, then="title=X"),
        command("merge", "moss", key),
        command("check", key, options="--select BIB101"),
        command("claims", options=option("--post", key)),
        command_line(["show", key]),
    ):
        assert key in [word.removeprefix("--post=") for word in read_by(shell, line, tmp_path)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bin", "seen"]


@pytest.mark.parametrize(
    ("made", "line"),
    [
        pytest.param(command("attach", "moss", then="FILE"), "litman attach moss FILE", id="plain"),
        pytest.param(command("attach", "-rf", then="FILE"), "litman attach -- -rf FILE", id="a hyphen"),
        pytest.param(
            command("check", "tea", options="--select BIB101"),
            "litman check tea --select BIB101",
            id="an option",
        ),
        pytest.param(
            command("check", "-t", options="--select BIB101"),
            "litman check --select BIB101 -- -t",
            id="an option and a hyphen",
        ),
        pytest.param(
            command("claims", options=option("--post", "-t")),
            "litman claims --post=-t",
            id="a value with a hyphen",
        ),
        pytest.param(
            command("add doi", "10.1002/(SICI)1097<1::A>3.0"),
            "litman add doi '10.1002/(SICI)1097<1::A>3.0'",
            id="a DOI with brackets",
        ),
    ],
)
def test_a_command_is_printed_as_a_person_would_type_it(made: str, line: str) -> None:
    assert made == line


# Real commands on a library with such keys.


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library whose entries lack a field, are there twice and have such keys."""
    root = tmp_path / "library"
    (root / "claims").mkdir(parents=True)
    (root / "litman.toml").write_text("")
    entry = "@article{%s,\n  title = {Tea number %s and sleep},\n  author = {Moss, Ada},\n  year = 2019,\n}\n"
    entries = [entry % (key, n) + entry % (f"{key}2", n) for n, key in enumerate(READ)]
    (root / "references.bib").write_text("".join(entries))
    monkeypatch.chdir(tmp_path)
    return root


@pytest.mark.parametrize(
    ("words", "file", "says"),
    [
        pytest.param(["check"], None, lambda key: command("set", key, then="journal=…"), id="a field lacks"),
        pytest.param(["duplicates"], None, lambda key: command("merge", key, f"{key}2"), id="there twice"),
        pytest.param(["open", "--file"], "", lambda key: command("attach", key, then="FILE"), id="no file"),
        pytest.param(["add"], ".txt", lambda name: command("scan", name), id="a file that is a post"),
        pytest.param(["add"], ".md", lambda name: command("scan", name), id="a file that is another post"),
        pytest.param(["add", "any"], ".bib", lambda name: command("add bib", name), id="a bibliography"),
        pytest.param(
            ["render", "--evidence-table"],
            ".md",
            lambda name: command("scan", name),
            id="a post without claims",
        ),
        pytest.param(
            ["check", "--baseline"],
            ".json",
            lambda name: command("check", options=option("--write-baseline", name)),
            id="no baseline",
        ),
    ],
)
def test_commands_print_keys_and_files_quoted(
    hostile: Path, words: list[str], file: str | None, says: Callable[[str], str]
) -> None:
    for key in READ:
        name = f"{key}{file or ''}"
        if file:
            Path(name).write_text("{}")
        path = f"./{name}" if words == ["add"] else name
        is_value = words[-1] == "--baseline"
        given = [*words, *([] if file is None else [path] if is_value else ["--", path])]
        result = CliRunner().invoke(main, ["--library", str(hostile), *given], terminal_width=10_000)
        assert says(name) in " ".join(result.output.split())
        # what is expected is made by the code under test: a shell says whether it is quoted
        assert name in [w.removeprefix("--write-baseline=") for w in read_by(SHELLS[0], says(name), hostile)]
    assert not list(hostile.parent.rglob("*pwn"))
