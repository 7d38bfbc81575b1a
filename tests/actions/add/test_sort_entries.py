"""Who asks for the works near to an entry sorts it as who reads all works."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litman.actions.add import sorter
from litman.actions.add.add_bib import add_bib
from litman.actions.add.import_report import ImportReport
from litman.bibtex.file.whole_document import read_document
from litman.library.library import writing
from litman.settings import Settings
from tests.index.doors.test_bibliography import entries, entry, indexed
from tests.index.indexing import small_chunks, write

texts = st.lists(entries, max_size=8).map(lambda state: "".join(entry(*item) for item in state).encode())
_TITLES = ["Tea", "Coffee", "Milk"]
crowds = st.lists(
    st.tuples(st.sampled_from(_TITLES), st.integers(2019, 2021), st.integers(1, 3)), min_size=20, max_size=60
).map(
    lambda items: "".join(
        entry(
            "article",
            f"c{n}",
            {"title": title, "author": "Moss, A.", "year": str(year), "volume": str(volume)},
        )
        for n, (title, year, volume) in enumerate(items)
    ).encode()
)


def sort(folder: Path, library: bytes, files: list[bytes], *, dear: int) -> tuple[ImportReport, bytes]:
    folder.mkdir(exist_ok=True)
    (folder / "litman.toml").write_text("")
    write(folder / "references.bib", library)
    documents = [read_document(Path(f"{n}.bib"), data) for n, data in enumerate(files)]
    doors = indexed(folder).doors
    with (
        patch.object(sorter, "_DEAR", dear),
        writing(folder, Settings(), notify=print, doors=doors) as opened,
    ):
        report = add_bib(opened, documents, update=True, dry_run=False)
    return report, (folder / "references.bib").read_bytes()


@given(texts | crowds, st.lists(texts | crowds, min_size=1, max_size=2))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_ways_sort_alike(tmp_path: Path, library: bytes, files: list[bytes]) -> None:
    with small_chunks():
        asked = sort(tmp_path / "asked", library, files, dear=-1)
        read = sort(tmp_path / "read", library, files, dear=1_000_000)
    assert asked == read


_ENTRY = b"@article{moss2019, title = {Tea} # jtea, author = {Moss, A.}, year = 2019}\n"
_CHILD = b"@inbook{fern2020, title = {Bark}, author = {Fern, B.}, crossref = {book}}\n"


@pytest.mark.parametrize(
    ("before", "after", "outcome", "is_read"),
    [
        pytest.param(b"", b"", "present", False, id="byte for byte"),
        pytest.param(b"", b"\n@book{bark, title = {Bark}}", "present", False, id="beside a new one"),
        pytest.param(b"@string{jtea = {s}}\n", b"", "renamed", True, id="a macro that the file lacks"),
        pytest.param(
            b"@string{jtea = {s}}\n", b"@string{jtea = { and milk}}\n", "renamed", True, id="another macro"
        ),
    ],
)  # fmt: skip
def test_an_entry_that_stands_there_byte_for_byte_is_not_compared(
    tmp_path: Path, before: bytes, after: bytes, outcome: str, is_read: bool
) -> None:
    with patch.object(sorter, "packed_works", wraps=sorter.packed_works) as read:
        report, _ = sort(tmp_path, before + _ENTRY, [_ENTRY + after], dear=1_000_000)
    first = report.results[0]
    assert (first.outcome, bool(read.called)) == (outcome, is_read or len(report.results) > 1)


def test_an_entry_that_has_another_parent_in_its_file_is_another_one(tmp_path: Path) -> None:
    parents = [
        b"@book{book, title = {Tea of %s}, year = %d}\n" % place
        for place in ((b"Ipswich", 1990), (b"Bath", 2004))
    ]
    report, _ = sort(tmp_path, _CHILD + parents[0], [_CHILD + parents[1]], dear=1_000_000)
    assert [result.outcome for result in report.results] == ["renamed", "renamed"]


@pytest.mark.parametrize(
    ("library", "file"),
    [
        pytest.param(_CHILD + b"@book{book, title = {Tea}, year = 1990}\n", _CHILD, id="a file without the parent"),
        pytest.param(_CHILD, _CHILD + b"@book{book, title = {Tea}, year = 1990}\n", id="a library without it"),
    ],
)  # fmt: skip
def test_an_entry_whose_parent_one_of_both_lacks_is_there(
    tmp_path: Path, library: bytes, file: bytes
) -> None:
    report, _ = sort(tmp_path, library, [file], dear=1_000_000)
    assert report.results[0].outcome == "present"
