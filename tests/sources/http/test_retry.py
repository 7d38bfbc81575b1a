from __future__ import annotations

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.sources.http.retry import backoff_s, delay_before_retry

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        pytest.param("120", 120.0, id="seconds"),
        pytest.param(" 0 ", 0.0, id="at once"),
        pytest.param("Fri, 20 Nov 2026 12:01:30 GMT", 90.0, id="date"),
        pytest.param("Friday, 20-Nov-26 12:01:30 GMT", 90.0, id="date of 1977"),
        pytest.param("Fri, 20 Nov 2026 12:01:30 -0000", 90.0, id="date without a zone"),
        pytest.param("Fri, 20 Nov 2026 11:00:00 GMT", 0.0, id="date that is past"),
    ],
)
def test_retry_after_is_read(header: str, seconds: float) -> None:
    assert delay_before_retry(header, now=NOW) == seconds


@pytest.mark.parametrize("header", ["", "soon", "-5", "1.5", "٣", "9" * 40, "Fri, 99 Nov 2026 12:00:00 GMT"])
def test_a_header_of_neither_form_is_refused(header: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — the class is the promise
        delay_before_retry(header, now=NOW)


@given(st.text(max_size=40))
def test_any_text_is_a_delay_or_refused(header: str) -> None:
    with contextlib.suppress(ValueError):
        assert delay_before_retry(header, now=NOW) >= 0.0


def test_the_wait_doubles_up_to_half_a_minute() -> None:
    assert [backoff_s(n, random=lambda: 1.0) for n in range(7)] == [1, 2, 4, 8, 16, 30, 30]
    assert backoff_s(3, random=lambda: 0.0) == 4.0
    assert backoff_s(10_000, random=lambda: 1.0) == 30.0
