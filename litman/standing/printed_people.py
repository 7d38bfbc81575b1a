"""The authors of a printed reference against those of the record of its work."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from litman.library.comparison.author_lists import is_sorted
from litman.library.comparison.first_names import contradict
from litman.library.comparison.names import find_name, is_organisation, is_others, same_name, shown_name
from litman.standing.printed_otherwise import PrintedOtherwise
from litman.text.folding import fold
from litman.text.lazy_pattern import lazy_pattern
from litman.text.names import SUFFIXES
from litman.work import Name, Work

if TYPE_CHECKING:
    from litman.matching.query import Query
    from litman.matching.record import Record

_NAME_LIKE = 85.0
_OTHERS = lazy_pattern(
    r"\bet\.? ?al\b|\bothers\b|\bu\. ?a\.|\bcolleagues\b|\bet coll|\be outros\b|\by otros\b|\be altri\b"
    r"|\bm\. ?fl\.|…|\.\.\.|等",
    re.IGNORECASE,
)
_INITIALS = lazy_pattern(r"[^\W\d_](?:[^\W\d_]|\.|-){0,4}")
_TITLE_BEGINS = 24  # characters of a title by which it is found in the string
_MOST_MORE = 2  # letters that a slip adds
_LONGEST_NAME = 4  # words; more are no name, but a title that the reader took for one


def other_people(query: Query, work: Work, record: Record) -> Iterator[PrintedOtherwise]:
    """Yield the printed authors whom the record does not have."""
    people = work.author or work.editor
    if not people or (len(people) == 1 and not _is_whole(people[0])):
        return  # many registries know the first author's family name only
    others = (*work.author, *work.editor, *work.translator)
    known = frozenset(word for name in others for word in person_words(name))
    families = frozenset(word for person in people for word in all_words(person.family, person.literal))
    elsewhere = frozenset(all_words(work.title, *record.containers, *query.title_words))
    has_group = any(map(is_organisation, people))
    for position, name in enumerate(query.work.author, start=1):
        words = _family_words(name)
        if is_others(name) or is_organisation(name) or not words or len(words) > _LONGEST_NAME:
            continue
        main = max(words, key=len)
        if len(main) < 2 or main in elsewhere or has_group or main in known:
            continue
        if any(is_like(main, word) for word in families):
            continue
        if find_name(name, people) or _is_turned(name, families):
            continue
        recorded = some_people(people)
        yield PrintedOtherwise("author", f"author {position}, {shown_name(name)},", recorded)


def other_given_names(query: Query, work: Work) -> Iterator[PrintedOtherwise]:
    """Yield that an author of the record's family name is printed with a first name that cannot be hers."""
    by_family: dict[str, list[Name]] = {}
    for one in work.author:
        by_family.setdefault(fold(one.family or ""), []).append(one)
    for position, name in enumerate(query.work.author, start=1):
        kin = by_family.get(fold(name.family or "\0"), [])
        is_suffix = not SUFFIXES.isdisjoint(all_words(name.given))
        if kin and not is_suffix and all(contradict(name, one) for one in kin):
            printed, recorded = shown_name(name), shown_name(kin[0])
            said = f"author {position} is {printed} here, {recorded} in the record"
            yield PrintedOtherwise("author", printed, recorded, said=said)
            return


def other_organisation(query: Query, work: Work, record: Record) -> Iterator[PrintedOtherwise]:
    """Yield that the work of an organisation is printed as that of another; a remark where they share a word.

    Bodies publish under their parent's name and under their own, so one that the record names anywhere is none.
    """
    from litman.matching.words import STOP_WORDS

    printed, people = query.work.author, work.author or work.editor
    if not printed or not people or not all(map(is_organisation, (*printed, *people))):
        return
    if any(find_name(name, people) for name in printed):
        return  # the others may be its parts
    theirs = set(all_words(*(name.literal or name.family for name in people)))
    about = {*theirs, *all_words(work.title, work.publisher, *record.containers, *query.title_words)}
    for name in printed:
        words = {word for word in all_words(name.literal or name.family) if word not in STOP_WORDS}
        if not words <= about:
            said, recorded = f"author {shown_name(name)}", some_people(people)
            yield PrintedOtherwise("author", said, recorded, is_remark=bool(words & theirs))
            return


