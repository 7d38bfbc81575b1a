from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run, files_of
from tests.sources.records import crossref_message
from tests.sources.server import Played, RegistryServer

Show = Callable[..., str]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, library: Path) -> Iterator[RegistryServer]:
    """A server that plays the registries and the pages; pages of this machine may be asked."""
    with (library / "litman.toml").open("a") as stream:
        stream.write("private_addresses = true\n")
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        running.crossref_record(crossref_message("10.5555/kettle"))
        yield running


@pytest.fixture
def show(server: RegistryServer) -> Show:
    """Let the server show a page with this head; return its address."""

    def shown(
        head: str, path: str = "/p", status: int = 200, body: str = "<p>Some words of the page.</p>"
    ) -> str:
        html = f"<!DOCTYPE html><html><head>{head}</head><body><main>{body}</main></body></html>".encode()
        server.play(
            path, Played(status=status, body=html, headers={"content-type": "text/html; charset=utf-8"})
        )
        return f"{server.url}{path}"

    return shown


def meta(**tags: str) -> str:
    return "".join(f'<meta name="{name}" content="{text}">' for name, text in tags.items())


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(meta(citation_title="Tea", citation_doi="10.5555/kettle"), id="Highwire"),
        pytest.param(meta(**{"DC.title": "Tea", "DC.identifier": "doi:10.5555/kettle"}), id="Dublin Core"),
        pytest.param(
            '<script type="application/ld+json">{"@type": "ScholarlyArticle", "headline": "Tea",'
            ' "identifier": {"value": "https://doi.org/10.5555/kettle"}}</script>',
            id="JSON-LD",
        ),
        pytest.param('<meta id="DOI" content="10.5555/kettle"><title>Tea</title>', id="an old magazine"),
    ],
)
def test_a_doi_that_a_page_states_wins(
    run: Run, library: Path, server: RegistryServer, show: Show, head: str
) -> None:
    result = run("add", "url", show(head))
    assert result.exit_code == 0, result.output
    assert result.output.startswith("added     kessel2015tea  Why tea goes cold\n")
    assert "the page states the DOI 10.5555/kettle" in result.output
    line = json.loads((library / "registry.jsonl").read_bytes().splitlines()[0])
    assert (line["doi"], line["source"]) == ("10.5555/kettle", "crossref")


def test_a_page_becomes_an_entry_of_what_it_says(
    run: Run, library: Path, server: RegistryServer, show: Show
) -> None:
    url = show(
        '<meta property="og:title" content="Tea helps | Tea House"><meta property="og:site_name" content="Tea House">'
        '<meta property="article:published_time" content="2019-05-02T10:00:00Z">' + meta(author="Eve Oak")
    )
    result = run("add", url)
    assert result.exit_code == 0, result.output
    assert result.stderr == f"taken for a web address: {url}\n"
    assert "added     oak2019tea  Tea helps\n          as the page describes itself" in result.output
    text = (library / "references.bib").read_text()
    for field in (
        "author = {Oak, Eve}",
        "title = {Tea helps}",
        "day = {2}",
        f"url = {{{url}}}",
        "urldate = {",
    ):
        assert field in text
    before = files_of(library)
    assert "is there as oak2019tea" in run("add", "url", url).output
    assert files_of(library) == before


def test_a_press_release_finds_its_paper(run: Run, library: Path, server: RegistryServer, show: Show) -> None:
    about = '{"@type": "NewsArticle", "headline": "Cold tea", "isBasedOn": "https://doi.org/10.5555/kettle"}'
    result = run(
        "add", "url", show(f'<script type="application/ld+json">{about}</script><title>Cold tea</title>')
    )
    assert "added     kessel2015tea" in result.output
    assert "the page is about this paper" in result.output


@pytest.mark.parametrize("status", [200, 403])
def test_a_wall_becomes_no_entry(
    run: Run, library: Path, server: RegistryServer, show: Show, status: int
) -> None:
    before = files_of(library)
    result = run("add", "url", show("<title>Just a moment...</title>", status=status))
    assert result.exit_code == 3
    assert "tells people from programs" in result.stderr
    assert files_of(library) == before


@pytest.mark.parametrize(
    ("played", "code", "says"),
    [
        pytest.param(Played(status=404), 1, "status 404", id="gone"),
        pytest.param(
            Played(status=403, body=b"no", headers={"content-type": "text/plain"}), 1, "403", id="refused"
        ),
        pytest.param(
            Played(body=b"<html><body>x</body></html>", headers={"content-type": "text/html"}),
            1,
            "does not say what it is",
            id="no title",
        ),
        pytest.param(
            Played(body=b"%PDF-1.7", headers={"content-type": "application/pdf"}), 1, "say", id="a file"
        ),
        pytest.param(Played(raw=b""), 3, "broke the connection off", id="hangs up"),
    ],
)
def test_what_is_no_page_becomes_no_entry(
    run: Run, library: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch, played: Played, code: int,
    says: str,
) -> None:  # fmt: skip
    monkeypatch.setattr("litman.sources.http.session.backoff_s", lambda attempt, random: 0.0)
    server.play("/p", played)
    before = files_of(library)
    result = run("add", "url", f"{server.url}/p")
    assert result.exit_code == code, result.output
    assert says in result.stderr
    assert files_of(library) == before


def test_a_doi_that_nobody_knows_leaves_the_page(
    run: Run, library: Path, server: RegistryServer, show: Show
) -> None:
    server.agency("10.5555/gone", None)
    result = run("add", "url", show(meta(citation_title="Old tea", citation_doi="10.5555/gone")))
    assert "Old tea" in result.output
    assert "the page states the DOI 10.5555/gone, which no registry knows" in result.output
    assert "10.5555/gone" not in (library / "references.bib").read_text()


def test_what_is_no_address_is_refused(run: Run, library: Path) -> None:
    result = run("add", "url", "tea")
    assert result.exit_code == 1
    assert "tea: this is no web address" in result.output
