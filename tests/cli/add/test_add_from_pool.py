"""Works from the local pool, with no network at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.matching.records import TEA, TEA_TEXT, message_of
from tests.sources.server import NOT_IN_CROSSREF, RegistryServer

DATED = {
    **message_of(TEA),
    "indexed": {"date-time": "2026-03-05T10:00:00Z"},
    "updated-by": [
        {
            "DOI": "10.1000/notice",
            "type": "retraction",
            "updated": {"date-parts": [[2026, 2, 1]]},
            "source": "publisher",
        }
    ],
}
BIB = "@article{glen2019, author={Glen, A.}, title={Tea in the dark}, year=2019, doi={10.1000/dark.1}}"


@pytest.fixture
def env(run: Run, tmp_path: Path) -> dict[str, str]:
    """A pool with a record of Crossref and an entry of somebody's .bib file."""
    variables = {"LITMAN_POOL": str(tmp_path / "cache" / "pool.sqlite")}
    (tmp_path / "works.json").write_text(json.dumps([DATED]))
    (tmp_path / "works.bib").write_text(BIB)
    added = run("pool", "add", str(tmp_path / "works.json"), str(tmp_path / "works.bib"), env=variables)
    assert added.exit_code == 0, added.output
    return variables


def _records(library: Path) -> list[dict[str, object]]:
    path = library / "registry.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def test_a_record_of_crossref_is_added_with_its_day_and_notices(
    run: Run, library: Path, env: dict[str, str]
) -> None:
    result = run("add", "doi", "--offline", "10.1000/night.7", env=env)
    assert result.exit_code == 0, result.output
    assert "from the local pool, as Crossref said on 2026-03-05" in " ".join(result.stdout.split())
    assert "RETRACTED on 2026-02-01" in result.stdout
    assert "10.1000/night.7" in (library / "references.bib").read_text()
    (record,) = _records(library)
    assert (record["asked"], record["agency"], record["source"]) == ("2026-03-05", "crossref", "pool")


def test_what_a_bib_file_says_is_no_registrys_word(run: Run, library: Path, env: dict[str, str]) -> None:
    result = run("add", "doi", "--offline", "10.1000/dark.1", env=env)
    assert result.exit_code == 0, result.output
    assert "no registry was asked" in " ".join(result.stdout.split())
    assert "Tea in the dark" in (library / "references.bib").read_text()
    assert _records(library) == []


def test_what_the_pool_lacks_stays_without_an_answer(run: Run, library: Path, env: dict[str, str]) -> None:
    before = (library / "references.bib").read_bytes()
    assert run("add", "doi", "--offline", "10.1000/other", env=env).exit_code == 3
    assert (library / "references.bib").read_bytes() == before


def test_a_registry_that_answers_comes_before_the_pool(run: Run, library: Path, env: dict[str, str]) -> None:
    with RegistryServer() as server:
        server.crossref_record({**message_of(TEA), "title": ["Green tea, as the registry has it today"]})
        assert run("add", "doi", "10.1000/night.7", env={**env, **server.environment}).exit_code == 0
    assert "as the registry has it today" in (library / "references.bib").read_text()


def test_a_doi_that_no_registry_knows_is_not_taken_from_the_pool(
    run: Run, library: Path, env: dict[str, str]
) -> None:
    with RegistryServer() as server:
        server.crossref("10.1000/dark.1", NOT_IN_CROSSREF)
        server.agency("10.1000/dark.1", None)
        result = run("add", "doi", "10.1000/dark.1", env={**env, **server.environment})
    assert result.exit_code == 1
    assert "Tea in the dark" not in (library / "references.bib").read_text()


def test_a_matched_reference_is_added_with_no_network(run: Run, library: Path, env: dict[str, str]) -> None:
    result = run("match", "--offline", "--add", TEA_TEXT, env=env)
    assert result.exit_code == 0, result.output
    assert "10.1000/night.7" in (library / "references.bib").read_text()
    assert [record["source"] for record in _records(library)] == ["pool"]
    again = json.loads(run("match", "--offline", "--json", TEA_TEXT, env=env).stdout)
    assert again[0]["match"]["key"] is not None


def test_a_preprint_of_the_pool_says_which_paper_it_became(run: Run, library: Path, tmp_path: Path) -> None:
    variables = {"LITMAN_POOL": str(tmp_path / "pool.sqlite")}
    became = {"is-preprint-of": [{"id-type": "doi", "id": "10.1000/paper.1", "asserted-by": "subject"}]}
    preprint = {**message_of(TEA), "indexed": DATED["indexed"], "relation": became}
    (tmp_path / "preprint.json").write_text(json.dumps([preprint]))
    assert run("pool", "add", str(tmp_path / "preprint.json"), env=variables).exit_code == 0
    assert run("add", "doi", "--offline", "10.1000/night.7", env=variables).exit_code == 0
    assert "was published as 10.1000/paper.1" in run("check", "--select", "NTC106").stdout