def other_order(query: Query, work: Work) -> Iterator[PrintedOtherwise]:
    """Yield that another of the authors is printed first; a record that sorts its names says nothing of that."""
    printed, people = query.work.author, work.author
    if len(printed) < 2 or len(people) < 2 or is_sorted(people) or any(map(is_organisation, people)):
        return
    at = next((at for at, name in enumerate(people) if same_name(printed[0], name) != "other"), 0)
    if at and find_name(people[0], printed[1:]):
        said = f"other order: {shown_name(printed[0])} is first here, author {at + 1} in the record"
        yield PrintedOtherwise(
            "author", shown_name(printed[0]), some_people(people), is_remark=True, said=said
        )


def _family_words(name: Name) -> list[str]:
    """The words of a family name; where the reader took `Jr` for one, those of what stands before it."""
    for text in (name.family or name.literal, name.given):
        words = [word for word in all_words(text) if word not in SUFFIXES and word != "amp"]  # of `&amp;`
        if words:
            return words
    return []


def _is_turned(name: Name, families: Collection[str]) -> bool:
    """Whether initials were taken for the family name: `Silva NMd`, `Li Jy`."""
    is_initials = _INITIALS.fullmatch(name.family or "")
    return bool(is_initials) and any(
        is_like(word, other) for word in all_words(name.given) for other in families
    )


def _is_whole(name: Name) -> bool:
    return bool(name.given) and len(name.given.strip(". ")) > 1 if name.given else False


def person_words(name: Name) -> list[str]:
    """Return family and first names: where styles list them turned round, the reader takes one for the other."""
    return all_words(name.family, name.given, name.literal)


def all_words(*texts: str | None) -> list[str]:
    """Return the words of texts as they are compared, without numbers."""
    from litman.matching.words import words_of

    return [word for text in texts if text for word in words_of(text) if not word.isdigit()]


def is_like(one: str, other: str) -> bool:
    """Return whether two words of names differ by a slip only; short ones have to be the same."""
    if one == other:
        return True
    from rapidfuzz.fuzz import partial_ratio, ratio

    short, long = sorted((one, other), key=len)
    if len(short) < 4 or (len(long) - len(short) > _MOST_MORE and short not in long):
        return False  # three letters of four begin many a longer name
    if len(short) == 4:  # `Wong` and `Trong` end alike, `Tang` and `Tran` have their letters in common
        return short[0] == long[0] and (short in long or ratio(one, other) >= _NAME_LIKE)
    return partial_ratio(one, other) >= _NAME_LIKE


def left_out_people(query: Query, work: Work) -> Iterator[PrintedOtherwise]:
    """Yield that authors are left out and the string does not say so."""
    from litman.matching.record import name_word

    head = _head(query)
    if not query.has_title or not work.author or _OTHERS.search(head) or not query.work.author:
        return
    names = [(name, word) for name in work.author if (word := name_word(name.family or name.literal or ""))]
    absent = [
        word
        for name, word in names
        if word not in query.word_set and word not in query.letters and not find_name(name, query.work.author)
    ]
    if not absent and head != query.text and len(query.work.author) < len(names):
        absent = _uncounted(head, [word for _, word in names])
    if absent and len(absent) < len(names):
        said = f"{len(names) - len(absent)} of {len(names)} authors without et al."
        yield PrintedOtherwise("author", said, some_people(work.author), is_remark=True)


def _head(query: Query) -> str:
    """Return what a reference prints before its title, where its people stand; all of it where they do not."""
    title = query.work.title or ""
    last, colon, _ = title.partition(": ")  # the last of them may have been read as the title's beginning
    at = query.text.find(title[:_TITLE_BEGINS])
    if at > 0 and colon and len(last.split()) <= _LONGEST_NAME:
        at += len(last)
    families = {word for name in query.work.author for word in _family_words(name)}
    head = query.text[: max(at, 0)]
    return head if families and families.issubset(all_words(head)) else query.text


def _uncounted(head: str, families: Sequence[str]) -> list[str]:
    """Return the families whom a head prints less often than there are: of two called Wang one may be left out."""
    printed = Counter(all_words(head))
    letters = "".join(all_words(head))
    return [
        word
        for word, count in Counter(families).items()
        if printed[word] < count
        and (count > 1 or (word not in letters and not any(is_like(word, other) for other in printed)))
        for _ in range(count - printed[word])
    ]


def some_people(people: Sequence[Name]) -> str:
    """Return the first of the people, as a message names them."""
    return "; ".join(map(shown_name, people[:3])) + ("…" if len(people) > 3 else "")
