"""The index answers as the file does: for any bytes, after any edit."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from litman.bibtex.file.whole_document import WholeDocument
from tests.bibtex.strategies import entries, scraps
from tests.index.indexing import assert_same_answers, indexed, new_index, rows_of, small_chunks
from tests.trials import one_of, trials

SHARED = Path(__file__).parents[3].parent / "shared" / "bib"
_MOST_BYTES = 150_000  # of a real file: the small chunks make long ones slow
FILES = (
    sorted(file for file in SHARED.rglob("*.bib") if file.stat().st_size < _MOST_BYTES)
    if SHARED.is_dir()
    else []
)

_BLOCKS = st.sampled_from(
    [
        b"@misc{k1, title={A}, crossref={p}, ids={o, K2}}\n",
        b"@misc{K1, title=m # { b}, author={Ada Short}}\n",
        b"@book{p, title={Parent}, year=1999, publisher=m}\n",
        b"@xdata{x, publisher={X}}\n@misc{k3, xdata={x}, crossref={k1}}\n",
        b"@string{m = {macro}}\n",
        b"@string(M = m # {!})\n",
        b"@comment{jabref-meta: {x};}\n",
        b"@misc(k2, title={B})\r\n",
        b"@misc{d, title = {\xe9}}\r",
        b"\xef\xbb\xbf@misc{k4}\n",
        b"@misc{k5, title = {open}\n",
        b"@comment{open\n",
        b"  @misc{k6,}  @misc{k7,}\n",
        b"title = {lost},\n}\n",
        b"% @misc{k8,}\n",
        b"@misc{o, related={k1, p}}\n",
    ]
)
files = st.lists(_BLOCKS | scraps | entries().map(lambda text: text.encode() + b"\n"), max_size=12).map(
    b"".join
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("library") / "references.bib"


@given(files)
@example(b"\xff\xfe@\0m\0i\0s\0c\0{\0k\0}\0")
@example(b"\xef\xbb\xbf@misc{k,}\n@misc{k,}")
@example(b"@ Book\n{%}")
@settings(max_examples=trials(150), deadline=None)
def test_any_file_is_answered_alike(path: Path, data: bytes) -> None:
    with small_chunks():
        assert_same_answers(indexed(path, data), WholeDocument(path, data))


edits = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60), files | scraps), min_size=1, max_size=4)


@given(files, edits)
@settings(max_examples=trials(60), deadline=None)
def test_after_any_edit_the_index_is_as_if_made_anew(
    path: Path, data: bytes, edits: list[tuple[int, int, bytes]]
) -> None:
    with small_chunks():
        index = new_index()
        indexed(path, data, index)
        for start, length, text in edits:
            data = data[:start] + text + data[start + length :]
            document = indexed(path, data, index)
            anew = indexed(path, data)
            assert rows_of(index) == rows_of(anew.index)
            document = indexed(path, data, index)  # `anew` wrote the same bytes at another time
            assert_same_answers(document, WholeDocument(path, data))


@pytest.mark.skipif(not FILES, reason="the real files are not here (shared beside the repository)")
def test_real_files_are_answered_alike(path: Path) -> None:
    with small_chunks(size=3000, window=9000):
        for file in one_of(4, FILES):
            data = file.read_bytes()
            assert_same_answers(indexed(path, data), WholeDocument(path, data))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            b"@misc{k1, title={A}}\n@misc{k2, title={B}}\n@misc{k3, title={C}}\n", id="side by side"
        ),
        pytest.param(
            b"@misc{k1, title={A}}\r@misc{k2, title={B}}\r@misc{k3, title={C}}\r", id="old line ends"
        ),
        pytest.param(
            b"@misc{k1, title={A}}\n% a remark\n@misc{k2, title={B}}\n@misc{k3}\n", id="a remark before"
        ),
        pytest.param(b"@misc{k1, title={A}\n@misc{k2, title={B}}\n@misc{k3, title={C}}\n", id="one is open"),
        pytest.param(
            b"@string{m = {macro}}\n@misc{k2, title=m}\n@misc{k3, title={C}}\n", id="a macro before"
        ),
    ],
)
def test_an_entry_whose_line_end_before_is_deleted_is_read_anew(path: Path, data: bytes) -> None:
    ends = [at for at, byte in enumerate(data) if byte in b"\r\n"]
    with small_chunks():
        for at in ends:
            index = new_index()
            indexed(path, data, index)
            edited = data[:at] + data[at + 1 :]
            document = indexed(path, edited, index)
            assert_same_answers(document, WholeDocument(path, edited))
            assert rows_of(index) == rows_of(indexed(path, edited).index), at


def test_a_document_whose_index_was_given_up_answers_from_the_file(path: Path) -> None:
    data = b"@misc{k1, title={A}}\n@misc{k2, title={B}}\n"
    document = indexed(path, data)
    document.index.close()
    assert_same_answers(document, WholeDocument(path, data))


def test_a_key_that_many_entries_have_is_looked_for_once(path: Path) -> None:
    def steps_of_sqlite(count: int) -> int:
        document = indexed(path, b"@misc{k,}\n" * count)
        steps = [0]
        document.index.connection.set_progress_handler(lambda: steps.__setitem__(0, steps[0] + 1), 10)
        assert all(
            document.entry("k").place().line == document.entry("K").place().line == 1 for _ in range(count)
        )
        return steps[0]

    few, many = steps_of_sqlite(50), steps_of_sqlite(200)
    assert many < 6 * few, (few, many)
