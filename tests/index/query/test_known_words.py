"""What says the same is looked for where the library says it, too."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from litman.index.query.find import search_works
from litman.index.query.known_words import known_words, works_with
from litman.index.query.nodes import Query, Words
from tests.index.indexing import indexed, new_index

BIB = b"""@misc{a, title = {Infarction of the myocard and myocardial infarction}}
@misc{b, title = {Hearts}}
@misc{c, title = {Hearts of oak}}
@misc{d, title = {Cardiac tea}}
@misc{e, title = {Heart and tea}}
@misc{f, title = {A heart and coffee}}
@misc{g, title = {My heart}}
"""


def connection(path: Path) -> sqlite3.Connection:
    index = new_index()
    indexed(path / "references.bib", BIB, index)
    return index.connection


def test_what_nobody_says_and_what_is_rare_beside_the_word_is_left_out(tmp_path: Path) -> None:
    opened = connection(tmp_path)
    heart = Words("heart", also=("cardiac", "coronary"))
    assert works_with(opened, heart) == 6
    assert known_words(opened, [heart, Words("tea")]) == (Words("heart"), Words("tea"))
    coffee = Words("coffee", also=("tea", "caffeine"))
    assert known_words(opened, [coffee]) == (Words("coffee", also=("tea",)),)


def test_a_work_is_found_by_what_says_the_same_and_has_all_words_then(tmp_path: Path) -> None:
    words = (Words("coffee", also=("tea",)), Words("cor", also=("cardiac",)))
    found = search_works(connection(tmp_path), Query(words), limit=3)
    assert found.hits[0].key == "d"
    assert found.total == 1
