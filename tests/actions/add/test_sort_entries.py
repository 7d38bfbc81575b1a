"""Who asks for the works near to an entry sorts it as who reads all works."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litman.actions.add import sort_entries
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
        patch.object(sort_entries, "_DEAR", dear),
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
