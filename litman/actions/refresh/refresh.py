"""Ask the registries and the web again: dated facts into the registry file, in batches; silence changes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from litman.actions.refresh.attest import attested
from litman.actions.refresh.keep_page_text import KeptText, keep_text
from litman.actions.refresh.targets import RefreshTarget, RefreshTargets
from litman.errors import BrokenAnswerError, IncompleteError, LitmanError
from litman.identifiers.identifier import Identifier
from litman.library.library import Library, writing
from litman.library.page_record import PageRecord
from litman.library.registry import Notice, RegistryRecord, sort_notices, with_attestations
from litman.sources import retraction_watch
from litman.sources.http.session import Session
from litman.sources.resolve import Resolution
from litman.sources.resolve_many import resolve_many
from litman.sources.retraction_watch import RetractionTable
from litman.sources.web.page import fetch_page
from litman.sources.witnesses import Witnesses

_BATCH_S = 3.0  # what is learnt is saved at least this often
_BATCH_SIZE = 200

RefreshOutcome = Literal["refreshed", "unregistered", "failed", "incomplete"]


@dataclass(frozen=True, slots=True)
class RefreshResult:
    """What was learnt about a work or a page; `failed`: asking again would not help.

    Where no registry answered, the table of Retraction Watch may have spoken all the same.
    """

    target: RefreshTarget
    outcome: RefreshOutcome
    # what is now in the registry file, or was before where nobody answered
    record: RegistryRecord | None = None
    page: PageRecord | None = None
    new_notices: tuple[Notice, ...] = ()  # that were not known before
    undone: tuple[Notice, ...] = ()  # that no longer stand: reinstated, or taken back by the registry
    new_paper: tuple[str, ...] = ()  # DOIs of the paper that a preprint became, not known before
    is_page_changed: bool = False  # the page's text is another than before
    page_text: str | None = None  # to be kept
    digest_before: str | None = None  # of the page's text when it was last seen
    kept: tuple[KeptText, ...] = ()
    reason: str | None = None  # why there is no answer

    @property
    def is_news(self) -> bool:
        """Whether a person should look: a new notice, an unknown DOI, a page that is gone, a preprint's paper."""
        return bool(
            self.new_notices
            or self.undone
            or self.new_paper
            or self.outcome in ("unregistered", "failed")
            or (self.page is not None and self.page.is_gone)
        )


def refresh(
    library: Library,
    targets: RefreshTargets,
    *,
    session: Session,
    today: date,
    table: RetractionTable | None = None,
    web: bool = False,
    keep_texts: bool = False,
    witnesses: Witnesses | None = None,
    notify: Callable[[str], None],
    clock: Callable[[], float] = time.monotonic,
) -> Generator[RefreshResult, None, None]:
    """Ask about the targets; yield a result for each work, and with `web` for each page, as they are saved.

    What was learnt is saved every few seconds, and when the iterator is closed or interrupted. A service that
    does not answer leaves the record as it was. With `keep_texts` the text of each page is kept in the library.
    What `witnesses` attest stands beside what the registry says; which of them were silent stands in them.

    Raises:
        LitmanError: the library cannot be read or written.
    """
    batch: list[RefreshResult] = []
    untaken: list[Resolution] = []
    asking = _ask(library, targets, session, today, table, web, untaken)
    due = clock() + _BATCH_S
    try:
        for result in asking:
            batch.append(result if keep_texts else replace(result, page_text=None))
            if len(batch) >= _BATCH_SIZE or clock() >= due:
                batch = _attested(batch, library, witnesses, table)
                saved = _save(library, batch, notify)
                batch = []  # once it is saved, and not before: an interrupt may come while it is
                due = clock() + _BATCH_S
                yield from saved
        batch = _attested(batch, library, witnesses, table)
    except BaseException:
        asking.close()
        works = _by_identifier(targets)
        batch += [
            _work_result(works[identifier], answer, library.records.get(identifier), table, today)
            for identifier, answer in untaken
        ]
        if batch:
            _save(library, batch, notify)
            notify(f"saved {len(batch)} more that were learnt by then")
        raise
    yield from _save(library, batch, notify)


def _ask(
    library: Library,
    targets: RefreshTargets,
    session: Session,
    today: date,
    table: RetractionTable | None,
    web: bool,
    untaken: list[Resolution],
) -> Generator[RefreshResult, None, None]:
    works = _by_identifier(targets)
    with closing(resolve_many(session, list(works), today=today, untaken=untaken)) as answers:
        for identifier, answer in answers:
            yield _work_result(works[identifier], answer, library.records.get(identifier), table, today)
    for target in targets.pages if web else ():
        yield _page_result(session, target, library.pages.get(target.url or ""), today)


def _by_identifier(targets: RefreshTargets) -> dict[Identifier, RefreshTarget]:
    return {target.identifier: target for target in targets.works if target.identifier is not None}


