from __future__ import annotations

import contextlib
import gc

from litman.cli.shared.collecting import rare_collections


def test_how_often_cycles_are_looked_for_is_as_it_was_afterwards() -> None:
    before = gc.get_threshold()
    within = []
    with contextlib.suppress(KeyError), rare_collections():
        within = [gc.isenabled(), gc.get_threshold()[0]]
        raise KeyError
    assert within == [True, 100_000]
    assert gc.get_threshold() == before
