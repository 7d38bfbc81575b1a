"""Read a bibliography in YAML: Hayagriva's, as Typst has it, or CSL items, as pandoc has them.

Source: hayagriva, "File format" (0.8); pandoc, "Specifying bibliographic data".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from litman.csl.from_json import work_from_item
from litman.work import Work

_TYPES = {
    "article": "article-journal", "chapter": "chapter", "entry": "entry", "anthos": "chapter", "report": "report",
    "thesis": "thesis", "web": "webpage", "repository": "software", "book": "book", "anthology": "book",
    "proceedings": "book", "patent": "patent", "legislation": "legislation", "manuscript": "manuscript",
    "newspaper": "article-newspaper", "case": "legal_case", "blog": "post-weblog", "video": "motion_picture",
}  # fmt: skip
_IN = {"proceedings": "paper-conference", "conference": "paper-conference", "newspaper": "article-newspaper",
       "blog": "post-weblog", "anthology": "chapter", "book": "chapter"}  # fmt: skip
_NUMBERS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "arxiv": "arxiv"}
_MOST_MERGED = 100  # `<<:` that takes an entry into another; each may double what there is
_OF_ENTRIES = frozenset("type title author parent date serial-number".split())


class YamlEntry(NamedTuple):
    """A work with its key and the line where it begins."""

    key: str
    line: int
    work: Work


def read_yaml_entries(text: str) -> list[YamlEntry] | None:
    """Return the works of a bibliography in YAML; None for any other text."""
    import yaml

    if text.count("<<") > _MOST_MERGED:
        return None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        node = loader.get_single_node()
        loaded = loader.construct_document(node) if node is not None else None
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    finally:
        loader.dispose()
    items = loaded.get("references") if isinstance(loaded, Mapping) else loaded
    if isinstance(items, list):
        return list(_of_csl(items, text)) or None
    if not isinstance(loaded, Mapping) or not all(map(_is_entry, loaded.values())):
        return None
    lines = {str(key.value): key.start_mark.line + 1 for key, _ in node.value}
    return [
        YamlEntry(str(key), lines.get(str(key), 1), hayagriva_work(entry)) for key, entry in loaded.items()
    ]


def _is_entry(value: object) -> bool:
    return isinstance(value, Mapping) and len(_OF_ENTRIES & {str(name).lower() for name in value}) > 1


def _of_csl(items: list[Any], text: str) -> Iterator[YamlEntry]:
    for item in items:
        if isinstance(item, Mapping) and "type" in item:
            key = str(item.get("id") or "")
            at = text.find(f"id: {key}") if key else -1
            yield YamlEntry(key, text.count("\n", 0, max(at, 0)) + 1, work_from_item(item))


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
        "issued": {"raw": str(entry["date"])} if entry.get("date") else None,
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
    said = said if isinstance(said, Mapping) else {"doi": said} if str(said or "").startswith("10.") else {}
    # Files of its first versions have them beside the others.
    said = {**{name: entry[name] for name in _NUMBERS if name in entry}, **said}
    found = {
        _NUMBERS[str(name).lower()]: str(value)
        for name, value in said.items()
        if str(name).lower() in _NUMBERS
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
    family, comma, given = str(said).partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma else {"literal": str(said).strip()}


def _list(said: object) -> list[Any]:
    return said if isinstance(said, list) else [said] if said else []


def _text(said: object) -> str | None:
    if isinstance(said, Mapping):
        said = said.get("value")
    return str(said) if said else None
