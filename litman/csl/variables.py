"""The names of CSL 1.0.2: item types, and how variables are spelt in JSON."""

from __future__ import annotations

from litman.work import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS

# Source: CSL 1.0.2 specification, appendix III.
_ITEM_TYPES_WORDS = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic "
    "collection dataset document entry entry-dictionary entry-encyclopedia figure graphic hearing "
    "interview legal_case legislation manuscript map motion_picture musical_score pamphlet "
    "paper-conference patent performance periodical personal_communication post post-weblog regulation "
    "report review review-book software song speech standard thesis treaty webpage"
)
ITEM_TYPES = frozenset(_ITEM_TYPES_WORDS.split())

# Names of types that items in the wild carry. Source: Crossref REST API, `/types`; CSL 1.0.1, appendix III.
TYPE_ALIASES: dict[str, str] = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
    "preprint": "article",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "reference-entry": "entry",
    "dissertation": "thesis",
    "report-component": "report",
    "peer-review": "review",
    "proceedings": "book",
    "database": "dataset",
    "component": "document",
    "other": "document",
    "misc": "document",
}

# `archive_location` is the one variable that is spelt with an underscore.
JSON_NAMES: dict[str, str] = {
    name: name if name == "archive_location" else name.replace("_", "-")
    for name in (*TEXT_FIELDS, *NAME_FIELDS, *DATE_FIELDS)
}
# Earlier and other spellings of the same variables. Source: CSL 1.0.2 release notes; citeproc-js manual.
ALIASES: dict[str, str] = {
    "journalAbbreviation": "container_title_short",
    "shortTitle": "title_short",
    "event": "event_title",
    "authority": "publisher",
    "archive-location": "archive_location",
    "url": "URL",
    "doi": "DOI",
}
