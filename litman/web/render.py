"""Templates to text: everything that is put into one is escaped, unless it is a template's own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from litman.web.keys import POST_KEYS, READING, WORK_KEYS, WORKS_KEYS, bindings


def render(template: str, **values: Any) -> str:
    """Return the template with the values put in."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("litman.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"nav": NAV, **_KEYS}
    environment.filters |= {"coded": _coded, "counted": _counted, "said_counts": _said_counts}
    return environment


def _coded(text: str) -> Markup:
    """Return a message with what stands in backticks as code; all of it is escaped."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:  # one of them is no quotation
        return escape(text)
    marked = (
        Markup("<code>{}</code>").format(piece) if at % 2 else escape(piece)
        for at, piece in enumerate(pieces)
    )
    return Markup("").join(marked)


def _counted(count: int, noun: str, nouns: str | None = None) -> str:
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def _said_counts(counts: Iterable[tuple[str, int]]) -> list[tuple[str, str]]:
    """Return values to choose from, each with what is said of it: `book (1,204)`."""
    return [(value, f"{value} ({count:,})") for value, count in counts]


# The keys of each page, for its script.
_KEYS = {
    "post_keys": bindings(POST_KEYS),
    "reading_acts": " ".join(READING),
    "works_keys": bindings(WORKS_KEYS),
    "work_keys": bindings(WORK_KEYS),
}
# The navigation: the area, its name, its address.
NAV = (
    ("posts", "Posts", "/posts"),
    ("works", "Works", "/works"),
    ("findings", "Findings", "/findings"),
    ("statements", "Statements", "/statements"),
    ("pictures", "Pictures", "/pictures"),
    ("help", "Help", "/help"),
)
