"""Years of books: a reprint, another printing and a copyright year are no differences that anybody should look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.sources.books import ISBN, book, openlibrary_path, shelf
from tests.sources.server import RegistryServer

ENTRY = """@book{{reed2001leaf,
  author = {{Reed, Cy}},
  title = {{The Leaf}},
  publisher = {{Grove}},
  year = {{{year}}},
  isbn = {{978-0-306-40615-7}},{more}
}}
"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        yield running


@pytest.mark.parametrize(
    ("year", "more", "stated"),
    [
        pytest.param("2001", "", "March 2001", id="the same"),
        pytest.param("2001", "", "2002", id="a copyright year"),
        pytest.param("1962", "", "1996", id="a reprint"),
        pytest.param("1997", "", "1996", id="a year before"),
        pytest.param("2001", "", "June 14, 2010", id="a later printing"),
        pytest.param("1962", "\n  origdate = {1962},", "1996", id="the original year"),
    ],
)
def test_a_year_of_another_printing_is_not_cried_over(
    run: Run, library: Path, server: RegistryServer, year: str, more: str, stated: str
) -> None:
    (library / "references.bib").write_text(ENTRY.format(year=year, more=more))
    server.play(openlibrary_path(ISBN), shelf((ISBN, book(publish_date=stated))))
    assert run("refresh").exit_code == 0
    assert "verified by openlibrary" in run("show", "reed2001leaf").output
    assert run("check", "--select", "ID101").exit_code == 0


def test_that_the_year_was_not_compared_is_said(run: Run, library: Path, server: RegistryServer) -> None:
    (library / "references.bib").write_text(ENTRY.format(year="1962", more=""))
    server.play(openlibrary_path(ISBN), shelf((ISBN, book(publish_date="1996"))))
    run("refresh")
    assert "not compared: year" in " ".join(run("show", "reed2001leaf").output.split())


@pytest.mark.parametrize(
    "changes",
    [{"title": "Gardens of the North"}, {"authors": [{"name": "Bea Potts"}]}],
    ids=["another title", "another author"],
)
def test_another_book_under_the_isbn_is_said_all_the_same(
    run: Run, library: Path, server: RegistryServer, changes: dict[str, object]
) -> None:
    (library / "references.bib").write_text(ENTRY.format(year="1962", more=""))
    server.play(openlibrary_path(ISBN), shelf((ISBN, book(publish_date="1996", **changes))))
    run("refresh")
    assert run("check", "--select", "ID").exit_code == 1
