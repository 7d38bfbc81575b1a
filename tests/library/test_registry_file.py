import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.identifiers.identifier import Identifier, doi_identifier
from litman.library.registry import Notice, RegistryRecord
from litman.library.registry_file import format_line, read_pages, read_registry, update_registry

PATH = Path("registry.jsonl")
A, B = doi_identifier("10.1000/a"), doi_identifier("10.1000/b")
TODAY = date(2026, 11, 20)
RETRACTION = Notice("retracted", "retraction", "10.1000/notice", date(2020, 2, 1), "publisher")
CORRECTION = Notice("corrected", "erratum", "10.1000/erratum", date(2019, 1, 1), "publisher")


def record(doi: str, asked: date = TODAY, **more: object) -> RegistryRecord:
    return RegistryRecord(
        doi_identifier(doi), asked, "found", item={"type": "article-journal", "title": "Tee über Čaj"}, **more
    )  # type: ignore[arg-type]


def test_a_record_is_read_as_it_was_written() -> None:
    full = record("10.1000/a", agency="crossref", source="crossref", notices=(RETRACTION, CORRECTION))
    assert read_registry(PATH, format_line(full).encode()) == ({A: full}, ())


def test_lines_are_sorted_by_doi_and_replaced() -> None:
    data = update_registry(b"", [record("10.1000/b"), record("10.1000/a")])
    newer = record("10.1000/b", date(2026, 12, 1))
    data = update_registry(data, [newer])
    assert [line[8:17] for line in data.decode().splitlines()] == ["10.1000/a", "10.1000/b"]
    assert read_registry(PATH, data)[0][B] == newer


def test_other_lines_keep_their_bytes() -> None:
    ours = b'{"doi": "10.1000/a",  "asked": "2026-01-01", "outcome": "unregistered", "mine": 1}\n'
    assert update_registry(ours, [record("10.1000/b")]).startswith(ours)


def test_a_line_that_is_no_record_is_a_finding_and_is_kept() -> None:
    data = b"<<<<<<< ours\n" + format_line(record("10.1000/a")).encode() + b'\n{"doi": 3}\n'
    records, findings = read_registry(PATH, data)
    assert list(records) == [A]
    assert [(f.code, f.place.line) for f in findings] == [("REG001", 1), ("REG001", 3)]
    assert b"<<<<<<< ours\n" in update_registry(data, [record("10.1000/b")])


def test_of_a_doi_given_twice_the_later_day_counts() -> None:
    older, newer = record("10.1000/a", date(2025, 1, 1)), record("10.1000/a", TODAY)
    for pair in ((older, newer), (newer, older)):
        data = "\n".join(format_line(r) for r in pair).encode()
        assert read_registry(PATH, data)[0][A] == newer
        assert update_registry(data, [record("10.1000/b")]).count(b'"10.1000/a"') == 1


OLD = (
    b'{"doi":"10.1000/a","asked":"2026-01-02","outcome":"found","agency":"crossref","source":"crossref",'
    b'"notices":[{"kind":"retracted","type":"retraction","doi":"10.1000/n","date":"2020-02-01","source":"publisher"}],'
    b'"item":{"type":"article-journal","title":"Tea"}}'
)
OLD_PAGE = b'{"url":"https://example.org/1","asked":"2026-01-02","status":404}'
PMID = Identifier("pmid", "31256000")


def test_lines_of_version_0_1_are_read_and_keep_their_bytes() -> None:
    loose = b'{"asked": "2026-01-02",  "doi": "10.1000/b", "outcome": "unregistered"}'
    data = b"\n".join([OLD, loose, OLD_PAGE]) + b"\n"
    records, findings = read_registry(PATH, data)
    assert ([str(name) for name in records], findings) == (["doi:10.1000/a", "doi:10.1000/b"], ())
    assert records[A].gravest is not None
    assert list(read_pages(data)) == ["https://example.org/1"]
    assert update_registry(data, []) == data
    assert update_registry(data, [*records.values(), *read_pages(data).values()]) == data
    more = update_registry(data, [record("10.1000/c")])
    assert more.splitlines()[:2] + more.splitlines()[3:] == data.splitlines()


