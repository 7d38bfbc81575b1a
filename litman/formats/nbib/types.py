"""PubMed's types of publication and CSL's.

Source: NLM, "Publication Characteristics (Publication Types) with Scope Notes".
"""

from __future__ import annotations

from litman.formats.type_table import TypeTable

# They say what a publication is about, how it was done and who paid for it: an article, where no other line of the
# record says better.
ABOUT_ARTICLES = frozenset(
    """
    abbreviations|abstracts|adaptive clinical trial|address|anecdotes|aphorisms and proverbs|autobiography
    bibliography
    biobibliography|biography|book illustrations|case reports|chronology|classical article|clinical conference
    clinical study|clinical trial|clinical trial protocol|clinical trial, phase i|clinical trial, phase ii
    clinical trial, phase iii|clinical trial, phase iv|clinical trial, veterinary|comment|comparative study
    consensus development conference|consensus development conference, nih|consensus statement
    controlled clinical trial|corrected and republished article|directory
    duplicate publication|editorial|electronic supplementary materials|english abstract|ephemera|equivalence trial
    essay|eulogy|evaluation study|evidence synthesis|examination questions|expression of concern|festschrift|form
    guideline|historical article|index|introductory journal article|juvenile literature|letter|meeting abstract
    meta-analysis|multicenter study|network meta-analysis|news|nurses instruction|nurses' instruction
    observational study|observational study, veterinary|outline|overall|patient education handout|personal narrative
    phrases|portrait|practice guideline|pragmatic clinical trial|problems and exercises|programmed instruction
    published erratum|randomized controlled trial|randomized controlled trial, veterinary
    research support, american recovery and reinvestment act|research support, n.i.h., extramural
    research support, n.i.h., intramural|research support, non-u.s. gov't
    research support, u.s. gov't, non-p.h.s.|research support, u.s. gov't, p.h.s.|research support, u.s. gov't
    research support, u.s. government|resource guide|retracted publication|retraction notice
    retraction of publication|review|scientific integrity review|scoping review|statistics|study guide
    support of research|systematic review|tables|terminology|twin study|validation study|wit and humor
    """.replace("\n", "|")
    .replace("    ", "")
    .strip("|")
    .split("|")
)
# They say what a publication is even beside `Journal Article`, which PubMed gives to most.
BEFORE_ARTICLES = frozenset({"preprint", "newspaper article", "magazine article"})

# In small letters; PubMed begins the words with capitals.
TYPES = TypeTable(
    codes={
        "preprint": "article",
        "journal article": "article-journal", **dict.fromkeys(sorted(ABOUT_ARTICLES), "article-journal"),
        "magazine article": "article-magazine",
        "newspaper article": "article-newspaper",
        "book": "book", "books": "book", "monograph": "book", "atlas": "book", "catalog": "book",
        "catalog, bookseller": "book", "catalog, commercial": "book", "catalog, drug": "book",
        "catalog, publisher": "book", "catalog, union": "book", "cookbook": "book", "dispensatory": "book",
        "fictional work": "book", "formulary": "book", "formulary, dental": "book", "formulary, homeopathic": "book",
        "formulary, hospital": "book", "graphic novel": "book", "guidebook": "book", "handbook": "book",
        "herbal": "book", "laboratory manual": "book", "movable books": "book", "pharmacopoeia": "book",
        "pharmacopoeia, homeopathic": "book", "poetry": "book", "textbook": "book", "almanac": "book",
        "webcast": "broadcast",
        "book chapter": "chapter",
        "collection": "collection", "collected work": "collection", "collected works": "collection",
        "collected correspondence": "collection",
        "dataset": "dataset", "database": "dataset", "union list": "dataset",
        "dictionary": "entry-dictionary", "dictionary, chemical": "entry-dictionary",
        "dictionary, classical": "entry-dictionary", "dictionary, dental": "entry-dictionary",
        "dictionary, medical": "entry-dictionary", "dictionary, pharmaceutic": "entry-dictionary",
        "dictionary, polyglot": "entry-dictionary",
        "encyclopedia": "entry-encyclopedia",
        "chart": "figure", "drawing": "figure", "architectural drawing": "figure",
        "pictorial work": "graphic", "photograph": "graphic", "caricature": "graphic", "cartoon": "graphic",
        "poster": "graphic", "postcard": "graphic", "bookplate": "graphic", "animation": "motion_picture",
        "interview": "interview",
        "legal case": "legal_case",
        "legislation": "legislation",
        "unpublished work": "manuscript", "diary": "manuscript", "manuscript": "manuscript",
        "lecture note": "manuscript",
        "map": "map",
        "video-audio media": "motion_picture", "documentaries and factual films": "motion_picture",
        "instructional film and video": "motion_picture", "instructional films and videos": "motion_picture",
        "unedited footage": "motion_picture", "public service announcement": "motion_picture",
        "pamphlet": "pamphlet", "advertisement": "pamphlet", "broadside": "pamphlet", "price list": "pamphlet",
        "prospectus": "pamphlet",
        "conference proceedings": "paper-conference", "congress": "paper-conference", "congresses": "paper-conference",
        "patent": "patent",
        "periodical": "periodical", "periodical index": "periodical",
        "blog": "post-weblog",
        "technical report": "report", "annual report": "report", "government publication": "report",
        "book review": "review-book",
        "software": "software", "interactive tutorial": "software", "mobile applications": "software",
        "lecture": "speech", "sermon": "speech", "funeral sermon": "speech",
        "academic dissertation": "thesis",
        "web archive": "webpage", "popular work": "book",
    },
    # What has an empty name is written without a type of publication.
    nearest={
        "bill": "legislation", "classic": "book", "document": "", "entry": "encyclopedia", "hearing": "",
        "musical_score": "", "performance": "", "personal_communication": "", "post": "blog",
        "regulation": "legislation", "review": "journal article", "song": "", "standard": "", "treaty": "legislation",
    },
)  # fmt: skip
# Codes of languages. Source: ISO 639-2, bibliographic codes, as NLM's field LA has them.
LANGUAGES: dict[str, str] = {
    "ar": "ara", "cs": "cze", "da": "dan", "de": "ger", "el": "gre", "en": "eng", "es": "spa", "fi": "fin",
    "fr": "fre", "he": "heb", "hu": "hun", "it": "ita", "ja": "jpn", "ko": "kor", "nl": "dut", "no": "nor",
    "pl": "pol", "pt": "por", "ru": "rus", "sv": "swe", "tr": "tur", "uk": "ukr", "zh": "chi",
}  # fmt: skip
