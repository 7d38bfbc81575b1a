"""References without a DOI, matched against a Crossref that answers lists from the shared pool."""

from __future__ import annotations

import gzip
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from litman.bibtex.file.whole_document import read_document
from litman.matching.pool import Pool
from litman.matching.query import read_query
from tests.cli.conftest import Run
from tests.matching.records import TEA, TEA_TEXT, message_of
from tests.sources.server import UNLIMITED, Asked, Played, RegistryServer, played_json

_COUNT = 30
TEA_ENTRY = """
@article{glen2019green,
  author = {Glen, A. and Hart, B.},
  title = {Green tea lengthens slow-wave sleep in shift workers},
  journal = {Journal of Nocturnal Medicine},
  year = {2019},
  volume = {7},
  number = {2},
  pages = {112--119},
}
"""


class PoolServer(RegistryServer):
    """A Crossref whose lists come from a pool."""

    def __init__(self, pool: Path, *, headers: Mapping[str, str] = UNLIMITED) -> None:
        super().__init__(headers=headers)
        self.pool = pool
        self.lists: list[float] = []  # when lists were asked for

    def _begin(self, request: Asked) -> Played:
        played = super()._begin(request)
        if not request.path.startswith("/works?"):
            return played
        self.lists.append(request.at)
        query = read_query(parse_qs(urlsplit(request.path).query)["query.bibliographic"][0])
        with Pool(self.pool) as pool:
            found = {
                record.doi: record for record in (*pool.by_words(query), *pool.by_keys(query, weak=True))
            }
            items = [pool.message(doi) for doi in found if doi]
        return played_json({"status": "ok", "message": {"items": items[:10]}})


def _post(folder: Path, references: list[str]) -> Path:
    lines = ["# Notes on things read", ""]
    lines += [
        f"Trial number {n} found a clear and lasting benefit for most patients [{n}].\n"
        for n in range(1, len(references) + 1)
    ]
    lines += ["## References", ""] + [f"{n}. {text}" for n, text in enumerate(references, start=1)]
    path = folder / "notes.md"
    path.write_text("\n".join(lines) + "\n")
    return path


def _printed(message: dict[str, Any], style: int) -> str:
    people = [
        f"{person['family']} {person['given'].replace('. ', '').strip('.')}" for person in message["author"]
    ]
    year, title = message["issued"]["date-parts"][0][0], message["title"][0]
    journal, volume, page = message["container-title"][0], message["volume"], message["page"]
    if style == 0:
        return f"{', '.join(people)}. {title}. {journal}. {year};{volume}:{page}."
    if style == 1:
        return f"{', '.join(people)} ({year}). {title}. {journal}, {volume}, {page}."
    return f'{", ".join(people)}, "{title}," {journal} {volume} ({year}): {page}.'


def _most_within(times: list[float], seconds: float) -> int:
    return max(sum(1 for at in times if start <= at < start + seconds) for start in times)


def _outcomes(library: Path) -> list[dict[str, Any]]:
    claims = tomllib.loads((library / "claims" / "notes.toml").read_text())
    return list(claims["reference"])


def test_an_accepted_reference_is_linked_and_added(run: Run, library: Path, tmp_path: Path) -> None:
    with Pool(tmp_path / "p.sqlite", writable=True) as pool:
        pool.add([message_of(TEA)])
    with PoolServer(tmp_path / "p.sqlite") as server:
        server.crossref_record(message_of(TEA))
        env = {**server.environment, "LITMAN_POOL": str(tmp_path / "none.sqlite")}
        post = _post(tmp_path, [TEA_TEXT, "Hill C. The history of the kettle. Grove, 2001."])
        result = run("scan", str(post), env=env)
    assert result.exit_code == 0, result.output
    first, second = _outcomes(library)
    assert first["match"]["by"] == "string"
    assert first["match"]["outcome"] == "accepted"
    assert "10.1000/night.7" in (library / "references.bib").read_text()
    assert "key" not in second
    assert first["key"] in (library / "claims" / "notes.toml").read_text().split("[[claim]]")[1]


def test_a_suggested_reference_is_kept_with_its_score_and_not_linked(
    run: Run, library: Path, tmp_path: Path
) -> None:
    with Pool(tmp_path / "p.sqlite", writable=True) as pool:
        pool.add([message_of(TEA)])
    with PoolServer(tmp_path / "p.sqlite") as server:
        env = {**server.environment, "LITMAN_POOL": str(tmp_path / "none.sqlite")}
        post = _post(tmp_path, [TEA_TEXT.replace("Green tea", "Correction: Green tea")])
        (printed,) = json.loads(run("scan", "--json", str(post), env=env).stdout)
    (reference,) = _outcomes(library)
    assert [one["outcome"] for one in printed["references"]] == ["suggested"]
    assert "key" not in reference
    assert reference["match"]["outcome"] == "suggested"
    assert 0.0 < reference["match"]["score"] <= 1.0


def test_offline_and_without_resolving_nobody_is_asked(run: Run, library: Path, tmp_path: Path) -> None:
    with RegistryServer() as server:
        for option in ("--offline", "--no-resolve"):
            run("scan", option, str(_post(tmp_path, [TEA_TEXT])), env=server.environment)
        assert server.paths == []


