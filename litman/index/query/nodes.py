"""What a search asks for, as a small tree: words that rank, and conditions that every result fulfils."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

TextColumn = Literal["title", "creators", "container", "abstract", "keywords", "notes", "claim", "quote"]
Attribute = Literal["key", "doi", "type", "tag", "statement", "post"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand one after the other in one text; mostly a single one."""

    text: str  # as typed; holds at least one letter or digit
    column: TextColumn | None = None  # None: anywhere in the work, its claims or its files
    is_prefix: bool = False  # the last word may go on
    also: tuple[str, ...] = ()  # what says the same as the text, and counts as if it were there


@dataclass(frozen=True, slots=True)
class Equals:
    """A property of the work is this value, without regard to case."""

    name: Attribute
    value: str
    is_prefix: bool = False  # it begins with the value


@dataclass(frozen=True, slots=True)
class Years:
    """The year of issue lies between these two, which are included; None is open."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Has:
    """The work has this; `what` is one of `search.query.fields.HAS`."""

    what: str


@dataclass(frozen=True, slots=True)
class HasNotice:
    """A registry has told of this about the work; `kind` is one of `search.query.fields.NOTICES`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Not:
    """The condition is not fulfilled."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """All of the conditions are fulfilled."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One of the conditions is fulfilled, or several are."""

    parts: tuple[Node, ...]


Node = Words | Equals | Years | Has | HasNotice | Not | All | Any


@dataclass(frozen=True, slots=True)
class Query:
    """A search: its words rank the works, its conditions choose them."""

    words: tuple[Words, ...] = ()  # in the order in which they were typed, each once
    conditions: tuple[Node, ...] = field(default=())

    @property
    def wanted(self) -> tuple[Words, ...]:
        """All texts that a result may be chosen for: `words`, and those in conditions that are not negated."""
        found = list(self.words)
        for node in self.conditions:
            found += _texts(node)
        return tuple(dict.fromkeys(found))


def join_queries(*queries: Query) -> Query:
    """Return the query whose results are results of all of them."""
    words = dict.fromkeys(word for query in queries for word in query.words)
    conditions = dict.fromkeys(node for query in queries for node in query.conditions)
    return Query(tuple(words), tuple(conditions))


def _texts(node: Node) -> list[Words]:
    if isinstance(node, Words):
        return [node]
    if isinstance(node, All | Any):
        return [word for part in node.parts for word in _texts(part)]
    return []
