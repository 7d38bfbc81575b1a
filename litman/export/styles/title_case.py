"""Which styles print titles in sentence case, and titles as they ask.

CSL leaves that to the data: a style that wants title case says so, one that wants sentence case expects titles to be
stored in it. Registries give a third of theirs in title case, so what a style says nothing of is put into sentence case
here where its manual asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from litman.bibtex.tex.protected_case import unmark_capitals
from litman.export.styles.request import Item
from litman.export.styles.style_file import Style
from litman.text.titles.sentence_case import small_after_colon, to_sentence_case, with_small_prepositions
from litman.text.titles.species import protect_species

_LEGAL = frozenset("bill classic hearing legal_case legislation regulation treaty periodical".split())
# Their titles are names, which these manuals print in title case.
_BOOKS = _LEGAL | frozenset(
    "book graphic map motion_picture musical_score report software song standard thesis".split()
)
_PARTS = frozenset("chapter entry entry-dictionary entry-encyclopedia".split())
_OWN_TITLES = ("title", "volume-title")
_TITLE_CASE = 'text-case="title"'


@dataclass(frozen=True, slots=True)
class SentenceCase:
    """How a manual wants titles in sentence case."""

    capital_after_colon: bool = False
    keeps: frozenset[str] = _LEGAL  # types of works whose titles stay
    with_books: bool = False  # whether the title of the book around a chapter is in sentence case, too


_VANCOUVER = SentenceCase(with_books=True)
# By what the name of a style, or of its parent, begins with.
_MANUALS: dict[str, SentenceCase] = {
    # Publication Manual of the APA, 7th ed., section 6.17.
    "apa": SentenceCase(capital_after_colon=True, with_books=True),
    # AMA Manual of Style, 11th ed., sections 3.9 and 3.12.
    "american-medical-association": SentenceCase(keeps=_BOOKS),
    # NLM, Citing Medicine, 2nd ed., chapters 1 and 2: only the first word, names and acronyms.
    "nlm-": _VANCOUVER,
    # IEEE Reference Guide: titles of papers; those of books have capitals.
    "ieee": SentenceCase(capital_after_colon=True, keeps=_BOOKS - {"report", "thesis"}),
    # Nature, formatting guide, references.
    "nature": SentenceCase(keeps=_BOOKS - {"software", "thesis"}),
    # Pears and Shields, Cite Them Right.
    "harvard-cite-them-right": SentenceCase(),
    "bmj": _VANCOUVER,
    "biomed-central": _VANCOUVER,
    "the-lancet": _VANCOUVER,
    "the-new-england-journal-of-medicine": _VANCOUVER,
    "plos": _VANCOUVER,
    # Scientific Style and Format, 8th ed., section 29.3.6.2.
    "cse-": _VANCOUVER,
    "council-of-science-editors": _VANCOUVER,
}
_VANCOUVERS = ("vancouver", "national-library-of-medicine", "council-of-science-editors")
# Manuals that write `Interference with` in title case; AMA and APA have capitals from four letters on. Source: CMOS 18,
# section 8.160; MLA Handbook, 9th ed., section 2.90.
_HEADLINES = re.compile(r"chicago-|modern-language-association|turabian-|taylor-and-francis-chicago")
# Names that begin alike and belong to something else.
_OTHERS = re.compile(r"nature-(?!publishing-group|no-)|apa-(?:eu|fr|tr|cv)")


def with_titles_as_asked(item: Item, style: Style) -> dict[str, Any]:
    """Return the item with its titles in the case that the style's manual asks for.

    What braces of the entry protect is marked in the items and stays as it is; so do titles in other languages than
    English, and titles that are in no title case. Where a style prints titles in title case, names of species are
    marked to keep theirs.
    """
    mended = dict(item)
    asked = sentence_case_of(style)
    protects_species = _TITLE_CASE in style.text
    for name in (*_OWN_TITLES, "container-title"):
        title = item.get(name)
        if not isinstance(title, str) or not title:
            continue
        if asked and _is_asked(asked, item, name):
            title = to_sentence_case(title, capital_after_colon=asked.capital_after_colon)
            title = title if asked.capital_after_colon else small_after_colon(title)
        elif name in _OWN_TITLES and _HEADLINES.match(style.parent or style.name):
            title = with_small_prepositions(title)
        if protects_species:
            title = protect_species(title)
        mended[name] = unmark_capitals(title)
    return mended


def sentence_case_of(style: Style) -> SentenceCase | None:
    """Return how the manual of a style wants titles in sentence case; None where it does not or nobody knows."""
    name = style.parent or style.name
    if _OTHERS.match(name):
        return None
    for beginning, asked in _MANUALS.items():
        if name.startswith(beginning):
            return asked
    wants_title_case = _TITLE_CASE in style.text
    return _VANCOUVER if any(word in name for word in _VANCOUVERS) and not wants_title_case else None


def _is_asked(asked: SentenceCase, item: Mapping[str, Any], name: str) -> bool:
    language = str(item.get("language") or "en").lower()
    if not language.startswith("en") or item.get("type") in asked.keeps:
        return False
    return name in _OWN_TITLES or (asked.with_books and item.get("type") in _PARTS)
