import json
import socket
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from litman.identifiers.identifier import doi_identifier
from litman.library.library import Library
from litman.library.registry import RegistryRecord
from litman.library.registry_file import read_pages, read_registry, update_registry
from litman.settings import Settings
from tests.cli.conftest import BIB, Run, files_of
from tests.sources.crossref.test_batch import list_answer, list_path
from tests.sources.records import crossref_message
from tests.sources.server import Played, RegistryServer, played_json

TEA = "10.1000/tea.7"
NOTICE = {
    "type": "retraction",
    "DOI": "10.1000/notice",
    "updated": {"date-parts": [[2020, 1, 2]]},
    "source": "publisher",
}
REINSTATED = {"type": "reinstatement", "DOI": "10.1000/back", "updated": {"date-parts": [[2021, 1, 2]]}}
RELEASE = b"""<!DOCTYPE html><html><head><title>Tea helps</title><meta property="og:title" content="Tea helps">
<script type="application/ld+json">{"@type": "NewsArticle", "isBasedOn": "https://doi.org/10.1000/TEA.7"}</script></head>
<body><main><p>Tea before bed lengthens the night, says a study that was out today.</p></main></body></html>"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    """A server that plays the registries, and an environment that points at it."""
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("litman.sources.http.session.backoff_s", lambda attempt, random: 0.01)
        yield running


def tea(**changes: object) -> dict[str, object]:
    people = [{"family": "Moss", "given": "Ada"}, {"family": "Fern", "given": "Bo"}]
    return crossref_message(TEA, title=["Tea and REM sleep"], author=people, **changes)


def registries_asked(server: RegistryServer) -> list[str]:
    """What was asked of others than OpenAlex."""
    return [path for path in server.paths if not path.startswith(("/works/doi:", "/works/pmid:"))]


def records(library: Path) -> dict[str, RegistryRecord]:
    found, _ = read_registry(Path("registry.jsonl"), (library / "registry.jsonl").read_bytes())
    return {record.doi: record for record in found.values() if record.doi is not None}


def more_works(library: Path, dois: list[str]) -> None:
    entries = "".join(
        f"\n@article{{work{n}, title = {{Work {n}}}, doi = {{{doi}}}}}" for n, doi in enumerate(dois)
    )
    (library / "references.bib").write_text(BIB + entries + "\n")


def page_of(library: Path, server: RegistryServer) -> None:
    """Let the library's page lie on the server, which the settings allow."""
    text = (library / "references.bib").read_text().replace("https://example.org", server.url)
    (library / "references.bib").write_text(text)
    (library / "litman.toml").write_text("private_addresses = true\n")


def test_a_new_retraction_is_said_once_and_kept(run: Run, library: Path, server: RegistryServer) -> None:
    server.crossref_record(tea(**{"updated-by": [NOTICE, NOTICE]}))
    first = run("refresh")
    assert first.exit_code == 1, first.output
    assert "RETRACTED on 2020-01-02, notice 10.1000/notice (says publisher)" in first.output
    assert records(library)[TEA].asked == date.today()
    assert [notice.kind for notice in records(library)[TEA].notices] == ["retracted"]
    second = run("refresh", "--all")
    assert second.exit_code == 0
    assert "1 work asked about; nothing to look at; 2 without a DOI not asked" in second.output
    assert (library / "references.bib").read_text() == BIB


def test_a_reinstatement_undoes_a_retraction(run: Run, library: Path, server: RegistryServer) -> None:
    server.crossref_record(tea(**{"updated-by": [NOTICE]}))
    run("refresh")
    assert "NTC101" in run("check").output
    server.crossref_record(tea(**{"updated-by": [NOTICE, REINSTATED]}))
    result = run("refresh", "moss2019tea")
    assert "no longer retracted: 10.1000/notice" in result.output
    assert records(library)[TEA].notices == ()
    assert "NTC" not in run("check").output


def test_a_new_version_that_points_at_itself_is_no_notice(
    run: Run, library: Path, server: RegistryServer
) -> None:
    itself = {**NOTICE, "type": "new_version", "DOI": TEA.upper()}
    server.crossref_record(tea(**{"updated-by": [itself], "update-to": [itself]}))
    assert run("refresh").exit_code == 0
    assert (records(library)[TEA].notices, records(library)[TEA].updates) == ((), ())
    assert "NTC" not in run("check").output


def test_a_work_that_is_a_notice_says_about_what(run: Run, library: Path, server: RegistryServer) -> None:
    server.crossref_record(tea(**{"update-to": [{**NOTICE, "DOI": "10.1000/other"}]}))
    assert run("refresh").exit_code == 0
    assert [(n.kind, n.doi) for n in records(library)[TEA].updates] == [("retracted", "10.1000/other")]


