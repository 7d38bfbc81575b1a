"""Zotero's item types and CSL's. Source: Zotero schema, "csl" mappings."""

from __future__ import annotations

from litman.formats.type_table import TypeTable

# A note, an attachment and an annotation hang on an item and are no works.
NO_WORKS = frozenset({"note", "attachment", "annotation"})
TYPES = TypeTable(
    codes={
        "artwork": "graphic",
        "audioRecording": "song",
        "bill": "bill",
        "blogPost": "post-weblog",
        "book": "book",
        "bookSection": "chapter",
        "case": "legal_case",
        "computerProgram": "software",
        "conferencePaper": "paper-conference",
        "dataset": "dataset",
        "dictionaryEntry": "entry-dictionary",
        "document": "document",
        "email": "personal_communication",
        "encyclopediaArticle": "entry-encyclopedia",
        "film": "motion_picture",
        "forumPost": "post",
        "hearing": "hearing",
        "instantMessage": "personal_communication",
        "interview": "interview",
        "journalArticle": "article-journal",
        "letter": "personal_communication",
        "magazineArticle": "article-magazine",
        "manuscript": "manuscript",
        "map": "map",
        "newspaperArticle": "article-newspaper",
        "patent": "patent",
        "podcast": "broadcast",
        "preprint": "article",
        "presentation": "speech",
        "radioBroadcast": "broadcast",
        "report": "report",
        "standard": "standard",
        "statute": "legislation",
        "thesis": "thesis",
        "tvBroadcast": "broadcast",
        "videoRecording": "motion_picture",
        "webpage": "webpage",
    }
)
GENRES = {"letter": "Letter", "email": "E-mail", "instantMessage": "Instant message"}
