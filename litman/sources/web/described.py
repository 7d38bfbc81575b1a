"""A web page as a work: Highwire's tags, JSON-LD, Dublin Core, OpenGraph, in this order, then what stands on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from litman.posts.readers.html_meta import read_page_facts
from litman.sources.reading.people import person_of
from litman.sources.reading.titles import registered_title
from litman.sources.web.about import json_objects, paper_of_page, types_of
from litman.sources.web.json_ld import is_shown, json_ld
from litman.sources.web.said import Said
from litman.sources.web.tags import dublin_core, first, highwire, open_graph, tags_of
from litman.text.folding import fold
from litman.work import Date, Name, Work

# The types of schema.org that are a work, the most telling first. Source: schema.org, "CreativeWork".
_TYPES = {
    "ScholarlyArticle": "article-journal",
    "MedicalScholarlyArticle": "article-journal",
    "Thesis": "thesis",
    "Chapter": "chapter",
    "NewsArticle": "article-newspaper",
    "ReportageNewsArticle": "article-newspaper",
    "AnalysisNewsArticle": "article-newspaper",
    "OpinionNewsArticle": "article-newspaper",
    "BackgroundNewsArticle": "article-newspaper",
    "BlogPosting": "post-weblog",
    "SocialMediaPosting": "post",
    "TechArticle": "webpage",
    "Article": "webpage",
    "Book": "book",
    "Report": "report",
    "Dataset": "dataset",
    "SoftwareSourceCode": "software",
    "VideoObject": "motion_picture",
    "WebPage": "webpage",
}
_LAST_STOP = re.compile(r"(?<=[a-z]{3})\.\Z")
_RANKS = {name: rank for rank, name in enumerate(_TYPES)}
_ON_A_SITE = frozenset({"webpage", "post-weblog", "article-newspaper", "post", "motion_picture"})
_WORK_FIELDS = frozenset(field.name for field in fields(Work))


def work_of_page(root: Any, url: str) -> Work | None:
    """Return the work that a parsed page is; None where it has no title.

    Each field is taken from the first family that says it. A DOI that the page states in any of them is the work's.
    """
    tags = tags_of(root)
    facts = read_page_facts(root)
    linked = _linked(root, _shown_titles(root, first(tags, "og:title")))
    highwire_said, dublin, open_said = highwire(tags), dublin_core(tags), open_graph(tags)
    families = [highwire_said, linked, dublin, open_said]
    if linked.get("type") == "webpage":  # says little more than that it is a page
        families = [highwire_said, dublin, open_said, linked]
    said: Said = {}
    for family in families:
        said = {**family, **said}
    title = said.get("title") or facts.title
    if not title:
        return None
    kind = said.get("type") or _type_without(said)
    site = facts.site
    if kind in _ON_A_SITE:
        said["container_title"] = linked.get("container_title") or linked.get("publisher") or site
        if said.get("publisher") == said["container_title"]:
            said["publisher"] = None
    elif not any("container_title" in family for family in (highwire_said, linked, dublin)):
        said["container_title"] = None  # the name of a site holds no paper
    if not said.get("author"):
        said["author"] = tuple(name for text in facts.authors if (name := person_of(text)))
    said["author"] = tuple(
        name for name in said["author"] if not _is_site(name, said.get("container_title"), site)
    )
    said["issued"] = _most_exact([family.get("issued") for family in families]) or _read(facts.date)
    said["title"] = registered_title(_LAST_STOP.sub("", _without_byline(title, [*facts.authors, site or ""])))
    said["type"], said["URL"] = kind, url
    said["DOI"] = paper_of_page(root) or said.get("DOI")
    if kind == "thesis" and "phd" in " ".join(tags.get("dc.type", ())).lower():
        said["genre"] = "PhD thesis"
    return Work(**{name: value for name, value in said.items() if name in _WORK_FIELDS})


def _shown_titles(root: Any, shared: str | None) -> tuple[str, ...]:
    """The titles that people see, folded: the window's, the first heading, and the one that is shared."""
    nodes = (next(root.iter(tag), None) for tag in ("title", "h1"))
    texts = ["".join(node.itertext()) for node in nodes if node is not None]
    return tuple(folded for text in [*texts, shared or ""] if (folded := fold(text)))


def _linked(root: Any, shown: tuple[str, ...]) -> Said:
    """What the object of JSON-LD says that is the page's own work.

    An object with a title that people see comes before others, then the more telling type, then the first.
    """
    found: list[tuple[bool, int, Said]] = []
    for item in json_objects(root):
        ranks = [_RANKS[name] for name in types_of(item) if name in _RANKS]
        if ranks and (said := json_ld(item, shown=shown)):
            found.append((not is_shown(said["title"], shown), min(ranks), said))
    if not found:
        return {}
    _, rank, said = min(found, key=lambda one: one[:2])
    return {"type": list(_TYPES.values())[rank], **said}


def _type_without(said: Said) -> str:
    if said.get("ISSN") or (said.get("volume") and said.get("container_title")):
        return "article-journal"
    return "book" if said.get("ISBN") else "webpage"


def _without_byline(title: str, names: Sequence[str]) -> str:
    """The title without ` | Ada Moss`, or the site's name, behind a bar or dash."""
    head, bar, tail = title.rpartition(" | ")
    if not bar:
        head, bar, tail = title.rpartition(" - ")
    return head if bar and fold(tail) in {fold(name) for name in names if name} else title


def _is_site(name: Name, *sites: str | None) -> bool:
    return name.literal is not None and name.literal in sites


def _most_exact(dates: list[Date | None]) -> Date | None:
    """The first date; another of its year that names a month or a day beside it counts for it."""
    known = [date for date in dates if date is not None and date.start is not None]
    if not known:
        return None
    chosen = known[0]
    for date in known[1:]:
        assert chosen.start is not None
        assert date.start is not None
        if chosen.start.month is None and date.start.year == chosen.start.year and date.start.month:
            chosen = date
    return chosen


def _read(text: str | None) -> Date | None:
    from litman.edtf import parse_date

    found = parse_date((text or "")[:10] if (text or "")[:4].isdigit() else text or "")
    return found if found is not None and found.start is not None else None
