"""What is the same for all engines."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from litman.export.styles.formatting import run_request
from litman.export.styles.request import Formatted, Request
from litman.export.styles.rich import Entry, Rich, Run
from litman.export.styles.style_file import Style

STYLE = Style("s", "S", "author-date", False, (), "", "", "<style/>")


@dataclass(frozen=True)
class Told:
    """An engine that answers what it was told."""

    entries: tuple[Entry, ...]
    name: str = "told"
    version: str = "1"

    def format(self, request: Request) -> Formatted:
        return Formatted(self.entries, ())


def entries(doi: str, *made: Entry) -> list[tuple[str, Rich]]:
    items = [{"id": "a", "type": "book", "DOI": doi}, {"id": "b", "type": "book", "title": "B"}]
    return [(entry.id, entry.body) for entry in run_request(Told(made), Request(STYLE, "", items)).entries]


@pytest.mark.parametrize(
    ("doi", "printed"),
    [
        pytest.param("10.1002/(SICI)1(1)4:9<8::AID-A>3.0.CO;2-U", "10.1002/(SICI)1(1)4:9%3C8::AID-A%3E3.0.CO;2-U",
                     id="angle brackets"),
        pytest.param("10.1000/a(b)c[d]", "10.1000/a(b)c[d]", id="other brackets"),
        pytest.param("10.1000/a#b?c%d", "10.1000/a%23b%3Fc%25d", id="what ends the path of a URL"),
    ],
)  # fmt: skip
def test_a_doi_in_a_link_is_encoded_and_no_other(doi: str, printed: str) -> None:
    body = (Run("doi:" + doi + " https://doi.org/" + doi + "."),)
    made = entries(doi, Entry("a", (), body), Entry("b", (), (Run("B"),)))
    assert made == [("a", (Run(f"doi:{doi} https://doi.org/{printed}."),)), ("b", (Run("B"),))]


def test_a_work_of_which_the_style_prints_nothing_is_named_by_its_key() -> None:
    assert entries("", Entry("b", (), ())) == [("b", (Run("[b]"),)), ("a", (Run("[a]"),))]


def test_a_work_of_which_nothing_is_known_is_named_by_its_key() -> None:
    items = [{"id": "a", "type": "book", "issued": {"date-parts": [[2020]]}}]
    made = run_request(Told((Entry("a", (), (Run("(2020)."),)),)), Request(STYLE, "", items))
    assert [entry.body for entry in made.entries] == [(Run("[a]"),)]


def test_no_works_ask_no_engine() -> None:
    made = run_request(Told((Entry("x", (), ()),)), Request(STYLE, "", [], ((),)))
    assert made == Formatted((), ((),))
