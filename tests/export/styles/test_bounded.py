"""What an engine is given can be printed, whatever an entry says."""

from __future__ import annotations

import pytest

from litman.export.styles.bounded import DEEPEST, LONGEST, bounded


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        pytest.param("<i>Tea</i> and x < y", "<i>Tea</i> and x < y", id="as most are"),
        pytest.param("<i>" * DEEPEST + "x" + "</i>" * DEEPEST, None, id="as deep as may be"),
        pytest.param("<i>a</i> " * 1_000, None, id="side by side"),
        pytest.param("<i>" * 9999 + "x" + "</i>" * 9999, "x", id="too deep"),
        pytest.param("<sup>" * 9999 + "x", "x", id="never closed"),
        pytest.param("a" * LONGEST + "b", "a" * (LONGEST - 1) + "…", id="too long"),
    ],
)
def test_texts_are_short_and_flat(title: str, printed: str | None) -> None:
    item = {"id": "a", "title": title, "author": [{"family": "Moss"}], "volume": 3}
    assert bounded(item) == item | {"title": title if printed is None else printed}
