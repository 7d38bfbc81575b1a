"""An entry against the record of its identifier: every field that both have, and what could not be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from litman.library.comparison.author_lists import Kind, author_faults, is_known_in_part
from litman.library.comparison.blocking import isbns_of
from litman.library.comparison.editions import are_other_editions, edition_of, same_but_for_edition
from litman.library.comparison.fields import (
    Difference,
    compare_works,
    containers_of,
    first_people,
    is_preprint_record,
    judge,
)
from litman.library.comparison.names import find_name
from litman.library.comparison.titles import is_notice, is_short_title
from litman.library.comparison.venues import same_venue
from litman.library.comparison.words import words_of
from litman.text.plain import plain
from litman.work import Work

_WEIGHTS: dict[Kind, float] = {
    "invented": 0.5,
    "left-out": 0.5,
    "given-name": 0.5,
    "order": 1.5,
    "later-order": 0.0,
}
_OTHER_VENUE = 1.0
_NOTICE = 4.0  # a correction is another work than what it corrects, however much agrees
_OTHER_FIRST_AUTHOR = 3.0
_NEEDED = ("title", "author")  # without these in the record nothing is verified
# a preprint and its paper have their own
_OF_A_VERSION = ("issued", "container_title", "volume", "issue", "page")
_FIELDS = ("title", "author", "issued", "container_title", "volume", "issue", "page")


class FieldByField(NamedTuple):
    """What the comparison of an entry with its record came to."""

    differences: list[Difference]  # the gravest first; remarks last
    not_compared: tuple[str, ...]  # CSL variables that the record lacks, or a preprint has of its own

    @property
    def is_whole(self) -> bool:
        """Whether title and authors were compared."""
        return not set(_NEEDED) & set(self.not_compared)


def compare_fields(entry: Work, record: Work, *, is_cut: bool = False) -> FieldByField:
    """Return how an entry differs from its record.

    Beside what `compare_works` looks at: every author, the venue of papers and chapters, and whether one of both is a
    preprint. A preprint and a later version differ by nature, which is a remark. `is_cut` says that the entry's list of
    authors ends in `and others`.
    """
    found = [item for item in compare_works(entry, record) if not _is_tolerated(item, entry, record)]
    if is_notice(entry.title or "") != is_notice(record.title or "") and entry.title and record.title:
        found = [item for item in found if item.field != "title"]
        found.append(Difference("title", plain(entry.title), plain(record.title), _NOTICE))
    of_printings = [item for item in found if item.field == "issued" and _are_printings(entry, record)]
    found = [item for item in found if item not in of_printings]
    is_wrong = judge(found) == "wrong-target"
    if not is_wrong and not any(_is_of_first_author(item) for item in found):
        found = [item for item in found if item.field != "author"]
        found += _authors(entry, record, is_cut=is_cut)
    is_version = is_preprint_record(entry) != is_preprint_record(record)
    if not is_version and not any(item.field == "container-title" for item in found):
        found += _venue(entry, record)
    if is_version and not is_wrong:
        if all(item.is_remark for item in found if item.field == "author") and _share_title(entry, record):
            # papers of the same people are renamed on their way through review
            found = [replace(item, is_remark=True) if item.field == "title" else item for item in found]
        found.append(_version(entry, record))
    elif are_other_editions(entry, record):
        found.append(_edition(entry, record))
    found.sort(key=lambda item: (item.is_remark, -item.weight))
    not_compared = _not_compared(entry, record, is_version=is_version)
    return FieldByField(found, (*not_compared, *(item.field for item in of_printings)))


def _is_tolerated(item: Difference, entry: Work, record: Work) -> bool:
    return item.field == "title" and (
        is_short_title(entry.title or "", record.title or "")
        or is_short_title(record.title or "", entry.title or "")
        or same_but_for_edition(entry, record)
    )


def _is_of_first_author(item: Difference) -> bool:
    return item.field == "author" and item.weight >= _OTHER_FIRST_AUTHOR


def _authors(entry: Work, record: Work, *, is_cut: bool) -> Iterator[Difference]:
    others = (*record.editor, *record.translator, *record.container_author)
    if not entry.author or not record.author or any(find_name(name, others) for name in entry.author):
        return  # editors here, authors there
    for fault in author_faults(entry.author, record.author, is_cut=is_cut):
        weight = _WEIGHTS[fault.kind]
        yield Difference("author", fault.ours, fault.theirs, weight, fault.said, is_remark=not weight)


def _venue(entry: Work, record: Work) -> Iterator[Difference]:
    mine, registered = containers_of(entry), containers_of(record)
    is_loose = {"paper-conference", "chapter"} & {entry.type, record.type}
    if is_loose and mine and registered and not same_venue(mine, registered):
        yield Difference("container-title", plain(mine[0]), plain(registered[0]), _OTHER_VENUE)


def _version(entry: Work, record: Work) -> Difference:
    ours, theirs = (_stage(work) for work in (entry, record))
    said = f"another version: {ours} here, {theirs} in the record"
    return Difference("version", ours, theirs, 0.0, said, is_remark=True)


def _are_printings(entry: Work, record: Work) -> bool:
    """Whether the record is a catalogue's of the ISBN that the entry has: it dates one printing, the entry another."""
    return record.type == "book" and not record.DOI and bool(isbns_of(entry) & isbns_of(record))


def _edition(entry: Work, record: Work) -> Difference:
    ours, theirs = (f"edition {edition_of(work)}" for work in (entry, record))
    said = f"another version: {ours} here, {theirs} in the record"
    return Difference("version", ours, theirs, 0.0, said, is_remark=True)


def _share_title(entry: Work, record: Work) -> bool:
    """Return whether half of the words of each title stand in the other."""
    ours, theirs = (set(words_of(plain(work.title or ""))) for work in (entry, record))
    return 2 * len(ours & theirs) >= max(len(ours), len(theirs), 1)


def _stage(work: Work) -> str:
    if is_preprint_record(work):
        return "a preprint"
    name = plain(work.container_title or "")
    return f"a published work ({name})" if name else "a published work"


def _not_compared(entry: Work, record: Work, *, is_version: bool) -> tuple[str, ...]:
    found = []
    for name in _FIELDS:
        is_there = bool(first_people(record)) if name == "author" else bool(getattr(record, name))
        is_said = name in _NEEDED or bool(getattr(entry, name))
        if is_said and not (is_there and not (is_version and name in _OF_A_VERSION)):
            found.append(name.replace("_", "-"))
    if is_known_in_part(entry.author, record.author):
        found.append("further-authors")
    return tuple(found)
