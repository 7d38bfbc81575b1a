import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import bibtexparser
import pytest

from litman.library.registry_file import read_registry
from tests.cli.conftest import BIB, Run, files_of
from tests.sources.records import crossref_message
from tests.sources.server import NOT_IN_CROSSREF, Played, RegistryServer, played_json, played_page

TEA = "10.5555/kettle"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    """A server that plays the registries, and an environment that points at it."""
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        yield running


def keys(library: Path) -> list[str]:
    return [entry.key for entry in bibtexparser.parse_file(str(library / "references.bib")).entries]


def test_a_work_is_added_with_its_record(run: Run, library: Path, server: RegistryServer) -> None:
    server.crossref_record(crossref_message(TEA))
    result = run("add", "doi", f"https://doi.org/{TEA.upper()}")
    assert result.exit_code == 0, result.output
    assert result.output == "added     kessel2015tea  Why tea goes cold\n"
    text = (library / "references.bib").read_text()
    assert text.startswith(BIB)
    assert "@article{kessel2015tea,\n  author = {Kessel, Ada B.},\n" in text
    records, _ = read_registry(Path("registry.jsonl"), (library / "registry.jsonl").read_bytes())
    assert [str(name) for name in records] == [f"doi:{TEA}"]
    assert "verified by crossref" in run("show", "kessel2015tea").output


def test_the_same_doi_twice_adds_nothing(run: Run, library: Path, server: RegistryServer) -> None:
    server.crossref_record(crossref_message(TEA))
    run("add", "doi", TEA)
    before = files_of(library)
    again = run("add", "doi", f"doi:{TEA}", TEA.upper())
    assert again.exit_code == 0
    assert again.output.count("is there as kessel2015tea") == 2
    assert files_of(library) == before
    assert len(server.asked) == 1


def test_dois_come_from_a_file_and_from_standard_input(
    run: Run, tmp_path: Path, server: RegistryServer
) -> None:
    for number in range(4):
        server.crossref_record(crossref_message(f"10.5555/{number}", title=[f"Tea number {number}"]))
    listed = tmp_path / "dois.txt"
    listed.write_bytes(b"\xef\xbb\xbf# ours\r\n10.5555/0\r\n\r\nhttps://doi.org/10.5555/1\r\n")
    result = run("add", "doi", "-", "--from", str(listed), stdin="10.5555/2\n10.5555/3\n")
    assert result.exit_code == 0, result.output
    assert result.output.endswith("4 DOIs: 4 added, 0 there already\n")


def test_a_dry_run_prints_the_entry_and_changes_nothing(
    run: Run, library: Path, server: RegistryServer
) -> None:
    server.crossref_record(crossref_message(TEA))
    before = files_of(library)
    result = run("add", "doi", "--dry-run", TEA)
    assert result.exit_code == 0
    assert result.output.startswith(f"% would be added: {TEA}\n@article{{kessel2015tea,\n")
    assert files_of(library) == before


def test_a_retracted_work_is_said_to_be_retracted(run: Run, server: RegistryServer) -> None:
    notice = {
        "type": "retraction",
        "DOI": "10.5555/notice",
        "updated": {"date-parts": [[2020, 1, 2]]},
        "source": "publisher",
    }
    server.crossref_record(crossref_message(TEA, updated_by=[notice]))
    result = run("add", "doi", TEA)
    assert result.exit_code == 0
    assert "RETRACTED on 2020-01-02, notice 10.5555/notice (says publisher)" in result.output
    assert (
        json.loads(run("show", "kessel2015tea", "--json").output)["litman"]["notices"][0]["kind"]
        == "retracted"
    )


def test_a_work_that_is_there_without_a_doi_is_pointed_out(
    run: Run, library: Path, server: RegistryServer
) -> None:
    message = crossref_message(
        "10.5555/leaf",
        title=["The leaf"],
        author=[{"family": "Reed", "given": "Cy"}],
        volume=None,
        issue=None,
        page=None,
    )
    message |= {name: {"date-parts": [[2001]]} for name in ("issued", "published-print", "published-online")}
    server.crossref_record(message)
    before = files_of(library)["references.bib"]
    result = run("add", "doi", "10.5555/leaf")
    assert "is there as reed2001leaf" in result.output
    assert "`litman set reed2001leaf doi=10.5555/leaf` notes it" in result.output
    assert files_of(library)["references.bib"] == before


