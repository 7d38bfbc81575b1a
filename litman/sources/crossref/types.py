"""Crossref's types of works, and what each is in CSL."""

from __future__ import annotations

# Source: Crossref REST API, `/types`; CSL 1.0.2 specification, appendix III. CSL has no type for proceedings.
CSL_TYPES: dict[str, str] = {
    "journal-article": "article-journal",
    "journal": "periodical",
    "journal-volume": "periodical",
    "journal-issue": "periodical",
    "proceedings-article": "paper-conference",
    "proceedings": "book",
    "proceedings-series": "book",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "book-series": "book",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book-track": "chapter",
    "reference-entry": "entry-encyclopedia",
    "report": "report",
    "report-component": "report",
    "report-series": "report",
    "standard": "standard",
    "standard-series": "standard",
    "dissertation": "thesis",
    "posted-content": "article",
    "dataset": "dataset",
    "database": "dataset",
    "peer-review": "document",  # CSL's `review` is of a book, a film: styles print `[Review of …]` around its title
    "component": "document",
    "grant": "document",
    "other": "document",
}

# `posted-content` has a subtype: CSL type and genre. Source: Crossref schema 5.3, `posted_content@type`.
POSTED_TYPES: dict[str, tuple[str, str | None]] = {
    "preprint": ("article", "Preprint"),
    "blog": ("post-weblog", None),
    "working_paper": ("report", "Working paper"),
    "report": ("report", None),
    "dissertation": ("thesis", None),
    "letter": ("article", "Letter"),
    "other": ("article", None),
}

# `peer-review` says what it is. Source: Crossref schema 5.3, `peer_review@type`.
PEER_REVIEW = "Peer review"
REVIEW_GENRES: dict[str, str] = {
    "referee-report": "Referee report",
    "editor-report": "Editor's report",
    "author-comment": "Author's comment",
    "community-comment": "Community comment",
    "aggregate": "Review report",
    "recommendation": "Recommendation",
}

BOOKS = frozenset({"book", "periodical"})  # CSL types whose container, if any, is a series
PARTS = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "document"})  # parts of a book
