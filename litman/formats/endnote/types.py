"""EndNote's reference types and CSL's. Source: EndNote 20 manual, "Reference Types"; its XML export."""

from __future__ import annotations

from litman.formats.type_table import TypeTable

TYPES = TypeTable(
    codes={
        "Preprint": "article",
        "Journal Article": "article-journal", "Electronic Article": "article-journal",
        "Magazine Article": "article-magazine",
        "Newspaper Article": "article-newspaper",
        "Bill": "bill",
        "Book": "book", "Edited Book": "book", "Electronic Book": "book", "Catalog": "book",
        "Podcast": "broadcast", "Television Episode": "broadcast",
        "Book Section": "chapter", "Electronic Book Section": "chapter",
        "Classical Work": "classic", "Ancient Text": "classic",
        "Dataset": "dataset", "Aggregated Database": "dataset", "Online Database": "dataset",
        "Generic": "document", "Equation": "document", "Grant": "document",
        "Dictionary": "entry-dictionary",
        "Encyclopedia": "entry-encyclopedia",
        "Figure": "figure", "Chart or Table": "figure",
        "Artwork": "graphic",
        "Hearing": "hearing",
        "Interview": "interview",
        "Case": "legal_case",
        "Statute": "legislation",
        "Manuscript": "manuscript", "Unpublished Work": "manuscript",
        "Map": "map",
        "Film or Broadcast": "motion_picture", "Audiovisual Material": "motion_picture",
        "Music": "musical_score",
        "Pamphlet": "pamphlet",
        "Conference Paper": "paper-conference", "Conference Proceedings": "paper-conference",
        "Patent": "patent",
        "Serial": "periodical",
        "Personal Communication": "personal_communication",
        "Blog": "post-weblog",
        "Discussion Forum": "post", "Social Media": "post",
        "Legal Rule or Regulation": "regulation",
        "Report": "report", "Government Document": "report",
        "Computer Program": "software", "Multimedia Application": "software",
        "Standard": "standard",
        "Thesis": "thesis",
        "Web Page": "webpage", "Online Multimedia": "webpage", "Press Release": "webpage",
    },
    words={
        ("Unpublished Work", "preprint"): "article", ("Unpublished Work", "working paper"): "article",
        ("Journal Article", "preprint"): "article",
        ("Film or Broadcast", "broadcast"): "broadcast",
        ("Generic", "collection"): "collection",
        ("Encyclopedia", "entry"): "entry",
        ("Generic", "performance"): "performance",
        ("Blog", "forum post"): "post",
        ("Journal Article", "book review"): "review-book",
        ("Music", "sound recording"): "song",
        ("Conference Paper", "speech"): "speech",
        ("Statute", "treaty"): "treaty",
    },
    nearest={"review": "Journal Article"},
)  # fmt: skip
# The numbers that EndNote itself goes by, of those types that it has had them for in all versions.
NUMBERS: dict[str, int] = {
    "Artwork": 2, "Audiovisual Material": 3, "Bill": 4, "Book Section": 5, "Book": 6, "Case": 7, "Catalog": 8,
    "Computer Program": 9, "Conference Proceedings": 10, "Web Page": 12, "Generic": 13, "Hearing": 14,
    "Journal Article": 17, "Magazine Article": 19, "Map": 20, "Film or Broadcast": 21, "Newspaper Article": 23,
    "Pamphlet": 24, "Patent": 25, "Personal Communication": 26, "Report": 27, "Edited Book": 28, "Statute": 31,
    "Thesis": 32, "Unpublished Work": 34, "Manuscript": 36, "Figure": 37, "Chart or Table": 38, "Equation": 39,
    "Electronic Article": 43, "Electronic Book": 44, "Online Database": 45, "Government Document": 46,
    "Conference Paper": 47, "Online Multimedia": 48, "Classical Work": 49, "Legal Rule or Regulation": 50,
    "Ancient Text": 51, "Dictionary": 52, "Encyclopedia": 53, "Grant": 54, "Aggregated Database": 55, "Blog": 56,
    "Serial": 57, "Standard": 58, "Dataset": 59, "Electronic Book Section": 60, "Music": 61, "Interview": 64,
}  # fmt: skip
_NAMES = {name.casefold(): name for name in TYPES.codes} | {
    str(number): name for name, number in NUMBERS.items()
}


def type_name(name: str, number: str) -> str:
    """Return EndNote's own name of a type: what the record calls it if that is known, else what its number is."""
    return _NAMES.get(name.strip().casefold()) or _NAMES.get(number.strip()) or name or number
