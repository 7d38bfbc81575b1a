"""citeproc-js's HTML as runs."""

from __future__ import annotations

import pytest

from litman.export.styles.html_runs import runs_of_html
from litman.export.styles.rich import Rich, Run


@pytest.mark.parametrize(
    ("html", "label", "body"),
    [
        pytest.param("a <i>b</i> c", (), (Run("a "), Run("b", italic=True), Run(" c")), id="a look"),
        pytest.param(
            '<i>a <span style="font-style:normal;">b</span></i>', (), (Run("a ", italic=True), Run("b")), id="upright"
        ),
        pytest.param("x<sup>2</sup>&#38;&#60;b&#62;", (), (Run("x"), Run("2", shift="super"), Run("&<b>")), id="text"),
        pytest.param(
            '<span style="font-variant:small-caps;">ad</span>', (), (Run("ad", small_caps=True),), id="small capitals"
        ),
        pytest.param(
            '<div class="csl-entry"><div class="csl-left-margin">1. </div><div class="csl-right-inline">T</div></div>',
            (Run("1."),), (Run("T"),), id="a number in the margin",
        ),
        pytest.param(
            '<div class="csl-entry">T<div class="csl-block">N</div></div>', (), (Run("T\nN"),), id="a line of its own"
        ),
        pytest.param("[CSL STYLE ERROR: reference with no printed form.]", (), (), id="nothing is printed"),
        pytest.param("<b>a</b></i></div> b", (), (Run("a", bold=True), Run(" b")), id="ends without beginnings"),
    ],
)  # fmt: skip
def test_html_is_read_as_text_with_looks(html: str, label: Rich, body: Rich) -> None:
    assert runs_of_html(html) == (label, body)