def test_a_preprint_whose_paper_is_out_is_said(run: Run, library: Path, server: RegistryServer) -> None:
    paper = {"id-type": "doi", "id": "10.1000/PAPER", "asserted-by": "subject"}
    server.crossref_record(tea(relation={"is-preprint-of": [paper, paper]}))
    result = run("refresh", "--json")
    assert result.exit_code == 1
    assert json.loads(result.output)[0]["published_as"] == ["10.1000/paper"]
    assert records(library)[TEA].published_as == ("10.1000/paper",)


def test_many_works_take_one_question(run: Run, library: Path, server: RegistryServer) -> None:
    dois = [TEA, *(f"10.1000/w{number}" for number in range(5))]
    more_works(library, dois[1:])
    server.play(
        list_path([*map(doi_identifier, dois)]), list_answer(*(crossref_message(doi) for doi in dois))
    )
    assert run("refresh").exit_code == 0
    assert sorted(records(library)) == sorted(dois)
    assert len(registries_asked(server)) == 1


def test_only_old_records_are_asked_for(run: Run, library: Path, server: RegistryServer) -> None:
    server.crossref_record(tea())
    run("refresh")
    assert "1 asked lately and passed over" in run("refresh", "--older-than", "30d").output
    assert len(registries_asked(server)) == 1
    old = RegistryRecord(doi_identifier(TEA), date.today() - timedelta(days=40), "found", item={"title": "x"})
    (library / "registry.jsonl").write_bytes(update_registry(b"", [old]))
    run("refresh", "--older-than", "30d")
    assert records(library)[TEA].asked == date.today()


def test_a_kept_answer_is_not_asked_for_again(run: Run, library: Path, server: RegistryServer) -> None:
    server.crossref_record(tea())
    run("refresh")
    server.crossref_record(tea(**{"updated-by": [NOTICE]}))
    assert "RETRACTED" in run("refresh").output


def test_only_what_a_post_cites_is_asked_for(run: Run, library: Path, server: RegistryServer) -> None:
    more_works(library, ["10.1000/w0"])
    server.crossref_record(tea())
    assert run("refresh", "--post", "sleep").exit_code == 0
    assert list(records(library)) == [TEA]
    assert run("refresh", "--post", "slep").exit_code == 2
    assert run("refresh", "nobody").exit_code == 2
    assert run("refresh", "--all", "--post", "sleep").exit_code == 2
    assert "write 30d" in run("refresh", "--older-than", "often").output


