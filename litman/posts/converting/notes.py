"""Footnotes that are nothing but a reference, so that a citation by key says as much as they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from itertools import pairwise

from litman.identifiers.doi import find_dois
from litman.posts.converting.citation import KeyItem
from litman.posts.markers.citing_words import PREFIX
from litman.text.folding import fold
from litman.text.lazy_pattern import lazy_pattern
from litman.text.months import MONTHS
from litman.text.years import YEAR
from litman.work import Name, Work

_LEAD = lazy_pattern(rf"\s*(?P<lead>(?:{PREFIX}\s*){{1,3}})(?=[^\W\d_])", 2)
_PLACE = lazy_pattern(
    r"[\s,:(](?P<place>(?:(?:pp?|S|ss?|с|стр|f)\.\s?|(?:page|Seite)s?\s)?\d{1,5}(?:\s?[–-]\s?\d{1,5})?(?:\sff?\.?)?)\)?\.?\s*\Z"
)
_SAID_PLACE = lazy_pattern(
    r"(?<!\w)(?P<place>(?:pp?|S|с|стр)\.\s?(?P<pages>\d{1,5}(?:\s?[–-]\s?\d{1,5})?)(?:\sff?\.)?)(?!\w)"
)
_YEAR = lazy_pattern(YEAR)
_YEAR_ALONE = lazy_pattern(rf"(?<![\d–-]){YEAR}(?![\d–-])")
_NAME = lazy_pattern(r"(?<!\w)[A-ZÀ-ÞА-Я][^\W\d_]{2,}")
_WORD = lazy_pattern(r"[^\W\d_]{3,}")
_SHORT = 120  # characters of a note that names again what was printed before
# Words of a printed reference that its work does not say: `Journal`, `edition`, the place of a press.
_MOST_UNKNOWN = 6
_USUAL = frozenset(
    "and the for und der die das doi https http org www vol issue pages pages journal available from accessed retrieved"
    " ibid ibidem ebd ebenda idem loc cit eds edition hrsg hrg auflage press university verlag see also cited".split()
)


def note_item(key: str, note: str, work: Work, *, is_again: bool) -> KeyItem | None:
    """Return what a note cites, None where it says more than where to look.

    Args:
        key: Of the work that it cites.
        note: Its text.
        work: The work.
        is_again: Whether it only names again what another note or the list prints: `Ibid., p. 12`.
    """
    lead = _LEAD.match(note)
    before = " ".join(lead["lead"].split()) if lead else ""
    before = before[:1].lower() + before[1:] if before[1:2].islower() else before  # it opened a note
    body = note[lead.end() :] if lead else note
    if is_again and len(note) > _SHORT:
        return None
    unknown = {word for word in _WORD.findall(fold(body)) if word not in _USUAL} - words_of_work(work)
    if len(unknown) > (0 if is_again else _MOST_UNKNOWN) or _names_another(body, work):
        return None
    place = _place(body, work, is_again=is_again)
    return KeyItem(key, before, f", {place}" if place else "")


def _names_another(body: str, work: Work) -> bool:
    """Whether a note prints a second work behind the first: another identifier, or other names with another year."""
    if len({found.doi for found in find_dois(body)}) > 1:
        return True
    known = words_of_work(work) | _USUAL | MONTHS.keys()
    for before, found in pairwise(_YEAR_ALONE.finditer(body)):
        between = body[before.end() : found.start()]
        names = {fold(word) for word in _NAME.findall(between)} - known
        if found.group() != before.group() and names:
            return True
    return False


def _place(body: str, work: Work, *, is_again: bool) -> str:
    """Return the page that a note sends to; the pages that a whole article takes are none."""
    if is_again:
        found = _PLACE.search(body)
        return "" if found is None or _YEAR.fullmatch(found["place"]) else found["place"].strip()
    for said in _SAID_PLACE.finditer(body):
        is_range = any(dash in said["pages"] for dash in "–-")
        if not is_range or work.type == "book":
            return said["place"]
    return ""


def words_of_work(work: Work) -> set[str]:
    """Return the words of all that is known of a work, folded."""
    words: set[str] = set()
    for field in fields(work):
        for text in _texts(getattr(work, field.name)):
            words |= set(_WORD.findall(fold(text)))
    return words


def _texts(value: object) -> Sequence[str]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, tuple):
        return [text for one in value for text in _texts(one)]
    if isinstance(value, Name):
        return [text for text in (value.family, value.given, value.literal) if text]
    return ()
