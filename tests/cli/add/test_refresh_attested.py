"""What OpenAlex attests of works, in `refresh`, `show` and `check`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from litman.library.attestation import Attestation, OpenPlace
from tests.cli.add.test_refresh import TEA, records, tea
from tests.cli.conftest import BIB, Run
from tests.sources.openalex.records import ATTESTED, openalex_work
from tests.sources.server import NOT_IN_OPENALEX, Played, RegistryServer, played_json, played_page

FILE = "https://kettles.example.org/tea.pdf"
PLACE = OpenPlace(FILE, "https://doi.org/10.5555/tea", "publishedVersion", "cc-by")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    """A server that plays the registries, and an environment that points at it."""
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("litman.sources.http.session.backoff_s", lambda attempt, random: 0.01)
        running.crossref_record(tea())
        yield running


def attest(server: RegistryServer, *answers: Played) -> None:
    server.openalex(f"doi:{TEA}", *answers, select=ATTESTED)


def flagged(is_retracted: bool = True) -> Played:
    return played_json(openalex_work(TEA, is_retracted=is_retracted))


def test_a_flag_is_news_once_and_stands_beside_the_record(
    run: Run, library: Path, server: RegistryServer
) -> None:
    attest(server, flagged())
    first = run("refresh")
    assert (first.exit_code, "RETRACTED (says openalex)" in first.output) == (1, True)
    record = records(library)[TEA]
    assert (record.source, record.item and record.item["title"]) == ("crossref", "Tea and REM sleep")
    assert record.attestations == (Attestation("openalex", date.today(), True, (PLACE,)),)
    assert run("refresh").exit_code == 0
    assert "says openalex" in run("check", "--select", "NTC101").output
    assert (library / "references.bib").read_text() == BIB


def test_a_flag_that_is_taken_back_is_said(run: Run, library: Path, server: RegistryServer) -> None:
    attest(server, flagged(), flagged(False))
    run("refresh")
    assert "no longer retracted" in run("refresh").output
    assert records(library)[TEA].notices == ()


@pytest.mark.parametrize(
    "answer",
    [Played(status=503), Played(status=401), played_page(), Played(raw=b"")],
    ids=["away", "refused", "a page", "hangs up"],
)
def test_its_silence_leaves_what_it_said_and_is_said(
    run: Run, library: Path, server: RegistryServer, answer: Played
) -> None:
    attest(server, flagged(), answer)
    run("refresh")
    result = run("refresh")
    assert (result.exit_code, "OpenAlex" in result.output) == (0, True)
    assert records(library)[TEA].attestations[0].is_retracted
    assert [notice.source for notice in records(library)[TEA].notices] == ["openalex"]


def test_what_it_does_not_have_is_no_news(run: Run, library: Path, server: RegistryServer) -> None:
    attest(server, NOT_IN_OPENALEX)
    result = run("refresh")
    assert (result.exit_code, "OpenAlex" in result.output) == (0, False)
    assert records(library)[TEA].attestations == ()


def test_a_reinstatement_in_the_table_counts_more(
    run: Run, library: Path, server: RegistryServer, tmp_path: Path
) -> None:
    attest(server, flagged())
    table = tmp_path / "table.csv"
    table.write_text(
        f"OriginalPaperDOI,RetractionDOI,RetractionDate,RetractionNature\n{TEA},,1/2/2020,Reinstatement\n"
    )
    assert run("refresh", "--retraction-watch", str(table)).exit_code == 0
    assert records(library)[TEA].notices == ()


def test_open_places_are_shown_with_who_says_so(run: Run, server: RegistryServer) -> None:
    attest(server, flagged(False))
    told = json.loads(run("refresh", "--json").output)[0]["attestations"]
    assert told == [
        {"source": "openalex", "asked": str(date.today()), "retracted": False, "open": [
            {"file": FILE, "page": PLACE.page, "version": "publishedVersion", "licence": "cc-by"}]}
    ]  # fmt: skip
    shown = " ".join(run("show", "moss2019tea").output.split())
    assert f"open {FILE} (as published, cc-by; says openalex)" in shown
    assert json.loads(run("show", "--json", "moss2019tea").output)["litman"]["attestations"] == told


def test_with_open_others_are_asked_and_what_is_left_out_is_said(
    run: Run, library: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    attest(server, flagged(False))
    plain = run("refresh", "--open")
    assert "left out" in plain.output
    assert "LITMAN_MAILTO" in plain.output
    assert "LITMAN_SEMANTICSCHOLAR_KEY" in plain.output
    monkeypatch.setenv("LITMAN_MAILTO", "ada@example.org")
    record = {"doi": TEA, "is_oa": True, "oa_locations": [{"url_for_pdf": FILE.replace("tea", "attic")}]}
    server.play(f"/v2/{TEA}?email=ada@example.org", played_json(record))
    assert run("refresh", "--open").exit_code == 0
    assert [one.source for one in records(library)[TEA].attestations] == ["openalex", "unpaywall"]
    assert "says unpaywall" in run("show", "moss2019tea").output
