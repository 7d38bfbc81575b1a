"""The options of `list` and `search` that choose works, and how the two print what was found."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from litman.index.query.nodes import Query

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

    filters = [(name, value) for name in _NAMES for value in options.get(name, ())]
    return filter_query(text, filters, options.get("field", ()))


class QueryCommand(click.Command):
    """A command whose words are a query: `-children` is a word that is not wanted, no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # A space before it changes nothing for the query and makes it no option.
        return super().parse_args(ctx, [f" {arg}" if _LOOKS_LIKE_OPTION.match(arg) else arg for arg in args])
