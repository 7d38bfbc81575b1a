"""The authors of a printed reference against those of the record of its work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from litman.library.comparison.names import is_organisation, is_others, shown_name
from litman.standing.printed_otherwise import PrintedOtherwise
from litman.work import Name, Work

if TYPE_CHECKING:
    from litman.matching.query import Query
    from litman.matching.record import Record

_NAME_LIKE = 85.0
_OTHERS = re.compile(
    r"\bet\.? ?al\b|\bothers\b|\bu\. ?a\.|\bcolleagues\b|\bet coll|\be outros\b|\by otros\b|\be altri\b"
    r"|\bm\. ?fl\.|…|\.\.\.|等",
    re.IGNORECASE,
)
_LONGEST_NAME = 4  # words; more are no name, but a title that the reader took for one


def other_people(query: Query, work: Work, record: Record) -> Iterator[PrintedOtherwise]:
    """Yield the printed authors whom the record does not have."""
    people = work.author or work.editor
    if not people or (len(people) == 1 and not _is_whole(people[0])):
        return  # many registries know the first author's family name only
    known = [word for name in (*work.author, *work.editor, *work.translator) for word in _words(name)]
    elsewhere = "".join(all_words(work.title, *record.containers, *query.title_words))
    has_group = any(map(is_organisation, people))
    for position, name in enumerate(query.work.author, start=1):
        words = all_words(name.family or name.literal or name.given)
        if is_others(name) or is_organisation(name) or not words or len(words) > _LONGEST_NAME:
            continue
        main = max(words, key=len)
        if len(main) < 2 or main in elsewhere or has_group or any(_is_like(main, word) for word in known):
            continue
        recorded = _some(people)
        yield PrintedOtherwise("author", f"author {position}, {shown_name(name)},", recorded)


def _is_whole(name: Name) -> bool:
    return bool(name.given) and len(name.given.strip(". ")) > 1 if name.given else False


def _words(name: Name) -> list[str]:
    """Family and first names: the reader of references takes one for the other where styles list them turned round."""
    return all_words(name.family, name.given, name.literal)


def all_words(*texts: str | None) -> list[str]:
    from litman.matching.words import words_of

    return [word for text in texts if text for word in words_of(text) if not word.isdigit()]


def _is_like(one: str, other: str) -> bool:
    if one == other:
        return True
    from rapidfuzz.fuzz import partial_ratio

    return len(one) >= 4 and len(other) >= 4 and partial_ratio(one, other) >= _NAME_LIKE


def left_out_people(query: Query, work: Work, record: Record) -> Iterator[PrintedOtherwise]:
    """Yield that authors are left out and the string does not say so."""
    from litman.matching.record import name_word

    names = [word for word in map(name_word, record.authors) if word]
    if not query.has_title or not work.author or _OTHERS.search(query.text) or not query.work.author:
        return
    absent = [name for name in names if name not in query.word_set and name not in query.letters]
    if absent and len(absent) < len(names):
        said = f"{len(names) - len(absent)} of {len(names)} authors without et al."
        yield PrintedOtherwise("author", said, _some(work.author), is_remark=True)


def _some(people: Sequence[Name]) -> str:
    return "; ".join(map(shown_name, people[:3])) + ("…" if len(people) > 3 else "")
