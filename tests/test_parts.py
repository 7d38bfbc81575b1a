"""A sequence in parts."""

from __future__ import annotations

import pytest

from litman.parts import in_parts


@pytest.mark.parametrize(
    ("count", "sizes"),
    [
        pytest.param(0, [], id="nothing"),
        pytest.param(2, [2], id="fewer than a part"),
        pytest.param(3, [3], id="one part"),
        pytest.param(7, [3, 3, 1], id="several, the rest last"),
    ],
)
def test_a_sequence_is_given_in_parts(count: int, sizes: list[int]) -> None:
    parts = list(in_parts(range(count), 3))
    assert [len(part) for part in parts] == sizes
    assert [value for part in parts for value in part] == list(range(count))
