"""Names of copies that sync programs and git make."""

from __future__ import annotations

import pytest

from litman.text.sync_copies import original_of_copy, original_of_numbered


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
        ("tea (case clash from Ada).toml", "tea.toml"),
        ("tea (copy: conflict #1 on 2026-11-28).toml", "tea.toml"),
        ("tea[Conflict].toml", "tea.toml"),
        ("tea (1)[Conflict].toml", "tea.toml"),
        ("tea [conflicted].toml", "tea.toml"),
        ("tea.Conflict.toml", "tea.toml"),
        ("tea_MacBook_Nov-28-101112-2026_Conflict.toml", "tea.toml"),
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


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("references 2.bib", "references.bib"),
        ("references (1).bib", "references.bib"),
        ("references copy.bib", "references.bib"),
        ("references - Copy (2).bib", "references.bib"),
        ("references-DESKTOP-4F2K1AB.bib", "references.bib"),
        ("references-LAPTOP-ADA12-2.bib", "references.bib"),
        ("references-2.bib", None),
        ("references-old.bib", None),
        ("references.bib", None),
    ],
)
def test_a_number_behind_a_name_is_seen(name: str, original: str | None) -> None:
    assert original_of_numbered(name) == original
