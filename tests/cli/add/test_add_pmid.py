from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from litman.actions.add.in_order import InOrder
from litman.identifiers.identifier import Identifier
from tests.cli.conftest import Run, files_of
from tests.sources.pubmed.citations import article, played, put
from tests.sources.server import Played, RegistryServer

TEA = "31000001"
RETRACTED = (
    '<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>Ann Kettles. 2016;1:2</RefSource>'
    "</CommentsCorrections></CommentsCorrectionsList>"
)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    """A server that plays PubMed."""
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        yield running


def test_a_work_is_added_with_its_record(run: Run, library: Path, server: RegistryServer) -> None:
    put(server, [TEA], played(article(TEA)))
    result = run("add", "pmid", f"PMID: {TEA}")
    assert result.exit_code == 0, result.output
    assert result.output == "added     kessel2015tea  Why tea goes cold\n"
    text = (library / "references.bib").read_text()
    assert "  pages = {637--641},\n" in text
    assert f"  pmid = {{{TEA}}},\n" in text
    (line,) = map(json.loads, (library / "registry.jsonl").read_bytes().splitlines())
    assert (line["id"], line["source"]) == (f"pmid:{TEA}", "pubmed")
    before = files_of(library)
    again = run("add", "pmid", f"https://pubmed.ncbi.nlm.nih.gov/{TEA}/")
    assert "is there as kessel2015tea" in again.output
    assert files_of(library) == before
    assert len(server.asked) == 1


def test_what_was_fetched_is_saved_when_the_person_stops(
    run: Run, library: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    pmids = [str(31000001 + number) for number in range(5)]
    put(server, pmids, played(*(article(pmid, f"On tea {pmid}.") for pmid in pmids)))
    put_in = InOrder.put

    def stop(held: InOrder[object], name: Identifier, value: object) -> None:
        if name.value == pmids[1] and stopped.append(name) is None and len(stopped) == 1:
            raise KeyboardInterrupt
        put_in(held, name, value)

    stopped: list[Identifier] = []
    monkeypatch.setattr(InOrder, "put", stop)
    result = run("add", "pmid", *pmids)
    assert result.exit_code != 0
    text = (library / "references.bib").read_text()
    assert [pmid for pmid in pmids if f"pmid = {{{pmid}}}" in text] == [pmids[0], *pmids[2:]]


def test_how_a_study_was_done_is_kept_where_checks_look_for_it(
    run: Run, library: Path, server: RegistryServer
) -> None:
    kinds = "<PublicationType>Randomized Controlled Trial</PublicationType>"
    put(server, [TEA], played(article(TEA, kinds=kinds)))
    run("add", "pmid", TEA)
    assert "  studytype = {randomised trial},\n" in (library / "references.bib").read_text()
    (line,) = map(json.loads, (library / "registry.jsonl").read_bytes().splitlines())
    assert line["item"]["custom"] == {"studytype": "randomised trial"}
    assert run("check").exit_code in (0, 1)


def test_a_number_that_was_merged_names_the_other(run: Run, server: RegistryServer) -> None:
    put(server, [TEA], played(article("31000002")))
    result = run("add", "pmid", TEA)
    assert result.exit_code == 3
    assert f"another PMID, 31000002; if {TEA} was merged into it, ask for that" in result.output


def test_a_number_that_its_new_record_bears_too_adds_the_work_under_the_new_one(
    run: Run, library: Path, server: RegistryServer
) -> None:
    put(server, [TEA], played(article("31000002", ids=f'<ArticleId IdType="pubmed">{TEA}</ArticleId>')))
    assert run("add", "pmid", TEA).exit_code == 0
    text = (library / "references.bib").read_text()
    assert "31000002" in text
    assert "is there as" in run("add", "pmid", TEA).output
    assert (library / "references.bib").read_text() == text


def test_what_was_retracted_is_said_at_once_and_checked(
    run: Run, library: Path, server: RegistryServer
) -> None:
    put(server, [TEA], played(article(TEA, links=RETRACTED)))
    assert "RETRACTED (says pubmed)" in run("add", "pmid", TEA).output
    assert "NTC101" in run("check").output


def test_a_number_that_nobody_has_and_a_service_that_is_away_are_told_apart(
    run: Run, library: Path, server: RegistryServer
) -> None:
    put(server, [TEA], played())
    denied = run("add", "pmid", TEA)
    assert denied.exit_code == 1
    assert "no registry knows this PMID" in denied.output
    put(server, [TEA], Played(status=503))
    put(server, ["2"], Played(raw=b""))
    assert run("add", "pmid", "2").exit_code == 3


def test_what_is_no_pmid_is_refused(run: Run, library: Path, server: RegistryServer) -> None:
    result = run("add", "pmid", "310000012345")
    assert result.exit_code != 0
    assert "PMID" in result.output
    assert server.asked == []
