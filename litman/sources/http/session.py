"""One polite HTTP session for every source: limits, retries, size and time caps, kept answers."""

from __future__ import annotations

import contextlib
import copy
import random
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote, urlsplit

from litman.errors import BrokenAnswerError, NoAnswerError, OfflineError, StoppedError
from litman.service_keys import Key
from litman.settings import Settings
from litman.sources.http.cache import AnswerCache, KeptAnswer
from litman.sources.http.limits import Lane, Limit, default_limits, service_name
from litman.sources.http.private_addresses import host_addresses, is_private
from litman.sources.http.retry import backoff_s, delay_before_retry
from litman.sources.http.transport import Failure, Reply, Transport

MAX_BYTES = 16 * 1024 * 1024  # the largest known record, of 5,000 authors, has 5 MB
_ATTEMPTS = 4  # of a question to a service that answers, if only that it is busy
_ATTEMPTS_UNREACHED = 3  # of a question to a service that cannot be reached
_ATTEMPTS_SLOW = 2  # of a question that took its whole time
_PATIENCE_S = 90.0  # to wait between all attempts of one question
_FAILURES_BEFORE_PAUSE = 4  # questions in a row without an answer, after which a service is left alone
_PAUSE_S = 60.0
_KEPT_STATUSES = (200, 404)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered: 200, 404 or another status that is no outage."""

    status: int
    headers: Mapping[str, str]  # by name in lower case; of a kept answer only the content type
    body: bytes
    url: str  # that answered in the end
    from_cache: bool
    fetched: date

    @property
    def host(self) -> str:
        """The host that answered in the end."""
        return urlsplit(self.url).netloc

    @property
    def content_type(self) -> str:
        """The media type without its parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class _Service:
    """What is known of one service by name: how many questions in a row went unanswered, and since when."""

    def __init__(self) -> None:
        self.failures = 0
        self.has_answered = False
        self.left_alone_until = 0.0


class _Shared:
    """What all views of a session share."""

    def __init__(self, limits: Mapping[str, Limit], clock: Callable[[], float]) -> None:
        self.lock = threading.Lock()
        self.lanes = {lane: Lane(limit, clock=clock) for lane, limit in limits.items()}
        self.services: dict[str, _Service] = {}


