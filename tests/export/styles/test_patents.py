"""Patents: office, kind and number."""

from __future__ import annotations

import pytest

from litman.export.styles.patents import Patent, as_patent, patent_of


@pytest.mark.parametrize(
    ("item", "patent"),
    [
        pytest.param({"genre": "U.S. patent", "number": "US 10,123,456 B2"}, Patent("US", "patent", "10,123,456 B2"),
                     id="office twice"),
        pytest.param({"genre": "U.S. patent", "number": "10,123,456"}, Patent("US", "patent", "10,123,456"),
                     id="in words"),
        pytest.param({"number": "US10123456B2"}, Patent("US", "patent", "10123456B2"), id="in the number"),
        pytest.param({"number": "US Patent No. 4,586,960"}, Patent("US", "patent", "4,586,960"),
                     id="words in the number"),
        pytest.param({"number": "EP-1234567-A1"}, Patent("EP", "patent", "1234567-A1"), id="European"),
        pytest.param({"genre": "European patent request", "number": "1234567"},
                     Patent("EP", "patent application", "1234567"), id="requested"),
        pytest.param({"genre": "Patent", "number": "77"}, Patent("", "patent", "77"), id="of nobody knows where"),
        pytest.param({"number": "USELESS"}, Patent("", "patent", "USELESS"), id="letters that are no office"),
        pytest.param({}, Patent("", "patent", ""), id="nothing"),
        pytest.param({"type": "document", "note": "US Patent 10,123,456", "publisher": "Google Patents"},
                     Patent("US", "patent", "10,123,456"), id="Google Scholar"),
        pytest.param({"type": "document", "note": "US Patent App. 15/123,456"},
                     Patent("US", "patent application", "15/123,456"), id="application at Google Scholar"),
    ],
)  # fmt: skip
def test_a_patent_is_told_apart(item: dict[str, str], patent: Patent) -> None:
    assert patent_of({"type": "patent", **item}) == patent


@pytest.mark.parametrize(
    "item",
    [
        {"type": "document", "note": "On US patents"},
        {"type": "book", "note": "US Patent 10,123,456"},
        {"type": "document", "note": "XX Patent 10,123,456"},
    ],
)
def test_other_works_are_no_patents(item: dict[str, str]) -> None:
    assert patent_of(item) is None
    assert as_patent(item, {}) == {}


def test_offices_are_called_as_the_manual_does() -> None:
    item = {"type": "patent", "number": "US 7"}
    assert as_patent(item, {})["authority"] == "U.S."
    assert as_patent(item, {"US": "US"}, kind="upper")["genre"] == "Patent"
    assert as_patent(item, {"US": "United States"})["authority"] == "United States"
