"""The fuzz targets on what ever failed, and on random input made of pieces that mean something to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS
from tests.trials import trials

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(path for path in CORPUS.rglob("*") if path.is_file())
# Pieces are parted by `·`, which none of the targets knows.
_PIECES = {
    "scanner": '@article{k,·@book(k,·title·=·{·}·"·,·(·)·#·jan·@string{a=·@comment·@preamble{·\n·\r\n·\\·%·é'
    "·\x00·ÿ·1999·@· ·@misc·x",
    "claims_reader": "[post]\n·[[claim]]\n·id = 'c01'\n·  [[claim.link]]\n·key = \"a\"\n·key = 'b'\n·text = ·\"\"\"·'''"
    "·x\n·\n·[[reference]]\n·anchor = { start = 1, end = 2 }\n·link = [·{ key = 'c' }·]·,·# note\n·\r\n·=·\"·\\·é"
    "·2026-11-20·[claim]\n·claim = []\n",
    "markers": "Tea helps sleep· [1]·[2-4]·[1-99999999]·<sup>3</sup>·(Moss et al., 2019)·[@moss2019]·. ·\n\n"
    "·References\n·1. Moss A. Tea. J Tea 2019;7:12.\n·# ·> ·“·”·…·10.1000/x·https://e.org/a·<p>·</p>·<script>·&lt;·\u202e·\x00"
    "·¹²·[·]·(·)·- ·et al.",
    "query": "tea·\"·-·(·)· ·OR·AND·NOT·title:·year:·2018..2020·..·*·tag:·has:·doi·notice:retracted·:·'·;·é·\x00"
    "·10.1000/x·--·%·_·\\·type:article",
}
PIECES = {name: text.split("·") for name, text in _PIECES.items()}
PIECES["field_editor"] = PIECES["scanner"]


def test_every_target_has_seeds() -> None:
    assert {path.parent.name for path in FILES} == set(TARGETS) == set(PIECES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_ever_failed_holds(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=trials(150), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_random_input_breaks_no_promise(name: str, data: st.DataObject) -> None:
    pieces = st.lists(st.sampled_from(PIECES[name]), max_size=40).map("".join)
    text = data.draw(st.one_of(pieces, st.text(max_size=60)))
    raw = data.draw(st.sampled_from([text.encode("utf-8", "replace"), text.encode("latin-1", "replace")]))
    TARGETS[name](raw)
