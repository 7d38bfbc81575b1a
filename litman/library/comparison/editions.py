"""Editions: in a field of their own, or behind the title (`Tea and cups, Third Edition`)."""

from __future__ import annotations

import re

from litman.library.comparison.number_words import edition_number
from litman.library.comparison.titles import compare_titles
from litman.text.folding import to_ascii
from litman.text.lazy_pattern import lazy_pattern
from litman.text.plain import plain
from litman.work import Work

_BEHIND = lazy_pattern(
    r"(?<![\s,.;:(\[–—-])[\s,.;:(\[–—-]+(?P<edition>[\w.ªº]{1,14})\s++(?:(?:revised|rev\.|updated|international)\s++){0,4}"
    r"(?:edition|edn|ed|auflage|aufl|ausgabe|édition|éd|edición|edizione|edição|uitgave|druk)\b[\s.)\]]*\Z",
    re.IGNORECASE,
)


def same_but_for_edition(ours: Work, theirs: Work) -> bool:
    """Return whether titles are one where an edition stands behind one of them; two editions are none."""
    mine, registered = (plain(work.title or "") for work in (ours, theirs))
    bare = [_BEHIND.sub("", title) for title in (mine, registered)]
    if bare == [mine, registered] or not all(bare) or are_other_editions(ours, theirs):
        return False
    return compare_titles(*bare) == "same"


def are_other_editions(ours: Work, theirs: Work) -> bool:
    """Return whether both say which edition they are, and it is not one."""
    one, other = edition_of(ours), edition_of(theirs)
    return one is not None and other is not None and one != other


def edition_of(work: Work) -> int | None:
    """Return the number of a work's edition, by its field or behind its title."""
    if work.edition and (number := edition_number(to_ascii(plain(work.edition)))):
        return number
    found = _BEHIND.search(plain(work.title or ""))
    return edition_number(to_ascii(found["edition"])) if found else None
