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
from litman.sources.http.limits import LANES, Lane, Limit, default_limits, service_name
from litman.sources.http.private_addresses import host_addresses, is_private
from litman.sources.http.retry import backoff_s, delay_before_retry
from litman.sources.http.roll_call import RollCall
from litman.sources.http.services import Peer, Services
from litman.sources.http.transport import Failure, Reply, Transport

MAX_BYTES = 16 * 1024 * 1024  # the largest known record, of 5,000 authors, has 5 MB
_ATTEMPTS = 4  # of a question to a service that answers, if only that it is busy
_ATTEMPTS_UNREACHED = 3  # of a question to a service that cannot be reached
_ATTEMPTS_SLOW = 2  # of a question that took its whole time, to a service that has answered before
_PATIENCE_S = 90.0  # to wait between all attempts of one question
_KNOCK_BYTES = 64 * 1024  # of what a service says of itself; more is an answer, too
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


class _Shared:
    """What all views of a session share."""

    def __init__(self, limits: Mapping[str, Limit], clock: Callable[[], float]) -> None:
        self.lock = threading.Lock()
        self.lanes = {lane: Lane(limit, clock=clock) for lane, limit in limits.items()}
        self.services = Services(clock)


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
        roll: Mapping[str, str] | None = None,
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
            roll: Base addresses of services by name: whether they are there is asked where the first one is silent.
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
        nobody = self._shared.services.nobody_else_is_there
        after_s = settings.first_answer_s / 4
        self._roll = RollCall(roll or {}, after_s=after_s, knock=self._is_there, nobody=nobody)

    def until(self, stop: threading.Event) -> Session:
        """Return a view of this session that asks nothing any more once the event is set."""
        view = copy.copy(self)
        view._stop = stop
        return view

    @property
    def has_answered(self) -> bool:
        """Whether any service answered so far, and not only that it cannot now."""
        return self._shared.services.has_answered

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
            # Of a web server anybody may be the master, of its name as well: its addresses are those of this moment.
            refuse = _refuses_private(url, None if lane in LANES else host_addresses(_host(url)))
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
        peer = Peer(service_name(lane_name), urlsplit(url).netloc)
        # Web servers are many, and each has a lane.
        lane = self._lane(lane_name if lane_name in LANES else f"{lane_name} {peer.host}")
        services = self._shared.services
        waited = 0.0
        attempt = 0
        while True:
            self._refuse_if_left_alone(peer)
            # Nothing that takes time stands between the turn in the lane and the question.
            with self._awaiting(peer), lane.turn(self._wait):
                # Who was before us in the lane may have found out.
                self._refuse_if_left_alone(peer, begins=True)
                is_trusted = services.is_trusted(peer)
                outcome = self._transport.ask(
                    url,
                    headers=headers,
                    timeout_s=self.settings.timeout_s,
                    begin_s=None if is_trusted else self.settings.first_answer_s,
                    max_bytes=max_bytes,
                    refuse=refuse,
                    key=key,
                )
            if isinstance(outcome, Reply):
                lane.learn(outcome.headers)
            if isinstance(outcome, Reply) and not _is_outage(outcome):
                services.answered(peer)
                moment = self._now()
                answer = Answer(
                    outcome.status, outcome.headers, outcome.body, outcome.url, False, moment.date()
                )
                return answer, moment
            attempt += 1
            self._note_failed(outcome, peer)
            delay = self._delay(outcome, attempt, is_trusted=is_trusted)
            is_down = services.why_left_alone(peer) is not None
            if delay is None or waited + delay > _PATIENCE_S or is_down:
                self._give_up(outcome, peer, delay)
            assert delay is not None
            waited += delay
            if isinstance(outcome, Reply):
                lane.pause(delay)  # busy for one is busy for all
            self._wait(delay)

    def _delay(self, outcome: Reply | Failure, attempt: int, *, is_trusted: bool) -> float | None:
        """Seconds before the next attempt; None: there is none."""
        if isinstance(outcome, Failure):
            slow = _ATTEMPTS_SLOW if is_trusted else 1
            if outcome.is_final or attempt >= (slow if outcome.is_slow else _ATTEMPTS_UNREACHED):
                return None
        elif attempt >= _ATTEMPTS:
            return None
        delay = backoff_s(attempt - 1, random=random.random)
        if isinstance(outcome, Reply) and "retry-after" in outcome.headers:
            with contextlib.suppress(ValueError):
                delay = max(delay, delay_before_retry(outcome.headers["retry-after"], now=self._now()))
        return delay

    def _note_failed(self, outcome: Reply | Failure, peer: Peer) -> None:
        """Note that an attempt failed, and ask whether anybody is there if nobody has answered so far."""
        services = self._shared.services
        if _is_busy(outcome):
            return
        services.tried(peer, _reason(outcome))
        if not services.has_answered:
            self._roll.begin(peer.service)

    def _give_up(self, outcome: Reply | Failure, peer: Peer, delay: float | None) -> None:
        services, reason = self._shared.services, _reason(outcome)
        if isinstance(outcome, Failure) and outcome.is_broken:
            if not outcome.is_final:  # cut off, time after time
                services.gave_up(peer, reason, has_come=True)
            raise BrokenAnswerError(*peer, reason)
        is_busy = _is_busy(outcome)
        is_slow = isinstance(outcome, Failure) and outcome.is_slow
        services.gave_up(peer, reason, is_slow=is_slow, has_come=is_busy)
        asks = f" and asks to wait {delay:.0f} s" if is_busy and delay is not None else ""
        raise NoAnswerError(*peer, f"{reason}{asks}")

    def _refuse_if_left_alone(self, peer: Peer, *, begins: bool = False) -> None:
        if self._stop.is_set():
            raise StoppedError
        reason = self._shared.services.why_left_alone(peer, begins=begins)
        if reason is not None:
            raise NoAnswerError(*peer, reason)

    def _awaiting(self, peer: Peer) -> contextlib.AbstractContextManager[None]:
        """What asks whether anybody is there, should the first question last."""
        is_first = not self._shared.services.has_answered
        return self._roll.awaiting(peer.service) if is_first else contextlib.nullcontext()

    def _is_there(self, url: str) -> bool:
        """Whether a service answers, whatever it says, and not only that it cannot now."""
        outcome = self._transport.ask(
            url,
            headers={},
            timeout_s=self.settings.first_answer_s / 2,  # known before the first question is given up
            max_bytes=_KNOCK_BYTES,
            refuse=None if self.settings.private_addresses else _refuses_private(url),
        )
        return outcome.is_broken if isinstance(outcome, Failure) else not _is_outage(outcome)

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