def test_a_line_is_rewritten_when_its_record_changes() -> None:
    known = read_registry(PATH, OLD)[0][A]
    data = update_registry(OLD + b"\n" + OLD_PAGE, [replace(known, asked=TODAY)])
    assert data == OLD.replace(b"2026-01-02", b"2026-11-20") + b"\n" + OLD_PAGE + b"\n"


def test_other_identifiers_have_lines_of_their_own_between_works_and_pages() -> None:
    found = RegistryRecord(PMID, TODAY, "found", source="pubmed", item={"type": "article-journal"})
    isbn = RegistryRecord(Identifier("isbn", "9780306406157"), TODAY, "unregistered")
    data = update_registry(b"\n".join([OLD, OLD_PAGE]), [found, isbn])
    assert data.splitlines()[0] == OLD
    assert data.splitlines()[1].startswith(b'{"id":"isbn:9780306406157","asked":"2026-11-20"')
    assert data.splitlines()[2].startswith(b'{"id":"pmid:31256000","asked":"2026-11-20"')
    assert data.splitlines()[3] == OLD_PAGE
    records, findings = read_registry(PATH, data)
    assert (records[PMID], records[isbn.identifier], findings) == (found, isbn, ())


def test_a_doi_that_is_written_with_its_kind_is_the_same_identifier() -> None:
    data = OLD.replace(b'"doi":"10.1000/a"', b'"id":"doi:10.1000/a"', 1)
    assert read_registry(PATH, data) == read_registry(PATH, OLD)
    assert update_registry(data + b"\n", read_registry(PATH, data)[0].values()) == data + b"\n"
    newer = replace(read_registry(PATH, data)[0][A], asked=TODAY)
    assert update_registry(data, [newer]).startswith(b'{"doi":"10.1000/a","asked":"2026-11-20"')


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(b'{"id":"moon:7","asked":"2026-01-02","outcome":"found"}', id="a kind, else a record"),
        pytest.param(b'{"id":"moon:7","phases":[1,2]}', id="a kind, and another form"),
        pytest.param(b'{"id":"moon:7","asked":"2026-01-02","outcome":"waning"}', id="a kind and an outcome"),
    ],
)
def test_a_line_about_an_unknown_kind_is_no_finding_and_is_kept(line: bytes) -> None:
    assert read_registry(PATH, line)[1] == ()
    assert line in update_registry(line, [record("10.1000/b")]).splitlines()


@pytest.mark.parametrize(
    "line",
    [
        b'{"id":"pmid:17","asked":"soon","outcome":"found"}',
        b'{"id":"17","asked":"2026-01-02","outcome":"found"}',
        b'{"id":17,"asked":"2026-01-02","outcome":"found"}',
        b'{"doi":"10.1000/a","asked":"2026-01-02","outcome":7}',
        b'{"doi":"10.1000/a","asked":"2026-01-02"}',
        b'{"doi":"10.1000/a","asked":"2026-01-02","outcome":"found","item":1}',
        b'{"doi":"10.1000/a","asked":"2026-01-02","outcome":"found","item":["x"]}',
        b'{"doi":"10.1000/a","asked":"2026-01-02","outcome":"found","agency":["x"]}',
        b'{"doi":"10.1000/a","asked":"2026-01-02","outcome":"found",'
        b'"notices":[{"kind":"retracted","type":"x","doi":1}]}',
    ],
)
def test_a_damaged_line_about_an_identifier_is_a_finding_and_is_kept(line: bytes) -> None:
    records, findings = read_registry(PATH, line)
    assert (records, [finding.code for finding in findings]) == ({}, ["REG001"])
    assert line in update_registry(line, [record("10.1000/b")]).splitlines()