def test_without_a_network_nobody_is_accused(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LITMAN_CROSSREF_URL", "LITMAN_DATACITE_URL", "LITMAN_DOI_URL"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setattr("litman.sources.http.session.backoff_s", lambda attempt, random: 0.01)
    (library / "litman.toml").write_text("private_addresses = true\n")
    text = BIB.replace("https://example.org", "http://127.0.0.1:9")
    (library / "references.bib").write_text(text)
    known = RegistryRecord(doi_identifier(TEA), date(2025, 1, 1), "found", item={"title": "Tea"})
    (library / "registry.jsonl").write_bytes(update_registry(b"", [known]))
    before = files_of(library)
    result = run("refresh", "--web")
    assert result.exit_code == 3, result.output
    assert "2 without an answer, left as they were" in result.output
    assert files_of(library) == before
    assert not any(word in result.output for word in ("unregistered", "gone", "RETRACTED"))


def test_with_the_network_off_no_rule_accuses_and_the_gap_is_said(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:  # a port that nobody listens at once it is closed
        nowhere = f"http://127.0.0.1:{taken.getsockname()[1]}"
    for name in ("LITMAN_CROSSREF_URL", "LITMAN_DATACITE_URL", "LITMAN_DOI_URL"):
        monkeypatch.setenv(name, nowhere)
    monkeypatch.setattr("litman.sources.http.session.backoff_s", lambda attempt, random: 0.01)
    (library / "litman.toml").write_text("private_addresses = true\n")
    (library / "references.bib").write_text(BIB.replace("https://example.org", nowhere))
    before = json.loads(run("check", "--json").stdout)
    for words in (["--web"], ["moss2019tea"], ["--web", "--keep-text"]):
        result = run("refresh", *words)
        assert result.exit_code == 3, result.output
    assert not (library / "registry.jsonl").exists()
    result = run("check")
    assert "not checked 1 work: no registry was asked about the DOI; `litman refresh` does" in result.stdout
    assert json.loads(run("check", "--json").stdout) == before
    assert not {finding["code"] for finding in before if finding["code"].startswith(("ID", "NTC"))}


def test_what_answered_is_kept_where_another_did_not(run: Run, library: Path, server: RegistryServer) -> None:
    more_works(library, ["10.1000/w0"])
    server.crossref_record(tea())
    server.crossref("10.1000/w0", Played(status=503))
    assert run("refresh").exit_code == 3
    assert list(records(library)) == [TEA]


def test_an_unknown_doi_is_said(run: Run, library: Path, server: RegistryServer) -> None:
    server.agency(TEA, None)
    result = run("refresh")
    assert result.exit_code == 1
    assert "unregistered: no registry knows this DOI" in result.output
    assert records(library)[TEA].outcome == "unregistered"


TABLE = (
    "Record ID,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature\n"
    f"1,1/31/2020 0:00,10.1000/RW,{TEA.upper()},0,Retraction\n"
)


def test_the_retraction_watch_table_adds_what_registries_do_not_say(
    run: Run, library: Path, server: RegistryServer, tmp_path: Path
) -> None:
    table = tmp_path / "rw.csv"
    table.write_text(TABLE)
    server.crossref_record(tea())
    result = run("refresh", "--retraction-watch", str(table))
    assert result.exit_code == 1
    assert "RETRACTED on 2020-01-31, notice 10.1000/rw (says retraction-watch-table)" in result.output
    run("refresh")
    assert [notice.doi for notice in records(library)[TEA].notices] == ["10.1000/rw"]
    table.write_text(TABLE.replace("Retraction\n", "Reinstatement\n"))
    run("refresh", "--retraction-watch", str(table))
    assert records(library)[TEA].notices == ()


def test_the_table_speaks_without_a_network_too(
    run: Run, library: Path, server: RegistryServer, tmp_path: Path
) -> None:
    (tmp_path / "rw.csv").write_text(TABLE)
    server.crossref(TEA, Played(status=503))
    result = run("refresh", "--retraction-watch", str(tmp_path / "rw.csv"))
    assert result.exit_code == 3
    assert [notice.kind for notice in records(library)[TEA].notices] == ["retracted"]
    assert json.loads(run("show", "moss2019tea", "--json").output)["litman"]["registry"] == "not-checked"


def test_a_page_is_fetched_and_named_with_its_paper(run: Run, library: Path, server: RegistryServer) -> None:
    page_of(library, server)
    server.crossref_record(tea())
    server.play("/news/1", Played(body=RELEASE, headers={"content-type": "text/html"}))
    result = run("refresh", "--web")
    assert result.exit_code == 0, result.output
    assert f"is about {TEA}" in result.output
    (page,) = read_pages((library / "registry.jsonl").read_bytes()).values()
    assert (page.url, page.status, page.about) == (f"{server.url}/news/1", 200, (TEA,))
    assert Library(library, Settings()).pages[page.url] == page
    server.play("/news/1", Played(status=404))
    gone = run("refresh", "teahouse2019news", "--web")
    assert gone.exit_code == 1
    assert f"gone on {date.today()}: the server answered 404, last seen on {date.today()}" in gone.output
    (page,) = read_pages((library / "registry.jsonl").read_bytes()).values()
    assert (page.status, page.about) == (404, (TEA,))


QUOTING = """
[[claim]]
id = "c03"
text = "A study speaks of a longer night."
  [[claim.link]]
  key = "teahouse2019news"
  relation = "quotes"
  quote = "tea before bed LENGTHENS the night"
"""


def html(body: bytes) -> Played:
    return Played(body=body, headers={"content-type": "text/html"})


def test_a_kept_text_is_where_quotations_are_looked_up(
    run: Run, library: Path, server: RegistryServer
) -> None:
    page_of(library, server)
    server.play("/news/1", html(RELEASE))
    claims = library / "claims" / "sleep.toml"
    claims.write_text(claims.read_text() + QUOTING)
    assert "1 quotation: no text of its source is at hand" in run("check", "--select", "EVD104").stdout
    result = run("refresh", "teahouse2019news", "--web", "--keep-text")
    kept = library / "sources" / "teahouse2019news.txt"
    assert "its text is kept in library/sources/teahouse2019news.txt" in result.output
    assert "Tea before bed lengthens the night" in kept.read_text()
    found = run("check", "--select", "EVD104")
    assert (found.exit_code, "its source is at hand" in found.stdout) == (0, False)
    claims.write_text(claims.read_text().replace("LENGTHENS", "shortens"))
    assert "EVD104" in run("check", "--select", "EVD104").stdout


def test_a_copy_follows_its_page_and_a_text_of_somebody_else_stays(
    run: Run, library: Path, server: RegistryServer
) -> None:
    page_of(library, server)
    kept = library / "sources" / "teahouse2019news.txt"
    words = ("refresh", "teahouse2019news", "--web", "--keep-text")
    server.play("/news/1", html(RELEASE))
    run(*words)
    assert "is kept in" not in run(*words).output  # nothing new
    server.play("/news/1", html(RELEASE.replace(b"lengthens", b"shortens")))
    assert "the text is another than when it was last seen" in run(*words).output
    assert "shortens the night" in kept.read_text()
    server.play("/news/1", Played(status=404))
    run(*words)
    assert "shortens the night" in kept.read_text()
    kept.write_text("Typed from the printed paper.\n")
    server.play("/news/1", html(RELEASE))
    assert "holds another text and stays" in run(*words).output
    assert kept.read_text() == "Typed from the printed paper.\n"


def test_a_key_does_not_lead_a_text_out_of_its_folder(
    run: Run, library: Path, server: RegistryServer
) -> None:
    key = "../../outside"
    text = f"@online{{{key}, title = {{Tea}}, url = {{{server.url}/news/1}}}}\n"
    (library / "references.bib").write_text(text)
    (library / "litman.toml").write_text("private_addresses = true\n")
    server.play("/news/1", html(RELEASE))
    run("refresh", "--web", "--keep-text")
    assert [path.name for path in (library / "sources").iterdir()] == ["%2E.%2F..%2Foutside.txt"]
    assert not list(library.parent.rglob("outside.txt"))


def test_a_text_is_kept_of_pages_only(run: Run) -> None:
    result = run("refresh", "--keep-text")
    assert result.exit_code == 2
    assert "--keep-text keeps what --web fetches; give both" in result.stderr


def test_a_page_of_this_network_is_not_fetched(run: Run, library: Path, server: RegistryServer) -> None:
    page_of(library, server)
    (library / "litman.toml").write_text("")
    result = run("refresh", "teahouse2019news", "--web")
    assert result.exit_code == 1
    assert "private_addresses = true" in result.output
    assert server.asked == []


def test_what_was_learnt_is_saved_when_the_person_stops(
    run: Run, library: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    page_of(library, server)
    server.crossref_record(tea())

    def stop(*words: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("litman.actions.refresh.refresh.fetch_page", stop)
    assert run("refresh", "--web").exit_code != 0
    assert list(records(library)) == [TEA]


def test_the_records_of_the_shared_folder_have_their_states(
    run: Run, library: Path, server: RegistryServer, shared: Path
) -> None:
    messages: dict[str, dict[str, object]] = {}
    for folder in ("works", "retractions"):
        for path in sorted((shared / "crossref" / folder).glob("*.json")):
            message = json.loads(path.read_bytes())["message"]
            messages[message["DOI"].lower()] = message
    entries = "".join(f"@misc{{w{n}, doi = {{{doi}}}}}\n" for n, doi in enumerate(messages))
    (library / "references.bib").write_text(entries)
    for doi, message in messages.items():
        server.crossref(doi, played_json({"status": "ok", "message-type": "work", "message": message}))
    result = run("refresh", "--json")
    assert result.exit_code == 1, result.output[-500:]
    assert len(records(library)) == len(messages)
    states = {doi: [notice.kind for notice in r.notices] for doi, r in records(library).items() if r.notices}
    assert states == {
        "10.1016/j.ejogrb.2014.02.038": ["concern"],
        "10.1016/s0140-6736(97)11096-0": ["retracted", "corrected"],
        "10.1056/nejmoa2007621": ["retracted", "concern"],
        "10.1073/pnas.1414271111": ["corrected"],
        "10.1371/journal.pone.0033693": ["corrected"],
    }
    notices = {doi: r.updates for doi, r in records(library).items() if r.updates}
    assert {doi: [(n.kind, n.doi) for n in updates] for doi, updates in notices.items()} == {
        "10.1002/14651858.cd008900.pub3": [("replaced", "10.1002/14651858.cd008900.pub2")]
    }
    assert records(library)["10.26434/chemrxiv.5406907.v5"].published_as == ("10.1021/acs.jpcb.7b11820",)
    assert records(library)["10.2196/22081"].preprints == ("10.2196/preprints.22081",)
    found = json.loads(run("check", "--select", "NTC", "--json").output)
    dois = {f"w{n}": doi for n, doi in enumerate(messages)}
    assert sorted((dois[finding["key"]], finding["code"], finding["severity"]) for finding in found) == [
        ("10.1016/j.ejogrb.2014.02.038", "NTC103", "warning"),
        ("10.1016/s0140-6736(97)11096-0", "NTC101", "error"),
        ("10.1056/nejmoa2007621", "NTC101", "error"),
        ("10.1073/pnas.1414271111", "NTC104", "info"),
        ("10.1371/journal.pone.0033693", "NTC104", "info"),
        ("10.26434/chemrxiv.5406907.v5", "NTC106", "warning"),
        ("10.5194/cp-2020-95", "NTC106", "warning"),
    ]