class Session:
    """Asks services politely; safe between threads. `until` gives a view of it that can be stopped."""

    def __init__(
        self,
        settings: Settings,
        *,
        cache: AnswerCache | None,
        offline: bool = False,
        limits: Mapping[str, Limit] | None = None,
        keys: Mapping[str, Key] | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] | None = None,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        """
        Args:
            settings: Base URLs, mail address, time-out.
            cache: Where answers are kept; None keeps none.
            offline: Use kept answers of any age, ask nobody.
            limits: By lane, in place of the services' usual ones.
            keys: The person's own, by name in the table of keys.
            clock: Seconds that only go forward.
            sleep: Waits so many seconds; by default it ends as soon as the session is stopped.
            now: The time of day with its zone.
        """
        self.settings = settings
        self.keys = {**(keys or {})}
        if settings.mailto:  # as a key, so that it stands in no address that is kept
            self.keys.setdefault("unpaywall", Key("email", settings.mailto, is_header=False))
        self._cache = cache
        self._offline = offline
        self._clock = clock
        self._sleep = sleep
        self._now = now
        self._stop = threading.Event()
        usual = default_limits(is_polite=bool(settings.mailto), keys=self.keys)
        self._shared = _Shared({**usual, **(limits or {})}, clock)
        self._transport = Transport(user_agent=_user_agent(settings.mailto), clock=clock)

    def until(self, stop: threading.Event) -> Session:
        """Return a view of this session that asks nothing any more once the event is set."""
        view = copy.copy(self)
        view._stop = stop
        return view

    @property
    def has_answered(self) -> bool:
        """Whether any service answered so far, and not only that it cannot now."""
        with self._shared.lock:
            return any(service.has_answered for service in self._shared.services.values())

    def get(
        self,
        url: str,
        *,
        lane: str,
        headers: Mapping[str, str] | None = None,
        max_bytes: int = MAX_BYTES,
        check: Callable[[Answer], None] | None = None,
        is_lasting: Callable[[Answer], bool] = lambda answer: answer.status == 200,
        refuse: Callable[[str], str | None] | None = None,
        key: str | None = None,
    ) -> Answer:
        """Return the answer to a GET request, redirects followed.

        Args:
            url: What to ask, percent-encoded.
            lane: Whose limits count: `crossref-single`, `crossref-list`, `datacite`, `doi` or any other name.
            headers: Further header fields; `Accept` is part of the question.
            max_bytes: The largest body to take.
            check: Raises BrokenAnswerError for an answer that must not be kept.
            is_lasting: Whether the answer is good for `cache_age_days`; one that is not is kept for a day.
            refuse: Says why an address must not be asked, that of a redirect or behind a name too; None: it may.
            key: The name of the key that goes with the question where the person has it; it is kept nowhere.

        Raises:
            NoAnswerError: nobody answered, or only that they cannot now.
            OfflineError: nobody may be asked, and no answer is kept.
            BrokenAnswerError: what came is cut off, too large, or not what `check` wants.
            StoppedError: the session was stopped.
        """
        accept = (headers or {}).get("Accept", "application/json")
        kept = self._kept(url, accept, check)
        if kept is not None:
            return kept
        if self._offline:
            raise OfflineError(service_name(lane), url)
        request_headers = {"Accept": accept, **(headers or {})}
        if refuse is None and not self.settings.private_addresses:
            refuse = _refuses_private(url)
        own = self.keys.get(key) if key else None
        answer, moment = self._asked(url, lane, request_headers, max_bytes, refuse, own)
        if check is not None:
            check(answer)
        if self._cache is not None and answer.status in _KEPT_STATUSES:
            lasting = is_lasting(answer)
            self._cache.put(
                url,
                accept,
                KeptAnswer(answer.status, answer.headers, answer.body, answer.url, moment, lasting),
            )
        return answer

    def _kept(self, url: str, accept: str, check: Callable[[Answer], None] | None) -> Answer | None:
        if self._cache is None:
            return None
        kept = self._cache.get(url, accept, now=self._now(), any_age=self._offline)
        if kept is None:
            return None
        answer = Answer(kept.status, kept.headers, kept.body, kept.url, True, kept.fetched.date())
        if check is not None:
            try:
                check(answer)
            except BrokenAnswerError:
                return None
        return answer

    def _asked(
        self,
        url: str,
        lane_name: str,
        headers: Mapping[str, str],
        max_bytes: int,
        refuse: Callable[[str], str | None] | None,
        key: Key | None,
    ) -> tuple[Answer, datetime]:
        """Ask until there is an answer or no hope of one; return it with its time."""
        service, host = service_name(lane_name), urlsplit(url).netloc
        lane = self._lane(lane_name)
        waited = 0.0
        attempt = 0
        while True:
            self._refuse_if_left_alone(host, service)
            with lane.turn(self._wait):
                outcome = self._transport.ask(
                    url,
                    headers=headers,
                    timeout_s=self.settings.timeout_s,
                    max_bytes=max_bytes,
                    refuse=refuse,
                    key=key,
                )
            if isinstance(outcome, Reply):
                lane.learn(outcome.headers)
            if isinstance(outcome, Reply) and not _is_outage(outcome):
                self._note(host, answered=True)
                moment = self._now()
                answer = Answer(
                    outcome.status, outcome.headers, outcome.body, outcome.url, False, moment.date()
                )
                return answer, moment
            attempt += 1
            delay = self._delay(outcome, attempt)
            if delay is None or waited + delay > _PATIENCE_S:
                self._give_up(outcome, service, host, delay)
            assert delay is not None
            waited += delay
            if isinstance(outcome, Reply):
                lane.pause(delay)  # busy for one is busy for all
            self._wait(delay)

    def _delay(self, outcome: Reply | Failure, attempt: int) -> float | None:
        """Seconds before the next attempt; None: there is none."""
        if isinstance(outcome, Failure):
            if outcome.is_final or attempt >= (_ATTEMPTS_SLOW if outcome.is_slow else _ATTEMPTS_UNREACHED):
                return None
        elif attempt >= _ATTEMPTS:
            return None
        delay = backoff_s(attempt - 1, random=random.random)
        if isinstance(outcome, Reply) and "retry-after" in outcome.headers:
            with contextlib.suppress(ValueError):
                delay = max(delay, delay_before_retry(outcome.headers["retry-after"], now=self._now()))
        return delay

    def _give_up(self, outcome: Reply | Failure, service: str, host: str, delay: float | None) -> None:
        if isinstance(outcome, Failure) and outcome.is_broken:
            if not outcome.is_final:  # cut off, time after time
                self._note(host, answered=False)
            raise BrokenAnswerError(service, host, outcome.reason)
        is_slow = isinstance(outcome, Failure) and outcome.is_slow
        self._note(host, answered=False, is_slow=is_slow)
        if isinstance(outcome, Failure):
            raise NoAnswerError(service, host, outcome.reason)
        asks = f" and asks to wait {delay:.0f} s" if delay is not None else ""
        raise NoAnswerError(service, host, f"answers that it cannot now (status {outcome.status}){asks}")

    def _refuse_if_left_alone(self, host: str, service: str) -> None:
        if self._stop.is_set():
            raise StoppedError
        with self._shared.lock:
            known = self._shared.services.get(host)
            if known is None or known.failures < _FAILURES_BEFORE_PAUSE:
                return
            if self._clock() >= known.left_alone_until:
                known.left_alone_until = self._clock() + _PAUSE_S  # one question finds out for all
                return
        raise NoAnswerError(
            service, host, "did not answer the questions before this one, which was not asked"
        )

    def _note(self, host: str, *, answered: bool, is_slow: bool = False) -> None:
        with self._shared.lock:
            known = self._shared.services.setdefault(host, _Service())
            known.has_answered |= answered
            # One that never answered, and took all the time of a question as often as it was asked, is left alone.
            more = _FAILURES_BEFORE_PAUSE if is_slow and not known.has_answered else 1
            known.failures = 0 if answered else known.failures + more
            if known.failures >= _FAILURES_BEFORE_PAUSE:
                known.left_alone_until = self._clock() + _PAUSE_S

    def _lane(self, name: str) -> Lane:
        with self._shared.lock:
            if name not in self._shared.lanes:
                self._shared.lanes[name] = Lane(Limit(2), clock=self._clock)
            return self._shared.lanes[name]

    def _wait(self, seconds: float) -> None:
        if seconds > 0 and self._sleep is not None:
            self._sleep(seconds)
        elif seconds > 0:
            self._stop.wait(seconds)
        if self._stop.is_set():
            raise StoppedError


def _refuses_private(asked: str) -> Callable[[str], str | None]:
    """Return what refuses private addresses to which an answer leads; the first host is the user's choice."""
    first = urlsplit(asked).hostname or ""

    def refuse(address: str) -> str | None:
        host = urlsplit(address).hostname or ""
        if host == first or not is_private(address) or host in host_addresses(first):
            return None
        return "leads to a private network"

    return refuse


def _is_outage(reply: Reply) -> bool:
    """Whether the status says "not now": too many requests, a time-out, a broken server or gateway."""
    return reply.status in (408, 425, 429) or reply.status >= 500


def _user_agent(mailto: str | None) -> str:
    """Who asks. Source: Crossref REST API, "Etiquette"."""
    contact = f"; mailto:{quote(mailto, safe='@+!#$&*/=?^_|~.-')}" if mailto else ""
    return f"litman/0.1 (citation manager{contact})"
