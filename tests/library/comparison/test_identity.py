from datetime import date

import pytest

from litman.csl.to_json import item_from_work
from litman.identifiers.identifier import doi_identifier
from litman.library.comparison.identity import registry_differences, registry_outcome
from litman.library.registry import RegistryRecord
from litman.work import Date, DateParts, Name, Work

TODAY = date(2026, 11, 20)
TEA = Work(
    type="article-journal",
    title="Tea and sleep",
    author=(Name(family="Moss", given="Ada"),),
    issued=Date(DateParts(2019)),
    container_title="Journal of Tea",
    DOI="10.1000/tea",
)
PIT = Work(
    type="article-journal",
    title="Coal pits of the north",
    author=(Name(family="Reed"),),
    issued=Date(DateParts(1988)),
    DOI="10.1000/tea",
)


def found(work: Work) -> RegistryRecord:
    return RegistryRecord(
        doi_identifier("10.1000/tea"), TODAY, "found", item=item_from_work(work, id="10.1000/tea")
    )


@pytest.mark.parametrize(
    ("work", "record", "outcome"),
    [
        pytest.param(TEA, found(TEA), "verified", id="the same"),
        pytest.param(TEA, found(PIT), "wrong-target", id="another work"),
        pytest.param(
            Work(title="Tea and sleep", DOI="10.1000/tea", author=(Name(family="Fern"),)),
            found(TEA),
            "differs",
            id="another author",
        ),
        pytest.param(TEA, None, "not-checked", id="not asked"),
        pytest.param(
            TEA,
            RegistryRecord(doi_identifier("10.1000/tea"), TODAY, "unregistered"),
            "unregistered",
            id="unknown",
        ),
        pytest.param(
            TEA,
            RegistryRecord(doi_identifier("10.1000/tea"), TODAY, "found"),
            "not-checked",
            id="only a notice known",
        ),
        pytest.param(Work(type="webpage", URL="https://example.org"), None, "not-checkable", id="a page"),
        pytest.param(Work(type="book", title="The Leaf"), None, "not-checked", id="a book without a DOI"),
    ],
)
def test_the_outcome_says_what_is_known(work: Work, record: RegistryRecord | None, outcome: str) -> None:
    assert registry_outcome(work, record) == outcome


def test_a_record_without_a_description_disagrees_with_nothing() -> None:
    assert registry_differences(TEA, RegistryRecord(doi_identifier("10.1000/tea"), TODAY, "found")) == []
