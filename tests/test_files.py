"""litman/files.py: when a mark is believed. Files being put in place: tests/library/storage."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest

from litman import files
from litman.files import stamp_of

NOW = 1_700_000_000_123_456_789
SECOND = 1_000_000_000


class Disk:
    """A clock that stands still but for sleeping, and a file whose times are given, in ns before now."""

    def __init__(self, *times: int | Callable[[int], int]) -> None:
        self.now, self.slept, self.times = NOW, 0, list(times)

    def time_ns(self) -> int:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += round(seconds * SECOND)
        self.slept += round(seconds * SECOND)

    def stat(self) -> Any:
        given = self.times.pop(0) if len(self.times) > 1 else self.times[0]
        time = given(self.now) if callable(given) else NOW - given
        return SimpleNamespace(st_size=1, st_mtime_ns=time, st_ctime_ns=time, st_ino=1, st_dev=1)


@pytest.mark.parametrize(
    ("times", "slept_ms", "age"),
    [
        pytest.param([30_000_000], 0, 30_000_000, id="long ago"),
        pytest.param([10_000_000], 15, 10_000_000, id="within the tick"),
        pytest.param([-4_000_000], 25, -4_000_000, id="by a clock 4 ms ahead"),
        pytest.param([-3600 * SECOND], 0, -3600 * SECOND, id="by a clock that was set back since"),
        pytest.param([10_000_000, -10_000_000], 15 + 20, -10_000_000, id="changed while it was waited for"),
        pytest.param([NOW % SECOND], 2000 - 123, NOW % SECOND, id="of a disk that counts seconds"),
    ],
)
def test_a_mark_is_taken_once_no_later_change_can_bear_its_time(
    monkeypatch: pytest.MonkeyPatch, times: list[int], slept_ms: int, age: int
) -> None:
    disk = Disk(*times)
    monkeypatch.setattr(files, "time", disk)
    mark = stamp_of(cast(Any, disk))
    assert mark is not None
    assert mark.ctime_ns == NOW - age
    assert disk.slept == pytest.approx(slept_ms * 1_000_000, abs=1_000_000)


def test_a_file_that_is_changed_all_the_time_is_not_waited_for_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    disk = Disk(lambda now: now)
    monkeypatch.setattr(files, "time", disk)
    assert stamp_of(cast(Any, disk)) is not None
    assert disk.slept <= SECOND