@pytest.mark.parametrize("option", ["--offline", "--no-resolve"])
@pytest.mark.parametrize("other", ["", "Hill C. The history of the kettle. Grove, 2001."])
def test_a_work_that_was_added_later_is_tied_without_network(
    run: Run, library: Path, tmp_path: Path, option: str, other: str
) -> None:
    post = _post(tmp_path, [text for text in (TEA_TEXT, other) if text])
    assert run("scan", option, str(post)).exit_code == 0
    assert all("key" not in reference for reference in _outcomes(library))
    with (library / "references.bib").open("a") as bibliography:
        bibliography.write(TEA_ENTRY)
    (matched,) = json.loads(run("match", "--offline", "--json", TEA_TEXT).stdout)
    tried = json.loads(run("scan", option, "--dry-run", "--json", str(post)).stdout)
    scanned = json.loads(run("scan", option, "--json", str(post)).stdout)
    assert matched["outcome"] == "accepted"
    for printed in (tried, scanned):
        first, *rest = printed[0]["references"]
        assert (first["outcome"], first["key"]) == ("accepted", "glen2019green")
        assert not any("key" in one for one in rest)
    first, *rest = _outcomes(library)
    assert (first["key"], first["match"]["by"]) == ("glen2019green", "string")
    assert "glen2019green" in run("claims", "notes").stdout
    assert "glen2019green" in run("check", "notes", "--json").stdout + run("export", "--post", "notes").stdout


def test_a_folder_that_waited_for_a_work_is_not_unchanged(run: Run, library: Path, tmp_path: Path) -> None:
    _post(tmp_path, [TEA_TEXT])
    folder = tmp_path / "posts"
    folder.mkdir()
    (tmp_path / "notes.md").rename(folder / "notes.md")
    run("scan", "--offline", str(folder))
    with (library / "references.bib").open("a") as bibliography:
        bibliography.write(TEA_ENTRY)
    run("scan", "--offline", str(folder))
    assert [one["key"] for one in _outcomes(library)] == ["glen2019green"]


@pytest.fixture(scope="module")
def messages(shared: Path) -> list[dict[str, Any]]:
    """Papers of the shared pool that are described as Crossref describes them."""
    with gzip.open(shared / "references" / "pool.jsonl.gz", "rt") as lines:
        records = [json.loads(line) for line in lines]
    return [record for record in records if record["_src"] == "crossref"]


def test_thirty_references_are_linked_and_none_wrongly(
    run: Run, library: Path, tmp_path: Path, messages: list[dict[str, Any]]
) -> None:
    with Pool(tmp_path / "p.sqlite", writable=True) as pool:
        pool.add(messages)
    needed = ("author", "title", "container-title", "volume", "page")
    papers = [m for m in messages if all(m.get(name) for name in needed) and len(m["title"][0]) < 150]
    papers = [m for m in papers if all("given" in person and "family" in person for person in m["author"])]
    chosen = papers[:: len(papers) // _COUNT][:_COUNT]
    with PoolServer(tmp_path / "p.sqlite", headers={}) as server:
        for message in chosen:
            server.crossref_record(message)
        env = {
            **server.environment,
            "LITMAN_POOL": str(tmp_path / "none.sqlite"),
            "LITMAN_MAILTO": "a@example.org",
        }
        texts = [_printed(message, n % 3) for n, message in enumerate(chosen)]
        result = run("scan", str(_post(tmp_path, texts)), env=env)
        assert result.exit_code in (0, 1), result.output
        assert len(server.lists) <= 35
        assert _most_within(server.lists, 1.0) <= 3
    bib = library / "references.bib"
    document = read_document(bib, bib.read_bytes())
    dois = {entry.key: entry.values.get("doi", "").lower() for entry in document.entries()}
    linked = [dois[reference["key"]] if reference.get("key") else None for reference in _outcomes(library)]
    wanted = [message["DOI"].lower() for message in chosen]
    assert len(linked) == len(wanted)
    wrong = [pair for pair in zip(linked, wanted, strict=True) if pair[0] not in (None, pair[1])]
    assert wrong == []
    assert sum(1 for doi in linked if doi) >= 28


def test_what_a_person_decided_is_not_asked_again(run: Run, library: Path, tmp_path: Path) -> None:
    with Pool(tmp_path / "p.sqlite", writable=True) as pool:
        pool.add([message_of(TEA)])
    with PoolServer(tmp_path / "p.sqlite") as server:
        server.crossref_record(message_of(TEA))
        env = {**server.environment, "LITMAN_POOL": str(tmp_path / "none.sqlite")}
        post = _post(tmp_path, [TEA_TEXT])
        run("scan", "--no-resolve", str(post), env=env)
        assert run("match", "--offline", "--post", "notes", stdin="n\n", env=env).exit_code == 0
        before = (library / "claims" / "notes.toml").read_bytes()
        run("scan", str(post), env=env)
        assert server.lists == []
    assert (library / "claims" / "notes.toml").read_bytes() == before
