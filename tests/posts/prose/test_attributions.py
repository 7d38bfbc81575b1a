from __future__ import annotations

import pytest

from litman.posts.prose.attributions import find_attributions


def _named(text: str) -> list[tuple[str, bool]]:
    found = find_attributions(text, 0, len(text))
    assert all(text[item.start : item.end] == item.name for item in found)
    return [(item.name, item.vague) for item in found]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param(
            "According to an article in Invented Letters, it grew.",
            [("an article in Invented Letters", False)],
            id="according to",
        ),
        pytest.param(
            "Researchers at Oslo University reported that it grew.",
            [("Researchers at Oslo University", False)],
            id="researchers at",
        ),
        pytest.param(
            "A systematic review reported less growth.", [("A systematic review", False)], id="one review"
        ),
        pytest.param("The drug is FDA approved for dogs.", [("FDA", False)], id="approved"),
        pytest.param(
            "It was approved by the European Medicines Agency in May.",
            [("the European Medicines Agency", False)],
            id="approved by",
        ),
        pytest.param("The drug is not FDA approved for cats.", [], id="not approved"),
        pytest.param("Dr. Ann Moss said it grew.", [("Dr. Ann Moss", False)], id="a person"),
        pytest.param("Moss explained that it grew.", [("Moss", False)], id="a family name"),
        pytest.param("As Silva argues, it grew.", [("Silva", False)], id="as somebody argues"),
        pytest.param("The WHO recommends less of it.", [("The WHO", False)], id="an acronym"),
        pytest.param("Several studies have shown growth.", [("Several studies", True)], id="several studies"),
        pytest.param("Research suggests that it grows.", [("Research", True)], id="research as such"),
        pytest.param("According to experts, it grows.", [("experts", True)], id="experts"),
        pytest.param("Dogs reported nothing and cats found mice.", [], id="no source"),
        pytest.param("It grew to 4 mg in May.", [], id="nothing said"),
    ],
)
def test_sources_in_words_are_kept_as_they_stand(text: str, named: list[tuple[str, bool]]) -> None:
    assert _named(text) == named
