"""Chinese, Japanese and Korean writing in a text."""

from __future__ import annotations

import pytest

from litman.text.cjk import begins_in_cjk, holds_cjk


@pytest.mark.parametrize(
    ("text", "holds", "begins"),
    [
        pytest.param("茶 helps", True, True, id="Chinese first"),
        pytest.param("Tea, お茶", True, False, id="Japanese inside"),
        pytest.param("차", True, True, id="Korean"),
        pytest.param("Thé «vert»", False, False, id="French"),
        pytest.param("Tea", False, False, id="ASCII"),
        pytest.param("", False, False, id="nothing"),
    ],
)
def test_cjk_is_told_from_other_scripts(text: str, holds: bool, begins: bool) -> None:
    assert (holds_cjk(text), begins_in_cjk(text)) == (holds, begins)
