from datetime import date
from pathlib import Path

import pytest

from litman.identifiers.identifier import doi_identifier
from litman.library.page_record import PageRecord, page_url
from litman.library.registry import RegistryRecord
from litman.library.registry_file import format_line, read_pages, read_registry, update_registry

TODAY = date(2026, 11, 20)
NEWS = PageRecord(
    "https://example.org/news/1",
    TODAY,
    200,
    TODAY,
    moved_to="https://example.org/n/1",
    sha256="b" * 64,
    item={"type": "webpage", "title": "Tee hält wach"},
    about=("10.1000/a",),
)
GONE = PageRecord("https://example.org/news/2", TODAY, 404)
WORK = RegistryRecord(doi_identifier("10.1000/a"), TODAY, "unregistered")


def test_pages_are_read_as_they_were_written() -> None:
    data = update_registry(b"", [GONE, WORK, NEWS])
    assert read_pages(data) == {NEWS.url: NEWS, GONE.url: GONE}
    assert read_registry(Path("registry.jsonl"), data) == ({WORK.identifier: WORK}, ())


def test_works_come_first_and_each_page_has_one_line() -> None:
    data = update_registry(update_registry(b"", [NEWS, WORK]), [GONE, NEWS])
    assert [line[:7] for line in data.decode().splitlines()] == ['{"doi":', '{"url":', '{"url":']


def test_of_a_page_given_twice_the_later_day_counts() -> None:
    older = PageRecord(NEWS.url, date(2025, 1, 1), 404)
    for pair in ((older, NEWS), (NEWS, older)):
        data = "\n".join(map(format_line, pair)).encode()
        assert read_pages(data) == {NEWS.url: NEWS}
        assert update_registry(data, [WORK]).count(b'"url"') == 1


@pytest.mark.parametrize(
    "line",
    [
        b'{"url":"https://example.org","asked":"2026-11-20"}',
        b'{"url":"https://example.org","asked":"soon","status":200}',
        b'{"url":3,"asked":"2026-11-20","status":200}',
        b'{"url":"https://example.org","asked":"2026-11-20","status":true}',
    ],
)
def test_a_line_that_is_no_page_is_a_finding_and_is_kept(line: bytes) -> None:
    records, findings = read_registry(Path("registry.jsonl"), line)
    assert (records, [f.code for f in findings]) == ({}, ["REG001"])
    assert read_pages(line) == {}
    assert line in update_registry(line, [NEWS])


def test_a_fragment_is_no_other_page() -> None:
    assert page_url(" https://example.org/a#top ") == "https://example.org/a"
