"""One GET request over requests: redirects counted, time and size capped, every failure a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import requests
import urllib3

from litman.service_keys import Key
from litman.sources.http.watched_connections import REFUSE, Deadline, RefusedPeerError, WatchedAdapter

_MAX_REDIRECTS = 5
_CONNECT_S = 10.0
_CHUNK = 64 * 1024
_REDIRECTS = (301, 302, 303, 307, 308)
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_NO_PROXIES: dict[str, Any] = {"http": None, "https": None, "all": None}


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, whatever its status."""

    status: int
    headers: Mapping[str, str]  # by name in lower case
    body: bytes
    url: str  # after redirects


@dataclass(frozen=True, slots=True)
class Failure:
    """Why nothing usable came back; the reason reads on after the name of the service."""

    reason: str
    is_broken: bool = False  # something came, and it was no answer
    is_final: bool = False  # asking again would not help
    is_slow: bool = False  # it took all the time there was


class Transport:
    """A pool of connections; safe between threads. Cookies and .netrc are not used."""

    def __init__(self, *, user_agent: str, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._http = _session(user_agent, WatchedAdapter)

    def ask(
        self,
        url: str,
        *,
        headers: Mapping[str, str],
        timeout_s: float,
        max_bytes: int,
        begin_s: float | None = None,
        refuse: Callable[[str], str | None] | None = None,
        key: Key | None = None,
    ) -> Reply | Failure:
        """Return the reply to a GET request, after at most five redirects, or why there is none.

        Args:
            url: What to ask.
            headers: Header fields.
            timeout_s: For all of it, redirects and body included.
            max_bytes: The largest body, unpacked.
            begin_s: How soon the head of the answer, or of the first redirect, has to be there.
            refuse: Says why an address must not be asked, that of a redirect and the one that a name stands for too.
            key: What only the one who is asked may see, whoever it redirects to; no reply has it in its address.
        """
        REFUSE.set(refuse)
        deadline = self._clock() + max(timeout_s, 0.1)
        trusted = _origin(url)
        for _ in range(_MAX_REDIRECTS + 1):
            reason = refuse(url) if refuse is not None else None
            if reason is not None:
                return Failure(reason, is_broken=True, is_final=True)
            try:
                own = key if key is not None and _origin(url) == trusted else None
                outcome = self._in_time(url, headers, deadline, begin_s, max_bytes, own)
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as exc:
                return _failure(exc)
            # requests and urllib3 let some bad URLs and headers through to http.client
            except ValueError as exc:
                return Failure(f"cannot be asked: {exc}", is_final=True)
            if not isinstance(outcome, str):
                return outcome
            begin_s = None
            url = outcome if key is None else _without(key, outcome)
            if urlsplit(url).scheme not in ("http", "https"):
                return Failure(
                    f"redirects to {url[:100]!r}, which is no web address", is_broken=True, is_final=True
                )
        return Failure(f"redirects more than {_MAX_REDIRECTS} times", is_broken=True, is_final=True)

    def _in_time(
        self,
        url: str,
        headers: Mapping[str, str],
        deadline: float,
        begin_s: float | None,
        max_bytes: int,
        key: Key | None,
    ) -> Reply | Failure | str:
        """One request, broken off when its time is over."""
        left_s = deadline - self._clock()
        if left_s <= 0:
            return Failure("did not answer in time", is_slow=True)
        with Deadline(left_s, begin_s) as watchdog:
            try:
                outcome = self._step(url, headers, watchdog, deadline, max_bytes, key)
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError):
                if not watchdog.is_over:
                    raise
            if not watchdog.is_over:
                return outcome
            what = "finish its answer" if watchdog.has_begun else "answer"
            return Failure(f"did not {what} in time", is_slow=True)

    def _step(
        self,
        url: str,
        headers: Mapping[str, str],
        watchdog: Deadline,
        deadline: float,
        max_bytes: int,
        key: Key | None,
    ) -> Reply | Failure | str:
        """One request: a reply, a failure, or the address that it redirects to."""
        # A proxy of the environment cannot see this machine's own ports.
        proxies = dict(_NO_PROXIES) if urlsplit(url).hostname in _LOOPBACK else None
        asked, fields_sent = (url, dict(headers)) if key is None else _with(key, url, headers)
        with self._http.get(
            asked,
            headers=fields_sent,
            timeout=(min(_CONNECT_S, watchdog.begin_s), watchdog.left_s),
            allow_redirects=False,
            stream=True,
            proxies=proxies,
        ) as response:
            watchdog.has_begun = True
            if response.status_code in _REDIRECTS and response.headers.get("location"):
                return urljoin(url, response.headers["location"])
            body = self._body(response, deadline, max_bytes)
            if isinstance(body, Failure):
                return body
            fields = {name.lower(): value for name, value in response.headers.items()}
            return Reply(response.status_code, fields, body, url)

    def _body(self, response: requests.Response, deadline: float, max_bytes: int) -> bytes | Failure:
        too_large = Failure(f"more than {max_bytes // 1024} KiB came", is_broken=True, is_final=True)
        stated = response.headers.get("content-length", "")
        if stated.isascii() and stated.isdigit() and int(stated[:18]) > max_bytes:
            return too_large
        chunks, size = [], 0
        # `read1` gives what has come; `read` would wait for a full chunk of a body that drips in.
        while chunk := response.raw.read1(_CHUNK, decode_content=True):
            chunks.append(chunk)
            size += len(chunk)
            if size > max_bytes:
                return too_large
            if self._clock() > deadline:
                return Failure("did not finish its answer in time", is_slow=True)
        return b"".join(chunks)


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


