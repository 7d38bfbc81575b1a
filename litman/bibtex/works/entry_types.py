"""Entry types of BibTeX and biblatex as CSL types and back, and the tables that go with them."""

from __future__ import annotations

from collections.abc import Mapping

# Entry type → CSL type. Source: btxdoc, section 3.1; biblatex manual, sections 2.1.1 to 2.1.4; CSL 1.0.2,
# appendix III.
CSL_TYPES: dict[str, str] = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "bibnote": "document",
    "book": "book",
    "bookinbook": "chapter",
    "book_section": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "commentary": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "figure",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "film": "motion_picture",
    "interview": "interview",
    "magazine_article": "article-magazine",
    "map": "map",
    "newspaper_article": "article-newspaper",
    "podcast": "broadcast",
    "preprint": "article",
    "presentation": "speech",
    "talk": "speech",
    "web_page": "webpage",
    "letter": "personal_communication",
    "magazine": "article-magazine",
    "manual": "book",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "newspaper": "article-newspaper",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "softwareversion": "software",
    "softwaremodule": "software",
    "codefragment": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "web": "webpage",
    "www": "webpage",
}

# CSL type → the entry type that is written. Where reading it back would give another CSL type,
# `entrysubtype` holds it.
ENTRY_TYPES: dict[str, str] = {
    "article": "misc",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "legislation",
    "book": "book",
    "broadcast": "misc",
    "chapter": "incollection",
    "classic": "book",
    "collection": "misc",
    "dataset": "dataset",
    "document": "misc",
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "figure": "image",
    "graphic": "artwork",
    "hearing": "misc",
    "interview": "misc",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "map": "misc",
    "motion_picture": "movie",
    "musical_score": "misc",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "regulation": "legislation",
    "report": "report",
    "review": "article",
    "review-book": "article",
    "software": "software",
    "song": "music",
    "speech": "misc",
    "standard": "standard",
    "thesis": "thesis",
    "treaty": "legal",
    "webpage": "online",
}
_SUBTYPES = {
    **{csl: csl for csl in ENTRY_TYPES},
    "magazine": "article-magazine",
    "newspaper": "article-newspaper",
    "preprint": "article",
}
SUBTYPE_NAMES = {"article-magazine": "magazine", "article-newspaper": "newspaper", "article": "preprint"}

# What an entry of no type says of its kind in `howpublished`, `type` or `medium`.
_STATED_TYPES = {
    **dict.fromkeys(("data set", "dataset", "database"), "dataset"),
    **dict.fromkeys(
        (
            "software",
            "computer software",
            "computer program",
            "computer programme",
            "source code",
            "mobile app",
        ),
        "software",
    ),
    **dict.fromkeys(("video", "online video", "youtube video", "film"), "motion_picture"),
    **dict.fromkeys(("preprint",), "article"),
}

_PATENT_OFFICES = {"de": "German", "eu": "European", "fr": "French", "uk": "British", "us": "U.S."}
# `type` of a thesis or report: biblatex's localisation keys and what they say. Source: biblatex manual,
# section 4.9.2.
GENRES: dict[str, str] = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master's thesis",
    "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Software",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
    "patent": "Patent",
    "patreq": "Patent request",
    **{f"patent{code}": f"{name} patent" for code, name in _PATENT_OFFICES.items()},
    **{f"patreq{code}": f"{name} patent request" for code, name in _PATENT_OFFICES.items()},
}
DEFAULT_GENRES = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master's thesis",
    "techreport": "Technical report",
}
# What `entrysubtype` says of an article that CSL has no type for, in the words that APA asks for.
# Source: Publication Manual of the APA, 7th ed., section 10.1 (articles of special kinds).
SUBTYPE_GENRES = {"letter": "Letter to the editor"}
# biblatex's keys for `pubstate`. Source: biblatex manual, section 4.9.2.11.
PUBLICATION_STATES: dict[str, str] = {
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "inpress": "in press",
    "prepublished": "prepublished",
}

# Entry types whose `number` counts issues, or volumes of a series; elsewhere it numbers the work itself.
NUMBER_IS_ISSUE = frozenset({"article", "magazine", "newspaper", "suppperiodical", "review", "periodical"})
_NUMBER_IS_SERIES_WORDS = (
    "book inbook bookinbook booklet collection commentary conference incollection inproceedings "
    "inreference mvbook mvcollection mvproceedings mvreference proceedings reference suppbook "
    "suppcollection manual"
)
NUMBER_IS_SERIES = frozenset(_NUMBER_IS_SERIES_WORDS.split())
_IN_BOOK_WORDS = "inbook bookinbook incollection suppbook suppcollection inproceedings conference inreference"
IN_BOOK = frozenset(_IN_BOOK_WORDS.split())


def _bare_words(tex: str) -> str:
    return " ".join(tex.lower().translate(_NO_MARKS).split())


_NO_MARKS = str.maketrans("", "", "{}[].")


def csl_type_of(entry_type: str, fields: Mapping[str, str]) -> str:
    """Return the CSL type of an entry: what `entrysubtype` says, or its fields show, else its type.

    Args:
        entry_type: The type in lower case; unknown types are documents.
        fields: Lower-cased names; only which of them are there matters, and the value of `entrysubtype`.
    """
    subtype = fields.get("entrysubtype", "").strip().lower()
    if subtype in _SUBTYPES:
        return _SUBTYPES[subtype]
    has = fields.keys()
    if (
        entry_type == "article"
        and not has & {"journal", "journaltitle", "shortjournal"}
        and has & {"eprint", "arxivid"}
    ):
        return "article"
    if entry_type == "inbook" and not has & {"booktitle", "maintitle", "crossref"}:
        return "book"  # BibTeX's @inbook: the title is the book's, chapter or pages say which part
    if entry_type in CSL_TYPES and entry_type != "misc":
        return CSL_TYPES[entry_type]
    if has & {"eprint", "arxivid"}:
        return "article"
    stated = (fields.get("howpublished", ""), fields.get("type", ""), fields.get("medium", ""))
    if named := next(filter(None, (_STATED_TYPES.get(_bare_words(text)) for text in stated)), None):
        return named
    if has & {"url", "howpublishedurl"} and not has & {"doi", "isbn", "publisher"}:
        return "webpage"
    return "document"
