"""The options of `list` and `search` that choose works, and what is said where none was meant."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from litman.actions.selection import Selection
    from litman.index.query.nodes import Query
    from litman.library.library import Library

F = TypeVar("F", bound=Callable[..., Any])
_NAMES = ("year", "author", "type", "tag", "has", "notice")
_LOOKS_LIKE_OPTION = re.compile(r"-(?!h$)[^-\d\s]")

_OPTIONS = (
    ("--field", "NAME:VALUE", "Only works with this in that field: title:ketamine. May be repeated."),
    ("--year", "YEARS", "Only works of these years: 2019, 2018..2020, 2018.. or ..2018."),
    ("--author", "NAME", "Only works of this author or editor. May be repeated."),
    ("--type", "TYPE", "Only works of this type, as BibTeX or CSL names it: book, article-journal."),
    ("--tag", "TAG", "Only works with this tag. May be repeated."),
    (
        "--has",
        "WHAT",
        "Only works with doi, abstract, file, claims, note, tag, url, notice… May be repeated.",
    ),
    ("--notice", "KIND", "Only works told of as retracted, withdrawn, concern, corrected, replaced; or any."),
)


def with_query_options(command: F) -> F:
    """Give a command the options that choose works; they arrive as the keyword arguments of `chosen`."""
    for name, metavar, text in reversed(_OPTIONS):
        command = click.option(name, metavar=metavar, multiple=True, help=text)(command)
    return command


def chosen(text: str, options: dict[str, tuple[str, ...]]) -> Query:
    """Return the query of a command: its words and its options."""
    from litman.search.query.filters import filter_query

    return filter_query(text, *filters_of(options))


def filters_of(options: dict[str, tuple[str, ...]]) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    """Return the options of a command as `filter_query` takes them: filters, and fields."""
    filters = [(name, value) for name in _NAMES for value in options.get(name, ())]
    return filters, options.get("field", ())


def given_keys(ctx: click.Context, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys of a command; `-` stands for those that come from standard input, one or more a line.

    Nothing that comes means no work: the command ends, with 0.
    """
    if "-" not in keys:
        return keys
    read = tuple(sys.stdin.read().split())
    found = tuple(key for given in keys for key in (read if given == "-" else (given,)))
    if not found:
        from litman.cli.shared.output import notify

        notify("no key came from standard input")
        ctx.exit(0)
    return found


def say_no_work(library: Library) -> None:
    """Say that no work is one of those that were meant, and why where the library has none."""
    from litman.cli.shared.output import bold, say

    if library.document.wide_encoding:
        say("None of the bibliography could be read.")
    elif next(library.document.entries(), None) is None:
        say("The library has no works yet: ", bold("litman add doi 10.…"), " adds one.")
    else:
        say("No work has this.")


def meant(
    keys: tuple[str, ...],
    options: dict[str, tuple[str, ...]],
    *,
    posts: tuple[str, ...] = (),
    claims: tuple[str, ...] = (),
) -> Selection:
    """Return which works a command is about: by what it names, and its options that choose."""
    from litman.actions.selection import Selection

    query = chosen("", options) if any(options.values()) else None
    return Selection(keys, posts, claims, query)


class QueryCommand(click.Command):
    """A command whose words are a query: `-children` is a word that is not wanted, no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # A space before it changes nothing for the query and makes it no option.
        return super().parse_args(ctx, [f" {arg}" if _LOOKS_LIKE_OPTION.match(arg) else arg for arg in args])
