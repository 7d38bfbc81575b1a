"""An object of JSON as what somebody said of a work: Crossref, DataCite, OpenAlex, or whoever wrote CSL-JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litman.csl.to_json import item_from_work
from litman.matching.kept import is_csl, moment_of_text, moment_said
from litman.matching.versions import SaidWork
from litman.sources.reading.json_fields import mapping_of
from litman.work import Work

_OPENALEX = "https://openalex.org/W"
# What is long, and nothing is matched by.
_UNUSED = frozenset(
    "abstract_inverted_index concepts counts_by_year descriptions keywords mesh referenced_works related_works "
    "subjects topics xml".split()
)


def said_of_item(item: Mapping[str, Any], moment: tuple[str, int]) -> SaidWork:
    """Return what an object says; `moment` is that of its file, for one that does not say its own.

    Source: Crossref REST API, "Works"; DataCite REST API, "Retrieving a single DOI", and its data files, which have
    the same objects; OpenAlex, "Work object".
    """
    attributes = _datacite(item)
    if attributes is not None:
        from litman.sources.datacite.attributes import work_from_attributes

        said = moment_of_text(attributes.get("updated")) or moment
        return _of_work(work_from_attributes(_used(attributes)), "datacite", said)
    identifier = item.get("id")
    if isinstance(identifier, str) and identifier.startswith(_OPENALEX):
        from litman.sources.openalex.work import work_from_openalex

        said = moment_of_text(item.get("updated_date")) or moment
        return _of_work(work_from_openalex(_used(item)), "openalex", said)
    if is_csl(item):
        return SaidWork(item, "file", *moment)
    return SaidWork(item, "crossref", *(moment_said(item) or moment))


def _datacite(item: Mapping[str, Any]) -> Mapping[str, object] | None:
    """The attributes of a DataCite record, with what stands around them or without."""
    attributes = mapping_of(item.get("attributes"))
    if "doi" in attributes:
        return attributes
    is_bare = (
        "doi" in item and isinstance(item.get("titles"), list) and isinstance(item.get("creators"), list)
    )
    return item if is_bare else None


def _used(item: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in item.items() if name not in _UNUSED}


def _of_work(work: Work, source: str, moment: tuple[str, int]) -> SaidWork:
    return SaidWork(item_from_work(work, id=work.DOI or ""), source, *moment)
