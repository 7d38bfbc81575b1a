from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.sources.pubmed.citations import article, played, put
from tests.sources.server import RegistryServer
from tests.sources.test_pmc import ABSENT, converted, known, put_ids


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    """A server that plays PubMed and PubMed Central."""
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        yield running


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("pmcid", "PMC7000001"), id="by its kind"),
        pytest.param(("any", "pmcid:PMC7000001"), id="stated"),
        pytest.param(("any", "PMC7000001"), id="guessed"),
        pytest.param(("any", "https://pmc.ncbi.nlm.nih.gov/articles/PMC7000001/"), id="address"),
        pytest.param(("any", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7000001/"), id="older address"),
    ],
)
def test_a_work_is_added_with_all_its_identifiers(
    run: Run, library: Path, server: RegistryServer, words: tuple[str, ...]
) -> None:
    put_ids(server, converted(known(1)))
    put(server, ["31000001"], played(article("31000001")))
    result = run("add", *words)
    assert result.exit_code == 0, result.output
    assert "kessel2015tea" in result.output
    text = (library / "references.bib").read_text()
    assert "  pmcid = {PMC7000001},\n" in text
    assert "  pmid = {31000001},\n" in text
    (line,) = map(json.loads, (library / "registry.jsonl").read_bytes().splitlines())
    assert (line["id"], line["source"]) == ("pmcid:PMC7000001", "pubmed")
    assert "is there as kessel2015tea" in run("add", *words).output


def test_a_number_that_nobody_has_is_said(run: Run, library: Path, server: RegistryServer) -> None:
    put_ids(server, converted(ABSENT))
    result = run("add", "pmcid", "PMC7000001")
    assert result.exit_code == 1
    assert "no registry knows this PMCID" in result.output
