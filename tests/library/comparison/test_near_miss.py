from __future__ import annotations

import pytest

from litman.library.comparison.near_miss import is_near_miss


@pytest.mark.parametrize(
    ("printed", "name", "is_other"),
    [
        pytest.param("European Journal of Rest", "Journal of Rest", True, id="a region in front"),
        pytest.param("Int J Rest", "Rest", True, id="a region in front, cut short"),
        pytest.param("Annals of Household Rest", "Household Rest", True, id="annals in front"),
        pytest.param("Journal of Rest", "Rest", False, id="its own word in front"),
        pytest.param("Archives of Sleep", "Annals of Sleep", True, id="another first word"),
        pytest.param(
            "Archives of Sleep Dentistry", "Archives of Sleep Medicine", True, id="another last word"
        ),
        pytest.param(
            "Archives of Sleep Medical", "Archives of Sleep Medicine", False, id="a form of the word"
        ),
        pytest.param("Arch Sleep Med", "Archives of Sleep Medicine", False, id="cut short"),
        pytest.param("Archives of Sleep B", "Archives of Sleep A", False, id="a letter"),
        pytest.param("Archivs of Sleep", "Archives of Sleep", False, id="a slip"),
        pytest.param("TEA ONE Medicine", "TEA ONE", True, id="a field behind, as sister journals have it"),
        pytest.param("Kettle Advances", "Kettle", True, id="advances behind"),
        pytest.param("Kettle London", "Kettle", False, id="a place behind"),
        pytest.param("Kettle Society", "Kettle", False, id="a society behind"),
        pytest.param("Kettle Online", "Kettle", False, id="a form behind"),
        pytest.param("Kettle", "Kettle Medicine", False, id="a field left out"),
        pytest.param("Somnology", "Dentistry Today", False, id="nothing in common"),
    ],
)
def test_one_word_tells_journals_apart(printed: str, name: str, is_other: bool) -> None:
    assert is_near_miss(printed, name) == is_other
