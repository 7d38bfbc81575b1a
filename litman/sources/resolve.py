"""What the sources say about identifiers: each is asked for in the order of the table, until one has it."""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Generator, Sequence
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
_AHEAD = 12  # answers, of one or of a list, that may wait for whoever takes them
_LOOK_S = 0.1  # how often a worker that waits looks whether it should stop
_GRACE_S = 2.0  # in which an answer that is under way when the asking ends may still come

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


def resolve_each(
    session: Session, identifiers: Sequence[Identifier], *, today: date
) -> Generator[Resolution, None, None]:
    """Yield each identifier with what the sources say about it, or with the error that stopped us, as they come.

    Several are asked at once, within the limits of the services. An error never stops the others. At most a
    dozen answers are fetched ahead; closing the iterator, or an interrupt, ends the asking.
    """
    return work_off(session, [Question((identifier,)) for identifier in identifiers], today=today)


class Question(NamedTuple):
    """Identifiers that are asked about together."""

    identifiers: tuple[Identifier, ...]
    source: ListingSource | None = None  # that takes lists; None: each is asked about alone, of all sources


def work_off(
    session: Session,
    questions: Sequence[Question],
    *,
    today: date,
    untaken: list[Resolution] | None = None,
) -> Generator[Resolution, None, None]:
    """Yield the outcomes of all identifiers of the questions; what a list leaves open is asked about alone.

    Args:
        session: Asks.
        questions: What is asked.
        today: The day of the records.
        untaken: Where what came and was not taken is put when the asking is ended before its time.
    """
    waiting: queue.SimpleQueue[Question] = queue.SimpleQueue()
    for question in questions:
        waiting.put(question)
    count = sum(len(question.identifiers) for question in questions)
    done: queue.SimpleQueue[Sequence[Resolution]] = queue.SimpleQueue()
    room = threading.Semaphore(_AHEAD)
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
            done.put([one for one in found if not isinstance(one[1], StoppedError)])
            while not room.acquire(timeout=_LOOK_S) and not stop.is_set():
                pass

    # Daemons: an answer that is under way must not keep an interrupted command from ending.
    workers = [threading.Thread(target=work, daemon=True) for _ in range(min(_WORKERS, count))]
    for worker in workers:
        worker.start()
    taken: list[Resolution] = []
    try:
        while count:
            taken = list(reversed(_take(done)))
            room.release()
            while taken:
                count -= 1
                yield taken.pop()
    finally:
        stop.set()
        if untaken is not None and count:
            untaken += reversed(taken)
            _gather(workers, done, untaken)


def _gather(
    workers: Sequence[threading.Thread],
    done: queue.SimpleQueue[Sequence[Resolution]],
    untaken: list[Resolution],
) -> None:
    """Put in what has come, and what comes in a moment."""
    deadline = time.monotonic() + _GRACE_S
    for worker in workers:
        worker.join(max(deadline - time.monotonic(), 0.0))
    with contextlib.suppress(queue.Empty):
        while True:
            untaken += done.get_nowait()


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


def _take(done: queue.SimpleQueue[Sequence[Resolution]]) -> Sequence[Resolution]:
    while True:
        try:
            return done.get(timeout=_LOOK_S)  # a wait without an end cannot be interrupted on Windows
        except queue.Empty:
            continue
