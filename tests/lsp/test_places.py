"""Which citation key stands at a place of a line."""

from __future__ import annotations

import pytest

from litman.lsp.places import key_at, keys_in

FR = ["fern2020", "Reed:2018"]
KEYS = {"moss2019tea", "reed:2018", "fern2020"}


def resolve(key: str) -> str | None:
    return key.lower() if key.lower() in KEYS else None


@pytest.mark.parametrize(
    ("suffix", "line", "keys"),
    [
        pytest.param(".md", "As [see @fern2020, p. 3; @Reed:2018] and @fern2020.", [*FR, "fern2020"], id="pandoc"),
        pytest.param(".tex", r"As \citep[see][p. 3]{moss2019tea, fern2020} say", ["moss2019tea", "fern2020"], id="TeX"),
        pytest.param(".org", "As [cite/t:@fern2020] and cite:&Reed:2018;&fern2020", [*FR, "fern2020"], id="Org"),
        pytest.param(".typ", "As #cite(<moss2019tea>) and @fern2020", ["moss2019tea", "fern2020"], id="Typst"),
        pytest.param(".rst", "As :cite:p:`moss2019tea,fern2020`", ["moss2019tea", "fern2020"], id="Sphinx"),
        pytest.param(".toml", 'key = "moss2019tea"', ["moss2019tea"], id="claims file"),
        pytest.param(".toml", 'text = "moss2019tea"', [], id="words of a claims file"),
        pytest.param(".bib", "@article{moss2019tea,", ["moss2019tea"], id="entry"),
        pytest.param(".bib", "  crossref = {fern2020}, title = {moss2019tea},", ["fern2020"], id="crossref"),
        pytest.param(".md", "moss2019tea as a word, fern2020@example.org", [], id="no citation"),
    ],
)  # fmt: skip
def test_keys_are_found_where_they_are_written(suffix: str, line: str, keys: list[str]) -> None:
    found = keys_in(suffix, line, resolve)
    assert [line[span.start : span.end] for span in found] == keys
    for span in found:
        for column in (span.start, span.end):
            assert key_at(suffix, line, column, resolve) == span
