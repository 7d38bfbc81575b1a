"""What a manual asks beyond its CSL style, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from litman.export.styles.request import Citation, Item
from litman.export.styles.rich import Rich

# Gives the variables that are to be set; None takes one away.
ItemRule = Callable[[Mapping[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Manual:
    """What is done so that a style prints what its manual asks."""

    items: tuple[ItemRule, ...] = ()  # in this order, each sees what those before it made
    # Forms for kinds of works that the style has none for: attributes of `cs:if` → CSL; the first that holds counts.
    forms: Mapping[str, str] = field(default_factory=dict)
    macros: Mapping[str, str] = field(default_factory=dict)  # of the style, with another CSL in them
    # What stands in the text of the style, and what stands for it.
    spellings: tuple[tuple[str, str], ...] = ()
    locale: str = ""  # the language of the manual where the style names none
    reference: Callable[[Rich, Item], Rich] | None = None  # what is done to a printed reference
    citation: Callable[[Rich, Citation], Rich] | None = None  # to a printed citation in English
