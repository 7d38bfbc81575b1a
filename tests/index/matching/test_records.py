"""The index finds the works that a reference may describe as who reads all works does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litman.bibtex.file.layout import format_entry
from litman.bibtex.works.from_work import fields_from_work
from litman.csl.from_json import work_from_item
from litman.index.bibliography.document import IndexedDocument
from litman.index.matching.records import IndexedRecords, known_records_of
from litman.library.library import Library
from litman.matching.known_records import ReadRecords, know_records
from litman.matching.query import read_query
from litman.settings import Settings
from litman.work import Work
from tests.index.doors.test_bibliography import indexed
from tests.index.indexing import small_chunks, write
from tests.trials import trials

SHARED = Path(__file__).parents[3].parent / "shared"
STRINGS = SHARED / "references" / "queries_real_independent.jsonl"
FIELDS = {
    "title": [
        "Green tea and sleep in older adults",
        "Coffee",
        "{T}ea",
        "Tea, coffee and the long night shift",
        "",
    ],
    "author": ["Moss, Ada and Fern, Bo", "Fern, Bo", "{Tea House}", ""],
    "year": ["2019", "2020", ""],
    "journal": ["Journal of Hot Drinks", "Drinks", ""],
    "volume": ["12", "013", ""],
    "pages": ["12--19", "e45", ""],
    "doi": ["10.1000/TEA", "10.1000/b", ""],
    "url": ["https://www.example.org/a/", "http://example.org/a#top", ""],
    "pmid": ["17", " 18 ", ""],
    "crossref": ["k1", "k2", "", "", ""],
}
entries = st.tuples(
    st.sampled_from(["article", "book", "misc", "incollection"]),
    st.sampled_from(["k1", "K1", "k2", "k3", ""]),
    st.fixed_dictionaries({name: st.sampled_from(values) for name, values in FIELDS.items()}),
)
references = st.lists(
    st.sampled_from(
        ["Moss A, Fern B.", "Fern B.", "Tea House.", "Green tea and sleep in older adults.", "Tea.", "Coffee.", "2019",
         "2020;12:12-19", "Journal of Hot Drinks.", "Drinks", "vol. 13, p. 45", "Tea, coffee and the long night shift"]
    ),
    max_size=5,
).map(" ".join)  # fmt: skip
works = st.builds(
    Work,
    DOI=st.sampled_from(["10.1000/tea", "10.1000/never", None]),
    PMID=st.sampled_from(["17", "18", None]),
    URL=st.sampled_from(["https://example.org/a", None]),
)


def entry(kind: str, key: str, fields: dict[str, str]) -> str:
    return f"@{kind}{{{key},\n" + "".join(f"  {n} = {{{v}}},\n" for n, v in fields.items() if v) + "}\n"


def read(root: Path) -> ReadRecords:
    return know_records((found.key, work) for found, work in Library(root, Settings()).works())


@given(
    st.lists(st.lists(entries, max_size=30), min_size=1, max_size=3),
    st.lists(references, max_size=4),
    st.lists(works, max_size=3),
)
@settings(max_examples=trials(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_finds_what_who_reads_all_finds(
    tmp_path: Path, states: list[list[object]], texts: list[str], wanted: list[Work]
) -> None:
    for state in states:
        write(tmp_path / "references.bib", "".join(entry(*item) for item in state).encode())  # type: ignore[misc]
        with small_chunks():
            records = known_records_of(indexed(tmp_path))
            assert isinstance(records, IndexedRecords | ReadRecords)
            whole = read(tmp_path)
            for query in map(read_query, texts):
                assert records.find(query) == whole.find(query)
            for work in wanted:
                assert records.identified(work) == whole.identified(work)


@pytest.mark.skipif(
    not STRINGS.is_file(), reason="the real references are not here (shared beside the repository)"
)
def test_in_a_library_of_real_works_real_references_find_the_same(tmp_path: Path) -> None:
    read_rows = [json.loads(line) for line in STRINGS.read_text("utf-8").splitlines()]
    rows = [row for row in read_rows if row["record"]][::4]
    described = [fields_from_work(work_from_item({"id": "k", **row["record"]})) for row in rows]
    texts = [format_entry(kind, f"k{number}", fields) for number, (kind, fields) in enumerate(described)]
    write(tmp_path / "references.bib", "\n".join(texts).encode())
    records, whole = known_records_of(indexed(tmp_path)), read(tmp_path)
    queries = [read_query(row["string"]) for row in rows]
    found = [records.find(query) for query in queries]
    assert found == [whole.find(query) for query in queries]
    assert sum(map(bool, found)) > len(rows) / 2


def test_works_are_read_once_and_new_ones_when_they_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    numbered = IndexedDocument.numbered

    def counted(document: IndexedDocument, number: int) -> object:
        seen.append(number)
        return numbered(document, number)

    texts = [
        entry("article", f"k{n}", {"title": f"Tea and its {n} leaves", "year": "2019"}) for n in range(5)
    ]
    write(tmp_path / "references.bib", "".join(texts).encode())
    known_records_of(indexed(tmp_path))
    monkeypatch.setattr(IndexedDocument, "numbered", counted)
    known_records_of(indexed(tmp_path))
    assert seen == []
    texts.append(entry("article", "new", {"title": "Coffee in the long night", "year": "2020"}))
    write(tmp_path / "references.bib", "".join(texts).encode())
    found = known_records_of(indexed(tmp_path)).find(read_query("Coffee in the long night, 2020"))
    assert len(seen) == 1
    assert [record.key for record in found] == ["new"]


def test_where_the_file_changed_since_all_works_of_the_one_that_was_opened_are_read(tmp_path: Path) -> None:
    path, query = tmp_path / "references.bib", read_query("Moss A. Coffee in the long night. Drinks 2020")
    write(
        path,
        entry(
            "article", "k1", {"title": "Coffee in the long night", "author": "Moss, Ada", "year": "2020"}
        ).encode(),
    )
    library = indexed(tmp_path)
    records = known_records_of(library)
    path.with_name("new").write_bytes(entry("article", "k2", {"title": "Tea"}).encode())
    path.with_name("new").replace(path)
    assert indexed(tmp_path).bibliography.keys() == ["k2"]  # the index went on
    assert [record.key for record in records.find(query)] == ["k1"]


def test_questions_are_answered_by_the_index_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = entry("article", "k1", {"title": "Tea and its leaves", "year": "2019", "doi": "10.1000/tea"})
    write(tmp_path / "references.bib", text.encode())
    records = known_records_of(indexed(tmp_path))

    def read_all(works: object) -> ReadRecords:
        raise AssertionError("all works are read")

    monkeypatch.setattr("litman.index.matching.records.know_records", read_all)
    assert [record.key for record in records.find(read_query("Tea and its leaves, 2019"))] == ["k1"]
    assert records.identified(Work(DOI="10.1000/tea")) is not None
