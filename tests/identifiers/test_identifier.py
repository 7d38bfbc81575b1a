from __future__ import annotations

import pytest

from litman.identifiers.identifier import Identifier, doi_identifier, read_identifier


def test_an_identifier_is_written_with_its_kind() -> None:
    assert str(Identifier("doi", "10.1000/x")) == "doi:10.1000/x"
    assert doi_identifier("10.1000/x") == Identifier("doi", "10.1000/x")


@pytest.mark.parametrize(
    "identifier",
    [
        pytest.param(Identifier("doi", "10.1000/a:b"), id="a colon in the value"),
        pytest.param(Identifier("url", "https://example.org/?a=b:c"), id="an address"),
        pytest.param(Identifier("open_alex-2", "W1"), id="a kind that nobody knows yet"),
    ],
)
def test_what_is_written_is_read_again(identifier: Identifier) -> None:
    assert read_identifier(str(identifier)) == identifier


@pytest.mark.parametrize("text", ["", "doi", "doi:", ":10.1000/x", "DOI:10.1000/x", "a b:c"])
def test_a_text_of_another_form_is_no_identifier(text: str) -> None:
    assert read_identifier(text) is None


def test_identifiers_are_sorted_by_kind_and_value() -> None:
    names = [Identifier("pmid", "2"), Identifier("doi", "10.1000/b"), Identifier("doi", "10.1000/a")]
    assert [str(name) for name in sorted(names)] == ["doi:10.1000/a", "doi:10.1000/b", "pmid:2"]