LEAF = "@book{{leaf, author={{{author}}}, title={{{title}}}, year=2015, doi={{10.5555/tea}}}}\n"


@pytest.mark.parametrize(
    ("author", "title", "is_there"),
    [
        pytest.param("Oak, Di", "Coal pits of the north", False, id="neither agrees"),
        pytest.param("Kessel, Ada B.", "Warum Tee kalt wird", True, id="the author agrees"),
        pytest.param("Oak, Di", "Why tea goes cold", True, id="the title agrees"),
    ],
)
def test_a_doi_that_another_entry_bears_wrongly_does_not_keep_the_work_out(
    run: Run, library: Path, server: RegistryServer, author: str, title: str, is_there: bool
) -> None:
    server.crossref_record(crossref_message("10.5555/tea"))
    (library / "references.bib").write_text(LEAF.format(author=author, title=title))
    result = run("add", "doi", "10.5555/tea")
    assert result.exit_code == 0, result.output
    assert ("is there as leaf" in result.output) == is_there
    said = "leaf has the same DOI under another title and first author"
    assert (said in " ".join(result.output.split())) != is_there
    requests = len(server.asked)
    again = run("add", "doi", "10.5555/tea")
    assert f"is there as {'leaf' if is_there else 'kessel2015tea'}" in again.output
    assert len(server.asked) == requests, "what the registry said is kept"
    assert ("BIB112" in run("check").stdout) != is_there


def test_a_doi_that_nobody_can_compare_counts_as_there(
    run: Run, library: Path, server: RegistryServer
) -> None:
    (library / "references.bib").write_text(LEAF.format(author="Oak, Di", title="Coal pits"))
    result = run("add", "doi", "10.5555/tea", "--offline")
    assert result.exit_code == 0
    assert "is there as leaf" in result.output


@pytest.mark.parametrize(
    ("answer", "code", "message"),
    [
        pytest.param(NOT_IN_CROSSREF, 1, "no registry knows this DOI", id="unknown DOI"),
        pytest.param(played_page(), 3, "", id="a proxy's page in place of JSON"),
        pytest.param(played_json({"status": "ok", "message": {}}), 3, "", id="empty message"),
        pytest.param(
            Played(body=b'{"status": "ok", "mess', headers={"content-type": "application/json"}),
            3,
            "",
            id="cut off",
        ),
        pytest.param(
            Played(status=404, body=b"<html>", headers={"content-type": "text/html"}),
            3,
            "",
            id="a 404 that is not Crossref's",
        ),
    ],
)
def test_an_answer_that_is_no_record_is_said_and_the_others_are_added(
    run: Run, library: Path, server: RegistryServer, answer: Played, code: int, message: str
) -> None:
    server.crossref(TEA, answer)
    server.agency(TEA, None)
    server.crossref_record(crossref_message("10.5555/good"))
    result = run("add", "doi", TEA, "nonsense", "10.5555/good")
    assert result.exit_code == max(code, 1)
    assert f"{TEA}: " in result.stderr
    assert message in result.stderr
    assert re.search("'nonsense' is (not a DOI|none of these: DOI)", result.stderr)
    assert "Traceback" not in result.output
    assert "kessel2015tea" in keys(library)
    assert len(keys(library)) == 4


def test_without_a_network_nothing_is_accused_or_changed(run: Run, library: Path) -> None:
    before = files_of(library)
    nowhere = "http://127.0.0.1:9"
    env = dict.fromkeys(("LITMAN_CROSSREF_URL", "LITMAN_DOI_URL", "LITMAN_DATACITE_URL"), nowhere)
    result = run("add", "doi", TEA, env=env)
    assert result.exit_code == 3
    assert "no answer" in result.stderr
    assert "try again later" in result.stderr
    assert files_of(library) == before


def test_offline_uses_what_was_kept(run: Run, library: Path, server: RegistryServer) -> None:
    server.crossref_record(crossref_message(TEA))
    assert run("add", "doi", "--dry-run", TEA).exit_code == 0
    assert run("add", "doi", "--offline", TEA).exit_code == 0
    assert run("add", "doi", "--offline", "10.5555/never").exit_code == 3
    assert server.paths == [f"/works/{TEA.replace('/', '%2F')}"]


