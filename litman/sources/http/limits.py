"""Rate and concurrency limits, one set a lane: a lane is a kind of question to one service."""

from __future__ import annotations

import re
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import NamedTuple

_INTERVAL = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?)\s*(ms|s|m|h)?")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}
# Requests leave evenly and arrive unevenly: a window that is a little longer keeps us under the server's
# count.
_MARGIN = 1.05


@dataclass(frozen=True, slots=True)
class Limit:
    """How many requests may start in an interval, and how many may be under way."""

    requests: int
    interval_s: float = 1.0
    at_once: int = 1


class ServiceLane(NamedTuple):
    """What is known of a lane before its service says more."""

    service: str  # as people know it
    limit: Limit
    polite: Limit | None = None  # where the requests carry a mail address, if that makes a difference
    keyed: Limit | None = None  # where they carry the person's key, if that makes a difference
    key: str = ""  # its name in the table of keys


# Source: Crossref, "Announcing changes to REST API rate limits", in force since 1 December 2025. DataCite asks for at
# most 3,000 requests in five minutes; doi.org states no limit. arXiv, "Terms of Use for arXiv APIs": one request
# every three seconds, over one connection. NCBI, "A General Introduction to the E-utilities": three a second, ten
# with a key. Open
# Library gives three times as much to whoever names a mail address; Google Books and the library state nothing that
# counts for everybody. OpenAlex allows a hundred a second; a tenth of that is enough. Europe PMC states no
# limit; ten a second are said to be the custom. Unpaywall asks for at most 100,000 a day; Semantic Scholar, "API
# Tutorial": one a second with a key.
LANES: dict[str, ServiceLane] = {
    "crossref-single": ServiceLane("Crossref", Limit(5), polite=Limit(10, at_once=3)),
    "crossref-list": ServiceLane("Crossref", Limit(1), polite=Limit(3, at_once=3)),
    "datacite": ServiceLane("DataCite", Limit(8, at_once=3)),
    "doi": ServiceLane("doi.org", Limit(5, at_once=3)),
    "arxiv": ServiceLane("arXiv", Limit(1, interval_s=3.0)),
    "pubmed": ServiceLane("PubMed", Limit(3), keyed=Limit(10, at_once=3), key="pubmed"),
    "pmc": ServiceLane("PubMed Central", Limit(3)),
    "europepmc": ServiceLane("Europe PMC", Limit(5, at_once=2)),
    "openlibrary": ServiceLane("Open Library", Limit(1), polite=Limit(3)),
    "googlebooks": ServiceLane("Google Books", Limit(2)),
    "openalex": ServiceLane("OpenAlex", Limit(10, at_once=3)),
    "unpaywall": ServiceLane("Unpaywall", Limit(10, at_once=3)),
    "semanticscholar": ServiceLane("Semantic Scholar", Limit(1)),
    "dnb": ServiceLane("Deutsche Nationalbibliothek", Limit(2)),
}


def default_limits(*, is_polite: bool, keys: Collection[str] = ()) -> dict[str, Limit]:
    """Return the limits to begin with, by lane.

    Args:
        is_polite: Whether the requests carry a mail address.
        keys: The names of the keys that the person has.
    """
    return {name: _to_begin_with(lane, is_polite, keys) for name, lane in LANES.items()}


def service_name(lane: str) -> str:
    """Return the name that people know the service of a lane by."""
    return LANES[lane].service if lane in LANES else "the web server"


def source_name(source: str) -> str:
    """Return the name that people know a source by; what is no source of the table stays as it is."""
    lane = next((name for name in LANES if name == source or name.startswith(f"{source}-")), None)
    return LANES[lane].service if lane is not None else source


def limit_from_headers(headers: Mapping[str, str], *, known: Limit) -> Limit:
    """Return the limit that an answer states; what it does not state, or states as nonsense, stays as known.

    Args:
        headers: Header fields by name in lower case.
        known: The limit so far.

    Source: Crossref REST API, "Rate limits" (`x-rate-limit-limit`, `x-rate-limit-interval`,
    `x-concurrency-limit`).
    """
    requests = _count(headers.get("x-rate-limit-limit"))
    interval_s = _interval_s(headers.get("x-rate-limit-interval"))
    at_once = _count(headers.get("x-concurrency-limit"))
    return replace(
        known,
        requests=requests or known.requests,
        interval_s=interval_s or known.interval_s,
        at_once=at_once or known.at_once,
    )


class Lane:
    """Lets requests of one lane start when they may; safe between threads."""

    def __init__(self, limit: Limit, *, clock: Callable[[], float]) -> None:
        self.limit = limit
        self._clock = clock
        self._free = threading.Condition()
        self._under_way = 0
        self._starts: deque[list[float]] = deque()  # one moment each, corrected where it was missed
        self._not_before = 0.0

    @contextmanager
    def turn(self, wait: Callable[[float], None]) -> Iterator[None]:
        """Hold a place in the lane; `wait` is called with the seconds until the request may start."""
        with self._free:
            while self._under_way >= self.limit.at_once:
                self._free.wait()
            self._under_way += 1
        try:
            start, seconds = self._reserve()
            wait(seconds)
            with self._free:
                start[0] = max(start[0], self._clock())  # a busy machine wakes us late
            yield
        finally:
            with self._free:
                self._under_way -= 1
                self._free.notify_all()

    def learn(self, headers: Mapping[str, str]) -> None:
        """Take over the limits that an answer states."""
        with self._free:
            self.limit = limit_from_headers(headers, known=self.limit)
            self._free.notify_all()

    def pause(self, seconds: float) -> None:
        """Let no request of the lane start for so long."""
        with self._free:
            self._not_before = max(self._not_before, self._clock() + seconds)

    def _reserve(self) -> tuple[list[float], float]:
        """Reserve the next moment at which a request may start; return it with the seconds until then."""
        with self._free:
            now = self._clock()
            while len(self._starts) > self.limit.requests:
                self._starts.popleft()
            start = max(now, self._not_before)
            if len(self._starts) == self.limit.requests:
                start = max(start, self._starts[0][0] + self.limit.interval_s * _MARGIN)
            self._starts.append([start])
            return self._starts[-1], start - now


def _to_begin_with(lane: ServiceLane, is_polite: bool, keys: Collection[str]) -> Limit:
    if lane.keyed and lane.key in keys:
        return lane.keyed
    return lane.polite if is_polite and lane.polite else lane.limit


def _count(text: str | None) -> int | None:
    number = text.strip() if text else ""
    return int(number) or None if number.isascii() and number.isdigit() and len(number) <= 9 else None


def _interval_s(text: str | None) -> float | None:
    match = _INTERVAL.fullmatch(text.strip()) if text else None
    return float(match.group(1)) * _SECONDS[match.group(2) or "s"] or None if match else None
