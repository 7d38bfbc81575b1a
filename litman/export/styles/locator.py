"""Places inside a work as people write them: `p. 4`, `pp. 12–14`, `ch. 3`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from litman.errors import LocatorError

# Source: CSL 1.0.2 specification, appendix "Locators"; the short forms are those that pandoc's manual lists.
_WORDS = {
    "appendix": "appendix appendices app. apps.",
    "article-locator": "article articles art. arts.",
    "book": "book books bk. bks.",
    "chapter": "chapter chapters chap. chaps. ch. chs.",
    "column": "column columns col. cols.",
    "equation": "equation equations eq. eqs.",
    "figure": "figure figures fig. figs.",
    "folio": "folio folios fol. fols.",
    "issue": "issue issues no. nos. number numbers",
    "line": "line lines l. ll.",
    "note": "note notes n. nn. footnote footnotes",
    "opus": "opus opera op. opp.",
    "page": "page pages p. pp.",
    "paragraph": "paragraph paragraphs para. paras. ¶ ¶¶",
    "part": "part parts pt. pts.",
    "rule": "rule rules r. rr.",
    "scene": "scene scenes sc. scs.",
    "section": "section sections sec. secs. § §§",
    "sub-verbo": "s.v. s.vv.",
    "supplement": "supplement supplements supp. supps.",
    "table": "table tables tbl. tbls.",
    "timestamp": "timestamp timestamps time times",
    "title-locator": "title titles tit. tits.",
    "verse": "verse verses v. vv.",
    "volume": "volume volumes vol. vols.",
}
LABELS = tuple(_WORDS)
_LABEL_OF = {word.rstrip("."): label for label, words in _WORDS.items() for word in words.split()}
_BY_LENGTH = "|".join(re.escape(word) for word in sorted(_LABEL_OF, key=len, reverse=True))
# A number, Roman or Arabic, perhaps with letters (`S12`, `12a`, `1:20`), and more of them after dashes and commas.
_PLACE = r"(?:[A-Za-z]{0,2}\d[\w.:]*\w|[A-Za-z]{0,2}\d|[ivxlcdm]+\b|[IVXLCDM]+\b)"
_PLACES = rf"{_PLACE}(?:\s?(?:[-–—]|,\s?|&\s?|\band\s)\s?{_PLACE})*"
_LOCATOR = re.compile(
    rf"(?:(?P<word>{_BY_LENGTH})(?:\.\s?|\s|(?=\d)|(?<=[§¶]))\s*(?P<named>{_PLACES})|(?P<bare>{_PLACES}))(?P<rest>.*)",
    re.DOTALL,
)
_BRACED = re.compile(r"\{(?P<inside>[^{}]*)\}(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Locator:
    """A place inside a work, and what else was said."""

    place: str = ""  # `12–14`; empty where none is said
    label: str = "page"  # what is counted: a term of `LABELS`
    rest: str = ""  # the text after it, with the comma that parts it


def split_locator(text: str) -> Locator:
    """Return the place at the beginning of a citation's suffix (`, p. 4 and after`) and the text behind it.

    Braces say where a place ends that has an unusual form: `{p. A–D}, at length`; empty ones say that there is none.

    Source: Pandoc User's Guide, "Citation syntax".
    """
    bare = text.strip().lstrip(",").strip()
    braced = _BRACED.match(bare)
    if braced is not None:
        word, _, place = braced["inside"].strip().partition(" ")
        label = _LABEL_OF.get(word.rstrip(".").casefold())
        named = Locator(place.strip(), label) if label and place else Locator(braced["inside"].strip())
        return Locator(named.place, named.label, braced["rest"].rstrip())
    found = _LOCATOR.match(bare)
    if found is None or (found["bare"] and not found["bare"][0].isdigit()):
        return Locator(rest=bare)
    label = _LABEL_OF[found["word"]] if found["word"] else "page"
    return Locator(found["named"] or found["bare"], label, found["rest"].rstrip())


def read_locator(text: str) -> Locator:
    """Return the place that a text is, nothing left over; empty text is no place.

    Raises:
        LocatorError: the text is none.
    """
    found = split_locator(text)
    if text.strip() and (not found.place or found.rest):
        raise LocatorError(text)
    return found
