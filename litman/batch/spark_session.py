"""A session of a Spark Connect server, and its errors in words that say what to do."""

from __future__ import annotations

import contextlib
import re
import warnings
from typing import Any

import grpc
from pyspark.errors import PySparkException
from pyspark.sql.connect.client.core import DefaultChannelBuilder
from pyspark.sql.connect.client.retries import DefaultPolicy
from pyspark.sql.connect.session import SparkSession

from litman.batch.spark_address import SparkAddress, require_listener
from litman.errors import MatchEngineError

FAILURES = (PySparkException,)
_READY_S = 10.0
_RETRIES, _LONGEST_WAIT_MS = 7, 10_000  # together half a minute, in which a server may start anew
# A server that began anew may know the session by its name and nothing that was shown in it.
_LOST = re.compile(
    r"INVALID_HANDLE\.SESSION|SESSION_(?:CLOSED|CHANGED|NOT_FOUND)|NO_ACTIVE_SESSION|session \S+ is not running|"
    r"TABLE_OR_VIEW_NOT_FOUND|[Tt]able not found"
)
_LONGEST = 300
_SAID = (
    (
        r"No module named '(litman[\w.]*|pyarrow)'",
        r"its workers have no \1: install this litman with its extra `batch` where they run",
    ),
    (r"UNAUTHENTICATED|PERMISSION_DENIED", "it does not let you in: give a token, `sc://HOST:PORT/;token=…`"),
    (r"PATH_NOT_FOUND", "it cannot see the pool: give a path that it can read"),
    (r"PYTHON_VERSION_MISMATCH", "its workers run another version of Python than this litman"),
    (
        r"UNAVAILABLE|RETRIES_EXCEEDED|DEADLINE_EXCEEDED",
        "it does not answer as a Spark Connect server (any more)",
    ),
)


def require_server(address: SparkAddress) -> None:
    """Return if what listens at an address speaks as Spark Connect does.

    Raises:
        MatchEngineError: it does not, or nobody listens.
    """
    require_listener(address)
    channel = DefaultChannelBuilder(address.url).toChannel()
    try:
        grpc.channel_ready_future(channel).result(timeout=_READY_S)
    except grpc.FutureTimeoutError as exc:
        problem = (
            "what listens there is no Spark Connect server, or one that wants `;use_ssl=true` or a token"
        )
        raise MatchEngineError(address.shown, problem) from exc
    finally:
        channel.close()


def new_session(address: SparkAddress) -> Any:
    """Return a session of its own."""
    warnings.filterwarnings("ignore", message=r"\[RETRIES_EXCEEDED\]")  # it is an exception as well
    session = SparkSession(connection=address.url)
    session.client.set_retry_policies([DefaultPolicy(max_retries=_RETRIES, max_backoff=_LONGEST_WAIT_MS)])
    return session


def end_session(session: Any, address: SparkAddress) -> None:
    """Let a server forget a session; one that is not there any more is not waited for."""
    session.client.set_retry_policies([DefaultPolicy(max_retries=0)])
    with contextlib.suppress(MatchEngineError, *FAILURES):
        require_listener(address)
        session.stop()


def is_lost(exc: Exception) -> bool:
    """Whether the server forgot the session, so that a new one may answer."""
    return bool(_LOST.search(str(exc)))


def engine_error(shown: str, exc: Exception) -> MatchEngineError:
    """Return what a server's failure means for who asked."""
    text = str(exc)
    for pattern, said in _SAID:
        if found := re.search(pattern, text):
            return MatchEngineError(shown, found.expand(said))
    first = next((line.strip() for line in text.splitlines() if line.strip()), type(exc).__name__)
    return MatchEngineError(shown, first[:_LONGEST])
