"""What a change remembers of the bytes that it takes out and puts in."""

from __future__ import annotations

import time

from litman.files import ByteSplice
from litman.library.storage.write_ahead import KeptSplice, keep_splices


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


def test_what_many_splices_cost_grows_with_their_number() -> None:
    def takes_s(count: int) -> float:
        old = b"x" * 100 * count
        splices = [ByteSplice(100 * number, b"x", b"y") for number in range(count)]
        start = time.process_time()
        assert len(kept(splices, old)) == 1
        return time.process_time() - start

    # Where each copies what those before it hold, so many take twenty seconds; a busy machine is given three tries.
    assert any(takes_s(20_000) < 0.5 for _ in range(3))
