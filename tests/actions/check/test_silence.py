"""Remarks that silence findings are read each for itself, wherever they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.actions.check.silence import remarks_of


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("<!-- litman-ignore CLM101 -->", {1: ["CLM101"]}, id="one"),
        pytest.param(
            "<!-- litman-ignore CLM101 --> Tea. <!-- litman-ignore REF101 -->",
            {1: ["CLM101", "REF101"]},
            id="two on a line",
        ),
        pytest.param(
            "<!-- litman-ignore CLM101 – known --> Tea. <!-- litman-ignore REF101: see above -->",
            {1: ["CLM101", "REF101"]},
            id="two with their reasons",
        ),
        pytest.param("<!--litman-ignore CLM101, REF1xx-->", {1: ["CLM101", "REF1xx"]}, id="several codes"),
        pytest.param(
            "Tea.\n\n<!-- litman-ignore CLM101 (so - so) -->", {3: ["CLM101"]}, id="a reason with signs"
        ),
        pytest.param(
            "# litman: ignore[CLM101] # litman: ignore[EVD1]", {1: ["CLM101", "EVD1"]}, id="of claims files"
        ),
        pytest.param("<!-- litman-ignore CLM101", {}, id="one that does not end"),
        pytest.param("<!-- litman-ignore CLM101 Tea. -->", {}, id="no reason begins so"),
    ],
)
def test_each_remark_is_read(tmp_path: Path, text: str, codes: dict[int, list[str]]) -> None:
    path = tmp_path / "post.md"
    path.write_text(text)
    assert remarks_of(path) == codes
