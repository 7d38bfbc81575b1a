"""What differs between two texts, line by line."""

from __future__ import annotations

import pytest

from litman.text.line_difference import line_difference


@pytest.mark.parametrize(
    ("old", "new", "marks"),
    [
        pytest.param("a\nb\n", "a\nb\n", "  ", id="nothing"),
        pytest.param("a\nb\nc", "a\nx\nc", " -+ ", id="a line is another one"),
        pytest.param("", "a\nb", "++", id="all is new"),
        pytest.param("a\nb", "", "--", id="all is gone"),
    ],
)
def test_lines_are_told_apart_and_both_texts_are_in_them(old: str, new: str, marks: str) -> None:
    lines = line_difference(old, new)
    assert "".join({"same": " ", "old": "-", "new": "+"}[line.kind] for line in lines) == marks
    assert [line.text for line in lines if line.kind != "new"] == old.splitlines()
    assert [line.text for line in lines if line.kind != "old"] == new.splitlines()
