"""What the sources say about identifiers: each is asked for in the order of the table, until one has it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from litman.errors import (
    BrokenAnswerError,
    IncompleteError,
    LitmanError,
    NoMetadataError,
    NoSourceError,
    OfflineError,
    StoppedError,
)
from litman.identifiers.identifier import Identifier
from litman.identifiers.kinds import label_of, printed
from litman.library.registry import RegistryRecord
from litman.sources.doi_org import Agency
from litman.sources.http.session import Session
from litman.sources.table import AGENCIES, DIRECTORIES, SECOND_HAND, ListingSource, sources_for

_WORKERS = 6  # the lanes of the session decide how many ask at once
_AHEAD = 12  # answers that may wait for whoever takes them
_LOOK_S = 0.1  # how often a worker that waits looks whether it should stop

Resolution = tuple[Identifier, RegistryRecord | LitmanError]


def resolve(session: Session, identifier: Identifier, *, today: date) -> RegistryRecord:
    """Return what the sources say about an identifier.

    Where a kind has a directory, it is asked once the first source does not have the identifier: the outcome is
    `unregistered` only where the directory says that there is none such, or names a source that said it does not
    have it. Without a directory, every source must have said so; one that does not answer does not keep the next
    from being asked, and one that has works from others changes nothing by its silence.

    Raises:
        IncompleteError: a source that had to be asked gave no answer that can be used.
        NoMetadataError: the identifier exists, and its agency gives no description of it.
        NoSourceError: no source answers for identifiers of this kind.
    """
    directory = DIRECTORIES.get(identifier.kind)
    agency: Agency | None = None
    asked: list[str] = []
    silent: IncompleteError | None = None
    for source in sources_for(identifier.kind):
        if asked and agency is None and directory is not None:
            agency = directory.fetch_agency(session, identifier, today=today)
            if agency.name is None or (agency.is_certain and _name(agency) in asked):
                return RegistryRecord(identifier, agency.asked, "unregistered", agency=_name(agency))
        if agency is not None and source.NAME in AGENCIES and _name(agency) != source.NAME:
            continue
        try:
            record = source.fetch(session, identifier, today=today)
        except StoppedError:
            raise
        except IncompleteError as exc:
            is_second_hand = source.NAME in SECOND_HAND
            if directory is not None and not is_second_hand:
                raise
            silent = silent if is_second_hand else silent or exc
            record = None
        if record is not None:
            return record if record.outcome == "unregistered" or agency is None else _of(agency, record)
        asked.append(source.NAME)
    if not asked:
        raise NoSourceError(label_of(identifier.kind), printed(identifier))
    if silent is not None:
        raise silent
    if agency is not None:
        raise NoMetadataError(identifier.value, agency.name or "an agency")
    return RegistryRecord(identifier, today, "unregistered")


def resolve_each(session: Session, identifiers: Sequence[Identifier], *, today: date) -> Iterator[Resolution]:
    """Yield each identifier with what the sources say about it, or with the error that stopped us, as they come.

    Several are asked at once, within the limits of the services. An error never stops the others. At most a
    dozen answers are fetched ahead; closing the iterator, or an interrupt, ends the asking.
    """
    return work_off(session, [Question((identifier,)) for identifier in identifiers], today=today)


class Question(NamedTuple):
    """Identifiers that are asked about together."""

    identifiers: tuple[Identifier, ...]
    source: ListingSource | None = None  # that takes lists; None: each is asked about alone, of all sources


def work_off(session: Session, questions: Sequence[Question], *, today: date) -> Iterator[Resolution]:
    """Yield the outcomes of all identifiers of the questions; what a list leaves open is asked about alone."""
    waiting: queue.SimpleQueue[Question] = queue.SimpleQueue()
    for question in questions:
        waiting.put(question)
    count = sum(len(question.identifiers) for question in questions)
    done: queue.Queue[Resolution] = queue.Queue(maxsize=_AHEAD)
    stop = threading.Event()
    view = session.until(stop)

    def work() -> None:
        while not stop.is_set():
            try:
                question = waiting.get(timeout=_LOOK_S)
            except queue.Empty:
                continue  # a list that another has in hand may leave some open
            found, left = _outcomes(view, question, today)
            for identifier in left:
                waiting.put(Question((identifier,)))
            for resolution in found:
                _hand_over(done, resolution, stop)

    # Daemons: an answer that is under way must not keep an interrupted command from ending.
    for _ in range(min(_WORKERS, count)):
        threading.Thread(target=work, daemon=True).start()
    try:
        for _ in range(count):
            yield _take(done)
    finally:
        stop.set()


def _outcomes(
    session: Session, question: Question, today: date
) -> tuple[Sequence[Resolution], Sequence[Identifier]]:
    """What is known of the identifiers of a question, and those that must be asked about alone.

    A service that does not answer a list is not asked about the same identifiers again.
    """
    if question.source is None:
        return [(identifier, _outcome(session, identifier, today)) for identifier in question.identifiers], ()
    try:
        found = question.source.fetch_batch(session, question.identifiers, today=today)
    except (BrokenAnswerError, OfflineError):
        return (), question.identifiers
    except IncompleteError as exc:
        return [(identifier, exc) for identifier in question.identifiers], ()
    except Exception:
        # Asked about alone, the one that cannot be read has an error of its own.
        return (), question.identifiers
    return list(found.items()), [i for i in question.identifiers if i not in found]


def _name(agency: Agency) -> str | None:
    return agency.name.lower() if agency.name else None


def _of(agency: Agency, record: RegistryRecord) -> RegistryRecord:
    return replace(record, agency=_name(agency))


def _outcome(session: Session, identifier: Identifier, today: date) -> RegistryRecord | LitmanError:
    try:
        return resolve(session, identifier, today=today)
    except LitmanError as exc:
        return exc
    except Exception as exc:
        # One record that we cannot read must not cost the other 999; the error names what to report.
        what = f"litman cannot read it ({type(exc).__name__}: {exc})"
        error = BrokenAnswerError("a registry", identifier.value, what)
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
