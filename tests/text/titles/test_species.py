"""Names of species in titles that a style may put into title case."""

from __future__ import annotations

import pytest

from litman.text.titles.species import protect_species


@pytest.mark.parametrize(
    "name",
    ["Valeriana officinalis", "Drosophila melanogaster", "E. coli", "Danio rerio", "Zea mays"],
)
def test_a_species_in_italics_keeps_its_small_letters(name: str) -> None:
    marked = f'Imaging <span class="nocase"><i>{name}</i></span> at night'
    assert protect_species(f"Imaging <i>{name}</i> at night") == marked


@pytest.mark.parametrize(
    "title", ["Reading <i>Hamlet again</i>", "Imaging Drosophila melanogaster", "On <i>tea</i>"]
)
def test_other_words_are_left_alone(title: str) -> None:
    assert protect_species(title) == title
