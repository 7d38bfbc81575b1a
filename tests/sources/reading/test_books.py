from __future__ import annotations

import pytest

from litman.sources.reading.books import edition_of, names_isbn, pages_in


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("2nd ed.", "2"), ("Third edition", "3"), ("3. Aufl.", "3"), ("2e éd.", "2"), ("1st ed", "1"),
        ("2., überarb. Aufl.", "2., überarb. Aufl."), ("2012 ed.", "2012 ed."), ("1st ed. 2023", "1st ed. 2023"),
        ("  ", None), (None, None),
    ],
)  # fmt: skip
def test_an_edition_is_a_number_where_it_says_nothing_else(text: str | None, edition: str | None) -> None:
    assert edition_of(text) == edition


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("xii, 345 p. : ill.", "345"), ("1 Online-Ressource (304 Seiten)", "304"), ("417 S.", "417"),
        ("1 Online-Ressource (XII, 330 p. 64 illus.)", "330"), ("70 v. in 128", None), ("p. cm.", None), (None, None),
    ],
)  # fmt: skip
def test_pages_are_counted(text: str | None, pages: str | None) -> None:
    assert pages_in(text) == pages


def test_a_record_is_about_an_isbn_that_it_states_in_any_form() -> None:
    assert names_isbn(["0-306-40615-2 (pbk.)"], "9780306406157") is True
    assert names_isbn(["9783161484100", "none"], "9780306406157") is False
    assert names_isbn(["none"], "9780306406157") is None
