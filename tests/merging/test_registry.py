"""Merging registry files by what their lines are about."""

from __future__ import annotations

import pytest

from litman.merging.registry import merge_registries


def line(doi: str, day: str, **more: str) -> str:
    extra = "".join(f',"{name}":"{value}"' for name, value in more.items())
    return f'{{"doi":"10.5555/{doi}","asked":"{day}","outcome":"found"{extra}}}\n'


A, B, C = (line(name, "2026-01-01") for name in "abc")


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        pytest.param(
            A + B + C,
            line("a", "2026-02-01") + C,
            line("a", "2026-02-01") + B + C,
            id="learnt and asked again",
        ),
        pytest.param(
            line("a", "2026-03-01") + C,
            line("a", "2026-02-01") + C,
            line("a", "2026-03-01") + C,
            id="the later day",
        ),
        pytest.param(C, line("a", "2026-02-01") + C, line("a", "2026-02-01") + C, id="asked again stays"),
        pytest.param(C, A + B + C, B + C, id="taken out"),
        pytest.param(A + C, '{"id":"isni:1"}\n' + A + C, '{"id":"isni:1"}\n' + A + C, id="of a later litman"),
        pytest.param(
            line("a", "2026-02-01") + C,
            line("a", "2026-02-01", agency="x") + C,
            line("a", "2026-02-01", agency="x") + C,
            id="of one day, what says more",
        ),
    ],
)
def test_records_of_both_sides_are_there(ours: str, theirs: str, both: str) -> None:
    assert merge_registries((A + C).encode(), ours.encode(), theirs.encode()).data.decode() == both
    assert merge_registries((A + C).encode(), theirs.encode(), ours.encode()).data.decode() == both
