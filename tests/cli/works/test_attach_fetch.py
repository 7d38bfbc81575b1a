"""`litman attach KEY --fetch`: the open text of a work, from whoever has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.cli.conftest import Run
from tests.posts.pdf_maker import Drawn, pdf
from tests.sources.server import Played, RegistryServer, played_json, played_page

TEA = "10.1000/tea.7"
JATS = (
    b"<article><front><article-meta><title-group><article-title>Tea</article-title></title-group></article-meta></front>"
    b"<body><sec><title>Results</title><p>Sleep was longer at neap tide.</p></sec></body></article>"
)
PDF = pdf([[Drawn(72, 720, "Sleep was longer at neap tide.", 12)]])
TODAY = date.today().isoformat()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("LITMAN_MAILTO", "ada@example.org")
        monkeypatch.setattr("litman.sources.http.session.backoff_s", lambda attempt, random: 0.01)
        yield running


def in_europe_pmc(server: RegistryServer, *answers: Played, is_open: str = "Y") -> None:
    result = {"pmcid": "PMC7000001", "doi": TEA, "title": "Tea", "isOpenAccess": is_open, "license": "cc by"}
    query = quote(f'DOI:"{TEA}"', safe="")
    path = f"/search?query={query}&resultType=core&format=json&pageSize=2"
    server.play(path, played_json({"resultList": {"result": [result]}}))
    server.play("/PMC7000001/fullTextXML", *answers)


def in_unpaywall(server: RegistryServer, *answers: Played) -> None:
    place = {"url_for_pdf": f"{server.url}/open.pdf", "license": "cc-by-nc", "url": f"{server.url}/page"}
    record = {"doi": TEA, "is_oa": True, "best_oa_location": place, "oa_locations": [place]}
    server.play(f"/v2/{TEA}?email=ada@example.org", played_json(record))
    server.play("/open.pdf", *answers)


def test_jats_of_europe_pmc_is_kept_with_licence_and_day(
    run: Run, library: Path, server: RegistryServer
) -> None:
    in_europe_pmc(server, Played(body=JATS, headers={"content-type": "application/xml"}))
    result = run("attach", "moss2019tea", "--fetch")
    assert (result.exit_code, f"cc by, {TODAY}" in result.stdout) == (0, True)
    assert (library / "files" / "moss2019tea.xml").read_bytes() == JATS
    entry = (library / "references.bib").read_text()
    assert (
        f"fileorigin = {{files/moss2019tea.xml: {server.url}/PMC7000001/fullTextXML, cc by, {TODAY}}}"
        in entry
    )
    assert "moss2019tea" in run("search", "neap").stdout
    run("undo")
    assert not (library / "files" / "moss2019tea.xml").exists()


def test_what_is_not_open_there_is_looked_for_elsewhere(
    run: Run, library: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the server is on this machine
    monkeypatch.setattr("litman.sources.full_text.is_private", lambda url: False)
    in_europe_pmc(server, Played(status=404), is_open="N")
    in_unpaywall(server, Played(body=PDF, headers={"content-type": "application/pdf"}))
    result = run("attach", "moss2019tea", "--fetch")
    assert (result.exit_code, "cc-by-nc" in result.stdout) == (0, True)
    assert (library / "files" / "moss2019tea.pdf").read_bytes() == PDF


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        pytest.param(Played(status=404), 1, "nobody has an open text of it", id="nobody has it"),
        pytest.param(played_page(), 3, "no article in JATS", id="a page in its place"),
        pytest.param(Played(status=503), 3, "cannot now", id="away"),
        pytest.param(Played(raw=b""), 3, "no answer", id="hangs up"),
    ],
)
def test_nothing_is_kept_where_nothing_comes(
    run: Run, library: Path, server: RegistryServer, answer: Played, code: int, said: str
) -> None:
    before = (library / "references.bib").read_bytes()
    in_europe_pmc(server, answer)
    result = run("attach", "moss2019tea", "--fetch")
    assert result.exit_code == code, result.output
    assert said in " ".join(result.output.split())
    assert (library / "references.bib").read_bytes() == before
    assert not (library / "files").exists()


def test_a_page_that_asks_for_a_log_in_is_no_text(
    run: Run, library: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("litman.sources.full_text.is_private", lambda url: False)
    in_unpaywall(server, played_page())
    assert run("attach", "moss2019tea", "--fetch").exit_code == 1


def test_a_file_in_a_private_network_is_not_asked_for(
    run: Run, library: Path, server: RegistryServer
) -> None:
    in_unpaywall(server, Played(body=PDF))
    assert run("attach", "moss2019tea", "--fetch").exit_code == 1
    assert not (library / "files").exists()
    assert "/open.pdf" not in server.paths


def test_arxiv_has_the_files_of_its_papers(run: Run, library: Path, server: RegistryServer) -> None:
    bib = "@misc{kite2020, title = {Kites}, year = 2020, eprint = {2001.00001}, archiveprefix = {arXiv}}\n"
    (library / "references.bib").write_text(bib)
    server.play("/pdf/2001.00001", Played(body=PDF, headers={"content-type": "application/pdf"}))
    result = run("attach", "kite2020", "--fetch")
    assert (result.exit_code, "no licence stated" in " ".join(result.stdout.split())) == (0, True)
    assert (library / "files" / "kite2020.pdf").read_bytes() == PDF


def test_a_work_without_an_identifier_cannot_be_asked_for(
    run: Run, library: Path, server: RegistryServer
) -> None:
    result = run("attach", "reed2001leaf", "--fetch")
    assert (result.exit_code, "no identifier" in result.stdout, server.paths) == (1, True, [])


def test_without_a_mail_address_unpaywall_is_left_out_and_said(
    run: Run, library: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LITMAN_MAILTO")
    result = run("attach", "moss2019tea", "--fetch")
    assert (result.exit_code, "Unpaywall wants a mail address" in result.stderr) == (1, True)


def test_neither_a_file_nor_fetch_is_a_slip(run: Run, library: Path) -> None:
    result = run("attach", "moss2019tea")
    assert (result.exit_code, "--fetch" in result.output) == (2, True)
