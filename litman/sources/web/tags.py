"""What a web page says of its work: fields from one family of meta tags, or from JSON-LD, each read by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from litman.edtf import parse_date
from litman.identifiers.doi import parse_doi
from litman.identifiers.isbn import isbn13, parse_isbn
from litman.sources.reading.json_fields import list_of, mapping_of, text_of
from litman.sources.reading.markup import unescape
from litman.sources.reading.people import person_of
from litman.text.folding import collapse_white_space, fold
from litman.text.printed_pages import join_pages
from litman.work import Date, Name

Tags = Mapping[str, Sequence[str]]  # name in lower case, with full stops → contents in their order
Said = dict[str, Any]  # by field of a work; what is not said is not in it

_MOST_AUTHORS = 5_000
_ENOUGH = 25  # characters by which a title is known
_BESIDE = re.compile(r"(?:(?<!\s)\s++)?;\s*")
_PAGE = re.compile(r"[A-Za-z]{0,6}[0-9][\w.-]{0,15}")
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
    return _told(
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
        page=_pages(*pages) or first(tags, "citation_pages"),
        number=first(tags, "citation_technical_report_number"),
        publisher=first(tags, held.tag) if held and of_house else first(tags, "citation_publisher"),
        language=_language(first(tags, "citation_language")),
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
    return _told(
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
        page=_pages(*pages) or first(tags, "eprints.pagerange"),
        publisher=first(tags, "dc.publisher", "eprints.publisher"),
        language=_language(first(tags, "dc.language")),
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
    return _told(
        type=next((kind for word, kind in _OG_TYPES if stated.startswith(word)), None),
        title=title,
        author=_named(people),
        issued=_date(tags, "article:published_time", "book:release_date", "og:article:published_time"),
        container_title=first(tags, "og:site_name"),
        language=_language(first(tags, "og:locale")),
        ISBN=isbn13(isbn) if isbn else None,
    )


def json_ld(item: Mapping[str, object], *, shown: Sequence[str]) -> Said:
    """Return what an object of JSON-LD says of the work that it is; nothing where it has no title.

    `shown` are the titles that people see, folded: a headline that is none of them may describe what `name` names.
    """
    titles = [text for key in ("headline", "name") if (text := text_of(item.get(key)))]
    if not titles:
        return {}
    title = next((text for text in titles if is_shown(text, shown)), titles[0])
    holders = list(_holders(item))
    pages = (text_of(item.get("pageStart")), text_of(item.get("pageEnd")))
    publisher = _names_of(item.get("publisher")) or _names_of(item.get("provider"))
    return _told(
        title=collapse_white_space(unescape(title)),
        author=_creators(item.get("author")) or _creators(item.get("creator")),
        editor=_creators(item.get("editor")),
        issued=_read_date(text_of(item.get("datePublished")) or text_of(item.get("dateCreated"))),
        container_title=next((name for holder in holders if (name := text_of(holder.get("name")))), None),
        volume=next((text for holder in holders if (text := text_of(holder.get("volumeNumber")))), None),
        issue=next((text for holder in holders if (text := text_of(holder.get("issueNumber")))), None),
        page=_pages(*pages) or text_of(item.get("pagination")),
        publisher=publisher[0] if publisher else None,
        language=_language(text_of(item.get("inLanguage"))),
        ISSN=next((text for holder in holders if (text := text_of(holder.get("issn")))), None),
    )


def is_shown(title: str, shown: Sequence[str]) -> bool:
    """Return whether a title is one of those that people see, which are folded, as far as its beginning tells."""
    folded = fold(title)[:_ENOUGH]
    return bool(folded) and any(text.startswith(folded) for text in shown)


def first(tags: Tags, *names: str) -> str | None:
    """Return the first content of the first of these names that is there."""
    return next((tags[name][0] for name in names if name in tags), None)


def _holders(item: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """The issue, the volume and the journal that a work is part of, from the inside out; the whole page is none."""
    part: object = item
    for _ in range(5):
        part = next(iter(list_of(part)), part)
        part = mapping_of(part).get("isPartOf")
        holder = mapping_of(next(iter(list_of(part)), part))
        if not holder or "WebPage" in str(holder.get("@type")) or "WebSite" in str(holder.get("@type")):
            return
        yield holder


def _told(**fields: Any) -> Said:
    return {name: value for name, value in fields.items() if value not in (None, (), "")}


def _people(tags: Tags, *names: str) -> tuple[Name, ...]:
    for name in names:
        if name in tags:
            texts = [part for text in tags[name] for part in _BESIDE.split(text)]
            return _named(texts)
    return ()


def _named(texts: Sequence[str]) -> tuple[Name, ...]:
    whole = dict.fromkeys(text for text in texts[:_MOST_AUTHORS] if "://" not in text and "@" not in text)
    names = (person_of(text.removeprefix("By ").removeprefix("by ")) for text in whole)
    return tuple(dict.fromkeys(name for name in names if name is not None))


def _creators(value: object) -> tuple[Name, ...]:
    """The people and organisations of JSON-LD; what says that it is an organisation keeps its name whole."""
    names: dict[Name, None] = {}
    for member in list(list_of(value) or [value])[:_MOST_AUTHORS]:
        bodies = "Organization" in str(mapping_of(member).get("@type"))
        texts = _names_of(member)
        names |= dict.fromkeys((Name(literal=text) for text in texts) if bodies else _named(texts))
    return tuple(names)


def _names_of(value: object) -> list[str]:
    """The names of people and organisations of JSON-LD: objects, texts, or lists of them."""
    members = list_of(value) or [value]
    texts = (text_of(m.get("name")) if isinstance(m, Mapping) else text_of(m) for m in members)
    return [collapse_white_space(unescape(text)) for text in texts if text]


def _date(tags: Tags, *names: str) -> Date | None:
    read = (_read_date(tags[name][0]) for name in names if name in tags)
    return next((date for date in read if date is not None), None)


def _read_date(text: str | None) -> Date | None:
    bare = re.sub(r"(?<=[0-9])[T ][0-9]{1,2}:[0-9].*\Z", "", (text or "").strip())[:60]
    found = parse_date(re.sub(r"\A([0-9]{4})/([0-9]{1,2})(?:/([0-9]{1,2}))?\Z", _dashed, bare))
    return found if found is not None and found.start is not None else None


def _dashed(match: re.Match[str]) -> str:
    return "-".join(part.zfill(2) for part in match.groups() if part)


def _pages(begin: str | None, end: str | None) -> str | None:
    begin, end = (page.strip() if page else None for page in (begin, end))
    if not begin or not _PAGE.fullmatch(begin):
        return None
    last = _PAGE.match(end) if end else None  # `8; discussion 538-9`
    return join_pages(begin, last[0] if last else None)


def _doi(tags: Tags, *names: str) -> str | None:
    texts = (text for name in names for text in tags.get(name, ()))
    found = (parse_doi(text.strip().removeprefix("info:doi/")) for text in texts)
    return next((doi for doi in found if doi), None)


def _digits(text: str | None) -> str | None:
    return text if text and text.isascii() and text.isdigit() and len(text) <= 8 else None


def _language(text: str | None) -> str | None:
    from litman.bibtex.works.languages import language_tag

    tag = language_tag(text) if text and len(text) <= 12 else None
    return tag.partition("_")[0] if tag else None
