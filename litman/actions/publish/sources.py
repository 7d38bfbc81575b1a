"""The works that a post leans on, as readers and authors are told of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from litman.actions.post_view.model import PostView, WorkView
from litman.actions.works.attach_file import address_to_open
from litman.actions.works.describe_works import WorkReport, describe_listed_works
from litman.checks.study import study_of
from litman.errors import LitmanError
from litman.library.comparison.identity import ReferenceOutcome
from litman.library.library import Library
from litman.library.registry import NoticeKind
from litman.library.said import said_of_notice, said_of_registry
from litman.library.stated_notice import notices_about
from litman.short_work import short_names
from litman.text.plain import plain
from litman.work import Work

GRAVE: frozenset[NoticeKind] = frozenset({"retracted", "withdrawn", "concern"})


@dataclass(frozen=True, slots=True)
class Source:
    """A work of the library with what is known of it."""

    key: str  # its citation key
    who: str  # `Wang & Kaplin 2019`
    line: str  # in full: authors, year, title, where it was published
    address: str | None  # of its page on the web
    study: str  # kind of study, `randomised trial, in animals`; empty: nothing says it
    outcome: ReferenceOutcome
    registry: str  # the same in words, with who said so and when
    notices: tuple[str, ...]  # in words, gravest first
    grave: NoticeKind | None  # `retracted`, `withdrawn` or `concern`
    asked: date | None  # when the registry was asked

    @property
    def is_grave(self) -> bool:
        """Whether it was retracted, withdrawn or put in doubt."""
        return self.grave is not None


def sources_of(library: Library, view: PostView) -> Mapping[str, Source]:
    """Return the works that the post leans on, by citation key, in the order in which its claims come to them."""
    keys = [item.key for claim in view.claims for item in claim.standing.links]
    keys += [source.key for c in view.claims for source in c.standing.claim.named_sources if source.key]
    keys += [item.key for item in view.references if item.key is not None]
    known = (view.works[key] for key in dict.fromkeys(keys) if key in view.works)
    works = {work.key: work for work in known if work.who}
    entries = [library.require_entry(key) for key in works]
    reports = describe_listed_works(library, entries)
    return {report.key: _source(library, works[report.key], report) for report in reports}


def _source(library: Library, short: WorkView, report: WorkReport) -> Source:
    work, record = report.work, report.record
    study = study_of(library.fields(report.entry), work)
    notices = notices_about(work, record)
    said = [study.kind or "", "in animals" if study.in_animals else ""]
    return Source(
        short.key,
        short.who,
        work_line(work),
        _address(library, short.key),
        ", ".join(part for part in said if part),
        report.outcome,
        said_of_registry(report.outcome, record, report.not_compared or ()).text,
        tuple(said_of_notice(notice).text for notice in notices),
        next((notice.kind for notice in notices if notice.kind in GRAVE), None),
        record.asked if record is not None else None,
    )


def work_line(work: Work) -> str:
    """Return a work in one line: `Moss & Fern (2019). Tea and sleep. Journal of Tea, 7, 12–19.`"""
    names = short_names(work.author or work.editor)
    year = f" ({work.year})" if work.year is not None else ""
    numbers = (work.volume or "") + (f"({work.issue})" if work.issue else "")
    where = [plain(work.container_title or "") or work.publisher or "", numbers, work.page or ""]
    parts = [f"{names}{year}".strip(), plain(work.title or ""), ", ".join(part for part in where if part)]
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)


def _address(library: Library, key: str) -> str | None:
    try:
        return address_to_open(library, key)
    except LitmanError:
        return None
