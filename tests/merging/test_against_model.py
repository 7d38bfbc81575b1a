"""Two people's random edits come to what a model says on which both are made."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from merge import run


@pytest.mark.parametrize(("entries", "edits"), [(60, 5), (60, 20)])
def test_no_merge_is_wrong_and_nothing_is_lost(entries: int, edits: int) -> None:
    tally = run(entries, edits, 16, 3, git=False)
    assert (tally.wrong, tally.lost, tally.changed_bytes, tally.refused, tally.needless) == (0, 0, 0, 0, 0)
