"""What the registries say about DOIs: Crossref first, then the agency that registered the DOI."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from litman.errors import BrokenAnswerError, LitmanError, NoMetadataError, StoppedError
from litman.identifiers.identifier import doi_identifier
from litman.library.registry import RegistryRecord
from litman.sources import doi_org
from litman.sources.crossref import source as crossref
from litman.sources.http.session import Session
from litman.sources.table import SOURCES

_WORKERS = 6  # the lanes of the session decide how many ask at once
_AHEAD = 12  # answers that may wait for whoever takes them
_LOOK_S = 0.1  # how often a worker that waits looks whether it should stop

Resolution = tuple[str, RegistryRecord | LitmanError]


def resolve_doi(session: Session, doi: str, *, today: date) -> RegistryRecord:
    """Return what the registries say about a normalised DOI.

    The outcome is `unregistered` only where doi.org says that there is no such DOI, or where doi.org names
    Crossref and Crossref does not have it: both were asked and both answered.

    Raises:
        IncompleteError: a service that had to be asked gave no answer that can be used.
        NoMetadataError: the DOI exists, and its agency gives no description of it.
    """
    record = crossref.fetch_record(session, doi, today=today)
    if record is not None:
        return record
    agency = doi_org.fetch_agency(session, doi, today=today)
    name = agency.name.lower() if agency.name else None
    if name is None or (name == "crossref" and agency.is_certain):
        return RegistryRecord(
            identifier=doi_identifier(doi), asked=agency.asked, outcome="unregistered", agency=name
        )
    if name in SOURCES and name != crossref.NAME:  # the agency answers questions itself
        record = SOURCES[name].fetch_record(session, doi, today=today)
    if record is None:
        record = doi_org.fetch_record(session, doi, today=today)
    if record is None:
        raise NoMetadataError(doi, agency.name or "an agency")
    return record if record.outcome == "unregistered" else replace(record, agency=name)


def resolve_dois(session: Session, dois: Sequence[str], *, today: date) -> Iterator[Resolution]:
    """Yield each DOI with what the registries say about it, or with the error that stopped us, as they come.

    Several are asked at once, within the limits of the services. An error never stops the others. At most a
    dozen answers are fetched ahead; closing the iterator, or an interrupt, ends the asking.
    """
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    for doi in dois:
        waiting.put(doi)
    done: queue.Queue[Resolution] = queue.Queue(maxsize=_AHEAD)
    stop = threading.Event()
    view = session.until(stop)

    def work() -> None:
        while not stop.is_set():
            try:
                doi = waiting.get_nowait()
            except queue.Empty:
                return
            _hand_over(done, (doi, _outcome(view, doi, today)), stop)

    # Daemons: an answer that is under way must not keep an interrupted command from ending.
    for _ in range(min(_WORKERS, len(dois))):
        threading.Thread(target=work, daemon=True).start()
    try:
        for _ in range(len(dois)):
            yield _take(done)
    finally:
        stop.set()


def _outcome(session: Session, doi: str, today: date) -> RegistryRecord | LitmanError:
    try:
        return resolve_doi(session, doi, today=today)
    except LitmanError as exc:
        return exc
    except Exception as exc:
        # One record that we cannot read must not cost the other 999; the error names what to report.
        error = BrokenAnswerError("a registry", doi, f"litman cannot read it ({type(exc).__name__}: {exc})")
        error.__cause__ = exc
        return error


def _hand_over(done: queue.Queue[Resolution], resolution: Resolution, stop: threading.Event) -> None:
    if isinstance(resolution[1], StoppedError):
        return
    while not stop.is_set():
        try:
            done.put(resolution, timeout=_LOOK_S)
            return
        except queue.Full:
            continue


def _take(done: queue.Queue[Resolution]) -> Resolution:
    while True:
        try:
            return done.get(timeout=_LOOK_S)  # a wait without an end cannot be interrupted on Windows
        except queue.Empty:
            continue