def _with(key: Key, url: str, headers: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    if key.is_header:
        return url, {**headers, key.parameter: key.value}
    return f"{url}{'&' if '?' in url else '?'}{_parameter(key)}", dict(headers)


def _without(key: Key, url: str) -> str:
    """The address without the key, which who redirects to it has copied."""
    pair = _parameter(key)
    return url.replace(f"&{pair}", "").replace(f"?{pair}&", "?").replace(f"?{pair}", "")


def _parameter(key: Key) -> str:
    return f"{key.parameter}={quote(key.value, safe='@')}"


def _session(user_agent: str, adapter_class: type[WatchedAdapter]) -> requests.Session:
    http = requests.Session()
    http.headers["User-Agent"] = user_agent
    http.auth = lambda request: request  # else requests would look for passwords in .netrc
    http.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    adapter = adapter_class(pool_connections=8, pool_maxsize=8, max_retries=0)
    http.mount("https://", adapter)
    http.mount("http://", adapter)
    return http


def _failure(exc: Exception) -> Failure:
    """Say in words what stopped a request; the classes of requests and urllib3 overlap."""
    text = str(exc)
    refused = _refusal(exc)
    if refused is not None:
        return Failure(str(refused), is_broken=True, is_final=True)
    if isinstance(exc, requests.exceptions.ProxyError):
        return Failure(
            "cannot be reached: the proxy of the environment (HTTPS_PROXY) does not let us through"
        )
    if isinstance(exc, requests.exceptions.SSLError | urllib3.exceptions.SSLError):
        return Failure("cannot be trusted: its TLS certificate does not hold", is_final=True)
    if isinstance(
        exc,
        requests.exceptions.InvalidURL
        | requests.exceptions.MissingSchema
        | requests.exceptions.InvalidSchema,
    ):
        return Failure(f"cannot be asked: {text}", is_final=True)
    if isinstance(exc, requests.exceptions.Timeout | urllib3.exceptions.TimeoutError | TimeoutError):
        return Failure("did not answer in time", is_slow=True)
    if "IncompleteRead" in text:
        return Failure("the answer was cut off", is_broken=True)
    if isinstance(exc, requests.exceptions.ContentDecodingError | urllib3.exceptions.DecodeError):
        return Failure("the answer cannot be unpacked", is_broken=True)
    if "BadStatusLine" in text:
        return Failure("what came is not HTTP", is_broken=True)
    if "getaddrinfo" in text or "Name or service" in text or "NameResolution" in text:
        return Failure("cannot be found: is there a network?")
    if "refused" in text:
        return Failure("refuses the connection")
    return Failure("broke the connection off")


def _refusal(exc: BaseException | None) -> RefusedPeerError | None:
    while exc is not None and not isinstance(exc, RefusedPeerError):
        inner = next((item for item in exc.args if isinstance(item, BaseException)), None)
        exc = inner or exc.__cause__ or exc.__context__
    return exc
