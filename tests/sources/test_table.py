from __future__ import annotations

import pytest

from litman.identifiers.kinds import KINDS
from litman.sources.http.limits import LANES
from litman.sources.table import (
    AGENCIES,
    DIRECTORIES,
    SOURCES,
    ListingSource,
    SearchableSource,
    answered_kinds,
    searchable_sources,
    sources_for,
)


def test_every_source_has_the_name_it_is_listed_by() -> None:
    assert {name: source.NAME for name, source in SOURCES.items()} == {name: name for name in SOURCES}
    assert all(callable(source.fetch) for source in SOURCES.values())


def test_sources_answer_for_kinds_that_the_table_of_kinds_has() -> None:
    assert answered_kinds() <= set(KINDS)
    assert set(DIRECTORIES) <= answered_kinds()
    assert set(SOURCES) >= AGENCIES


def test_sources_are_asked_in_the_order_of_the_table() -> None:
    assert [source.NAME for source in sources_for("doi")] == ["crossref", "datacite", "doi.org"]
    assert sources_for("moon") == []


def test_what_a_source_can_do_is_seen_from_what_it_has() -> None:
    assert [source.NAME for source in searchable_sources()] == ["crossref", "datacite"]
    assert {name for name, source in SOURCES.items() if isinstance(source, ListingSource)} == {"crossref"}


@pytest.mark.parametrize("name", ["crossref", "datacite"])
def test_sources_of_one_shape_differ_in_their_answers_only(name: str) -> None:
    source = SOURCES[name]
    assert isinstance(source, SearchableSource)
    assert source.KINDS == ("doi",)
    assert set(source.SEARCHES) <= {"text", "parts"}


def test_every_lane_of_a_source_has_a_name_for_people() -> None:
    assert {lane.service for lane in LANES.values()} == {"Crossref", "DataCite", "doi.org"}
