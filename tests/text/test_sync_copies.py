"""Names of copies that sync programs and git make."""

from __future__ import annotations

import pytest

from litman.text.sync_copies import original_of_copy


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("references (conflicted copy 2026-11-28).bib", "references.bib"),
        ("references (conflicted copy 2026-11-28 101112).bib", "references.bib"),
        ("references (In Konflikt stehende Kopie von Ada 2026-11-28).bib", "references.bib"),
        ("references (kopia 競合 2026-11-28).bib", "references.bib"),
        ("tea (SFConflict ada@example.org 2026-11-28-10-11-12).toml", "tea.toml"),
        ("tea.sync-conflict-20261128-101112-ABCDEFG.toml", "tea.toml"),
        ("tea_conflict-20261128-101112.toml", "tea.toml"),
        ("tea.conflict2.toml", "tea.toml"),
        ("tea.toml~HEAD", "tea.toml"),
        ("references.bib~feature_one", "references.bib"),
        ("references.bib~", None),
        ("references (2020-01-01).bib", None),
        ("tea (1).toml", None),
        ("conflict.toml", None),
        ("tea.sync-conflict.toml", None),
        ("no-conflict-20261128.toml", None),
    ],
)
def test_a_copy_is_known_by_its_name(name: str, original: str | None) -> None:
    assert original_of_copy(name) == original
