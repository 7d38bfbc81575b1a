"""What is asked of a citation engine, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from litman.export.styles.rich import Entry, Rich
from litman.export.styles.style_file import Style

Item = Mapping[str, Any]  # a CSL-JSON item

# How a work is cited: (Short, 2018) · Short (2018) · (2018)
CiteForm = Literal["normal", "in-text", "suppress-author"]


@dataclass(frozen=True, slots=True)
class Cite:
    """One work inside a citation."""

    id: str  # of the item
    locator: str = ""  # `4`, `12–14`
    label: str = "page"  # what the locator counts: a CSL locator term, for example `chapter`
    prefix: str = ""  # plain text before it: `see`
    suffix: str = ""  # plain text after it
    form: CiteForm = "normal"  # of the first work of a citation; the others are normal


Citation = tuple[Cite, ...]  # what stands in one pair of brackets


@dataclass(frozen=True, slots=True)
class Request:
    """What to format."""

    style: Style
    locale: str  # `en-US`; empty: the style's own
    items: Sequence[Item]  # each has an `id` of its own
    citations: Sequence[Citation] = ()  # in the order of the document
    with_entries: bool = True  # whether the bibliography is wanted, of all items


@dataclass(frozen=True, slots=True)
class Formatted:
    """What an engine made of a request."""

    entries: tuple[Entry, ...]  # in the order of the style; empty where the style has no bibliography
    citations: tuple[Rich, ...]  # one each; in a note style the texts of footnotes


class Engine(Protocol):
    """A program that formats by CSL."""

    @property
    def name(self) -> str:
        """Its name in the table of engines."""

    @property
    def version(self) -> str:
        """What tells two engines of different output apart."""

    def format(self, request: Request) -> Formatted:
        """Return the entries and citations.

        Raises:
            EngineError: the engine is broken, hangs or refuses.
        """