def _work_result(
    target: RefreshTarget,
    answer: RegistryRecord | LitmanError,
    before: RegistryRecord | None,
    table: RetractionTable | None,
    today: date,
) -> RefreshResult:
    assert target.identifier is not None, target
    if isinstance(answer, LitmanError):
        outcome: RefreshOutcome = "incomplete" if isinstance(answer, IncompleteError) else "failed"
        if table is None or not table.knows(target.identifier, *target.others):
            return RefreshResult(target, outcome, before, reason=str(answer))
        noted = before or RegistryRecord(target.identifier, today, "found", source=retraction_watch.SOURCE)
        return replace(
            _compared(target, outcome, before, _with_table(noted, noted.notices, table, target)),
            reason=str(answer),
        )
    known = before.notices if before else ()
    carried = [notice for notice in known if notice.source == retraction_watch.SOURCE]
    if table is None and carried:
        # The table was loaded from a file that the registry does not know: it speaks until it is loaded anew.
        answer = replace(answer, notices=sort_notices([*answer.notices, *_unsaid(carried, answer.notices)]))
    elif table is not None:
        answer = _with_table(answer, answer.notices, table, target)
    answer = with_attestations(answer, before.attestations if before else ())
    outcome = "unregistered" if answer.outcome == "unregistered" else "refreshed"
    return _compared(target, outcome, before, answer)


def _attested(
    results: Sequence[RefreshResult],
    library: Library,
    witnesses: Witnesses | None,
    table: RetractionTable | None,
) -> list[RefreshResult]:
    """The results with what is attested of their works; a work that no registry answered for is not asked about."""
    works = [
        (result.target, result.record)
        for result in results
        if result.outcome == "refreshed" and result.record is not None
    ]
    if witnesses is None or not works:
        return list(results)
    records = dict(zip((target for target, _ in works), attested(works, witnesses, table), strict=True))
    return [
        _compared(result.target, result.outcome, _before(library, result.target), records[result.target])
        if result.target in records
        else result
        for result in results
    ]


def _before(library: Library, target: RefreshTarget) -> RegistryRecord | None:
    return library.records.get(target.identifier) if target.identifier is not None else None


def _with_table(
    record: RegistryRecord, known: Iterable[Notice], table: RetractionTable, target: RefreshTarget
) -> RegistryRecord:
    return replace(record, notices=table.apply(known, record.identifier, *target.others))


def _unsaid(carried: Iterable[Notice], said: Sequence[Notice]) -> list[Notice]:
    kinds = {(notice.kind, doi) for notice in said for doi in (notice.doi, None)}
    silent = {notice.kind for notice in said if notice.doi is None}
    return [n for n in carried if (n.kind, n.doi) not in kinds and n.kind not in silent]


def _compared(
    target: RefreshTarget, outcome: RefreshOutcome, before: RegistryRecord | None, after: RegistryRecord
) -> RefreshResult:
    """What is new; on the first asking a notice is new too: nobody has seen it."""
    old = before.notices if before else ()
    had = {_identity(notice) for notice in old}
    has = {_identity(notice) for notice in after.notices}
    known_papers = before.published_as if before else ()
    return RefreshResult(
        target,
        outcome,
        after,
        new_notices=tuple(notice for notice in after.notices if _identity(notice) not in had),
        undone=tuple(notice for notice in old if _identity(notice) not in has),
        new_paper=tuple(doi for doi in after.published_as if doi not in known_papers),
    )


def _identity(notice: Notice) -> tuple[str, str | None]:
    return notice.kind, notice.doi


def _page_result(
    session: Session, target: RefreshTarget, before: PageRecord | None, today: date
) -> RefreshResult:
    assert target.url is not None, target
    try:
        page, text, *_ = fetch_page(session, target.url, today=today, before=before)
    except IncompleteError as exc:
        return RefreshResult(target, "incomplete", page=None, reason=str(exc))
    except LitmanError as exc:
        return RefreshResult(target, "failed", page=None, reason=str(exc))
    except Exception as exc:
        # One page that we cannot read must not cost the others; the reason names what to report.
        what = f"litman cannot read it ({type(exc).__name__}: {exc})"
        return RefreshResult(
            target, "incomplete", reason=str(BrokenAnswerError("the web server", target.url, what))
        )
    digest = before.sha256 if before else None
    changed = digest is not None and page.sha256 != digest
    return RefreshResult(
        target, "refreshed", page=page, is_page_changed=changed, page_text=text, digest_before=digest
    )


def _save(
    library: Library, batch: Sequence[RefreshResult], notify: Callable[[str], None]
) -> list[RefreshResult]:
    """Write what was learnt, the texts included, as one change; return the results with the texts' files."""
    records: list[RegistryRecord | PageRecord] = [
        result.record
        for result in batch
        if result.record is not None
        and (result.outcome in ("refreshed", "unregistered") or result.new_notices or result.undone)
    ]
    records += [result.page for result in batch if result.page is not None]
    if not records:
        return list(batch)
    with writing(library.root, library.settings, notify=notify, doors=library.doors) as locked:
        done = [_with_text(locked.root, result) for result in batch]
        changes = [kept.change for result in done for kept in result.kept if kept.change]
        for folder in {change.path.parent for change in changes}:
            folder.mkdir(exist_ok=True)
        locked.save(records=records, others=changes)
    return done


def _with_text(root: Path, result: RefreshResult) -> RefreshResult:
    if result.page_text is None:
        return result
    kept = keep_text(root, result.target.keys, result.page_text, before=result.digest_before)
    return replace(result, kept=tuple(kept))
