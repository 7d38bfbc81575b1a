from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from litman.sources.http.limits import LANES, Limit, ServiceLane
from tests.cli.conftest import Run, files_of
from tests.sources.arxiv.feeds import entry, played, put
from tests.sources.books import OTHER, book, openlibrary_path, shelf
from tests.sources.records import crossref_message
from tests.sources.server import RegistryServer

MIXED = """# what I found
10.5555/kettle
arXiv:2101.00001
ISBN 978-3-16-148410-0
978-3-16-148410-1
31256000
refs.bib
"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    """A server that plays the services; each knows one work."""
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setitem(LANES, "arxiv", ServiceLane("arXiv", Limit(100)))
        running.crossref_record(crossref_message("10.5555/kettle"))
        put(running, ["2101.00001"], played(entry("2101.00001v1", "Cold leaves", authors=["Eve Oak"])))
        running.play(openlibrary_path(OTHER), shelf((OTHER, book(OTHER, title="Mugs"))))
        yield running


@pytest.mark.parametrize(
    ("given", "taken", "added"),
    [
        pytest.param("https://doi.org/10.5555/kettle", "a DOI: 10.5555/kettle", "kessel2015tea", id="DOI"),
        pytest.param(
            "https://arxiv.org/abs/2101.00001",
            "an arXiv identifier: arXiv:2101.00001",
            "oak2021cold",
            id="an address of arXiv",
        ),
        pytest.param("3-16-148410-X", f"an ISBN: ISBN {OTHER}", "reed2001mugs", id="ISBN"),
    ],
)
def test_what_is_given_is_guessed_and_said(
    run: Run, library: Path, server: RegistryServer, given: str, taken: str, added: str
) -> None:
    result = run("add", given)
    assert result.exit_code == 0, result.output
    assert result.stderr == f"taken for {taken}\n"
    assert f"added     {added}" in result.stdout
    assert f"{{{added}," in (library / "references.bib").read_text()


@pytest.mark.parametrize("way", ["--from", "-"])
def test_a_mixed_list_is_added_and_each_failure_has_its_reason(
    run: Run, library: Path, server: RegistryServer, way: str
) -> None:
    (library.parent / "list.txt").write_text(MIXED)
    words = ["add", "--from", "list.txt"] if way == "--from" else ["add", "-"]
    result = run(*words, stdin=None if way == "--from" else MIXED)
    assert result.exit_code == 1
    assert "taken for 1 DOI, 1 arXiv identifier, 1 ISBN, 2 that cannot be told, 1 file" in result.stderr
    assert "6 things: 3 added, 0 there already, 3 failed" in result.output
    for said in (
        "978-3-16-148410-1: '978-3-16-148410-1' is not an ISBN: its last digit would have to be 0",
        "a number alone needs its kind before it, such as `pmid:`",
        "`litman add bib refs.bib` takes it over",
    ):
        assert said in result.stderr
    before = files_of(library)
    again = run("add", "--from", "list.txt") if way == "--from" else run("add", "-", stdin=MIXED)
    assert "0 added, 3 there already" in again.output
    assert files_of(library) == before


def test_things_of_several_kinds_are_given_together(run: Run, library: Path, server: RegistryServer) -> None:
    result = run("add", "10.5555/kettle", "2101.00001", OTHER, "--json")
    found = json.loads(result.stdout)
    assert {item["taken_for"]: item["outcome"] for item in found} == dict.fromkeys(
        ("doi", "arxiv", "isbn"), "added"
    )


def test_a_reference_is_added_where_a_work_is_accepted_for_it(
    run: Run, library: Path, server: RegistryServer
) -> None:
    text = "Kessel AB. Why tea goes cold. 2015. https://doi.org/10.5555/kettle"
    result = run("add", text)
    assert result.exit_code == 0, result.output
    assert result.stderr == f"taken for a reference: {text}\n"
    assert "added     kessel2015tea" in result.output
    assert "present" in run("add", text).output
    result = run("add", "Nobody N. A work that nobody ever wrote about anything. 1999.")
    assert result.exit_code == 1
    assert "no work was found that it describes" in result.output


def test_a_reference_to_a_book_is_added_by_its_isbn(run: Run, library: Path, server: RegistryServer) -> None:
    made = book(OTHER, title="The making of mugs and kettles", subtitle="a history")
    server.play(openlibrary_path(OTHER), shelf((OTHER, made)))
    result = run("add", f"Reed C. The making of mugs and kettles. Leeds: Grove; 2001. ISBN {OTHER}")
    assert result.exit_code == 0, result.output
    assert "added     reed2001making" in result.output


def test_a_chapter_is_not_the_book_whose_isbn_it_bears(
    run: Run, library: Path, server: RegistryServer
) -> None:
    text = (
        f"Potts B. How handles are made. In: Reed C, editor. Mugs. Leeds: Grove; 2001. p. 7-19. ISBN {OTHER}"
    )
    result = run("add", text)
    assert result.exit_code == 1
    assert "no work was found that it describes" in result.output
    (found,) = json.loads(run("match", text, "--json").output)
    assert found["outcome"] == "no-match"


def test_a_kind_that_nobody_answers_for_is_refused(
    run: Run, library: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("litman.actions.add.add_identified.answered_kinds", lambda: frozenset({"doi"}))
    result = run("add", "2101.00001")
    assert result.exit_code == 1
    assert "nobody whom litman asks knows works by their arXiv identifier: arXiv:2101.00001" in result.output
    assert server.asked == []


def test_nothing_at_all_is_asked_for_by_the_help(run: Run, library: Path) -> None:
    assert "give at least one thing" in run("add", "any").output
