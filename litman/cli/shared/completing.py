"""What the parameters of commands complete to when a shell asks: citation keys, posts, claims, fields.

It is only imported while a shell asks. A parameter is known by its name: `key` is a citation key in every command.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from litman.errors import LitmanError
from litman.index.completions import Completion, Lookup

_HELP_LENGTH = 60
_BIB_FIELDS = (
    "abstract address annotation author booktitle chapter crossref date doi edition editor eprint eprinttype file "
    "howpublished institution isbn issn issue journal journaltitle keywords langid month note number organization "
    "pages pmid publisher related school series subtitle title translator type url urldate volume year"
).split()
_KEYS = ("key", "keys", "keep", "drop", "old", "different")
_POSTS = ("post", "posts", "post_id")

Complete = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def attach(command: click.Command) -> click.Command:
    """Return the command, its parameters completing from the library."""
    for parameter in command.params:
        complete = _completer(parameter)
        if complete is not None:
            parameter._custom_shell_complete = complete
    return command


def _completer(parameter: click.Parameter) -> Complete | None:
    name, metavar = parameter.name, parameter.metavar
    if isinstance(parameter.type, click.Path | click.File | click.Choice):
        return None
    if name in _KEYS:
        return _asking(lambda lookup, start: lookup.keys(start))
    if name in _POSTS:
        return _asking(lambda lookup, start: lookup.posts(start))
    if name == "claim":
        return _asking(lambda lookup, start: lookup.claims(start))
    if name == "targets" and metavar and "KEY" in metavar:
        return _targets
    if name in ("fields", "take"):
        return _listing(_BIB_FIELDS)
    if name == "assignments":
        return _listing([f"{field}=" for field in _BIB_FIELDS])
    return _query_completer(name, metavar)


def _query_completer(name: str | None, metavar: str | None) -> Complete | None:
    from litman.search.query.fields import FIELDS, HAS, NOTICES

    if metavar == "NAME:VALUE" or (name == "words" and metavar is None):
        choices = {"has": tuple(HAS), "notice": NOTICES}
        return _listing([f"{field}:{value}" for field in FIELDS for value in choices.get(field, ("",))])
    return _listing(tuple(HAS)) if name == "has" else _listing(NOTICES) if name == "notice" else None


def _asking(ask: Callable[[Lookup, str], Sequence[Completion]]) -> Complete:
    def complete(ctx: click.Context, parameter: click.Parameter, start: str) -> list[CompletionItem]:
        with contextlib.suppress(LitmanError, OSError):
            # A key that begins with a hyphen would be taken for an option.
            return [_item(found) for found in ask(_lookup(ctx), start) if not found.word.startswith("-")]
        return []

    return complete


def _targets(ctx: click.Context, parameter: click.Parameter, start: str) -> list[CompletionItem]:
    found = _asking(lambda lookup, start: [*lookup.posts(start), *lookup.keys(start)])(ctx, parameter, start)
    return [*found, CompletionItem(start, type="file")]


def _listing(words: Sequence[str]) -> Complete:
    return lambda ctx, parameter, start: [
        CompletionItem(word) for word in words if word.startswith(start.lower())
    ]


def _lookup(ctx: click.Context) -> Lookup:
    from litman.library.locate import find_library
    from litman.privacy import keep_private
    from litman.read_settings import read_settings
    from litman.settings import SETTINGS_NAME

    named = ctx.find_root().params.get("library")
    root = find_library(named, start=Path.cwd(), environment=os.environ)
    bibliography = root / read_settings(root / SETTINGS_NAME, os.environ).bibliography
    keep_private(bibliography)
    return Lookup(root, bibliography, os.environ)


def _item(found: Completion) -> CompletionItem:
    from litman.text.terminal import shorten, terminal_safe

    # A shell reads one line a word; what would break it, or command a terminal, is no key that anybody types.
    return CompletionItem(
        terminal_safe(found.word), help=terminal_safe(shorten(found.help, _HELP_LENGTH)) or None
    )