@pytest.mark.parametrize("outcome", ["verified", "accepted", "waning"])
def test_a_record_with_another_word_for_its_outcome_is_read_and_keeps_its_bytes(outcome: str) -> None:
    data = OLD.replace(b'"found"', f'"{outcome}"'.encode()) + b"\n"
    assert read_registry(PATH, data) == read_registry(PATH, OLD)
    assert update_registry(data, read_registry(PATH, data)[0].values()) == data
    assert update_registry(data, [record("10.1000/b")]).startswith(data)


def test_what_is_not_known_in_a_line_survives_when_its_record_changes() -> None:
    line = json.loads(OLD) | {"reviews": [{"by": "AB"}]}
    line["notices"][0]["seen"] = "2026-01-03"
    line["notices"].append({"kind": "disputed", "type": "dispute", "why": ["data"]})
    data = json.dumps(line).encode()
    known = read_registry(PATH, data)[0][A]
    assert [notice.kind for notice in known.notices] == ["retracted"]
    changed = replace(known, asked=TODAY, notices=(*known.notices, CORRECTION))
    after = json.loads(update_registry(data, [changed]))
    assert after["reviews"] == [{"by": "AB"}]
    assert after["notices"] == [
        {**line["notices"][0], "seen": "2026-01-03"},
        {
            "kind": "corrected",
            "type": "erratum",
            "doi": "10.1000/erratum",
            "date": "2019-01-01",
            "source": "publisher",
        },
        {"kind": "disputed", "type": "dispute", "why": ["data"]},
    ]
    gone = json.loads(update_registry(data, [replace(known, notices=())]))
    assert [notice["kind"] for notice in gone["notices"]] == ["disputed"]


def test_what_is_not_known_in_a_pages_line_survives_when_its_record_changes() -> None:
    data = OLD_PAGE.replace(b"}", b',"archived":"https://example.org/a"}')
    (page,) = read_pages(data).values()
    after = json.loads(update_registry(data, [replace(page, asked=TODAY)]))
    assert (after["asked"], after["archived"]) == ("2026-11-20", "https://example.org/a")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    records, findings = read_registry(PATH, data)
    assert len(records) + len(findings) <= data.count(b"\n") + 1


ODD = st.sampled_from(
    [b"<<<<<<< ours", b'{"doi": 3}', b'{"id":"moon:7","phases":[1]}', b'{"id":"pmid:17","asked":"soon"}']
)
EXTRA = st.dictionaries(
    st.text(min_size=1, max_size=4).map("x-".__add__), st.integers() | st.text(max_size=4), max_size=2
)


def loose(name: str, value: str, extra: dict[str, object], indent: str) -> bytes:
    item = {name: value, "asked": "2026-01-02", "outcome": "found", "status": 200, **extra}
    return json.dumps(item, separators=("," + indent, ":" + indent), ensure_ascii=False).encode()


LINES = st.dictionaries(
    st.sampled_from(
        [("doi", "10.1000/a"), ("doi", "10.1000/c"), ("id", "pmid:17"), ("id", "moon:7"), ("url", "https://a.org")]
    ),
    st.tuples(EXTRA, st.sampled_from(["", " "])),
).map(lambda found: [loose(*name, *how) for name, how in found.items()])  # fmt: skip


@given(LINES, st.lists(ODD, unique=True))
def test_a_write_keeps_the_bytes_of_all_lines_that_it_is_not_about(
    lines: list[bytes], odd: list[bytes]
) -> None:
    data = b"\n".join([*odd, *lines])
    after = update_registry(data, [record("10.1000/b")]).splitlines()
    assert set(after) >= {*odd, *lines}
    assert len(after) == len({*odd, *lines}) + 1
    again = update_registry(b"\n".join(after), [record("10.1000/a", notices=(RETRACTION,))])
    kept = {line for line in after if b"10.1000/a" not in line}
    assert set(again.splitlines()) >= kept
    for line in after:
        if b'"10.1000/a"' in line:
            (rewritten,) = [json.loads(one) for one in again.splitlines() if b'"10.1000/a"' in one]
            extra = {name: value for name, value in json.loads(line).items() if name.startswith("x-")}
            assert rewritten | extra == rewritten
