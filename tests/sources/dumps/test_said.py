"""What OpenAlex, DataCite, Crossref and CSL-JSON say of a work, as a pool takes it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from litman.matching.kept import record_of, version_of
from litman.matching.record import Record
from litman.matching.versions import SaidWork
from litman.sources.dumps.files import find_pool_files, name_of_file
from litman.sources.dumps.read import read_records
from tests.sources.dumps.made import datacite, openalex, pubmed, pubmed_set, write


def said_of(path: Path) -> list[SaidWork]:
    return [said for _, said in read_records(path) if isinstance(said, SaidWork)]


@pytest.mark.parametrize(
    ("name", "data", "source", "record"),
    [
        pytest.param(
            "updated_date=2026-03-01/part_0000.gz",
            [openalex(7)],
            ("openalex", "2026-03-01", 0),
            Record(
                "10.1000/oa.7",
                "Moss on old walls",
                ("Lind", "Holm"),
                (2019,),
                "12",
                "3",
                "101-117",
                ("Acta Lichenologica",),
                type="article-journal",
                pmid="7",
            ),
            id="OpenAlex's snapshot",
        ),
        pytest.param(
            "works.json",
            json.dumps({"meta": {"count": 1}, "results": [openalex(7)], "group_by": []}).encode(),
            ("openalex", "2026-03-01", 0),
            "10.1000/oa.7",
            id="a list of OpenAlex",
        ),
        pytest.param(
            "work.json", json.dumps(openalex(7)).encode(), ("openalex", "2026-03-01", 0), "10.1000/oa.7", id="one of it"
        ),
        pytest.param(
            "dois/updated_2026-02/part_0000.jsonl.gz",
            [datacite(3)],
            ("datacite", "2026-02-01", 8 * 3600),
            Record(
                "10.1000/dc.3",
                "River levels by hand",
                ("Glen",),
                (2021,),
                publisher="A House of Data",
                type="dataset",
            ),
            id="DataCite's data file",
        ),
        pytest.param(
            "dois.jsonl", [datacite(3)["attributes"]], ("datacite", "2026-02-01", 8 * 3600), "10.1000/dc.3", id="bare"
        ),
        pytest.param(
            "page.json",
            json.dumps({"data": [datacite(3)], "meta": {"total": 1}, "links": {}}).encode(),
            ("datacite", "2026-02-01", 8 * 3600),
            "10.1000/dc.3",
            id="a page of DataCite",
        ),
        pytest.param(
            "one.json",
            json.dumps({"data": datacite(3)}).encode(),
            ("datacite", "2026-02-01", 8 * 3600),
            "10.1000/dc.3",
            id="an answer of DataCite",
        ),
        pytest.param(
            "c.jsonl",
            [{"DOI": "10.1000/c", "title": ["A"], "indexed": {"date-time": "2026-03-05T01:00:09+02:00"}}],
            ("crossref", "2026-03-04", 23 * 3600 + 9),
            "10.1000/c",
            id="Crossref",
        ),
        pytest.param(
            "c.jsonl", [{"DOI": "10.1000/f", "title": "A"}], ("file", "2001-09-09", 6400), "10.1000/f", id="CSL-JSON"
        ),
    ],
)  # fmt: skip
def test_who_said_it_is_known_by_its_shape(
    tmp_path: Path, name: str, data: Any, source: tuple[str, str, int], record: Record | str
) -> None:
    path = write(tmp_path / name, data)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    assert find_pool_files([tmp_path]) == [path]
    (said,) = said_of(path)
    assert (said.source, said.day, said.turn) == source
    found = record_of(said.item)
    assert (found if isinstance(record, Record) else found.doi) == record
    assert "abstract" not in said.item


def test_of_a_snapshot_only_works_are_taken(tmp_path: Path) -> None:
    works = write(tmp_path / "data/jsonl/works/updated_date=2026-03-01/part_0000.gz", [openalex(1)])
    write(
        tmp_path / "data/jsonl/authors/updated_date=2026-03-01/part_0000.gz",
        [{"id": "https://openalex.org/A1"}],
    )
    write(tmp_path / "data/jsonl/manifest.json", b'{"entries": []}')
    assert find_pool_files([tmp_path]) == [works]
    assert name_of_file(works) == "updated_date=2026-03-01/part_0000.gz"


@pytest.mark.parametrize(
    "work",
    [
        pytest.param(openalex(1, doi=None), id="OpenAlex"),
        pytest.param(
            {**datacite(1), "attributes": {**datacite(1)["attributes"], "doi": None}}, id="DataCite"
        ),
        pytest.param(
            {"DOI": "10.1000/\ud800", "title": ["Half a character"]}, id="a DOI that nobody can write"
        ),
    ],
)
def test_a_work_without_a_doi_is_none_of_a_pool(tmp_path: Path, work: dict[str, Any]) -> None:
    (said,) = said_of(write(tmp_path / "a.jsonl", [work]))
    assert version_of(said) is None


def test_a_record_of_no_known_shape_stops_no_other(tmp_path: Path) -> None:
    broken = openalex(1, authorships=[[7], {"author": "x"}], biblio="none", primary_location=[3])
    path = write(tmp_path / "part_000.gz", [broken, {"id": "https://openalex.org/W2"}, openalex(3)])
    assert [version and version.doi for version in map(version_of, said_of(path))] == [
        "10.1000/oa.1",
        None,
        "10.1000/oa.3",
    ]


def test_records_before_a_number_are_passed_over(tmp_path: Path) -> None:
    for path in (
        write(tmp_path / "a.jsonl", [openalex(number) for number in range(1, 5)]),
        write(tmp_path / "a.xml.gz", pubmed_set(*map(pubmed, range(1, 4)), deleted=[9])),
    ):
        whole = list(read_records(path))
        assert [number for number, _ in whole] == [1, 2, 3, 4]
        assert list(read_records(path, after=2)) == whole[2:]
