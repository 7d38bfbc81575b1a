"""What litman itself put into the bibliography is not searched for, and the index is as if it were."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from litman.bibtex.file.whole_document import WholeDocument
from litman.errors import FileChangedError
from litman.files import ByteSplice, stamp_of
from litman.index.bibliography import refresh as entry_refresh
from litman.index.bibliography.refresh import refresh_bibliography
from litman.index.store import Index
from litman.library.storage.change import Replaced
from tests.bibtex.strategies import scraps
from tests.index.bibliography.test_document import files
from tests.index.indexing import assert_same_answers, indexed, new_index, rows_of, small_chunks, write
from tests.trials import trials

THREE = b"@misc{k1, title={A}}\n@misc{k2, title={B}}\n@misc{k3, title={C}}\n"
cuts = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 60), files | scraps), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("library") / "references.bib"


def splices_of(data: bytes, wanted: list[tuple[int, int, bytes]]) -> tuple[ByteSplice, ...]:
    found: list[ByteSplice] = []
    for start, length, text in sorted(wanted):
        start = min(start, len(data))
        if not found or start >= found[-1].start + len(found[-1].old):
            found.append(ByteSplice(start, data[start : start + length], text))
    return tuple(found)


def put_in(path: Path, data: bytes, splices: tuple[ByteSplice, ...]) -> tuple[Replaced, bytes]:
    before = stamp_of(path)
    for start, old, new in reversed(splices):
        data = data[:start] + new + data[start + len(old) :]
    write(path, data)
    after = stamp_of(path)
    assert before is not None
    assert after is not None
    return Replaced(path, before, splices, after), data


@given(files, cuts)
@example(THREE, [(0, 0, b"@misc{k0,}\n")])
@example(THREE, [(len(THREE), 0, b"@misc{k4,}\n")])
@example(THREE, [(20, 1, b"")])
@example(THREE, [(0, 300, b"")])
@settings(max_examples=trials(100), deadline=None)
def test_after_what_litman_put_in_the_index_is_as_if_made_anew(
    path: Path, data: bytes, wanted: list[tuple[int, int, bytes]]
) -> None:
    with small_chunks():
        index = new_index()
        indexed(path, data, index)
        replaced, edited = put_in(path, data, splices_of(data, wanted))
        document = refresh_bibliography(index, path, replaced=replaced)
        assert_same_answers(document, WholeDocument(path, edited))
        assert rows_of(index) == rows_of(indexed(path, edited).index)


def known(path: Path) -> Index:
    index = new_index()
    indexed(path, THREE, index)
    return index


def test_what_litman_put_in_is_not_searched_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_chunks():
        index = known(path)
        replaced, edited = put_in(path, THREE, (ByteSplice(29, b"title", b"note"),))
        monkeypatch.setattr(entry_refresh, "find_window", None)
        assert_same_answers(refresh_bibliography(index, path, replaced=replaced), WholeDocument(path, edited))


def test_what_another_program_changed_since_is_seen(path: Path) -> None:
    other = THREE.replace(b"k1", b"k9")  # of one size
    with small_chunks():
        index = known(path)
        replaced, _ = put_in(path, THREE, (ByteSplice(29, b"title", b"note"),))
        write(path, other)
        assert_same_answers(refresh_bibliography(index, path, replaced=replaced), WholeDocument(path, other))


def test_what_another_program_changed_before_is_seen(path: Path) -> None:
    with small_chunks():
        index = known(path)
        other = THREE.replace(b"k1", b"k9")
        write(path, other)  # the index does not know of it
        replaced, edited = put_in(path, other, (ByteSplice(29, b"title", b"note"),))
        assert_same_answers(refresh_bibliography(index, path, replaced=replaced), WholeDocument(path, edited))


def test_a_change_whose_time_another_program_turned_back_is_seen(path: Path) -> None:
    index = known(path)
    replaced, edited = put_in(path, THREE, (ByteSplice(29, b"title", b"note"),))
    other = edited.replace(b"k1", b"k9")
    path.write_bytes(other)
    os.utime(path, ns=(replaced.after.mtime_ns, replaced.after.mtime_ns))
    document = refresh_bibliography(index, path, replaced=replaced)
    assert_same_answers(document, WholeDocument(path, other))


def test_a_file_that_is_no_longer_there_is_no_document(path: Path) -> None:
    index = known(path)
    replaced, _ = put_in(path, THREE, (ByteSplice(0, b"", b"@misc{k0,}\n"),))
    path.unlink()
    try:
        assert refresh_bibliography(index, path, replaced=replaced).keys() == []
    except FileChangedError:
        pytest.fail("an absent bibliography is an empty one")
