"""The pool of one file and the pool in a folder are read from the same files, and hold the same."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

import pyarrow.parquet as pq

from litman.actions.match.match_pool import add_files
from litman.batch import put_together, rows
from litman.batch.build import build_pool
from litman.batch.manifest import read_manifest
from litman.matching.kept import kept_of_text
from litman.matching.pool import Pool
from tests.sources.dumps.made import datacite, openalex, pubmed, pubmed_set, write

CROSSREF = {
    "DOI": "10.1000/x",
    "type": "journal-article",
    "title": ["Said by Crossref"],
    "author": [{"family": "Moss", "given": "A.", "affiliation": [{"name": "A place"}], "sequence": "first"}],
    "issued": {"date-parts": [[2011]]},
    "volume": "3",
    "page": "7-9",
    "indexed": {"date-time": "2020-01-01T00:00:00Z"},
}
ALEX = openalex(1, doi="https://doi.org/10.1000/x", title="Said by OpenAlex", updated="2026-09-01")
DATED = 1_790_000_000  # when every file was written


@pytest.fixture(autouse=True)
def two_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixteen take their time, and are no other than two."""
    monkeypatch.setattr(rows, "_PART_BITS", 1)
    monkeypatch.setattr(put_together, "PARTS", 2)


def newer(title: str) -> dict[str, Any]:
    return {**CROSSREF, "title": [title], "indexed": {"date-time": "2020-01-01T00:00:01Z"}}


def cited(pmid: int, title: str, revised: str = "2026-01-05") -> str:
    return pubmed(pmid, title=title, doi="10.1000/x", revised=revised)


CASES: dict[str, tuple[dict[str, bytes | list[dict[str, Any]]], dict[str, str]]] = {
    "a registry stands above who copies it": (
        {
            "part_000.gz": [ALEX],
            "a.jsonl": [CROSSREF],
            "b.bib": b"@misc{b, title={Said in a file}, doi={10.1000/x}}",
            "pubmed26n0001.xml.gz": pubmed_set(cited(5, "Said by PubMed")),
        },
        {"10.1000/x": "Said by Crossref"},
    ),
    "of Crossref the newest": (
        {"a.jsonl": [newer("Newer")], "b.jsonl": [CROSSREF]},
        {"10.1000/x": "Newer"},
    ),
    "of one moment always the same": (
        {"a.jsonl": [newer("One")], "b.jsonl": [newer("Other")]},
        {"10.1000/x": "Other"},
    ),
    "of one day the file with the higher number": (
        {
            "pubmed26n0002.xml.gz": pubmed_set(cited(5, "Second")),
            "pubmed26n0010.xml.gz": pubmed_set(cited(5, "Tenth")),
        },
        {"10.1000/x": "Tenth"},
    ),
    "what was taken back is gone": (
        {
            "pubmed26n0001.xml.gz": pubmed_set(cited(5, "Wrong"), pubmed(6)),
            "pubmed26n0900.xml.gz": pubmed_set(pubmed(7), deleted=[5]),
        },
        {"10.1000/pm.6": "Night tea and slow waves", "10.1000/pm.7": "Night tea and slow waves"},
    ),
    "what was written later stands": (
        {
            "pubmed26n0900.xml.gz": pubmed_set(pubmed(7), deleted=[5]),
            "pubmed26n0901.xml.gz": pubmed_set(cited(5, "Again", "2026-02-05")),
        },
        {"10.1000/pm.7": "Night tea and slow waves", "10.1000/x": "Again"},
    ),
    "what stood behind it counts again": (
        {
            "part_000.gz": [ALEX],
            "pubmed26n0001.xml.gz": pubmed_set(
                cited(5, "Wrong", "2026-01-04"), cited(6, "Twin", "2026-01-03")
            ),
            "pubmed26n0900.xml.gz": pubmed_set(pubmed(7), deleted=[5]),
            "pubmed26n0901.xml.gz": pubmed_set(deleted=[6]),
        },
        {"10.1000/pm.7": "Night tea and slow waves", "10.1000/x": "Said by OpenAlex"},
    ),
    "what is taken back spoils no registry's record": (
        {
            "a.jsonl": [CROSSREF],
            "d.jsonl": [datacite(3)],
            "pubmed26n0001.xml.gz": pubmed_set(cited(5, "Wrong"), deleted=[5]),
        },
        {"10.1000/x": "Said by Crossref", "10.1000/dc.3": "River levels by hand"},
    ),
}


def titles_in_folder(folder: Path) -> dict[str, str]:
    files = read_manifest(folder).of_kind("records").values()
    found = (row for file in files for row in pq.read_table(folder / file.name).to_pylist())
    items = (kept_of_text(row["data"]) for row in found)
    return {item["DOI"]: _title(item["title"]) for item in items}


def titles_in_file(path: Path, dois: list[str]) -> dict[str, str]:
    with closing(Pool(path)) as pool:
        assert pool.count() == len(dois)
        found = {doi: pool.message(doi) for doi in dois}
    return {doi: _title(item["title"]) for doi, item in found.items() if item is not None}


def _title(title: str | list[str]) -> str:
    return title if isinstance(title, str) else title[0]


@pytest.mark.parametrize("case", CASES)
def test_both_hold_the_same_in_whatever_order_files_come(tmp_path: Path, case: str) -> None:
    written, expected = CASES[case]
    files = [write(tmp_path / "files" / name, data) for name, data in written.items()]
    for file in files:
        os.utime(file, (DATED, DATED))
    digests = {build_pool(files, tmp_path / "anew")[0].digest}
    for number, order in enumerate((files, files[::-1], files[1:] + files[:1])):
        grown, one_file = tmp_path / f"grown{number}", tmp_path / f"pool{number}.sqlite"
        list(add_files(one_file, order))
        assert titles_in_file(one_file, list(expected)) == expected
        if number == 1:
            build_pool(order[:1], grown)
            for file in order[1:]:
                build_pool([file], grown, add=True)
            digests.add(read_manifest(grown).digest)
            assert titles_in_folder(grown) == expected
    assert len(digests) == 1
