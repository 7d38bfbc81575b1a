"""Of what kind a record is, and at which stage: preprint, thesis, conference paper, edition, translation, reprint."""

from __future__ import annotations

import re

from litman.library.comparison.titles import compare_titles
from litman.library.comparison.verdict import Apart
from litman.text.folding import fold
from litman.text.lazy_pattern import lazy_pattern
from litman.work import Work

Family = str
_FAMILIES: dict[str, tuple[Family, str]] = {
    **dict.fromkeys(
        ("article-journal", "article-magazine", "article-newspaper"), ("article", "a journal article")
    ),
    **dict.fromkeys(("review", "review-book"), ("review", "a review")),
    **dict.fromkeys(("chapter", "entry", "entry-dictionary", "entry-encyclopedia"), ("part", "a chapter")),
    "paper-conference": ("conference", "a conference paper"),
    **dict.fromkeys(
        ("book", "classic", "pamphlet", "report", "collection", "periodical", "standard"),
        ("whole", "a book or report"),
    ),
    "thesis": ("thesis", "a thesis"),
    **dict.fromkeys(("webpage", "post", "post-weblog"), ("web", "a web page")),
    "speech": ("talk", "a talk"),
    "document": ("", "a document"),
    "article": ("", "a document"),
    "manuscript": ("", "a manuscript"),
}
# can be one text's versions
ONE_TEXT = frozenset({"article", "conference", "part", "thesis", "talk", "whole"})
_PREPRINT = lazy_pattern(r"preprint|rxiv\b|prepublished|working paper")
_UNFINISHED = lazy_pattern(r"submitted|under review|in preparation|inpreparation|draft")
_ACCEPTED = lazy_pattern(
    r"accepted|in press|inpress|forthcoming|to appear|ahead of print|post-?print|author manuscript"
)
_DEGREES = (
    ("doctor", lazy_pattern(r"ph\.?\s?d|doctor|d\.?\s?phil|dissertation|habilitation")),
    ("master", lazy_pattern(r"master|\bm\.?\s?(?:sc|a|phil|eng|res)\b|mathesis|magist|diplom|licen[ct]")),
    ("bachelor", lazy_pattern(r"bachelor|\bb\.?\s?(?:sc|a|eng)\b|bathesis|honou?rs|undergraduate")),
    ("candidate", lazy_pattern(r"candidate|candthesis")),
)
_EPRINT = lazy_pattern(r"(.*?)(v\d+)?", re.DOTALL)
_PREPRINT_TYPES = frozenset({"article", "manuscript"})


def is_preprint(work: Work) -> bool:
    """Return whether the work is a preprint by its own words."""
    words = " ".join(
        filter(None, (work.genre, work.container_title, work.publisher, work.archive, work.status))
    ).lower()
    if _PREPRINT.search(words) and not (work.type == "report" and "preprint" not in words):
        return not (work.archive and work.container_title and "rxiv" not in work.container_title.lower())
    return work.type in _PREPRINT_TYPES and not work.container_title


def family_of(work: Work) -> Family:
    """Return the family of the work's type; empty for types that say nothing."""
    return _FAMILIES.get(work.type, (work.type, ""))[0]


def other_version(ours: Work, theirs: Work) -> Apart | None:
    """Return what makes two records of one title versions of one text; None where nothing says so."""
    one, other = stage_of(ours), stage_of(theirs)
    if one != other:
        return Apart("type", one, other)
    families = family_of(ours), family_of(theirs)
    if families[0] != families[1] and set(families) <= ONE_TEXT and not _may_be_one(ours, theirs):
        return Apart("type", kind_of(ours), kind_of(theirs))
    for field, mine, registered in (
        ("edition", _edition(ours.edition), _edition(theirs.edition)),
        ("version", _edition(ours.version), _edition(theirs.version)),
        ("version", _eprint_version(ours, theirs), _eprint_version(theirs, ours)),
        ("language", _language(ours), _language(theirs)),
    ):
        if mine and registered and mine != registered:
            return Apart(field, mine, registered)
    return None


def kind_of(work: Work) -> str:
    """Return what a person calls a work of this type: `a conference paper`."""
    return _FAMILIES.get(work.type, ("", ""))[1] or f"a {work.type.replace('_', ' ').replace('-', ' ')}"


def stage_of(work: Work) -> str:
    """Return how far a text is published: `a preprint`, `a submitted text`, `an accepted text`, `a published work`."""
    if is_preprint(work):
        return "a preprint"
    words = fold(" ".join(filter(None, (work.status, work.genre, work.medium, work.version))))
    if not words:
        return "a published work"
    if _UNFINISHED.search(words):
        return "a submitted text"
    return "an accepted text" if _ACCEPTED.search(words) else "a published work"


def is_translation(ours: Work, theirs: Work) -> bool:
    """Return whether one names the other's title as the one that it was translated from."""
    pairs = ((ours.original_title, theirs.title), (theirs.original_title, ours.title))
    return any(one and other and compare_titles(one, other) == "same" for one, other in pairs)


def is_reprint(ours: Work, theirs: Work) -> bool:
    """Return whether one says that it first appeared in the other's year, and later than it appeared itself."""
    return _is_reprint_of(ours, theirs) or _is_reprint_of(theirs, ours)


def other_degree(ours: Work, theirs: Work) -> Apart | None:
    """Return the degrees of two theses where they differ."""
    if ours.type != "thesis" or theirs.type != "thesis" or not ours.genre or not theirs.genre:
        return None
    one, other = _degree(ours.genre), _degree(theirs.genre)
    return Apart("genre", ours.genre, theirs.genre) if one and other and one != other else None


def _degree(genre: str) -> str:
    words = fold(genre)
    return next((degree for degree, pattern in reversed(_DEGREES) if pattern.search(words)), "")


def _is_reprint_of(later: Work, first: Work) -> bool:
    start = later.original_date.start if later.original_date else None
    return start is not None and start.year == first.year != later.year


def _may_be_one(ours: Work, theirs: Work) -> bool:
    """Whether works of two families may be one all the same, whose type one side chose badly."""
    families = {family_of(ours), family_of(theirs)}
    if families == {"part", "whole"}:  # BibTeX's `@inbook` has the book's own title
        part = ours if family_of(ours) == "part" else theirs
        return compare_titles(part.title or "", part.container_title or part.title or "") == "same"
    is_book_or_article = families == {"article", "whole"} and "book" in (ours.type, theirs.type)
    return is_book_or_article and not any(map(_says_where, (ours, theirs)))


def _says_where(work: Work) -> bool:
    return bool(work.volume or work.issue or work.page or work.number or work.ISBN or work.edition)


def _edition(text: str | None) -> str:
    """An edition as it is compared: its number, else its words."""
    words = fold(text or "")
    found = re.search(r"\d+(?:\.\d+)*", words)
    return found.group() if found else re.sub(r"(?:(?<!\W)\W++)?\b(?:edition|edn?)\b\W*+", "", words)


def eprint_parts(number: str) -> tuple[str, str]:
    """Return the number of an archive and the version that it names: `2001.00001v2` is `2001.00001`, `v2`."""
    found = _EPRINT.fullmatch(fold(number).strip("/"))
    return (found[1], found[2] or "") if found else (number, "")


def _eprint_version(work: Work, other: Work) -> str:
    one, more = (eprint_parts(item.archive_location or "") for item in (work, other))
    return one[1] if one[0] == more[0] else ""


def _language(work: Work) -> str:
    return (work.language or "").lower().replace("_", "-").partition("-")[0]
