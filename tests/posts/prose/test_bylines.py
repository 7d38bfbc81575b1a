from __future__ import annotations

import pytest

from litman.posts.prose.bylines import date_in, is_affiliation, is_author_line, without_notes


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Sunday, July 07, 2013 by: Mira Okafor", "July 07, 2013"),
        ("Last updated: 3 May 2020 · Published 1 May 2019", "1 May 2019"),
        ("Last updated 3 May 2020", "3 May 2020"),
        ("Veröffentlicht am 3. Mai 2020", "3. Mai 2020"),
        ("publié le 1er août 2021", "1er août 2021"),
        ("Publicado el 3 de mayo de 2020", "3 de mayo de 2020"),
        ("Опубликовано 3 мая 2020", "3 мая 2020"),
        ("2020年5月3日", "2020年5月3日"),
        ("Posted 2020-05-03", "2020-05-03"),
        ("By Mira Okafor", None),
    ],
)
def test_a_byline_says_when_the_post_appeared(line: str, day: str | None) -> None:
    assert date_in([line]) == day


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Mira Okafor1", "Mira Okafor"),
        ("Mira Okafor1,2*", "Mira Okafor"),
        ("Mira Okafor²", "Mira Okafor"),
        ("Mira Okafor 1, 2,  3", "Mira Okafor"),
        ("Mira Okafor†", "Mira Okafor"),
        ("Henry VIII", "Henry VIII"),
        ("R2D2", "R2D2"),
    ],
)
def test_a_name_loses_the_numbers_of_its_affiliations(printed: str, name: str) -> None:
    assert without_notes(printed) == name


def test_a_line_of_names_with_raised_numbers_is_an_author_line() -> None:
    assert is_author_line("Mira Okafor1, Jan Ruzek2 and Rita Lund1,2")
    assert is_author_line("Mira Okafor1 · Jan Ruzek2 | Rita Lund3")
    assert not is_author_line("Mira Okafor, Jan Ruzek and Rita Lund")
    assert not is_author_line("Growth of dogs in 12 breeds")


def test_an_affiliation_begins_with_the_number_behind_a_name() -> None:
    assert is_affiliation("1 Department of Dogs, University of Oslo")
    assert is_affiliation("1Institute of Dogs, Oslo")
    assert not is_affiliation("1 Growth of dogs")