def test_json_tells_what_became_of_each_doi(run: Run, server: RegistryServer) -> None:
    server.crossref_record(crossref_message(TEA))
    server.agency("10.5555/none", None)
    results = json.loads(run("add", "doi", "--json", TEA, "x", "10.5555/none").stdout)
    assert {(r["given"], r["outcome"]) for r in results} == {
        (TEA, "added"),
        ("x", "failed"),
        ("10.5555/none", "unregistered"),
    }


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("A } brace and { another }}", id="braces"),
        pytest.param("\\input{/etc/passwd} and \\write18{rm}", id="commands"),
        pytest.param("100 % of $x_1$ & #5 ~ ^", id="special characters"),
        pytest.param("\x1b[2J\x07\u202e bell", id="control characters"),
    ],
)
def test_no_title_can_break_the_file_or_the_terminal(
    run: Run, library: Path, server: RegistryServer, title: str
) -> None:
    server.crossref_record(crossref_message(TEA, title=[title]))
    result = run("add", "doi", TEA)
    assert result.exit_code == 0, result.stderr[:500]
    assert len(result.output) < 200
    assert not any(c in result.output for c in "\x1b\x07\u202e")
    data = (library / "references.bib").read_text()
    assert data.startswith(BIB)
    assert "\\input{" not in data
    assert "\\write18" not in data
    parsed = bibtexparser.parse_string(data)
    assert parsed.failed_blocks == []
    assert len(parsed.entries) == 4


def test_a_title_of_2_mb_is_no_title(run: Run, library: Path, server: RegistryServer) -> None:
    server.crossref_record(crossref_message(TEA, title=["tea " * 500_000]))
    before = files_of(library)
    result = run("add", "doi", TEA)
    assert result.exit_code == 3
    assert "a title of 1999999 characters" in result.stderr
    assert len(result.stderr) < 300
    assert files_of(library) == before


def test_every_recorded_work_becomes_an_entry(
    run: Run, library: Path, server: RegistryServer, shared: Path
) -> None:
    dois = server.recorded_works(shared / "crossref" / "works")
    result = run("add", "doi", "-", stdin="\n".join(dois))
    assert result.exit_code == 0, result.stderr
    assert result.output.endswith(f"{len(dois)} DOIs: {len(dois)} added, 0 there already\n")
    parsed = bibtexparser.parse_file(str(library / "references.bib"))
    assert parsed.failed_blocks == []
    assert {entry.get("doi").value.lower() for entry in parsed.entries if "doi" in entry} >= {
        d.lower() for d in dois
    }
    again = run("add", "doi", "-", stdin="\n".join(dois))
    assert again.output.endswith(f"{len(dois)} DOIs: 0 added, {len(dois)} there already\n")


# Whole processes


