from __future__ import annotations

import pytest

from litman.matching.containers import container_likeness, is_short_for
from litman.matching.words import words_of


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        pytest.param("Journal of Nocturnal Medicine", "J. Noct. Med.", id="abbreviated"),
        pytest.param("J Noct Med", "Journal of Nocturnal Medicine", id="the record has the abbreviation"),
        pytest.param("National Sleep Reports", "Natl Sleep Rep", id="contracted"),
        pytest.param("Proceedings of the Night Academy of Sleep", "see PNAS 12", id="first letters"),
    ],
)
def test_a_container_is_recognised(name: str, printed: str) -> None:
    assert container_likeness([name], words_of(f"Glen A 2019 {printed} 7:1")) == 1.0


def test_another_container_is_not() -> None:
    assert container_likeness(["Journal of Nocturnal Medicine"], words_of("Annals of Wakefulness 7:1")) < 0.5


@pytest.mark.parametrize(
    ("short", "word", "is_short"),
    [
        ("phys", "physical", True),
        ("natl", "national", True),
        ("sci", "society", False),
        ("nat", "annals", False),
    ],
)
def test_a_word_is_abbreviated_by_its_letters(short: str, word: str, is_short: bool) -> None:
    assert is_short_for(short, word) is is_short
