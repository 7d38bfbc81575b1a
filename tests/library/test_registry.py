from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from litman.library.registry import (
    Notice,
    RegistryRecord,
    format_record,
    read_registry,
    sort_notices,
    update_registry,
)

PATH = Path("registry.jsonl")
TODAY = date(2026, 11, 20)
RETRACTION = Notice("retracted", "retraction", "10.1000/notice", date(2020, 2, 1), "publisher")
CORRECTION = Notice("corrected", "erratum", "10.1000/erratum", date(2019, 1, 1), "publisher")


def record(doi: str, asked: date = TODAY, **more: object) -> RegistryRecord:
    return RegistryRecord(
        doi, asked, "found", item={"type": "article-journal", "title": "Tee über Čaj"}, **more
    )  # type: ignore[arg-type]


def test_a_record_is_read_as_it_was_written() -> None:
    full = record("10.1000/a", agency="crossref", source="crossref", notices=(RETRACTION, CORRECTION))
    assert read_registry(PATH, format_record(full).encode()) == ({"10.1000/a": full}, ())


def test_lines_are_sorted_by_doi_and_replaced() -> None:
    data = update_registry(b"", [record("10.1000/b"), record("10.1000/a")])
    newer = record("10.1000/b", date(2026, 12, 1))
    data = update_registry(data, [newer])
    assert [line[8:17] for line in data.decode().splitlines()] == ["10.1000/a", "10.1000/b"]
    assert read_registry(PATH, data)[0]["10.1000/b"] == newer


def test_other_lines_keep_their_bytes() -> None:
    ours = b'{"doi": "10.1000/a",  "asked": "2026-01-01", "outcome": "unregistered", "mine": 1}\n'
    assert update_registry(ours, [record("10.1000/b")]).startswith(ours)


def test_a_line_that_is_no_record_is_a_finding_and_is_kept() -> None:
    data = b"<<<<<<< ours\n" + format_record(record("10.1000/a")).encode() + b'\n{"doi": 3}\n'
    records, findings = read_registry(PATH, data)
    assert list(records) == ["10.1000/a"]
    assert [(f.code, f.place.line) for f in findings] == [("REG001", 1), ("REG001", 3)]
    assert b"<<<<<<< ours\n" in update_registry(data, [record("10.1000/b")])


def test_of_a_doi_given_twice_the_later_day_counts() -> None:
    older, newer = record("10.1000/a", date(2025, 1, 1)), record("10.1000/a", TODAY)
    for pair in ((older, newer), (newer, older)):
        data = "\n".join(format_record(r) for r in pair).encode()
        assert read_registry(PATH, data)[0]["10.1000/a"] == newer
        assert update_registry(data, [record("10.1000/b")]).count(b'"10.1000/a"') == 1


def test_notices_are_sorted_gravest_first_and_each_is_kept_once() -> None:
    assert sort_notices([CORRECTION, RETRACTION, CORRECTION]) == (RETRACTION, CORRECTION)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    records, findings = read_registry(PATH, data)
    assert len(records) + len(findings) <= data.count(b"\n") + 1
