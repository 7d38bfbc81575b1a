"""How long to wait before a question is asked again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_FIRST_S = 1.0
_LONGEST_S = 30.0


def delay_before_retry(header: str, *, now: datetime) -> float:
    """Return how long a server asks us to wait.

    Args:
        header: The Retry-After value: whole seconds ("120") or an HTTP date.
        now: The time to count from, with its time zone.

    Returns:
        Seconds after `now`, never below 0.0.

    Raises:
        ValueError: `header` has neither form.

    Source: RFC 9110, section 10.2.3.
    """
    text = header.strip()
    if text.isascii() and text.isdigit() and len(text) <= 9:
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, IndexError, OverflowError) as exc:
        raise ValueError(header) from exc
    if moment.tzinfo is None:  # an HTTP date is in GMT; `-0000` says so without saying it
        moment = moment.replace(tzinfo=UTC)
    return max((moment - now).total_seconds(), 0.0)


def backoff_s(attempt: int, *, random: Callable[[], float]) -> float:
    """Return the seconds to wait after failure number `attempt` (from 0): doubling, with jitter, at most 30.

    `random` gives numbers from 0 to 1; the wait is between a half and the whole of the step, so that clients
    that failed together do not come back together.
    """
    step = min(_FIRST_S * 2.0 ** min(attempt, 10), _LONGEST_S)
    return step * (0.5 + random() / 2)
