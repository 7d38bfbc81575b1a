from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run, files_of
from tests.sources.books import (
    ISBN,
    OTHER,
    book,
    dnb_path,
    googlebooks_path,
    marc,
    nowhere,
    openlibrary_path,
    shelf,
    sru,
)
from tests.sources.server import Played, RegistryServer

MUGS = {"title": "Mugs", "authors": [{"name": "Di Mugg"}]}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    """A server that plays the three services."""
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        yield running


@pytest.mark.parametrize("given", [ISBN, "0-306-40615-2", "ISBN 978-0-306-40615-7"])
def test_a_book_is_added_whatever_form_its_isbn_has(
    run: Run, library: Path, server: RegistryServer, given: str
) -> None:
    server.play(openlibrary_path(ISBN), shelf((ISBN, book(**MUGS))))
    result = run("add", "isbn", given)
    assert result.exit_code == 0, result.output
    assert result.output == "added     mugg2001mugs  Mugs\n"
    text = (library / "references.bib").read_text()
    assert f"isbn = {{{ISBN}}}" in text
    assert "@book{mugg2001mugs,\n  author = {Mugg, Di},\n  title = {Mugs},\n  year = {2001}," in text
    (line,) = map(json.loads, (library / "registry.jsonl").read_bytes().splitlines())
    assert (line["id"], line["source"]) == (f"isbn:{ISBN}", "openlibrary")
    before = files_of(library)
    assert "is there as mugg2001mugs" in run("add", "isbn", ISBN, "--offline").output
    assert files_of(library) == before


def test_another_edition_is_an_entry_that_names_the_first(
    run: Run, library: Path, server: RegistryServer
) -> None:
    server.play(openlibrary_path(ISBN), shelf((ISBN, book(**MUGS))))
    second = book(OTHER, publish_date="2014", publishers=[{"name": "Hain"}], **MUGS)
    server.play(openlibrary_path(OTHER), shelf((OTHER, second)))
    run("add", "isbn", ISBN)
    result = run("add", "isbn", OTHER)
    assert "added     mugg2014mugs" in result.output
    assert (library / "references.bib").read_text().count("@book{mugg20") == 2


def test_a_book_that_the_first_do_not_have_is_found_by_the_library(
    run: Run, library: Path, server: RegistryServer
) -> None:
    nowhere(server, ISBN)
    record = marc(
        ("020", "", [("a", ISBN)]),
        ("100", "1", [("a", "Mugg, Di")]),
        ("245", "10", [("a", "Mugs :"), ("b", "a life /")]),
        ("264", " 1", [("c", "2001")]),
    )
    server.play(dnb_path(ISBN), sru(record))
    assert "Mugs: a life" in run("add", "isbn", ISBN).output
    assert "verified by dnb" in run("show", "mugg2001mugs").output


def test_a_book_that_is_there_without_its_isbn_is_not_added_again(
    run: Run, library: Path, server: RegistryServer
) -> None:
    server.play(openlibrary_path(ISBN), shelf((ISBN, book())))
    result = run("add", "isbn", ISBN)
    assert f"present   {ISBN} is there as reed2001leaf" in result.output
    assert f"`litman set reed2001leaf isbn={ISBN}` notes it" in result.output


def test_a_book_that_nobody_has_is_said(run: Run, library: Path, server: RegistryServer) -> None:
    nowhere(server, ISBN)
    result = run("add", "isbn", ISBN)
    assert result.exit_code == 1
    assert "no registry knows this ISBN" in result.output


def test_a_silent_service_is_no_absence(run: Run, library: Path, server: RegistryServer) -> None:
    nowhere(server, ISBN)
    server.play(googlebooks_path(ISBN), Played(status=403))
    result = run("add", "isbn", ISBN)
    assert result.exit_code == 3
    assert "Google Books" in result.stderr


@pytest.mark.parametrize(
    ("given", "says"),
    [
        pytest.param("978-0-306-40615-8", "its last digit would have to be 7", id="13 digits"),
        pytest.param("0-306-40615-X", "its last digit would have to be 2", id="10 digits"),
        pytest.param("1234567890123", "begins with 978 or 979", id="another number"),
        pytest.param("978030640615", "it has 12 digits, not 10 or 13", id="a digit is missing"),
        pytest.param("10.5555/kettle", "is no ISBN; one looks like 978", id="something else"),
    ],
)
def test_a_wrong_number_is_refused_with_what_is_wrong(
    run: Run, library: Path, server: RegistryServer, given: str, says: str
) -> None:
    result = run("add", "isbn", given)
    assert result.exit_code == 1
    assert says in result.output
    assert server.asked == []
