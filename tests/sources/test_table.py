from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import litman.sources
from litman.identifiers.kinds import KINDS
from litman.settings import ROWS
from litman.sources.http.limits import LANES, service_name
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
from tests.sources.server import RegistryServer

PACKAGE = Path(litman.sources.__path__[0])
_LANE = re.compile(r'\blane="([^"]+)"')


def test_every_source_has_the_name_it_is_listed_by() -> None:
    assert {name: source.NAME for name, source in SOURCES.items()} == {name: name for name in SOURCES}
    assert all(callable(source.fetch) for source in SOURCES.values())


def test_sources_answer_for_kinds_that_the_table_of_kinds_has() -> None:
    assert answered_kinds() <= set(KINDS)
    assert set(DIRECTORIES) <= answered_kinds()
    assert set(SOURCES) >= AGENCIES


def test_sources_are_asked_in_the_order_of_the_table() -> None:
    names = [source.NAME for source in sources_for("doi")]
    assert names == [name for name, source in SOURCES.items() if "doi" in source.KINDS]
    assert names[:3] == ["crossref", "datacite", "doi.org"]
    assert sources_for("moon") == []


def test_what_a_source_can_do_is_seen_from_what_it_has() -> None:
    assert [source.NAME for source in searchable_sources()][:2] == ["crossref", "datacite"]
    assert isinstance(SOURCES["crossref"], ListingSource)
    assert not isinstance(SOURCES["datacite"], ListingSource)
    assert not isinstance(SOURCES["doi.org"], SearchableSource)


@pytest.mark.parametrize("name", ["crossref", "datacite"])
def test_sources_of_one_shape_differ_in_their_answers_only(name: str) -> None:
    source = SOURCES[name]
    assert isinstance(source, SearchableSource)
    assert source.KINDS == ("doi",)
    assert set(source.SEARCHES) <= {"text", "parts"}


def test_every_lane_has_a_name_for_people() -> None:
    assert {"Crossref", "DataCite", "doi.org"} <= {lane.service for lane in LANES.values()}
    assert all(service_name(name) == lane.service != "the web server" for name, lane in LANES.items())


def test_every_source_stands_in_the_table() -> None:
    modules = [import_module(name) for name in _module_names()]
    sources = {module.NAME for module in modules if hasattr(module, "KINDS") and hasattr(module, "fetch")}
    assert sources == set(SOURCES)


def test_every_lane_that_is_asked_on_has_limits() -> None:
    asked = {
        lane for path in PACKAGE.rglob("*.py") for lane in _LANE.findall(path.read_text(encoding="utf-8"))
    }
    assert asked - {"web"} == set(LANES)  # pages lie on any server


def test_the_server_of_the_tests_stands_in_for_every_service() -> None:
    variables = {row.environment for name, row in ROWS.items() if name.endswith("_url")}
    with RegistryServer() as server:
        assert set(server.environment) == variables


def _module_names() -> list[str]:
    paths = (path.relative_to(PACKAGE).with_suffix("") for path in PACKAGE.rglob("*.py"))
    return [".".join(("litman.sources", *path.parts)) for path in paths if path.name != "__init__"]