def _refuses_private(asked: str, own: frozenset[str] | None = None) -> Callable[[str], str | None]:
    """Return what refuses private addresses to which an answer leads; the first host is the user's choice.

    Args:
        asked: The address that the user chose.
        own: The addresses that its host stands for; None: those at the time when it matters.
    """
    first = _host(asked)

    def refuse(address: str) -> str | None:
        host = _host(address)
        if host == first or not is_private(address):
            return None
        is_own = host in (host_addresses(first) if own is None else own)
        return None if is_own else "leads to a private network"

    return refuse


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # brackets that do not close
        return ""


def _is_busy(outcome: Reply | Failure) -> bool:
    """Whether a service is there, and says when we should come back."""
    return isinstance(outcome, Reply) and "retry-after" in outcome.headers


def _reason(outcome: Reply | Failure) -> str:
    if isinstance(outcome, Failure):
        return outcome.reason
    return f"answers that it cannot now (status {outcome.status})"


def _is_outage(reply: Reply) -> bool:
    """Whether the status says "not now": too many requests, a time-out, a broken server or gateway."""
    return reply.status in (408, 425, 429) or reply.status >= 500


def _user_agent(mailto: str | None) -> str:
    """Who asks. Source: Crossref REST API, "Etiquette"."""
    contact = f"; mailto:{quote(mailto, safe='@+!#$&*/=?^_|~.-')}" if mailto else ""
    return f"litman/0.1 (citation manager{contact})"
