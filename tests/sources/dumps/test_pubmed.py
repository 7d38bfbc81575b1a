"""PubMed's files: citations, what is taken back, and XML that is none, or means harm."""

from __future__ import annotations

import gzip
import tracemalloc
from pathlib import Path

import pytest

from litman.errors import PoolFileError
from litman.matching.kept import record_of
from litman.matching.record import Record
from litman.matching.versions import SaidWork, TakenBack
from litman.sources.dumps import pubmed as reader
from litman.sources.dumps.read import read_records
from tests.sources.dumps.made import pubmed, pubmed_set, write

BOMB = b"""<?xml version="1.0"?><!DOCTYPE PubmedArticleSet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">
<!ENTITY secret SYSTEM "file:///etc/hostname">]>"""


def said_in(path: Path) -> list[SaidWork | TakenBack | None]:
    return [said for _, said in read_records(path)]


def test_a_citation_is_read_with_the_day_of_its_revision(tmp_path: Path) -> None:
    (said,) = said_in(write(tmp_path / "pubmed26n1335.xml.gz", pubmed_set(pubmed(41))))
    assert isinstance(said, SaidWork)
    assert (said.source, said.day, said.turn, said.pmid) == ("pubmed", "2026-01-05", 1335, 41)
    assert record_of(said.item) == Record(
        "10.1000/pm.41",
        "Night tea and slow waves",
        ("Hart",),
        (2014,),
        "7",
        "2",
        "33-41",
        ("Journal of nocturnal medicine", "J Noct Med"),
        type="article-journal",
        pmid="41",
    )
    assert "abstract" not in said.item


def test_what_is_taken_back_is_of_the_latest_day_in_the_file(tmp_path: Path) -> None:
    citations = (pubmed(1, revised="2026-02-03"), pubmed(2, revised="2026-01-01"))
    path = write(tmp_path / "pubmed26n1400.xml.gz", pubmed_set(*citations, deleted=[7, 8]))
    assert said_in(path)[2:] == [TakenBack(7, "2026-02-03", 1400), TakenBack(8, "2026-02-03", 1400)]


def test_a_damaged_citation_spoils_no_other(tmp_path: Path) -> None:
    broken = pubmed(2).replace("</Title>", "</Titel>")
    no_utf8 = pubmed(3, title="Caf\u00e9 tea").encode("latin-1").decode("latin-1")
    data = pubmed_set(pubmed(1), broken, no_utf8, pubmed(4)).replace("Caf\u00e9".encode(), b"Caf\xe9")
    found = said_in(write(tmp_path / "a.xml", data))
    assert [isinstance(said, SaidWork) for said in found] == [True, False, False, True]


def test_a_citation_that_is_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_LONGEST", 20_000)
    monkeypatch.setattr(reader, "_CHUNK", 4_000)
    path = write(tmp_path / "a.xml.gz", pubmed_set(pubmed(1), pubmed(2, title="tea " * 50_000), pubmed(3)))
    assert [isinstance(said, SaidWork) for said in said_in(path)] == [True, False, True]


@pytest.mark.parametrize("size", [64, 65, 100, 4_096])
def test_where_a_portion_ends_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    path = write(tmp_path / "a.xml", pubmed_set(*map(pubmed, range(1, 6)), deleted=[7])[110:])
    expected = said_in(path)
    monkeypatch.setattr(reader, "_CHUNK", size)
    monkeypatch.setattr(reader, "_SET", reader._BEGIN if size < 100 else reader._SET)
    path.write_bytes(b"<PubmedArticle>" + b" " * 100 + b"</PubmedArticle>" + path.read_bytes())
    assert said_in(path)[1:] == expected


def test_no_entity_is_expanded_and_nothing_is_fetched(tmp_path: Path) -> None:
    told = pubmed_set(pubmed(1, title="&b;"), pubmed(2, title="&secret;"), pubmed(3)).partition(
        b"<PubmedArticleSet>"
    )
    found = said_in(write(tmp_path / "a.xml", BOMB + told[1] + told[2]))
    assert [isinstance(said, SaidWork) for said in found] == [False, False, True]


@pytest.mark.parametrize(
    ("data", "count"),
    [
        pytest.param(b"", 0, id="nothing"),
        pytest.param(b"<html><body>no such page</body></html>", 0, id="a web page"),
        pytest.param(b"PMID- 41\nTI  - Tea", 0, id="PubMed's text"),
        pytest.param(pubmed_set(pubmed(1), pubmed(2))[:-1_000], 1, id="cut off within a citation"),
        pytest.param(pubmed_set(pubmed(1), pubmed(2))[:-20], 2, id="cut off behind one"),
        pytest.param(pubmed_set(pubmed(1), deleted=[7])[:-60], 1, id="cut off within what is taken back"),
    ],
)
def test_what_is_no_set_of_citations_is_said(tmp_path: Path, data: bytes, count: int) -> None:
    path = write(tmp_path / "a.xml", data)
    found: list[object] = []
    with pytest.raises(PoolFileError, match=r"no file of PubMed|breaks off"):
        found.extend(read_records(path))
    assert len(found) == count


@pytest.mark.parametrize("data", [pubmed_set(), b"<PubmedArticleSet/>"])
def test_an_empty_set_is_one(tmp_path: Path, data: bytes) -> None:
    assert said_in(write(tmp_path / "a.xml", data)) == []


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    body = (
        pubmed_set(*[pubmed(1)] * 10).partition(b"<PubmedArticleSet>")[2].partition(b"</PubmedArticleSet>")[0]
    )
    with gzip.open(tmp_path / "a.xml.gz", "wb", compresslevel=1) as file:
        file.write(b"<PubmedArticleSet>" + body * 10)
        for _ in range(200):
            file.write(b"<Noise>" + b" " * 30_000 + b"</Noise>")
        file.write(b"</PubmedArticleSet>")
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_records(tmp_path / "a.xml.gz")) == 100
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4_000_000  # of 6 MB
