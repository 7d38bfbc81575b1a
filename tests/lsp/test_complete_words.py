"""Words that bibliographies and claims files can have at a place."""

from __future__ import annotations

import pytest

from litman.claims.claim import VERDICTS
from litman.lsp.complete_words import bib_place, claims_place

ENTRY = "@string{tea = {Journal of Tea}}\n@article{moss2019,\n  author = {Moss, Ada},\n"
CLAIM = '[post]\ntitle = "Tea"\n\n[[claim]]\nid = "c01"\n'
LINK = CLAIM + '  [[claim.link]]\n  key = "moss2019"\n'


@pytest.mark.parametrize(
    ("before", "above", "first"),
    [
        pytest.param("@art", "", "article", id="type"),
        pytest.param("  jour", ENTRY, "journal", id="field"),
        pytest.param("  ", ENTRY, "author", id="the field that the file has most often first"),
        pytest.param("  journal = te", ENTRY, "tea", id="macro"),
        pytest.param("  title = {jour", ENTRY, None, id="inside a value"),
        pytest.param("jour", "", None, id="between entries"),
    ],
)  # fmt: skip
def test_a_bibliography(before: str, above: str, first: str | None) -> None:
    place = bib_place(before, above)
    assert (place.offered[0].text if place else None) == first
    if place is not None:
        assert before[place.start :] == place.words


@pytest.mark.parametrize(
    ("before", "above", "expected"),
    [
        pytest.param('  relation = "co', LINK, ["contradicts"], id="relation"),
        pytest.param('  verdict = "', LINK, list(VERDICTS), id="verdict"),
        pytest.param('stance = "de', CLAIM, ["denies"], id="stance"),
        pytest.param('statement = "tea', CLAIM, ["tea-lengthens-sleep"], id="statement"),
        pytest.param("st", CLAIM, ["stance", "statement"], id="key of a claim"),
        pytest.param("  ke", LINK, [], id="what is there already"),
        pytest.param("  re", LINK, ["relation"], id="key of a link"),
        pytest.param('text = "re', LINK, None, id="inside a text"),
    ],
)  # fmt: skip
def test_a_claims_file(before: str, above: str, expected: list[str] | None) -> None:
    place = claims_place(before, above, {"tea-lengthens-sleep": "Tea does."})
    assert (place and [word.text for word in place.offered]) == expected
