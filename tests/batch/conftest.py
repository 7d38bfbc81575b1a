"""What tests of many posts and references share."""

from __future__ import annotations

import pytest


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two posts a part, in this process."""
    from litman.actions.scan import scan_part
    from litman.batch import engines

    monkeypatch.setattr(scan_part, "_LEAST_POSTS", 2)
    monkeypatch.setattr(scan_part, "_MOST_POSTS", 2)
    monkeypatch.setattr(engines, "_WORKS_ALONE", ())
