"""What a change remembers of the bytes that it takes out and puts in."""

from __future__ import annotations

import pytest

from litman.files import ByteSplice
from litman.library.storage.write_ahead import KeptSplice, keep_splices
from tests.growth import takes_at_most


def kept(splices: list[ByteSplice], old: bytes) -> tuple[KeptSplice, ...]:
    found = keep_splices(splices, lambda start, end: old[start:end], len(old))
    assert found is not None
    return found


def test_splices_that_stand_near_each_other_are_remembered_as_one_with_what_is_between_them() -> None:
    old = b"a" * 10 + b"key" + b"b" * 50 + b"c" * 500 + b"tail"
    splices = [ByteSplice(10, b"key", b"name"), ByteSplice(63, b"", b"+"), ByteSplice(563, b"tail", b"")]
    near, far = kept(splices, old)
    assert (near.start, near.old, near.new) == (10, b"key" + b"b" * 50, b"name" + b"b" * 50 + b"+")
    assert (near.before, near.after) == (b"a" * 10, b"c" * 128)
    assert (far.start, far.old, far.new) == (563, b"tail", b"")
    assert kept([], old) == ()


def test_many_splices_that_stand_near_each_other_are_remembered_as_one() -> None:
    splices = [ByteSplice(100 * number, b"x", b"y") for number in range(200)]
    (one,) = kept(splices, b"x" * 20_000)
    assert (len(one.old), one.new) == (19_901, (b"y" + b"x" * 99) * 199 + b"y")


@pytest.mark.growth
def test_what_many_splices_cost_grows_with_their_number() -> None:
    old = b"x" * 100 * 20_000
    splices = [ByteSplice(100 * number, b"x", b"y") for number in range(20_000)]
    # Where each copies what those before it hold, so many take twenty seconds.
    takes_at_most(0.5, lambda: kept(splices, old))
