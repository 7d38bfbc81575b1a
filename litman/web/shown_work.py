"""A work as its page shows it: what is known of it, what leans on it, what is kept with it, and its entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from litman.actions.works.alike_works import AlikeWork, alike_works
from litman.actions.works.describe_works import Related, WorkReport, describe_work, related_works
from litman.actions.works.kept_with import KeptThings, kept_with
from litman.actions.works.seen_entry import entry_mark
from litman.actions.works.tag_works import tags_of_works
from litman.actions.works.work_words import all_names, container_words, date_words
from litman.bibtex.file.entry import Entry
from litman.bibtex.file.references import REFERENCE_FIELDS
from litman.checks.study import Study, study_of
from litman.claims.address import Use
from litman.library.library import Library
from litman.library.registry import open_places
from litman.library.said import Said, said_of_notice, said_of_place, said_of_registry
from litman.library.stated_notice import notices_about
from litman.short_work import short_work
from litman.text.plain import plain, without_tags

# What most people look for first; other fields follow in the order of the entry.
_FIRST = ("title", "author", "editor", "journal", "journaltitle", "booktitle", "year", "date")
_SHORT = 70  # characters that stand in a line


class ShownField(NamedTuple):
    """A field of the entry."""

    name: str
    value: str  # TeX text, as `litman set` takes it

    @property
    def is_long(self) -> bool:
        """Whether it needs more than a line."""
        return len(self.value) > _SHORT


class PostUses(NamedTuple):
    """The claims of a post that lean on the work or name it."""

    post_id: str
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class ShownWork:
    """A work, ready to be looked at."""

    report: WorkReport
    mark: str  # of the entry as it is shown
    title: str
    names: str
    short: str
    container: str
    date: str
    abstract: str
    study: Study
    registry: Said
    notices: tuple[Said, ...]
    places: tuple[tuple[str, str], ...]  # where it is open: address, and what is said of it
    tags: tuple[str, ...]
    kept: KeptThings
    related: tuple[Related, ...]
    alike: tuple[AlikeWork, ...]
    posts: tuple[PostUses, ...]
    entries: tuple[str, ...]  # keys of entries that name it
    fields: tuple[ShownField, ...]
    source: str  # the entry as it is written
    place: str  # where it stands

    @property
    def key(self) -> str:
        """Its citation key."""
        return self.report.key

    @property
    def is_used(self) -> bool:
        """Whether something leans on it that would be left without a work."""
        return bool(self.posts or self.entries)


def shown_work(library: Library, key: str) -> ShownWork:
    """Return the work with this citation key, or with this old one.

    Raises:
        UnknownKeyError: there is none.
    """
    entry = library.require_entry(key)
    report = describe_work(library, entry)
    work = report.work
    naming = library.document.naming(entry.key, REFERENCE_FIELDS)
    (tagged,) = tags_of_works(library, [entry.key])
    return ShownWork(
        report,
        entry_mark(entry),
        plain(work.title or ""),
        all_names(work),
        short_work(work),
        container_words(work),
        date_words(work),
        without_tags(work.abstract or ""),
        study_of(library.fields(entry), work),
        said_of_registry(report.outcome, report.record, report.not_compared or ()),
        tuple(said_of_notice(notice) for notice in notices_about(work, report.record)),
        tuple((place.address, said_of_place(source, place)) for source, place in open_places(report.record)),
        tagged.tags,
        kept_with(library, entry),
        tuple(related_works(library, entry)),
        tuple(alike_works(library, entry, work)),
        tuple(_by_post(report.uses)),
        tuple(dict.fromkeys(other.key for other in naming if other.key and other.key != entry.key)),
        tuple(_fields(entry.values.items())),
        entry.text,
        _place(library, entry),
    )


def _place(library: Library, entry: Entry) -> str:
    place = entry.place()
    path = Path(place.path)
    name = path.relative_to(library.root) if path.is_relative_to(library.root) else path
    return f"{name}:{place.line}"


def _by_post(uses: Iterable[Use]) -> Iterable[PostUses]:
    posts: dict[str, list[Use]] = {}
    for use in uses:
        posts.setdefault(use.post_id, []).append(use)
    return (PostUses(post, tuple(found)) for post, found in posts.items())


def _fields(values: Iterable[tuple[str, str]]) -> list[ShownField]:
    def rank(item: tuple[str, str]) -> int:
        return _FIRST.index(item[0]) if item[0] in _FIRST else len(_FIRST)

    return [ShownField(name, value) for name, value in sorted(values, key=rank)]
