"""A printed reference against the work that its identifier leads to: is it that one, and what differs?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from litman.library.comparison.author_lists import is_known_in_part
from litman.library.comparison.editions import same_but_for_edition
from litman.library.comparison.fields import is_preprint_record
from litman.library.comparison.stages import is_preprint
from litman.library.comparison.titles import compare_titles
from litman.standing.printed_as_recorded import is_printed_as_recorded
from litman.standing.printed_otherwise import PrintedOtherwise
from litman.standing.printed_people import (
    all_words,
    left_out_people,
    other_given_names,
    other_order,
    other_organisation,
    other_people,
    person_words,
)
from litman.standing.printed_place import is_place_compared, other_place, other_year
from litman.text.lazy_pattern import lazy_pattern
from litman.text.plain import plain
from litman.work import Work

if TYPE_CHECKING:
    from litman.matching.features import Features
    from litman.matching.query import Query
    from litman.matching.record import Record
    from litman.posts.references.parts import ReferenceParts

_TITLE_THERE = 0.85  # of its words: the reader may have cut the title badly
_WITH_TITLE = 2  # fields of which one more makes another work
_CLOSED = lazy_pattern("[’”»“][.,;] ")  # the end of what stood in quotation marks
_FEW_WORDS = 6  # of what was read as the title


@dataclass(frozen=True, slots=True)
class Compared:
    """How a reference stands to the work whose identifier it bears."""

    is_other_work: bool  # neither title nor authors are those of the record
    differences: tuple[PrintedOtherwise, ...]  # the gravest first; none where it is another work
    recorded: str  # the title of the record, or what else it is called by
    not_compared: tuple[str, ...] = ()  # CSL variables: what the record lacks, or the reference

    def to_json(self) -> dict[str, object]:
        """Return what differs and what could not be compared; of another work no fields."""
        fields = [
            {
                "field": item.field,
                "printed": item.printed,
                "recorded": item.recorded,
                "remark": item.is_remark,
            }
            for item in self.differences
        ]
        return ({} if self.is_other_work else {"differences": fields}) | {
            "not_compared": list(self.not_compared)
        }


def compare_printed(text: str, parts: ReferenceParts | None, work: Work) -> Compared:
    """Return how a reference string stands to the record of the work that its identifier leads to.

    Only what the reference says is held against it: a name, a year, a page that it leaves out is no difference, nor
    is a value that stands somewhere else in the string than where the reader looked for it.
    """
    if parts is not None and is_printed_as_recorded(parts.work, work):
        return Compared(False, (), plain(work.title or ""))
    return compare_in_full(text, parts, work)


def compare_in_full(text: str, parts: ReferenceParts | None, work: Work) -> Compared:
    """Return what `compare_printed` returns, whatever can be seen at a glance."""
    from litman.matching.features import compare
    from litman.matching.match import is_wrong_target
    from litman.matching.query import read_query
    from litman.matching.record import record_from_work

    query, record = read_query(text, parts=parts), record_from_work(work)
    recorded = plain(work.title or "") or " ".join(record.authors[:1]) or work.type
    lacking = _not_compared(query, work, record)
    features = compare(query, record)
    if is_wrong_target(query, record, features):
        return Compared(True, (), recorded, lacking)
    found = [*_title(query, work, features), *_other_authors(query, work, record)]
    is_told = any(item.field == "author" for item in found)
    left_out = [] if is_told else [*other_order(query, work), *left_out_people(query, work)]
    version = _version(query.work, work)
    if version is not None:
        return Compared(False, (*found, version, *left_out), recorded, _with_place(query, lacking))
    found += [*other_year(query, record, features), *other_place(query, work, record, features)]
    if _are_too_many(query, features, found):
        return Compared(True, (), recorded, lacking)
    return Compared(False, (*found, *left_out), recorded, lacking)


def _other_authors(query: Query, work: Work, record: Record) -> list[PrintedOtherwise]:
    strangers = [*other_people(query, work, record), *other_organisation(query, work, record)]
    return strangers or list(other_given_names(query, work))


def _not_compared(query: Query, work: Work, record: Record) -> tuple[str, ...]:
    from litman.matching.lacking import fields_not_compared

    found = fields_not_compared(query, record)
    if query.work.container_title and not is_place_compared(work, record) and "container-title" not in found:
        found += ("container-title",)
    return (*found, "further-authors") if is_known_in_part(query.work.author, work.author) else found


def _with_place(query: Query, lacking: tuple[str, ...]) -> tuple[str, ...]:
    """What could not be compared, and what a preprint and its paper each have of their own."""
    said = (
        ("issued", query.years),
        ("container-title", query.work.container_title),
        ("volume", query.volume),
        ("page", query.page),
    )
    return tuple(dict.fromkeys((*lacking, *(name for name, value in said if value))))


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
    is_name = len(query.title_words) <= _FEW_WORDS and any(
        len(word) == 1 and word.isalpha() for word in query.title_words
    )
    if is_name and features.get("volume_and_page"):
        return  # a style without titles: the reader took initials and a name for one
    titles = [title for title in (work.title, work.original_title, work.title_short) if title]
    if any(compare_titles(one, title) == "same" for one in _readings(printed, work) for title in titles):
        return
    if same_but_for_edition(query.work, work):
        return
    said = max(features.get("title_words", 0.0), features.get("title_likeness", 0.0))
    if said < _TITLE_THERE and not features.get("title_is_container"):
        yield PrintedOtherwise("title", plain(printed), plain(work.title))


def _readings(printed: str, work: Work) -> Iterator[str]:
    """Yield a printed title, and without what the reader took for a part of it: names in front, a journal behind."""
    yield printed
    head, mark, rest = printed.partition(": ")
    names = {word for person in (work.author or work.editor) for word in person_words(person)}
    if mark and names.issuperset(all_words(head)):
        yield rest
    closed = _CLOSED.search(printed)
    if closed:
        yield printed[: closed.start()]
    for name in filter(None, (work.container_title, work.container_title_short)):
        at = printed.casefold().rfind(name.casefold())
        if at > 0:
            yield printed[:at].rstrip(" .,;:")


def _version(printed: Work, work: Work) -> PrintedOtherwise | None:
    """Return that one is a preprint and the other is published, which differ in place and year by nature."""
    if not printed.container_title and not printed.genre:
        return None
    one, other = (_stage(item) for item in (printed, work))
    if one == other or (other == "a published work" and not is_preprint(printed)):
        return None
    return PrintedOtherwise("version", one, other, is_remark=True)


def _stage(work: Work) -> str:
    """What the work is by its own words; an SSRN paper is registered as if it were in a journal."""
    return "a preprint" if is_preprint(work) or is_preprint_record(work) else "a published work"
