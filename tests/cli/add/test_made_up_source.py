"""A source of another kind of identifiers is a row in the table, and every command works with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from litman.identifiers.identifier import Identifier
from litman.library.registry_file import read_registry
from litman.sources.http.limits import LANES, Limit, ServiceLane
from litman.sources.table import SOURCES
from tests.cli.conftest import BIB, Run
from tests.sources.made_up import SERVICE, Leaflet, leaf, leave_sources_of_dois, outage
from tests.sources.server import RegistryServer

PMID = "31256000"
ITEM = {
    "type": "article-journal",
    "title": "Leaves in winter",
    "author": [{"family": "Oak", "given": "Eve"}],
    "issued": {"date-parts": [[2020]]},
    "container-title": "Trees",
}
ENTRY = """
@article{oak2020leaves, author = {Oak, Eve}, title = {Leaves in winter}, journal = {Trees}, year = 2020,
  pmid = {31256000}}
"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    """A server that plays the registries and the made-up source, which has a row and a lane."""
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        leave_sources_of_dois(monkeypatch)
        monkeypatch.setitem(SOURCES, "leaflet", Leaflet(running.url))
        monkeypatch.setitem(LANES, "leaflet", ServiceLane(SERVICE, Limit(100)))
        yield running


def line_of(library: Path) -> dict[str, object]:
    lines = (library / "registry.jsonl").read_bytes().splitlines()
    (line,) = [line for line in lines if b'"id":"pmid:' in line]
    return dict(json.loads(line))


@pytest.mark.parametrize(
    "given",
    [
        f"pmid:{PMID}",
        pytest.param(f"PMID: {PMID}", id="as people write it"),
        pytest.param(f"https://pubmed.ncbi.nlm.nih.gov/{PMID}/", id="a link"),
    ],
)
def test_a_work_is_added_with_its_record(run: Run, library: Path, server: RegistryServer, given: str) -> None:
    leaf(server, PMID, ITEM, "retracted")
    result = run("add", "doi", given)
    assert result.exit_code == 0, result.output
    assert result.output.startswith("added     oak2020leaves  Leaves in winter\n          RETRACTED")
    assert "pmid = {31256000}" in (library / "references.bib").read_text()
    line = line_of(library)
    assert (line["id"], line["source"], line["outcome"]) == (f"pmid:{PMID}", "leaflet", "found")
    assert server.paths == [f"/leaflet/{PMID}"]


def test_what_is_added_is_shown_listed_searched_and_checked(
    run: Run, library: Path, server: RegistryServer
) -> None:
    leaf(server, PMID, ITEM, "retracted")
    run("add", "doi", f"pmid:{PMID}")
    assert "verified by leaflet" in run("show", "oak2020leaves").output
    (shown,) = [
        item["litman"] for item in json.loads(run("list", "--json").output) if item["id"] == "oak2020leaves"
    ]
    assert shown["registry"] == "verified"
    assert [notice["kind"] for notice in shown["notices"]] == ["retracted"]
    assert "oak2020leaves" in run("search", "notice:retracted").output
    assert "oak2020leaves was retracted" in run("check").output
    again = run("add", "doi", f"pmid:{PMID}").output
    assert again.startswith(f"present   pmid:{PMID} is there as oak2020leaves\n          RETRACTED")


def test_json_names_the_identifier(run: Run, library: Path, server: RegistryServer) -> None:
    leaf(server, PMID, ITEM)
    (result,) = json.loads(run("add", "doi", f"pmid:{PMID}", "--json").output)
    assert (result["doi"], result["identifier"], result["outcome"]) == (None, f"pmid:{PMID}", "added")
    (result,) = json.loads(run("refresh", "oak2020leaves", "--json").output)
    assert (result["identifier"], result["outcome"]) == (f"pmid:{PMID}", "refreshed")
    assert "doi" not in result


def test_a_refresh_asks_about_entries_that_have_such_an_identifier(
    run: Run, library: Path, server: RegistryServer
) -> None:
    (library / "references.bib").write_text(BIB + ENTRY)
    leaf(server, PMID, ITEM)
    assert run("refresh", "oak2020leaves").output.startswith("1 work asked about; nothing to look at")
    assert "notices" not in line_of(library)
    leaf(server, PMID, ITEM, "concern")
    result = run("refresh", "oak2020leaves")
    assert result.exit_code == 1
    assert f"oak2020leaves  PMID {PMID}" in result.output
    assert line_of(library)["notices"] == [{"kind": "concern", "type": "concern"}]
    assert "asked lately" in run("refresh", "oak2020leaves", "--older-than", "1d").output
    records, _ = read_registry(Path("r"), (library / "registry.jsonl").read_bytes())
    assert records[Identifier("pmid", PMID)].asked >= date.today() - timedelta(days=1)


def test_what_every_source_denies_is_unregistered(run: Run, library: Path, server: RegistryServer) -> None:
    leaf(server, PMID, None)
    result = run("add", "doi", f"pmid:{PMID}")
    assert result.exit_code == 1
    assert f"pmid:{PMID}: no registry knows this PMID; look for a typing error" in result.output
    (library / "references.bib").write_text(BIB + ENTRY)
    assert "no registry knows this PMID" in run("refresh", "oak2020leaves").output
    assert f"no registry knew the PMID {PMID}" in run("check").output
    assert "unregistered: no registry knew this PMID" in run("show", "oak2020leaves").output


def test_an_outage_is_no_absence(run: Run, library: Path, server: RegistryServer) -> None:
    outage(server, PMID)
    result = run("add", "doi", f"pmid:{PMID}")
    assert result.exit_code == 3
    assert SERVICE in result.output
    assert not (library / "registry.jsonl").exists()


def test_identifiers_of_several_kinds_are_added_together(
    run: Run, library: Path, server: RegistryServer
) -> None:
    leaf(server, PMID, ITEM)
    result = run("add", "doi", f"pmid:{PMID}", "10.1000/tea.7", "31256000")
    assert "oak2020leaves" in result.output
    assert "10.1000/tea.7 is there as moss2019tea" in result.output
    assert "'31256000' is none of these: DOI, PMID" in result.output
    assert "3 identifiers: 1 added" in result.output
    assert result.exit_code == 1


def test_without_its_row_such_an_identifier_is_no_doi(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_sources_of_dois(monkeypatch)
    result = run("add", "doi", f"pmid:{PMID}")
    assert result.exit_code == 1
    assert f"'pmid:{PMID}' is not a DOI" in result.output


@pytest.mark.parametrize(
    ("title", "outcome"),
    [pytest.param("Leaves in winter", "accepted"), pytest.param("Roots in summer rain", "wrong-target")],
)
def test_a_reference_that_holds_such_an_identifier_is_matched_by_it(
    run: Run, library: Path, server: RegistryServer, title: str, outcome: str
) -> None:
    leaf(server, PMID, ITEM)
    text = f"Oak E. {title}. Trees. 2020. PMID: {PMID}"
    (found,) = json.loads(run("match", text, "--json").output)
    assert found["outcome"] == outcome
    assert server.paths == [f"/leaflet/{PMID}"]
