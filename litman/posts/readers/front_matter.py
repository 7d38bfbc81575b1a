"""What the front matter of a Markdown file says of the post: YAML between `---` lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from litman.text.folding import collapse_white_space
from litman.text.long_numbers import refuse_long_numbers

_LONGEST = 64_000  # characters; YAML of that length is data, not front matter


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The facts that front matter gives; None or empty where it is silent."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    canonical_url: str | None = None
    site: str | None = None
    language: str | None = None
    has_bibliography: bool = False  # it names a file of references, or holds them
    bibliographies: tuple[str, ...] = ()  # the files of references that it names


def read_front_matter(source: str) -> FrontMatter:
    """Return what the front matter says; faulty YAML says nothing."""
    if not source.strip() or len(source) > _LONGEST:
        return FrontMatter()
    import yaml

    try:
        refuse_long_numbers(source)
        loaded = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError, TypeError, AttributeError):
        return FrontMatter()
    if not isinstance(loaded, Mapping):
        return FrontMatter()
    said = {str(name).casefold(): value for name, value in loaded.items()}
    return FrontMatter(
        title=_text(said.get("title")),
        authors=_names(said.get("author", said.get("authors"))),
        date=_day(said.get("date", said.get("published"))),
        canonical_url=_text(said.get("canonical_url", said.get("canonical", said.get("url")))),
        site=_text(said.get("site", said.get("publication"))),
        language=_text(said.get("lang", said.get("language"))),
        has_bibliography=bool(said.get("bibliography") or said.get("references")),
        bibliographies=named_files(said.get("bibliography")),
    )


def named_files(value: object) -> tuple[str, ...]:
    """Return the files that a value of YAML names: one, several in a list or parted by commas, or by their topics."""
    if isinstance(value, Mapping):
        value = [name for item in value.values() for name in (item if isinstance(item, list) else [item])]
    items = value if isinstance(value, list) else str(value or "").split(",")
    return tuple(text for item in items if isinstance(item, str) and (text := item.strip()))


def _text(value: object) -> str | None:
    if isinstance(value, bool | Mapping | list) or value is None:
        return None
    return collapse_white_space(str(value)) or None


def _day(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else _text(value)


def _names(value: object) -> tuple[str, ...]:
    names = []
    for item in value if isinstance(value, list) else [value]:
        name = _text(_name_of(item)) if isinstance(item, Mapping) else _text(item)
        if name:
            names.append(name)
    return tuple(names)


def _name_of(person: Mapping[object, object]) -> object:
    """Return a person's name: under a name for it, or as the only key, its address behind it."""
    for key in ("name", "literal", "author"):
        if person.get(key):
            return person[key]
    return next(iter(person)) if len(person) == 1 else None
