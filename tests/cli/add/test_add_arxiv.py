from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from litman.sources.http.limits import LANES, Limit, ServiceLane
from tests.cli.conftest import Run, files_of
from tests.sources.arxiv.feeds import RATE_EXCEEDED, entry, played, put
from tests.sources.server import Played, RegistryServer

TEA = "2101.00001"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    """A server that plays arXiv and does not mind many questions."""
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setitem(LANES, "arxiv", ServiceLane("arXiv", Limit(100)))
        yield running


def test_a_preprint_is_added_with_its_record(run: Run, library: Path, server: RegistryServer) -> None:
    put(server, [TEA], played(entry(f"{TEA}v2", doi="10.5555/kettle")))
    result = run("add", "arxiv", f"arXiv:{TEA}")
    assert result.exit_code == 0, result.output
    assert result.output == (
        "added     kessel2021tea  Why tea goes cold\n"
        "          this preprint was published as 10.5555/kettle; `litman add doi 10.5555/kettle`\n"
    )
    text = (library / "references.bib").read_text()
    assert f"  doi = {{10.48550/arxiv.{TEA}}},\n  eprint = {{{TEA}}},\n  eprinttype = {{arXiv}},\n" in text
    (line,) = map(json.loads, (library / "registry.jsonl").read_bytes().splitlines())
    assert (line["id"], line["source"], line["published_as"]) == (f"arxiv:{TEA}", "arxiv", ["10.5555/kettle"])
    assert "verified by arxiv" in run("show", "kessel2021tea").output
    found = run("check")
    assert "NTC106" in found.output
    assert "the preprint kessel2021tea was published as 10.5555/kettle" in found.output


def test_the_same_paper_is_added_once_whatever_version_is_named(
    run: Run, library: Path, server: RegistryServer
) -> None:
    put(server, [TEA], played(entry(f"{TEA}v2")))
    put(server, [f"{TEA}v1", TEA], played(entry(f"{TEA}v1"), entry(f"{TEA}v2")))
    run("add", "arxiv", TEA)
    before = files_of(library)
    asked = len(server.asked)
    assert f"{TEA} is there as kessel2021tea" in run("add", "arxiv", TEA).output
    assert files_of(library) == before
    assert len(server.asked) == asked
    assert f"{TEA}v1 is there as kessel2021tea" in run("add", "arxiv", f"{TEA}v1").output
    assert (library / "references.bib").read_text().count("kessel2021tea") == 1


def test_what_was_withdrawn_is_said_at_once_and_checked(
    run: Run, library: Path, server: RegistryServer
) -> None:
    put(server, [TEA], played(entry(f"{TEA}v3", comment="This paper has been withdrawn by the author")))
    assert "WITHDRAWN" in run("add", "arxiv", TEA).output
    assert "kessel2021tea was withdrawn" in run("check").output


def test_a_list_is_one_question(run: Run, library: Path, server: RegistryServer) -> None:
    names = ["2101.00001", "2101.00002v1", "hep-th/9901001", "2101.00009"]
    (library.parent / "ids.txt").write_text("\n".join(names) + "\n# a remark\n")
    put(
        server,
        ["2101.00001", "2101.00002v1", "2101.00002", "hep-th/9901001", "2101.00009"],
        played(
            entry("hep-th/9901001v1", "Strings", authors=["Eve Oak"], published="1999-01-01T00:00:00Z"),
            entry("2101.00001v1"),
            entry("2101.00002v1", "Leaves"),
        ),
    )
    put(server, ["2101.00009"], played())
    result = run("add", "arxiv", "--from", "ids.txt")
    assert result.exit_code == 1
    assert "4 identifiers: 3 added, 0 there already, 1 failed" in result.output
    assert "2101.00009: no registry knows this arXiv identifier" in result.output
    assert len(server.asked) == 2


def test_what_is_no_identifier_is_refused(run: Run, library: Path, server: RegistryServer) -> None:
    result = run("add", "arxiv", "2113.00001", "10.5555/kettle")
    assert result.exit_code == 1
    assert "'2113.00001' is no arXiv identifier; one looks like 2101.00001" in result.output
    assert server.asked == []


@pytest.mark.parametrize(
    "answer", [pytest.param(RATE_EXCEEDED, id="too many"), pytest.param(Played(status=503), id="down")]
)
def test_an_outage_is_no_absence_and_adds_nothing(
    run: Run, library: Path, server: RegistryServer, answer: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("litman.sources.http.session.backoff_s", lambda attempt, random: 0.0)
    put(server, [TEA], answer)
    before = files_of(library)
    result = run("add", "arxiv", TEA)
    assert result.exit_code == 3
    assert "arXiv" in result.stderr
    assert files_of(library) == before
    assert run("add", "arxiv", TEA, "--offline").exit_code == 3


def test_json_names_the_identifier_and_the_paper(run: Run, library: Path, server: RegistryServer) -> None:
    put(server, [TEA], played(entry(f"{TEA}v1", doi="10.5555/kettle")))
    (result,) = json.loads(run("add", "arxiv", TEA, "--json", "--dry-run").output)
    assert (result["identifier"], result["outcome"]) == (f"arxiv:{TEA}", "added")
    assert result["published_as"] == ["10.5555/kettle"]


def test_a_refresh_asks_arxiv(run: Run, library: Path, server: RegistryServer) -> None:
    put(server, [TEA], played(entry(f"{TEA}v1")), played(entry(f"{TEA}v2", comment="Withdrawn")))
    run("add", "arxiv", TEA)
    result = run("refresh", "kessel2021tea")
    assert result.exit_code == 1
    assert "withdrawn" in result.output.lower()
