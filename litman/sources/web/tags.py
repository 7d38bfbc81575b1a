"""What a web page says of its work: fields from one family of meta tags, each read by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from litman.identifiers.doi import parse_doi
from litman.identifiers.isbn import isbn13, parse_isbn
from litman.sources.reading.markup import unescape
from litman.sources.web.said import Said, language_of, named, page_range, read_date, told
from litman.text.folding import collapse_white_space
from litman.work import Date, Name

Tags = Mapping[str, Sequence[str]]  # name in lower case, with full stops → contents in their order

_BESIDE = re.compile(r"(?:(?<!\s)\s++)?;\s*")
# Source: Google Scholar, "Inclusion Guidelines for Webmasters". Publishers of bepress and ePrints use its names under
# other prefixes.
_PREFIXES = (("bepress_citation_", "citation_"), ("wkhealth_", "citation_"), ("dcterms.", "dc."))
_DC_TYPES = (
    ("thesis", "thesis"), ("dissertation", "thesis"), ("conference", "paper-conference"),
    ("proceeding", "paper-conference"),
    ("serial.journal", "article-journal"), ("journal article", "article-journal"), ("news", "article-newspaper"),
    ("book.chapter", "chapter"), ("chapter", "chapter"), ("book", "book"), ("report", "report"), ("dataset", "dataset"),
    ("software", "software"), ("preprint", "article"),
)  # fmt: skip
_OG_TYPES = (("video", "motion_picture"), ("book", "book"), ("music", "song"))


class _Held(NamedTuple):
    """What holds a work, in Highwire's words, and the type of what it holds."""

    tag: str
    type: str


_HOLDERS = (
    _Held("citation_dissertation_institution", "thesis"),
    _Held("citation_technical_report_institution", "report"),
    _Held("citation_conference_title", "paper-conference"),
    _Held("citation_conference", "paper-conference"),
    _Held("citation_inbook_title", "chapter"),
    _Held("citation_journal_title", "article-journal"),
)


def tags_of(root: Any) -> Tags:
    """Return the meta tags of a page; a name that is written in several ways (`DC:title`, `dcterms.title`) is one."""
    found: dict[str, list[str]] = {}
    for node in root.iter("meta"):
        name = (node.get("name") or node.get("property") or node.get("itemprop") or "").strip().casefold()
        content = collapse_white_space(unescape(node.get("content") or ""))
        if not name or not content or name.startswith(("citation_reference", "citation_cited")):
            continue
        if name.startswith(("dc", "prism", "eprints")):
            name = name.replace(":", ".")
        for prefix, usual in _PREFIXES:
            name = name.replace(prefix, usual, 1) if name.startswith(prefix) else name
        found.setdefault(name, []).append(content)
    return found


def highwire(tags: Tags) -> Said:
    """Return what Highwire's tags say (`citation_title`); nothing where they name no title."""
    if "citation_title" not in tags:
        return {}
    held = next((held for held in _HOLDERS if held.tag in tags), None)
    arxiv, isbn = first(tags, "citation_arxiv_id"), parse_isbn(first(tags, "citation_isbn") or "")
    kind = held.type if held else "article" if arxiv else "book" if isbn else None
    of_house = kind in ("thesis", "report")
    pages = (first(tags, "citation_firstpage"), first(tags, "citation_lastpage"))
    return told(
        type=kind,
        title=first(tags, "citation_title"),
        author=_people(tags, "citation_author", "citation_authors", "citation_creator"),
        editor=_people(tags, "citation_editor"),
        issued=_date(
            tags, "citation_publication_date", "citation_date", "citation_cover_date", "citation_online_date",
            "citation_year",
        ),
        container_title=None if held is None or of_house else first(tags, held.tag),
        volume=first(tags, "citation_volume"),
        issue=first(tags, "citation_issue"),
        page=page_range(*pages) or first(tags, "citation_pages"),
        number=first(tags, "citation_technical_report_number"),
        publisher=first(tags, held.tag) if held and of_house else first(tags, "citation_publisher"),
        language=language_of(first(tags, "citation_language")),
        ISSN=first(tags, "citation_issn"),
        ISBN=isbn13(isbn) if isbn else None,
        PMID=_digits(first(tags, "citation_pmid")),
        DOI=_doi(tags, "citation_doi"),
        archive="arXiv" if arxiv else None,
        archive_location=arxiv,
    )  # fmt: skip


