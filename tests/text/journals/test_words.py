"""The table of words holds no word twice, and nothing that is no abbreviation."""

from __future__ import annotations

from importlib import resources

from litman.text.folding import to_ascii
from litman.text.journals.words import abbreviate_word, is_abbreviation


def test_the_table_is_sorted_and_each_word_stands_in_it_once() -> None:
    lines = (resources.files("litman.text.journals") / "words.txt").read_text("utf-8").splitlines()
    words = [word for line in lines for word in line.split("\t")[1].split(" ")]
    assert lines == sorted(lines)
    assert len(words) == len(set(words))
    assert all(to_ascii(line).lower() == line for line in lines)


def test_a_word_of_which_one_letter_would_go_stays() -> None:
    assert abbreviate_word("Wave") == "Wave"
    assert abbreviate_word("Biology") == "Biol."


def test_a_word_that_others_are_abbreviated_to_is_no_abbreviation() -> None:
    assert is_abbreviation("Biol")
    assert not is_abbreviation("Cell")
