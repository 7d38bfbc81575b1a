"""A printed reference against the work that its identifier leads to: is it that one, and what differs?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from litman.library.comparison.names import is_organisation, is_others, shown_name
from litman.library.comparison.periodicals import same_container
from litman.library.comparison.stages import is_preprint
from litman.library.comparison.titles import compare_titles
from litman.library.comparison.venues import is_series, same_venue
from litman.text.plain import plain
from litman.work import Name, Work

if TYPE_CHECKING:
    from litman.matching.features import Features
    from litman.matching.query import Query
    from litman.matching.record import Record
    from litman.posts.references.parts import ReferenceParts

Field = Literal["title", "author", "issued", "container-title", "volume", "page", "version"]

_TITLE_THERE = 0.85  # of its words: the reader may have cut the title badly
_WITH_TITLE = 2  # fields of which one more makes another work
_FEW_WORDS = 6  # of what was read as the title
_NAME_LIKE = 85.0
_CONTAINER_THERE = 0.95
_FUTURE = 2  # years by which a reference is later than its work
_OTHERS = re.compile(
    r"\bet\.? ?al\b|\bothers\b|\bu\. ?a\.|\bcolleagues\b|\bet coll|\be outros\b|\by otros\b|\be altri\b"
    r"|\bm\. ?fl\.|…|\.\.\.|等",
    re.IGNORECASE,
)
_LONGEST_NAME = 4  # words; more are no name, but a title that the reader took for one
_OF_BOOKS = frozenset({"paper-conference", "chapter"})
# Their containers are printed in too many ways to be held against anybody.
_LOOSE = frozenset("report book entry-encyclopedia entry-dictionary webpage thesis dataset software".split())


@dataclass(frozen=True, slots=True)
class PrintedOtherwise:
    """Something that a reference says and the record of its work does not."""

    field: Field
    printed: str
    recorded: str
    is_remark: bool = False  # differs by nature: a year online and in print, a preprint and its paper

    def __str__(self) -> str:
        """In words: `the year is 2015 here, 2019 in the record`."""
        if self.field == "version":
            return f"this is {self.printed}, the record {self.recorded}"
        if self.field == "author" and self.is_remark:
            return f"{self.printed}; the record has {self.recorded}"
        if self.field == "author":
            return f"{self.printed} is no author of it; the record has {self.recorded}"
        word = {"issued": "year", "container-title": "journal or book", "page": "first page"}.get(
            self.field, self.field
        )
        return f"the {word} is {self.printed!r} here, {self.recorded!r} in the record"


@dataclass(frozen=True, slots=True)
class Compared:
    """How a reference stands to the work whose identifier it bears."""

    is_other_work: bool  # neither title nor authors are those of the record
    differences: tuple[PrintedOtherwise, ...]  # the gravest first; none where it is another work
    recorded: str  # the title of the record, or what else it is called by


def compare_printed(text: str, parts: ReferenceParts | None, work: Work) -> Compared:
    """Return how a reference string stands to the record of the work that its identifier leads to.

    Only what the reference says is held against it: a name, a year, a page that it leaves out is no difference, nor
    is a value that stands somewhere else in the string than where the reader looked for it.
    """
    from litman.matching.features import compare
    from litman.matching.match import is_wrong_target
    from litman.matching.query import read_query
    from litman.matching.record import record_from_work

    query, record = read_query(text, parts=parts), record_from_work(work)
    recorded = plain(work.title or "") or " ".join(record.authors[:1]) or work.type
    if is_wrong_target(query, record):
        return Compared(True, (), recorded)
    features = compare(query, record)
    found = [*_title(query, work, features), *_authors(query, work, record)]
    left_out = [] if any(item.field == "author" for item in found) else [*_left_out(query, work, record)]
    version = _version(query.work, work)
    if version is not None:
        return Compared(False, (*found, version, *left_out), recorded)
    found += [*_year(query, record, features), *_place(query, work, record, features)]
    if _are_too_many(query, features, found):
        return Compared(True, (), recorded)
    return Compared(False, (*found, *left_out), recorded)


def _are_too_many(query: Query, features: Features, found: Sequence[PrintedOtherwise]) -> bool:
    """Whether so much differs that it is another work: a title and two fields more, or where none is said, three."""
    fields = {item.field for item in found if not item.is_remark}
    if "title" in fields:
        return len(fields) > _WITH_TITLE
    return not query.has_title and not features.get("title_whole") and len(fields) > _WITH_TITLE


def _title(query: Query, work: Work, features: Features) -> Iterator[PrintedOtherwise]:
    printed = query.work.title
    if not query.has_title or not printed or not work.title or features.get("title_whole"):
        return
    is_name = len(query.title_words) <= _FEW_WORDS and any(len(word) == 1 for word in query.title_words)
    if is_name and features.get("volume_and_page"):
        return  # a style without titles: the reader took initials and a name for one
    titles = [title for title in (work.title, work.original_title, work.title_short) if title]
    if any(compare_titles(printed, title) == "same" for title in titles):
        return
    said = max(features.get("title_words", 0.0), features.get("title_likeness", 0.0))
    if said < _TITLE_THERE and not features.get("title_is_container"):
        yield PrintedOtherwise("title", plain(printed), plain(work.title))


def _authors(query: Query, work: Work, record: Record) -> Iterator[PrintedOtherwise]:
    """Yield the printed authors whom the record does not have."""
    people = work.author or work.editor
    if not people or (len(people) == 1 and not _is_whole(people[0])):
        return  # many registries know the first author's family name only
    known = [word for name in (*work.author, *work.editor, *work.translator) for word in _words(name)]
    elsewhere = "".join(_all_words(work.title, *record.containers, *query.title_words))
    has_group = any(map(is_organisation, people))
    for position, name in enumerate(query.work.author, start=1):
        words = _all_words(name.family or name.literal or name.given)
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
    return _all_words(name.family, name.given, name.literal)


def _all_words(*texts: str | None) -> list[str]:
    from litman.matching.words import words_of

    return [word for text in texts if text for word in words_of(text) if not word.isdigit()]


def _is_like(one: str, other: str) -> bool:
    if one == other:
        return True
    from rapidfuzz.fuzz import partial_ratio

    return len(one) >= 4 and len(other) >= 4 and partial_ratio(one, other) >= _NAME_LIKE


def _left_out(query: Query, work: Work, record: Record) -> Iterator[PrintedOtherwise]:
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


def _year(query: Query, record: Record, features: Features) -> Iterator[PrintedOtherwise]:
    printed = query.work.year
    if printed is not None and record.years and printed - max(record.years) >= _FUTURE:
        yield PrintedOtherwise("issued", str(printed), str(record.years[0]))
        return
    if "year_near" in features or "year_other" in features:
        is_near = "year_near" in features
        yield PrintedOtherwise("issued", str(query.years[0]), str(record.years[0]), is_remark=is_near)


def _place(query: Query, work: Work, record: Record, features: Features) -> Iterator[PrintedOtherwise]:
    yield from _container(query, work, record, features)
    if features.get("volume_other"):
        yield PrintedOtherwise("volume", query.volume, record.volume)
    if features.get("page_other"):
        yield PrintedOtherwise("page", query.page, record.first_page)


def _container(query: Query, work: Work, record: Record, features: Features) -> Iterator[PrintedOtherwise]:
    printed = query.work.container_title
    if not printed or features.get("container_same", 0.0) >= _CONTAINER_THERE or work.type in _LOOSE:
        return
    names: Sequence[str] = [*record.containers, *filter(None, (work.collection_title, work.event_title))]
    are_same = same_venue if work.type in _OF_BOOKS else same_container
    if not names or are_same([printed], names) or not _all_words(printed):
        return
    if any(is_series(name) or _are_alike(printed, name) for name in names):
        return
    if compare_titles(printed, work.title or "") != "same":
        yield PrintedOtherwise("container-title", plain(printed), plain(names[0]))


def _are_alike(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return ratio("".join(_all_words(one)), "".join(_all_words(other))) >= _NAME_LIKE


def _version(printed: Work, work: Work) -> PrintedOtherwise | None:
    """Return that one is a preprint and the other is published, which differ in place and year by nature."""
    if not printed.container_title and not printed.genre:
        return None
    one, other = (("a preprint" if is_preprint(item) else "a published work") for item in (printed, work))
    if one == other or (other == "a published work" and not is_preprint(printed)):
        return None
    return PrintedOtherwise("version", one, other, is_remark=True)
