from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.cli.conftest import Run
from tests.matching.records import COFFEE, TEA, TEA_TEXT, message_of
from tests.sources.server import Asked, Played, RegistryServer, envelope, played_json, played_page

LIBRARY_TEXT = "Moss A, Fern B. Tea and REM sleep. J Tea 2019;7:12-19."


class SearchServer(RegistryServer):
    """A Crossref that answers every list call with the same works."""

    def __init__(self, *found: dict[str, object], answer: Played | None = None) -> None:
        super().__init__()
        self.answer = answer or played_json({"status": "ok", "message": {"items": list(found)}})

    def _begin(self, request: Asked) -> Played:
        played = super()._begin(request)
        return self.answer if request.path.startswith("/works?") else played

    @property
    def questions(self) -> list[str]:
        """What the list calls asked for."""
        asked = [parse_qs(urlsplit(path).query) for path in self.paths if path.startswith("/works?")]
        return [query["query.bibliographic"][0] for query in asked]


NOWHERE_TEXT = "Roe J. Spoons that nobody bent. Annals of Nothing. 1999;1:1-9."


@pytest.fixture(autouse=True)
def no_pool(tmp_path: Path) -> Iterator[None]:
    """Let the pool lie in an empty folder."""
    os.environ["LITMAN_POOL"] = str(tmp_path / "pool.sqlite")
    yield
    del os.environ["LITMAN_POOL"]


def test_a_work_of_the_library_is_found_first(run: Run) -> None:
    result = run("match", "--offline", LIBRARY_TEXT)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("accepted")
    assert "moss2019tea" in result.stdout
    assert "first author, year, volume, page, container" in " ".join(result.stdout.split())


def test_no_match_is_said_where_a_pool_was_searched_and_exits_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "works.json").write_text(json.dumps(envelope(message_of(TEA))))
    assert run("pool", "add", str(tmp_path / "works.json")).exit_code == 0
    result = run("match", "--offline", "--json", NOWHERE_TEXT)
    assert result.exit_code == 1
    assert [(item["outcome"], item["match"]) for item in json.loads(result.stdout)] == [("no-match", None)]


def test_the_library_alone_says_nothing_about_a_work_that_it_lacks(run: Run) -> None:
    result = run("match", "--offline", NOWHERE_TEXT)
    assert result.exit_code == 1
    assert result.output.startswith("not-checked")
    assert "only the library was searched" in result.output


def test_the_pool_is_used_without_a_network(run: Run, tmp_path: Path) -> None:
    (tmp_path / "works.json").write_text(json.dumps(envelope(message_of(TEA))))
    assert run("pool", "add", str(tmp_path / "works.json")).exit_code == 0
    found = json.loads(run("match", "--offline", "--json", TEA_TEXT).stdout)
    assert (found[0]["outcome"], found[0]["match"]["doi"]) == ("accepted", "10.1000/night.7")


def test_crossref_is_asked_once_with_the_whole_string_and_the_work_added(run: Run, library: Path) -> None:
    with SearchServer(message_of(COFFEE), message_of(TEA)) as server:
        server.crossref_record(message_of(TEA))
        result = run("match", "--add", TEA_TEXT, env=server.environment)
        assert result.exit_code == 0, result.output
        assert server.questions == [TEA_TEXT]
    assert "10.1000/night.7" in (library / "references.bib").read_text()
    again = run("match", "--offline", "--json", TEA_TEXT)
    assert json.loads(again.stdout)[0]["match"]["key"]


def test_crossref_is_asked_with_the_parts_where_the_string_found_nothing(run: Run) -> None:
    with SearchServer() as server:
        result = run("match", TEA_TEXT, env=server.environment)
        assert result.exit_code == 1
        assert len(server.questions) == 2
        assert server.questions[1].startswith("Green tea lengthens")


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(played_page(), id="a hotel's page"),
        pytest.param(played_json({"message": {}}), id="no list"),
        pytest.param(Played(status=403, body=b"no"), id="refused"),
        pytest.param(
            Played(body=b'{"message": {"items": [', headers={"content-type": "application/json"}),
            id="cut off",
        ),
    ],
)
def test_no_answer_is_no_match_that_was_checked(run: Run, answer: Played) -> None:
    with SearchServer(answer=answer) as server:
        result = run("match", "--json", TEA_TEXT, env=server.environment)
        assert result.exit_code == 3
        found = json.loads(result.stdout)[0]
        assert found["outcome"] == "not-checked"
        assert "Crossref" in found["unanswered"]


def test_items_without_any_shape_are_passed_over(run: Run) -> None:
    odd: dict[str, object] = {"DOI": 7, "title": None, "author": "x", "issued": {"date-parts": [[None]]}}
    with SearchServer({}, odd, {"DOI": "10.1000/x", "author": [None]}) as server:
        assert run("match", TEA_TEXT, env=server.environment).exit_code == 1


def test_a_doi_that_belongs_to_another_work_is_a_wrong_target(run: Run) -> None:
    with SearchServer() as server:
        server.crossref_record(message_of(COFFEE))
        server.crossref_record(message_of(TEA))
        texts = [f"{TEA_TEXT} doi:10.1000/coffee.3", f"{TEA_TEXT} doi:10.1000/night.7"]
        result = run("match", "--json", *texts, env=server.environment)
        found = json.loads(result.stdout)
    assert [item["outcome"] for item in found] == ["wrong-target", "accepted"]
    assert found[0]["match"]["doi"] == "10.1000/coffee.3"
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{LIBRARY_TEXT}\n\n{TEA_TEXT}\n", id="one a line"),
        pytest.param(
            f"1. {LIBRARY_TEXT}\n2. {TEA_TEXT[:60]}\n   {TEA_TEXT[60:]}\n", id="numbered, over two lines"
        ),
    ],
)
def test_a_file_of_references_is_read(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "references.txt").write_text(text)
    result = run("match", "--offline", "--json", "--file", str(tmp_path / "references.txt"))
    assert [item["outcome"] for item in json.loads(result.stdout)] == ["accepted", "not-checked"]


def test_without_a_string_the_use_is_said(run: Run) -> None:
    assert run("match").exit_code == 2


def test_an_identifier_alone_says_so(run: Run, library: Path) -> None:
    doi = _first_doi(library)
    result = run("match", "--offline", doi)
    assert result.exit_code == 0, result.output
    assert "the identifier alone" in result.output


def test_a_long_string_is_not_printed_whole(run: Run) -> None:
    assert len(run("match", "--offline", "word " * 4_000).output) < 1_000


def _first_doi(library: Path) -> str:
    found = re.search(r"doi\s*=\s*[{\"]([^}\"]+)", (library / "references.bib").read_text())
    assert found is not None
    return found.group(1)
