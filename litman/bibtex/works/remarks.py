"""What an entry says of a work in words of its own: kind, medium, state, notes and when a page was read."""

from __future__ import annotations

import re
from typing import Any

from litman.bibtex.works.entry_fields import EntryFields
from litman.bibtex.works.entry_types import DEFAULT_GENRES, GENRES, PUBLICATION_STATES, SUBTYPE_GENRES
from litman.bibtex.works.field_values import access_date, date_from_fields, url_only
from litman.edtf import parse_date
from litman.text.lazy_pattern import lazy_pattern
from litman.text.plain import plain
from litman.work import Date

# What `howpublished` says of the kind of a work or its medium; else it says who published it.
_GENRE = lazy_pattern(
    r"(?:press|news) release|blog (?:post|entry)|(?:white|working|discussion|position|policy) paper|fact ?sheet"
    r"|preprint|(?:conference )?poster|(?:power ?point )?(?:slides|presentation)|podcast(?: episode)?|tweet"
    r"|newsletter|webinar|lecture notes|technical report|(?:unpublished )?manuscript",
    re.IGNORECASE,
)
_MEDIUM = lazy_pattern(
    r"(?:on-?line|electronic|internet|web(?: ?(?:page|site))?|print|paper|e-?book|kindle|pdf|cd(?:-?rom)?|dvd(?:-?rom)?"
    r"|blu-?ray|vinyl|lp|(?:online |youtube )?video|audio|film|streaming|(?:computer )?software|computer program(?:me)?"
    r"|source code|mobile app|app|microfilm|microfiche|data ?set|database)"
    r"(?: (?:edition|file|disc))?",
    re.IGNORECASE,
)
_PUBLISHERS: dict[str, tuple[str, ...]] = {
    "thesis": ("school", "institution", "publisher", "organization"),
    "report": ("institution", "publisher", "organization", "school"),
    "": ("publisher", "organization", "institution", "school"),
}
_GROUPS = frozenset({"groups", "mendeley-groups", "mendeley-tags"})
_READ = frozenset({"accessed", "lastaccessed", "lastchecked", "msbib-accessed", "note", "howpublished"})
_AND = lazy_pattern(r"(?<!\s)\s+and\s+")


def find_remarks(fields: EntryFields, csl_type: str) -> dict[str, Any]:
    """Return genre, medium, publisher and its place, state, keywords, note and the date of access."""
    genre, medium = _genre(fields), fields.text("medium")
    publisher = fields.text(*_PUBLISHERS.get(csl_type, _PUBLISHERS[""]))
    if published := _published(fields):
        said = plain(published).rstrip(".")
        is_genre, is_medium = (bool(said and kind.fullmatch(said)) for kind in (_GENRE, _MEDIUM))
        if is_genre and (not genre or genre == published):
            genre = published
        elif not is_medium and not publisher and not access_date(plain(published)):
            publisher = published
        elif not access_date(plain(published)):
            medium = medium or published
    return {
        "genre": genre,
        "medium": medium,
        "publisher": publisher,
        "publisher_place": _place(fields),
        "status": _status(fields),
        "keyword": _keyword(fields),
        "note": _note(fields),
        "accessed": date_from_fields(fields.values, "url") or _access_date(fields),
    }


def _published(fields: EntryFields) -> str | None:
    """What `howpublished` says in words, where it is no address."""
    raw = fields.values.get("howpublished")
    return fields.text("howpublished") if raw and not url_only(raw) else None


def _genre(fields: EntryFields) -> str | None:
    text = fields.text("type")
    if text:
        return GENRES.get(text.lower(), text)
    subtype = fields.raw("entrysubtype").strip().lower() if fields.entry_type == "article" else ""
    return SUBTYPE_GENRES.get(subtype) or DEFAULT_GENRES.get(fields.entry_type)


def _place(fields: EntryFields) -> str | None:
    """Three places or more are a list; `and` between two may belong to a name (`Trinidad and Tobago`)."""
    text = fields.text("address", "location")
    places = _AND.split(text) if text else []
    return "; ".join(places) if len(places) > 2 else text


def _status(fields: EntryFields) -> str | None:
    text = fields.text("pubstate")
    return PUBLICATION_STATES.get(text.lower(), text) if text else None


def _keyword(fields: EntryFields) -> str | None:
    """The keywords, and the groups of JabRef and Mendeley, each once."""
    texts = [fields.text("keywords", "keyword")]
    if fields.has_any(_GROUPS):
        texts += [fields.text(name) for name in sorted(_GROUPS)]
    found: dict[str, str] = {}
    for text in filter(None, texts):
        for word in text.replace(";", ",").split(","):
            if bare := word.strip():
                found.setdefault(bare.casefold(), bare)
    return ", ".join(found.values()) or None


def _note(fields: EntryFields) -> str | None:
    if "note" not in fields.values and "addendum" not in fields.values:
        return None
    parts = (fields.text("note"), fields.text("addendum"))
    kept = [part for part in parts if part and not access_date(plain(part)) and not url_only(part)]
    return ". ".join(kept) or None


def _access_date(fields: EntryFields) -> Date | None:
    if not fields.has_any(_READ):
        return None
    stated = parse_date(fields.plain_text("accessed", "lastaccessed", "lastchecked", "msbib-accessed"))
    if stated and stated.start:
        return stated
    return next(
        (date for name in ("note", "howpublished") if (date := access_date(fields.plain_text(name)))), None
    )
