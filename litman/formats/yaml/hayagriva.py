"""An entry of Hayagriva, as Typst has it, and the work that it describes. Source: hayagriva, "File format" (0.8)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from litman.csl.from_json import work_from_item
from litman.work import Work

_TYPES = {
    "article": "article-journal", "chapter": "chapter", "entry": "entry", "anthos": "chapter", "report": "report",
    "thesis": "thesis", "web": "webpage", "repository": "software", "book": "book", "anthology": "book",
    "proceedings": "book", "patent": "patent", "legislation": "legislation", "manuscript": "manuscript",
    "newspaper": "article-newspaper", "case": "legal_case", "blog": "post-weblog", "video": "motion_picture",
    "scene": "motion_picture", "artwork": "graphic", "original": "document", "post": "post", "misc": "document",
    "performance": "performance", "periodical": "periodical", "reference": "book", "conference": "event",
    "thread": "post", "audio": "song", "exhibition": "event",
}  # fmt: skip
_IN = {"proceedings": "paper-conference", "conference": "paper-conference", "newspaper": "article-newspaper",
       "blog": "post-weblog", "anthology": "chapter", "book": "chapter"}  # fmt: skip
_NUMBERS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "arxiv": "arxiv"}
_OF_ENTRIES = frozenset("type title author parent date serial-number".split())


def is_entry(value: object) -> bool:
    """Return whether a value of a mapping is an entry of a bibliography: it says two things that such ones say."""
    return isinstance(value, Mapping) and len(_OF_ENTRIES & {str(name).lower() for name in value}) > 1


def is_known_type(entry: Mapping[str, Any]) -> bool:
    """Return whether Hayagriva knows the type of an entry."""
    return str(entry.get("type") or "").lower() in _TYPES


def hayagriva_work(entry: Mapping[str, Any]) -> Work:
    """Return the work that an entry describes; of several parents the first one that has a title is its place."""
    parents = [one for one in _list(entry.get("parent")) if isinstance(one, Mapping)]
    parent: Mapping[str, Any] = next((one for one in parents if one.get("title")), {})
    kind = str(entry.get("type") or "").lower()
    item: dict[str, Any] = {
        "type": _IN.get(str(parent.get("type") or "").lower()) or _TYPES.get(kind, "document"),
        "title": _text(entry.get("title")),
        "container-title": _text(parent.get("title")),
        "author": _people(entry.get("author")),
        "editor": _people(entry.get("editor") or parent.get("editor")),
        "issued": {"raw": said} if (said := _text(entry.get("date"))) else None,
        "URL": _text(entry.get("url")),
    }
    if kind in ("book", "thesis", "report"):
        item["type"] = _TYPES[kind]
    for name, variable in (
        ("volume", "volume"),
        ("issue", "issue"),
        ("page-range", "page"),
        ("edition", "edition"),
    ):
        item[variable] = _text(entry.get(name) or parent.get(name))
    publisher = entry.get("publisher") or parent.get("publisher")
    item["publisher"] = _text(publisher.get("name") if isinstance(publisher, Mapping) else publisher)
    item |= _numbers(entry) | {
        name: value for name, value in _numbers(parent).items() if name in ("ISSN", "ISBN")
    }
    return work_from_item({name: value for name, value in item.items() if value})


def _numbers(entry: Mapping[str, Any]) -> dict[str, str]:
    said = entry.get("serial-number")
    if not isinstance(said, Mapping):
        said = {"doi": said} if (_text(said) or "").startswith("10.") else {}
    # Files of its first versions have them beside the others.
    said = {**{name: entry[name] for name in _NUMBERS if name in entry}, **said}
    found = {
        _NUMBERS[str(name).lower()]: number
        for name, value in said.items()
        if str(name).lower() in _NUMBERS and (number := _text(value))
    }
    arxiv = found.pop("arxiv", None)
    return found | ({"archive": "arXiv", "archive_location": arxiv} if arxiv else {})


def _people(said: object) -> list[dict[str, str]]:
    return [person for one in _list(said) if (person := _person(one))]


def _person(said: object) -> dict[str, str]:
    if isinstance(said, Mapping):
        family, given = _text(said.get("name")) or "", _text(said.get("given-name")) or ""
        prefix = _text(said.get("prefix"))
        return (
            {"family": " ".join(filter(None, (prefix, family))), "given": given}
            if given
            else {"literal": family}
        )
    whole = (_text(said) or "").strip()
    family, comma, given = whole.partition(",")
    return (
        {"family": family.strip(), "given": given.strip()} if comma else {"literal": whole} if whole else {}
    )


def _list(said: object) -> list[Any]:
    return said if isinstance(said, list) else [said] if said else []


def _text(said: object) -> str | None:
    """Return a text, number or day; lists, which may hold each other without end, are none."""
    if isinstance(said, Mapping):
        said = said.get("value")
    return str(said) if said and isinstance(said, str | int | float | date) else None
