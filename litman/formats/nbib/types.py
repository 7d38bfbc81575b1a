"""PubMed's types of publication and CSL's.

Source: NLM, "Publication Characteristics (Publication Types) with Scope Notes".
"""

from __future__ import annotations

# The first of a citation's types that is here decides; `Journal Article` stands beside most others.
TYPES_OF_PUBLICATION: dict[str, str] = {
    "preprint": "article",
    "book chapter": "chapter",
    "newspaper article": "article-newspaper",
    "magazine article": "article-magazine",
    "academic dissertation": "thesis",
    "dataset": "dataset",
    "technical report": "report",
    "legal case": "legal_case",
    "legislation": "legislation",
    "patent": "patent",
    "interview": "interview",
    "book review": "review-book",
    "unpublished work": "manuscript",
    "conference proceedings": "paper-conference",
    "database": "dataset",
    "web archive": "webpage",
    "webcast": "broadcast",
    "software": "software",
    "book": "book",
    "periodical index": "periodical",
    "pamphlet": "pamphlet",
    "map": "map",
    "journal article": "article-journal",
    "letter": "article-journal",
    "comment": "article-journal",
    "editorial": "article-journal",
    "review": "article-journal",
}
NAMES_OF_TYPES: dict[str, str] = {
    csl: name.title() for name, csl in reversed(TYPES_OF_PUBLICATION.items())
} | {
    "article-journal": "Journal Article",
    "review": "Journal Article",
    "dataset": "Dataset",
}
# Codes of languages. Source: ISO 639-2, bibliographic codes, as NLM's field LA has them.
LANGUAGES: dict[str, str] = {
    "ar": "ara", "cs": "cze", "da": "dan", "de": "ger", "el": "gre", "en": "eng", "es": "spa", "fi": "fin",
    "fr": "fre", "he": "heb", "hu": "hun", "it": "ita", "ja": "jpn", "ko": "kor", "nl": "dut", "no": "nor",
    "pl": "pol", "pt": "por", "ru": "rus", "sv": "swe", "tr": "tur", "uk": "ukr", "zh": "chi",
}  # fmt: skip
