"""Every command that litman's texts name exists, with the options that they name."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import litman
from litman.cli.main import main
from litman.cli.shared.lazy import LazyGroup
from tests.code import modules, nodes_of

PACKAGE = Path(litman.__file__).parent
ROOT = PACKAGE.parent
PAGES = sorted(
    [*PACKAGE.glob("help/*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
)
CODE = modules()
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
TICKED = re.compile(r"`(?:\$ )?litman(?: ([^`]*))?`")
TYPED = re.compile(r"^(?:\$ )?(?:\.venv/bin/)?litman +(.+?)(?: {2,}#.*| # .*)?$", re.MULTILINE)
NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")  # of a command; all else stands for a value


def fault(words: str) -> str | None:
    """Return what is wrong with a command line as a text prints it, None where it exists."""
    try:
        tokens = shlex.split(words.replace("\n", " "), comments=True)
    except ValueError:
        tokens = words.split()
    ctx = click.Context(main, info_name="litman", **main.context_settings)
    is_value = False
    for token in tokens:
        command = ctx.command
        if is_value:
            is_value = False
            continue
        if token in ("|", ">", ">>", "&&", "||", ";", "2>", "&"):
            return None
        token = token.strip("[]()…")
        if re.match(r"--?[A-Za-z]", token):
            name = re.split(r"[=\[|]", token)[0]
            known = options(ctx).get(name) or (options(ctx).get(name[:2]) if name[1] != "-" else None)
            if known is None:
                return f"{ctx.command_path} has no option {name}"
            is_value = not known.is_flag and not known.count and name == token
        elif isinstance(command, LazyGroup) and NAME.fullmatch(token):
            found = command.get_command(ctx, token)
            if found is None:
                return None if takes_words(command) else f"{ctx.command_path} has no command {token}"
            ctx = click.Context(found, info_name=token, parent=ctx)
    return None


def options(ctx: click.Context) -> dict[str, click.Option]:
    known = [item for item in ctx.command.get_params(ctx) if isinstance(item, click.Option)]
    return {name: item for item in known for name in (*item.opts, *item.secondary_opts)}


def takes_words(group: LazyGroup) -> bool:
    return any(isinstance(parameter, click.Argument) for parameter in group.params)


def texts_of(path: Path) -> Iterator[str]:
    """Yield the texts of a page or the strings of a module, each {…} of an f-string as X0."""
    if path.suffix == ".md":
        yield path.read_text(encoding="utf-8")
        return
    nodes = nodes_of(path)
    inner = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "command":
            # `litman/shell.py` builds these: the words, X0 for what is given, what comes behind.
            behind = [word.value for word in node.keywords]
            words = [node.args[0], *([ast.Constant("X0")] if node.args[1:] else []), *behind]
            yield f"`litman {' '.join(map(words_of, words))}`"
        elif isinstance(node, ast.JoinedStr):
            yield words_of(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inner:
            yield node.value


def words_of(node: ast.expr) -> str:
    """Return what a string says, X0 for what is not known."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(p.value) if isinstance(p, ast.Constant) else "X0" for p in node.values)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "option":
        return f"{words_of(node.args[0])} X0"
    return str(node.value) if isinstance(node, ast.Constant) else "X0"


def named_in(path: Path) -> Iterator[str]:
    for text in texts_of(path):
        if path.suffix == ".md":
            for fence in FENCE.findall(text):
                yield from (match[1] for match in TYPED.finditer(fence))
            text = FENCE.sub("", text)
        yield from (match[1] or "" for match in TICKED.finditer(text))


def test_every_command_that_a_text_names_exists() -> None:
    assert len(PAGES) > 20
    named = [(path, words) for path in (*PAGES, *CODE) for words in named_in(path)]
    wrong = [(path, words, said) for path, words in named if (said := fault(words))]
    assert [f"{path.relative_to(ROOT)}: `litman {words}`: {said}" for path, words, said in wrong] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("claims drop POST/ID", "litman claims has no command drop", id="a command of a group"),
        pytest.param("chekc", "litman has no command chekc", id="a command"),
        pytest.param("claims --stale-ones", "litman claims has no option --stale-ones", id="an option"),
        pytest.param(
            "--library lib claims --post tea confirm POST/ID", None, id="values of options are no commands"
        ),
    ],
)
def test_what_does_not_exist_is_named(words: str, said: str | None) -> None:
    assert fault(words) == said
