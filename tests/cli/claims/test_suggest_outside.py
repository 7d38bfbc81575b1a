"""`litman claims suggest --from pool,web`: works that the library lacks, and what is sent to find them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest

from litman.matching.pool import Pool
from tests.cli.conftest import Run
from tests.sources.server import Played, RegistryServer, envelope, played_json

CLAIMS = """\
[post]
title = "Nights"

[[claim]]
id = "c01"
text = "Researchers at Kettle University reported in 2018 that cocoa shortens the naps of toddlers by a third."
stance = "reports"
named_sources = ["Researchers at Kettle University"]
"""
FOUND = {
    "pmid": "31000001",
    "doi": "10.5555/cocoa",
    "title": "Cocoa and naps",
    "authorString": "Kessel A.",
    "pubYear": "2018",
    "abstractText": "Toddlers drank cocoa. Their naps were 34% shorter with cocoa. More research is needed.",
}
ITEM = {
    "DOI": "10.5555/naps",
    "type": "journal-article",
    "title": ["Naps of toddlers who drink cocoa"],
    "author": [{"family": "Rowan", "given": "Ida"}],
    "issued": {"date-parts": [[2017]]},
}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("litman.sources.http.session.backoff_s", lambda attempt, random: 0.01)
        yield running


@pytest.fixture
def nights(library: Path) -> Path:
    (library / "claims" / "nights.toml").write_text(CLAIMS)
    return library


def answer(monkeypatch: pytest.MonkeyPatch, *, europe_pmc: Played, crossref: Played) -> None:
    """Let each service answer every search alike."""
    from tests.sources import server as module

    known, searches = module._unknown, {"/search?query=": europe_pmc, "/works?": crossref}
    monkeypatch.setattr(
        module,
        "_unknown",
        lambda path: next((one for start, one in searches.items() if path.startswith(start)), known(path)),
    )


def answer_all(server: RegistryServer, monkeypatch: pytest.MonkeyPatch, played: Played) -> None:
    """Let Europe PMC answer every search alike; Crossref finds nothing."""
    from tests.sources import server as module

    known = module._unknown
    monkeypatch.setattr(
        module, "_unknown", lambda path: played if path.startswith("/search?query=") else known(path)
    )


def in_europe_pmc(server: RegistryServer, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_all(server, monkeypatch, played_json({"resultList": {"result": [FOUND]}}))


def test_nobody_is_asked_unless_that_is_wanted(run: Run, nights: Path, server: RegistryServer) -> None:
    result = run("claims", "suggest", "nights/c01")
    assert (result.exit_code, server.paths) == (0, [])
    assert "no work of the library speaks of this\n" in result.stdout


def test_the_words_of_a_claim_go_out_with_web_and_that_is_said(
    run: Run, nights: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_europe_pmc(server, monkeypatch)
    result = run("claims", "suggest", "nights/c01", "--from", "library,web")
    assert result.exit_code == 0, result.output
    assert "the words of the claims go to Europe PMC and Crossref" in result.stderr
    said = " ".join(result.stdout.split())
    assert "10.5555/cocoa 2018 Kessel · from the web" in said
    assert "abstract: Their *naps* were 34% shorter with *cocoa*." in said
    assert "numbers there: a third" in said
    first = unquote(server.paths[0])
    assert "cocoa OR" in first
    assert '(AFF:"Kettle University" OR AUTH:"Kettle University"' in first
    assert "PUB_YEAR:2018" in first


def test_the_setting_says_where_to_look(
    run: Run, nights: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_europe_pmc(server, monkeypatch)
    (nights / "litman.toml").write_text('suggest_from = ["web"]\n')
    (item,) = json.loads(run("claims", "suggest", "nights/c01", "--json").stdout)
    (found,) = item["suggestions"]
    assert (found["from"], found["key"], found["identifier"], found["rank"]) == (
        "web",
        None,
        "10.5555/cocoa",
        1,
    )


@pytest.mark.parametrize(
    "answer",
    [Played(status=503), Played(raw=b""), Played(body=b"<html>")],
    ids=["away", "hangs up", "a page"],
)
def test_a_service_that_does_not_answer_is_said_and_ends_with_3(
    run: Run, nights: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch, answer: Played
) -> None:
    answer_all(server, monkeypatch, answer)
    result = run("claims", "suggest", "nights/c01", "--from", "web")
    assert (result.exit_code, "no answer" in result.stderr) == (3, True)
    assert "what the web has is not known" in " ".join(result.stdout.split())


def test_what_one_service_has_is_shown_for_each_claim_where_the_other_is_down(
    run: Run, nights: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, europe_pmc=Played(status=503), crossref=played_json(envelope({"items": [ITEM]})))
    more = {"c02": "Toddlers who drink cocoa take short naps.", "c03": "Glaciers in the Alps melt."}
    rows = "".join(f'\n[[claim]]\nid = "{name}"\ntext = "{text}"\n' for name, text in more.items())
    (nights / "claims" / "nights.toml").write_text(CLAIMS + rows)
    result = run("claims", "suggest", "--post", "nights", "--from", "library,web")
    assert result.exit_code == 3, result.output
    assert result.stdout.count("10.5555/naps") == 2
    said = " ".join(result.stdout.split())
    assert "no work of the library speaks of this, and what the web has is not known" in said
    assert (result.stderr.count("no answer"), "Europe PMC" in result.stderr) == (1, True)


def test_a_service_that_takes_too_long_is_left_alone(
    run: Run, nights: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, europe_pmc=Played(delay_s=20), crossref=played_json(envelope({"items": [ITEM]})))
    (nights / "litman.toml").write_text("timeout_s = 3\n")
    result = run("claims", "suggest", "nights/c01", "--from", "web")
    assert (result.exit_code, "10.5555/naps" in result.stdout) == (3, True), result.output


def test_offline_the_answers_that_were_kept_are_enough(
    run: Run, nights: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_europe_pmc(server, monkeypatch)
    words = ("claims", "suggest", "nights/c01", "--from", "web", "--json")
    first = run(*words).stdout
    count = len(server.paths)
    again = run(*words, "--offline")
    assert (again.exit_code, again.stdout, len(server.paths)) == (0, first, count)
    assert "the words of the claims go" not in again.stderr


def test_offline_asks_nobody(run: Run, nights: Path, server: RegistryServer) -> None:
    result = run("claims", "suggest", "nights/c01", "--from", "web", "--offline")
    assert (result.exit_code, server.paths) == (3, [])


def test_works_of_the_pool_are_known_by_their_titles(
    run: Run, nights: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LITMAN_POOL", str(tmp_path / "pool.sqlite"))
    with Pool(tmp_path / "pool.sqlite", writable=True) as pool:
        pool.add([ITEM, {**ITEM, "DOI": "10.5555/kites", "title": ["Kites in the wind of spring"]}])
    said = " ".join(run("claims", "suggest", "nights/c01").stdout.split())
    assert "10.5555/naps 2017 Rowan · from the pool Naps of toddlers who drink cocoa" in said
    assert "kites" not in said
    (nights / "claims" / "nights.toml").write_text(
        CLAIMS.replace("cocoa shortens the naps of toddlers", "it rains")
    )
    said = " ".join(run("claims", "suggest", "nights/c01").stdout.split())
    assert "no work of the library speaks of this, and none from the pool" in said


def test_a_work_that_is_taken_is_added_and_linked(
    run: Run, nights: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_europe_pmc(server, monkeypatch)
    server.crossref_record({**ITEM, "DOI": "10.5555/cocoa", "title": ["Cocoa and naps"]})
    result = run("claims", "suggest", "nights/c01", "--from", "web", "--take", "1")
    assert result.exit_code == 0, result.output
    assert "10.5555/cocoa" in (nights / "references.bib").read_text()
    (link,) = json.loads(run("claims", "show", "nights/c01", "--json").stdout)["links"]
    assert link["suggested"] == {"rank": 1, "from": "web", "at": date.today().isoformat()}
    assert link["verdict"] == "unchecked"
    again = json.loads(run("claims", "suggest", "nights/c01", "--from", "web", "--json").stdout)
    assert again[0]["suggestions"] == []


def test_a_work_that_cannot_be_added_is_linked_to_nothing(
    run: Run, nights: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_europe_pmc(server, monkeypatch)
    server.crossref("10.5555/cocoa", Played(status=503))
    before = (nights / "claims" / "nights.toml").read_bytes()
    assert run("claims", "suggest", "nights/c01", "--from", "web", "--take", "1").exit_code in (1, 3)
    assert (nights / "claims" / "nights.toml").read_bytes() == before


def test_another_place_is_a_slip(run: Run, nights: Path) -> None:
    result = run("claims", "suggest", "nights/c01", "--from", "books")
    assert (result.exit_code, "library, pool and web" in result.output) == (2, True)
