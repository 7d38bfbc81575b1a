from __future__ import annotations

from pathlib import Path

import pytest

from litman.index.query.nodes import Words
from litman.index.query.spelling import near_spellings
from tests.index.indexing import indexed, new_index

BIB = b"""@misc{a, title = {Antidepressants and kettles}, abstract = {Naloxone was given.}}
@misc{b, title = {Antidepressant use}}
"""


@pytest.mark.parametrize(
    ("word", "offered"),
    [
        pytest.param("antidepresants", ["antidepressants"], id="a letter is missing"),
        pytest.param("Anitdepressants", ["antidepressants"], id="two letters swapped"),
        pytest.param("nettles", ["kettles"], id="the first letter is another"),
        pytest.param("ketlte", ["kettles"], id="a form that is not there"),
        pytest.param("naloxon", [], id="a word that the library has, in another form"),
        pytest.param("kettle", [], id="a word that the library has"),
        pytest.param("zebra", [], id="nothing alike"),
        pytest.param("use2", [], id="too short"),
        pytest.param("two words", [], id="a phrase"),
    ],
)
def test_words_spelt_alike_are_offered(tmp_path: Path, word: str, offered: list[str]) -> None:
    index = new_index()
    indexed(tmp_path / "a.bib", BIB, index)
    assert near_spellings(index.connection, [Words(word)]).get(word, []) == offered


def test_the_beginning_of_a_word_is_not_corrected(tmp_path: Path) -> None:
    index = new_index()
    indexed(tmp_path / "a.bib", BIB, index)
    assert near_spellings(index.connection, [Words("ketlle", is_prefix=True)]) == {}
