import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.files import ByteSplice
from litman.library.storage.differences import apply_splices, splices_between
from tests.growth import takes_at_most

_LINES = st.lists(
    st.sampled_from(
        [b"one line\n", b"another line that is rather long, longer than an anchor is\n", b"}\n", b"\n"]
    )
)


@given(st.binary(), st.binary())
def test_splices_make_the_new_bytes_of_the_old(old: bytes, new: bytes) -> None:
    assert apply_splices(old, splices_between(old, new)) == new


@given(_LINES, _LINES, _LINES, _LINES, _LINES)
def test_splices_are_right_where_lines_repeat(
    a: list[bytes], b: list[bytes], c: list[bytes], d: list[bytes], e: list[bytes]
) -> None:
    old, new = b"".join(a + b + c + d), b"".join(a + e + c + d + b)
    splices = splices_between(old, new)
    assert apply_splices(old, splices) == new
    assert all(old[s.start : s.start + len(s.old)] == s.old for s in splices)
    assert all(s.old != s.new for s in splices)
    assert all(s.start + len(s.old) <= t.start for s, t in itertools.pairwise(splices))


@pytest.mark.parametrize(
    ("old", "new", "splices"),
    [
        pytest.param(b"same", b"same", (), id="nothing differs"),
        pytest.param(b"a 2019 b", b"a 2018 b", (ByteSplice(5, b"9", b"8"),), id="one byte"),
        pytest.param(b"ab", b"aab", (ByteSplice(1, b"", b"a"),), id="one more of the same"),
        pytest.param(b"", b"new", (ByteSplice(0, b"", b"new"),), id="from nothing"),
        pytest.param(b"old", b"", (ByteSplice(0, b"old", b""),), id="to nothing"),
    ],
)
def test_splices_are_small(old: bytes, new: bytes, splices: tuple[ByteSplice, ...]) -> None:
    assert splices_between(old, new) == splices


def test_changes_far_apart_are_splices_of_their_own() -> None:
    chance = random.Random(5)
    lines = [b"line %d says %d\n" % (n, chance.randrange(10**30)) for n in range(20_000)]
    old = b"".join(lines)
    lines[10] = lines[10].replace(b"line", b"LINE")
    lines[9_000:9_000] = [b"an added line\n"]
    del lines[19_000:19_002]
    splices = splices_between(old, b"".join(lines))
    assert apply_splices(old, splices) == b"".join(lines)
    assert len(splices) == 3
    assert sum(len(s.old) + len(s.new) for s in splices) < 250


def test_one_byte_in_a_large_file_is_one_splice() -> None:
    old = random.Random(6).randbytes(2_000_000)
    (splice,) = splices_between(old, old[:900_000] + b"x" + old[900_000:])
    assert len(splice.new) - len(splice.old) == 1
    assert len(splice.new) < 100


@pytest.mark.growth
def test_a_large_file_is_compared_quickly() -> None:
    old = random.Random(6).randbytes(20_000_000)
    new = old[:9_000_000] + b"x" + old[9_000_000:]
    # 0.1 s; what compares byte by byte takes minutes
    takes_at_most(5, lambda: splices_between(old, new))