def start(library: Path, *words: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "litman", "--library", str(library), *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_two_processes_that_add_at_once_lose_nothing(library: Path, server: RegistryServer) -> None:
    server.headers = {
        "x-rate-limit-limit": "100000",
        "x-rate-limit-interval": "1s",
        "x-concurrency-limit": "6",
    }
    halves = []
    for half in range(2):
        dois = [f"10.5555/{half}.{number}" for number in range(100)]
        for doi in dois:
            server.crossref_record(crossref_message(doi, title=[f"Tea and the number {doi}"]))
        halves.append(dois)
    processes = [start(library, "add", "doi", *dois) for dois in halves]
    outputs = [process.communicate(timeout=300) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outputs
    data = (library / "references.bib").read_text()
    assert data.startswith(BIB)
    found = [entry.get("doi").value for entry in bibtexparser.parse_string(data).entries if "doi" in entry]
    assert sorted(found) == sorted(["10.1000/tea.7", *halves[0], *halves[1]])
    names = keys(library)
    assert len({name.lower() for name in names}) == len(names)
    records, findings = read_registry(Path("r"), (library / "registry.jsonl").read_bytes())
    assert len(records) == 200
    assert findings == ()


def test_ctrl_c_keeps_what_was_fetched(run: Run, library: Path, server: RegistryServer) -> None:
    dois = [f"10.5555/{number}" for number in range(40)]
    messages = [crossref_message(doi, title=[f"Tea and the number {doi}"]) for doi in dois]
    for number, doi in enumerate(dois):
        envelope = {"status": "ok", "message-type": "work", "message": messages[number]}
        server.crossref(doi, played_json(envelope, delay_s=0 if number < 20 else 60))
    process = start(library, "add", "doi", *dois)
    deadline = time.monotonic() + 300
    while len(server.asked) < 26 and time.monotonic() < deadline:
        time.sleep(0.02)  # six wait for their answers, and not more than a dozen wait to be taken
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=300)
    assert process.returncode == 130
    assert b"what was saved until then is kept" in stderr
    assert b"Traceback" not in stderr
    kept = len(keys(library)) - 3
    assert 0 < kept <= 20
    for message in messages:
        server.crossref_record(message)
    result = run("add", "doi", *dois)
    assert result.exit_code == 0
    assert len(keys(library)) == 43
    assert f"40 DOIs: {40 - kept} added, {kept} there already" in result.output


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills differently")
def test_a_kill_at_any_moment_leaves_the_old_library_or_the_new_one(
    run: Run, library: Path, server: RegistryServer
) -> None:
    from random import Random

    for number in range(3):
        server.crossref_record(crossref_message(f"10.5555/{number}", title=[f"Tea and the number {number}"]))
    commands = {
        "set": ("set", "moss2019tea", "volume=8"),
        "rename": ("rename", "moss2019tea", "moss2019rem"),
        "add": ("add", "doi", "10.5555/0", "10.5555/1", "10.5555/2"),
    }
    old = files_of(library)
    random, moment_s = Random(2019), 0.3  # about when a command writes: learnt on this machine, at this load
    seen = set()
    for moment in range(90):
        if moment >= 9 and seen == {"old", "new"}:
            break
        name = list(commands)[moment % 3]
        process = start(library, *commands[name])
        time.sleep(random.uniform(0.5, 1.5) * moment_s)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        listed = run("list", "--keys")  # the next command puts right what is to be put right
        assert listed.exit_code == 0
        assert "BIB" not in listed.stderr
        now = files_of(library)
        if now == old:
            seen.add("old")
            moment_s *= 1.3
        else:
            check_new(name, old, now)
            seen.add("new")
            moment_s /= 1.3
        for path, data in old.items():
            (library / path).write_bytes(data)
        (library / "registry.jsonl").unlink(missing_ok=True)
    assert seen == {"old", "new"}  # tests/faults kills at every call
    assert run("set", "moss2019tea", "volume=9").exit_code == 0  # sweeps what the dead left behind
    assert [path for path in library.rglob("*") if ".litman-" in path.name] == []


def check_new(name: str, old: dict[str, bytes], now: dict[str, bytes]) -> None:
    bib = now["references.bib"].decode()
    if name == "set":
        assert now == old | {"references.bib": BIB.replace("{7}", "{8}").encode()}
    elif name == "rename":
        assert "@article{moss2019rem," in bib
        assert b'key = "moss2019rem"' in now["claims/sleep.toml"]
        assert b"moss2019tea" not in now["claims/sleep.toml"]
    else:
        assert bib.startswith(BIB)
        entries = bibtexparser.parse_string(bib)
        assert entries.failed_blocks == []
        records, findings = read_registry(Path("r"), now["registry.jsonl"])
        assert findings == ()
        assert len(entries.entries) == 3 + len(records)


def test_the_session_names_whoever_asks(run: Run, library: Path, server: RegistryServer) -> None:
    server.crossref_record(crossref_message(TEA))
    run("add", "doi", TEA, env={"LITMAN_MAILTO": "ada@example.org"})
    assert "mailto:ada@example.org" in server.asked[0].headers["user-agent"]
    assert os.environ.get("LITMAN_MAILTO") is None


@pytest.mark.parametrize(
    ("message", "said"),
    [
        pytest.param({"DOI": TEA}, "the registry's record says neither title, author nor year", id="nothing"),
        pytest.param(
            {**crossref_message(TEA, title=[])}, "the registry's record says no title", id="no title"
        ),
        pytest.param(
            {**crossref_message(TEA, title=["Die M\ufffdhle"])},
            "a letter of title is lost in the registry's record (U+FFFD)",
            id="a lost letter",
        ),
        pytest.param(
            {"DOI": TEA, "title": {"a": 1}, "author": "x", "issued": 5, "volume": [[]], "type": []},
            "neither title, author nor year",
            id="wrong types",
        ),
    ],
)
def test_what_a_record_lacks_is_named(
    run: Run, library: Path, server: RegistryServer, message: dict[str, object], said: str
) -> None:
    server.crossref_record(message)
    result = run("add", "doi", TEA)
    assert result.exit_code == 0, result.output
    assert said in " ".join(result.output.split())


def test_a_work_without_author_is_whole(run: Run, library: Path, server: RegistryServer) -> None:
    server.crossref_record(crossref_message(TEA, author=[]))
    assert run("add", "doi", TEA).output.count("\n") == 1