def dublin_core(tags: Tags) -> Said:
    """Return what Dublin Core, PRISM and ePrints say; nothing where they name no title."""
    title = first(tags, "dc.title", "eprints.title", "prism.title")
    if title is None:
        return {}
    stated = " ".join(tags.get("dc.type", ())).lower()
    journal = first(tags, "prism.publicationname", "eprints.publication")
    kind = next((kind for word, kind in _DC_TYPES if word in stated), None)
    if journal and kind in (None, "article-newspaper"):
        kind = "article-journal"
    source = first(tags, "dc.source")
    if journal is None and kind == "article-journal" and source and "://" not in source:
        journal = source
    pages = (first(tags, "prism.startingpage"), first(tags, "prism.endingpage"))
    isbn = next((isbn for text in tags.get("dc.identifier", ()) if (isbn := parse_isbn(text))), None)
    return told(
        type=kind,
        title=title,
        author=_people(
            tags, "dc.creator", "dc.creator.personalname", "eprints.creators_name", "dc.contributor.author"
        ),
        issued=_date(
            tags, "prism.publicationdate", "dc.date.issued", "dc.issued", "dc.date", "eprints.date", "dc.created",
            "dc.date.created",
        ),
        container_title=journal,
        volume=first(tags, "prism.volume", "eprints.volume", "dc.source.volume"),
        issue=first(tags, "prism.number", "eprints.number", "dc.source.issue"),
        page=page_range(*pages) or first(tags, "eprints.pagerange"),
        publisher=first(tags, "dc.publisher", "eprints.publisher"),
        language=language_of(first(tags, "dc.language")),
        ISSN=first(tags, "prism.issn", "dc.source.issn", "eprints.issn"),
        ISBN=isbn13(isbn) if isbn else None,
        DOI=_doi(tags, "prism.doi", "dc.identifier.doi", "dc.identifier"),
    )  # fmt: skip


def open_graph(tags: Tags) -> Said:
    """Return what OpenGraph says; nothing where it names no title."""
    title = first(tags, "og:title")
    if title is None:
        return {}
    stated = (first(tags, "og:type") or "").lower()
    isbn = parse_isbn(first(tags, "book:isbn", "og:book:isbn", "og:isbn") or "")
    people = [text for text in tags.get("article:author", ()) if "://" not in text]
    return told(
        type=next((kind for word, kind in _OG_TYPES if stated.startswith(word)), None),
        title=title,
        author=named(people),
        issued=_date(tags, "article:published_time", "book:release_date", "og:article:published_time"),
        container_title=first(tags, "og:site_name"),
        language=language_of(first(tags, "og:locale")),
        ISBN=isbn13(isbn) if isbn else None,
    )


def first(tags: Tags, *names: str) -> str | None:
    """Return the first content of the first of these names that is there."""
    return next((tags[name][0] for name in names if name in tags), None)


def _people(tags: Tags, *names: str) -> tuple[Name, ...]:
    for name in names:
        if name in tags:
            texts = [part for text in tags[name] for part in _BESIDE.split(text)]
            return named(texts)
    return ()


def _date(tags: Tags, *names: str) -> Date | None:
    read = (read_date(tags[name][0]) for name in names if name in tags)
    return next((date for date in read if date is not None), None)


def _doi(tags: Tags, *names: str) -> str | None:
    texts = (text for name in names for text in tags.get(name, ()))
    found = (parse_doi(text.strip().removeprefix("info:doi/")) for text in texts)
    return next((doi for doi in found if doi), None)


def _digits(text: str | None) -> str | None:
    return text if text and text.isascii() and text.isdigit() and len(text) <= 8 else None
