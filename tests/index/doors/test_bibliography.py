"""The index answers for the works of a library as its file does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litman.actions.works.find_duplicates import duplicates
from litman.index.doors import bibliography as door
from litman.index.doors.open import IndexDoors
from litman.index.freshness import Progresses
from litman.library.comparison.duplicates import find_duplicates
from litman.library.comparison.same_work import known_works
from litman.library.known_library import KnownLibrary
from litman.library.library import Library
from litman.library.library_files import LibraryFiles
from litman.library.ports import Bibliography
from litman.library.told_apart import told_apart
from litman.posts.references.cited_as import keys_of_name
from litman.settings import Settings
from litman.work import Date, DateParts, Name, Work
from tests.index.indexing import small_chunks, write
from tests.trials import trials

QUIET = Progresses(*[lambda done, total: None] * 3)
FIELDS = {
    "title": ["Tea", "{T}ea!", "Coffee, \\textit{hot}", ""],
    "author": ["Moss, Ada and Fern, Bo", "Moss Fern, Ada", 'M{\\"o}ss, A.', "{Tea House}", ""],
    "year": ["2019", "2020", ""],
    "doi": ["10.1000/TEA", "https://doi.org/10.1000/tea", "10.1000/b", ""],
    "url": ["https://www.example.org/a/", "http://example.org/a#top", "https://doi.org/10.1000/b", ""],
    "pmid": ["17", "18", ""],
    "isbn": ["978-3-16-148410-0", "316148410X", ""],
    "keywords": [
        "tea, Sleep",
        "sleep; TEA, tea",
        "{a, b}, tea",
        "Sl{\\'e}ep, sleep",
        "{}, tea",
        ",",
        "",
        "",
        "",
    ],
    "keyword": ["night, tea", "", "", ""],
    "ids": ["old, k1", "K2", ""],
    "crossref": ["k1", "k2", "", "", ""],
}
entries = st.tuples(
    st.sampled_from(["article", "book", "misc", "chapter", "incollection"]),
    st.sampled_from(["k1", "K1", "k2", "k3", ""]),
    st.fixed_dictionaries({name: st.sampled_from(values) for name, values in FIELDS.items()}),
)
works = st.builds(
    Work,
    type=st.sampled_from(["article-journal", "book"]),
    title=st.sampled_from(["Tea", "TEA", "Coffee, <i>hot</i>", "Milk", None]),
    author=st.sampled_from([(Name(family="Moss", given="Ada"),), (Name(literal="Tea House"),), ()]),
    issued=st.sampled_from([Date(DateParts(2019)), Date(DateParts(2021)), None]),
    DOI=st.sampled_from(["10.1000/tea", "10.1000/never", None]),
    PMID=st.sampled_from(["17", "99", None]),
    ISBN=st.sampled_from(["9783161484100", None]),
    URL=st.sampled_from(["https://example.org/a", "https://example.org/never", None]),
)


def entry(kind: str, key: str, fields: dict[str, str]) -> str:
    return f"@{kind}{{{key},\n" + "".join(f"  {n} = {{{v}}},\n" for n, v in fields.items() if v) + "}\n"


CONFLICT = b"<<<<<<< ours\n  year = 1,\n@misc{a}\n=======\n@misc{b}\n  year = 2,\n>>>>>>> theirs\n"


def indexed(root: Path) -> Library:
    files = LibraryFiles(root, "references.bib")
    return Library(root, Settings(), doors=IndexDoors(files, {}, notify=print, progress=QUIET))


def said(bibliography: Bibliography, wanted: list[Work]) -> list[object]:
    keys = ["k1", "K1", "k2", "K3", "old", "OLD", "nobody", ""]
    return [
        bibliography.keys(),
        bibliography.findings,
        list(bibliography.conflicts),
        bibliography.tags(),
        bibliography.short_works(keys),
        [sorted(bibliography.names([key])) for key in keys],
        [bibliography.identified(kind, value) for _ in range(2) for kind, value in _IDENTIFIERS],
        [bibliography.alike(work) for work in wanted],
        [bibliography.cited_as(keys_of_name(name, "2019")) for name in _NAMES],
        bibliography.cited_as(key for name in _NAMES for key in keys_of_name(name, "2020a")),
    ]


_NAMES = ["Moss", "Möss", "van der Moss", "Fern", "Tea House", "TH", "Nobody", ""]


_IDENTIFIERS = [
    ("doi", "10.1000/tea"),
    ("doi", "10.1000/b"),
    ("doi", "10.1000/never"),
    ("pmid", "17"),
    ("url", "example.org/a"),
    ("url", "example.org/never"),
]


@given(st.lists(st.lists(entries, max_size=6), min_size=1, max_size=3), st.lists(works, max_size=4))
@settings(max_examples=trials(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_answers_as_the_file_does(
    tmp_path: Path, states: list[list[object]], wanted: list[Work]
) -> None:
    (tmp_path / "litman.toml").write_text("")
    for state in states:
        text = "".join(entry(*item) for item in state)  # type: ignore[misc]
        write(tmp_path / "references.bib", text.encode())
        with small_chunks(), pytest.MonkeyPatch.context() as patch:
            patch.setattr(door, "_MOST_LOOKUPS", len(_IDENTIFIERS))
            answered = said(indexed(tmp_path).bibliography, wanted)
        assert answered == said(Library(tmp_path, Settings()).bibliography, wanted)


@given(st.lists(st.lists(entries, max_size=6), min_size=1, max_size=3), st.sampled_from([0, 20]))
@settings(max_examples=trials(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_works_that_are_there_twice_are_found_among_those_that_the_index_names_and_again_from_memory(
    tmp_path: Path, states: list[list[object]], most_held: int
) -> None:
    (tmp_path / "litman.toml").write_text("")
    for state in states:
        text = "".join(entry(*item) for item in state)  # type: ignore[misc]
        write(tmp_path / "references.bib", text.encode())
        whole = Library(tmp_path, Settings())
        named = ((found.key, work) for found, work in whole.works() if found.key)
        expected = find_duplicates(named, are_apart=told_apart(whole))
        with small_chunks(), pytest.MonkeyPatch.context() as patch:
            patch.setattr(door, "_MOST_HELD", most_held)
            assert duplicates(indexed(tmp_path)) == expected
            assert duplicates(indexed(tmp_path)) == expected


@given(st.lists(entries, max_size=6), st.lists(works, min_size=1, max_size=5))
@settings(max_examples=trials(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_work_is_there_for_who_looks_it_up_as_for_who_reads_all(
    tmp_path: Path, state: list[object], wanted: list[Work]
) -> None:
    text = "".join(entry(*item) for item in state)  # type: ignore[misc]
    write(tmp_path / "references.bib", text.encode())
    all_of_them = known_works((found.key, work) for found, work in Library(tmp_path, Settings()).works())
    one_by_one = KnownLibrary(indexed(tmp_path))
    for number, work in enumerate(wanted):
        assert one_by_one.find(work) == all_of_them.find(work)
        assert one_by_one.find_identified(work) == all_of_them.find_identified(work)
        if all_of_them.find(work) is None:
            one_by_one.add(f"new{number}", work)
            all_of_them.add(f"new{number}", work)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"@misc{k1}\n" + CONFLICT + b"@misc{k2}\n", id="between entries"),
        pytest.param(b"@misc{k1,\n" + CONFLICT + b"}\n@misc{k2}\n", id="in an entry"),
        pytest.param(CONFLICT + b"@misc{k1}\n", id="at the beginning"),
        pytest.param(b"@misc{k1}\n@misc{k2}\n" + CONFLICT[:-1], id="at the end"),
        pytest.param(b"@misc{k1, note = {<<<<<<<}}\n@misc{k2}\n", id="none, only a mark"),
        pytest.param(("@misc{k1}\n" + CONFLICT.decode()).encode("utf-16"), id="UTF-16"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_the_index_knows_of_conflicts_as_the_file_does(tmp_path: Path, data: bytes) -> None:
    write(tmp_path / "references.bib", data)
    with small_chunks():
        found = list(indexed(tmp_path).bibliography.conflicts)
    assert found == list(Library(tmp_path, Settings()).bibliography.conflicts)


def test_the_digest_is_another_where_the_bytes_are_others(tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    said = [indexed(tmp_path).bibliography.digest]
    for data in (b"", b"@misc{k1}\n@misc{k2}\n", b"@misc{k1}\n@misc{k3}\n", "@misc{k1}".encode("utf-16")):
        write(path, data)
        with small_chunks():
            said += {indexed(tmp_path).bibliography.digest for _ in range(2)}
    assert said[0] == ""
    assert len(set(said)) == len(said) == 5


def test_a_file_that_was_only_touched_keeps_its_digest(tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    with small_chunks():
        write(path, b"@misc{k1}\n@misc{k2}\n")
        before = indexed(tmp_path).bibliography.digest
        write(path, path.read_bytes())
        assert indexed(tmp_path).bibliography.digest == before


def test_a_library_without_an_index_is_read_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "references.bib").write_text("@misc{k1, title = {Tea}, doi = {10.1000/tea}}\n")
    library = indexed(tmp_path)
    monkeypatch.setattr("litman.index.library_index.LibraryIndex.document", lambda self: None)
    assert [key for key, _ in library.bibliography.alike(Work(title="Tea"))] == ["k1"]
    assert library.document.keys() == ["k1"]


@pytest.mark.parametrize(
    ("fields", "tags"),
    [
        pytest.param(
            ["keywords = {tea, Sleep}", "keywords = {sleep}"], {"tea": 1, "Sleep": 2}, id="spellings"
        ),
        pytest.param(["keyword = {tea}", "keywords = {tea; night}"], {"tea": 2, "night": 1}, id="two fields"),
        pytest.param(["keywords = {{a, b}, tea}"], {"a, b": 1, "tea": 1}, id="a comma in braces"),
        pytest.param(["keywords = {{}, tea}"], {"": 1, "tea": 1}, id="an empty one"),
        pytest.param(["keywords = {te\x1fa, tea}"], {"te a": 1, "tea": 1}, id="a control character"),
        pytest.param(
            ["keywords = {tea}, crossref = {k1}", "crossref = {k0}"], {"tea": 1}, id="not inherited"
        ),
    ],
)
def test_tags_are_counted_as_the_entries_have_them(
    tmp_path: Path, fields: list[str], tags: dict[str, int]
) -> None:
    (tmp_path / "litman.toml").write_text("")
    text = "".join(f"@misc{{k{at}, {field}}}\n" for at, field in enumerate(fields))
    write(tmp_path / "references.bib", text.encode())
    assert indexed(tmp_path).bibliography.tags() == tags
    assert Library(tmp_path, Settings()).bibliography.tags() == tags
