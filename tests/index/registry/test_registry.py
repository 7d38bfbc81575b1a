from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from litman.identifiers.identifier import Identifier, doi_identifier
from litman.index.registry import refresh as notices_refresh
from litman.index.registry.notices import gravest_among
from litman.index.registry.registry import IndexedRecords
from litman.index.store import Index, open_index
from litman.library.registry_file import read_pages, read_registry

RETRACTED = (
    b'{"doi":"10.1000/a","asked":"2026-01-02","outcome":"found",'
    b'"notices":[{"kind":"corrected","type":"erratum"},{"kind":"retracted","type":"retraction"}]}'
)
CLEARED = b'{"doi":"10.1000/a","asked":"2026-03-04","outcome":"found"}'
PLAIN = b'{"doi":"10.1000/b","asked":"2026-01-02","outcome":"unregistered"}'
CONCERN = (
    b'{"doi":"10.1000/c","asked":"2026-01-02","outcome":"found","notices":[{"kind":"concern","type":"x"}]}'
)
PMID = b'{"id":"pmid:17","asked":"2026-01-02","outcome":"found","notices":[{"kind":"retracted","type":"x"}]}'
OF_LATER = b'{"id":"moon:7","phases":[1]}'
A = doi_identifier("10.1000/a")
PAGE = b'{"url":"https://example.org/1","asked":"2026-01-02","status":404}'
BROKEN = b'{"doi": "10.1000/d", "asked": "some day"}'


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    """An index without anything in it."""
    root = tmp_path / "library"
    root.mkdir()
    index = open_index(root, {"HOME": str(tmp_path)}, notify=print)
    yield index
    index.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the registry file is to lie."""
    return tmp_path / "library" / "registry.jsonl"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([], id="no file"),
        pytest.param([RETRACTED, PLAIN, CONCERN], id="works"),
        pytest.param([PLAIN, PAGE, b"", CONCERN], id="a page and an empty line"),
        pytest.param([RETRACTED, BROKEN, b"[1]", PLAIN, b"\xff\xfe"], id="lines that are no record"),
        pytest.param([PLAIN, PMID, PAGE], id="other identifiers"),
        pytest.param([OF_LATER, PLAIN], id="what a later litman wrote"),
        pytest.param([CLEARED, RETRACTED], id="the earlier of two comes last"),
        pytest.param([RETRACTED, CLEARED], id="the later of two comes last"),
    ],
)
def test_records_and_findings_are_those_of_the_whole_file(
    index: Index, path: Path, lines: list[bytes]
) -> None:
    if lines:
        path.write_bytes(b"\n".join(lines) + b"\n")
    registry = IndexedRecords(index, path)
    data = path.read_bytes() if lines else b""
    records, findings = read_registry(path, data)
    dois = [*records, doi_identifier("10.1000/never"), Identifier("pmid", "18")]
    assert {doi: registry.get(doi) for doi in dois} == {doi: records.get(doi) for doi in dois}
    assert dict(registry) == records
    assert registry.findings == findings
    assert registry.pages == read_pages(data)


def test_only_lines_that_changed_are_parsed(
    index: Index, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"\n".join([RETRACTED, PLAIN]) + b"\n")
    IndexedRecords(index, path)
    parsed = []

    def reading(where: Path, line: bytes) -> object:
        parsed.append(line)
        return read_registry(where, line)

    monkeypatch.setattr(notices_refresh, "read_registry", reading)
    path.write_bytes(b"\n".join([CONCERN, RETRACTED, PLAIN]) + b"\n")
    registry = IndexedRecords(index, path)
    assert parsed == [CONCERN]
    assert registry[A].gravest is not None
    IndexedRecords(index, path)
    assert parsed == [CONCERN]


def test_notices_are_those_of_the_latest_line_about_a_work(index: Index, path: Path) -> None:
    path.write_bytes(b"\n".join([CLEARED, RETRACTED, CONCERN]) + b"\n")
    IndexedRecords(index, path)
    rows = index.connection.execute("SELECT value, kind FROM registry_notice").fetchall()
    assert rows == [("10.1000/c", "concern")]
    path.write_bytes(RETRACTED + b"\n")
    IndexedRecords(index, path)
    rows = index.connection.execute("SELECT value, kind FROM registry_notice ORDER BY kind").fetchall()
    assert rows == [("10.1000/a", "corrected"), ("10.1000/a", "retracted")]


def test_a_registry_that_was_replaced_meanwhile_is_still_the_one_that_was_opened(
    index: Index, path: Path
) -> None:
    path.write_bytes(b"\n".join([RETRACTED, PLAIN]) + b"\n")
    before = IndexedRecords(index, path)
    other = path.with_name("other")
    other.write_bytes(b"\n".join([CONCERN, CLEARED]) + b"\n")
    other.replace(path)
    now = IndexedRecords(index, path)
    assert doi_identifier("10.1000/c") in now
    assert now[A].gravest is None
    assert before[A].gravest is not None


def test_the_gravest_notice_is_told_of_works_of_any_kind_and_number(index: Index, path: Path) -> None:
    path.write_bytes(b"\n".join([RETRACTED, PLAIN, CONCERN, PMID]) + b"\n")
    IndexedRecords(index, path)
    asked = [*(("doi", f"10.1000/none-{at}") for at in range(1_200)), ("pmid", "17"), ("doi", "17")]
    asked += [("doi", "10.1000/a"), ("doi", "10.1000/b"), ("doi", "10.1000/c")]
    assert gravest_among(index.connection, asked) == {
        ("pmid", "17"): "retracted",
        ("doi", "10.1000/a"): "retracted",
        ("doi", "10.1000/c"): "concern",
    }
