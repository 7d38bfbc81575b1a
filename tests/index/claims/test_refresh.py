"""litman/index/claims/refresh.py"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litman.index.claims import files as claims_files
from litman.index.claims import reading
from litman.index.claims import refresh as claims_refresh
from litman.index.claims.files import mark_folder
from litman.index.claims.lookup import ClaimsLookup
from litman.index.claims.refresh import note_written, refresh_claims, refresh_claims_of, refresh_post
from litman.index.store import Index
from tests.index.indexing import new_index
from tests.trials import trials

OLD = (1_600_000_000_000_000_001, 1_600_000_000_000_000_001)
HOUR_NS = 3_600_000_000_000


def claims_file(post: str, *keys: str, text: str = "Tea helps.") -> str:
    links = "".join(f'  [[claim.link]]\n  key = "{key}"\n  quote = "of {key}"\n' for key in keys)
    return f'[post]\ntitle = "{post}"\n\n[[claim]]\nid = "c01"\ntext = "{text}"\n{links}'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose files and whose own time are past: whatever changes from now on has another time."""
    folder = tmp_path / "claims"
    folder.mkdir()
    for number in range(4):
        (folder / f"post{number}.toml").write_text(claims_file(f"post{number}", f"key{number}", "shared"))
    probe = tmp_path / "probe"  # the disk's clock is the one that counts
    while not probe.exists() or probe.stat().st_ctime_ns <= folder.stat().st_ctime_ns:
        probe.write_text("")
        time.sleep(0.002)
    set_tick(monkeypatch, 0)
    return folder


def set_tick(monkeypatch: pytest.MonkeyPatch, tick_ns: int) -> None:
    """Let files count as changed this very moment for so long; never where it is 0."""
    monkeypatch.setattr(claims_files, "_TICK_NS", tick_ns)
    monkeypatch.setattr(claims_files, "_COARSE_TICK_NS", tick_ns)
    monkeypatch.setattr(claims_files, "_AHEAD_NS", tick_ns)


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Treat any folder as one with more files than are looked at each time."""
    monkeypatch.setattr(claims_refresh, "FEW_FILES", 0)


def edit_in_place(path: Path, text: str) -> None:
    with path.open("r+") as file:
        file.write(text)
        file.truncate()


def replace(path: Path, text: str) -> None:
    other = path.with_name(f".{path.name}.new")
    other.write_text(text)
    other.replace(path)


def content(index: Index) -> dict[str, list[Any]]:
    """Return what the index says of the claims, without the numbers that rows happen to have."""
    ask = index.connection.execute
    return {
        "posts": ask(
            "SELECT file_name, digest, title, claims, unsupported, untied FROM post ORDER BY 1"
        ).fetchall(),
        "claims": ask(
            "SELECT file_name, claim_id, text, leans FROM claim JOIN post ON post.id = post"
            " ORDER BY file_name, claim.id"
        ).fetchall(),
        "links": ask(
            "SELECT claim_id, key, relation, quote, number FROM claim_link JOIN claim ON claim.id = claim"
            " JOIN cited_key ON cited_key.id = cited JOIN post ON post.id = post ORDER BY file_name, claim.id, number"
        ).fetchall(),
        "words": [
            ask("SELECT count(*) FROM claim_words WHERE claim_words MATCH ?", (word,)).fetchone()
            for word in ("tea", "coffee", "quotes: shared", "key1")
        ],
        "orphans": [
            ask("SELECT count(*) FROM claim WHERE post NOT IN (SELECT id FROM post)").fetchone(),
            ask("SELECT count(*) FROM claim_link WHERE claim NOT IN (SELECT id FROM claim)").fetchone(),
            ask("SELECT count(*) FROM post_reference WHERE post NOT IN (SELECT id FROM post)").fetchone(),
            ask("SELECT count(*) FROM post_finding WHERE post NOT IN (SELECT id FROM post)").fetchone(),
        ],
    }


def rebuilt(folder: Path) -> dict[str, list[Any]]:
    index = new_index()
    refresh_claims(index, folder)
    return content(index)


def texts(index: Index) -> list[str]:
    return [text for (text,) in index.connection.execute("SELECT text FROM claim ORDER BY text")]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda f: edit_in_place(f / "post1.toml", claims_file("post1", text="Coffee helps.")),
            id="in place",
        ),
        pytest.param(
            lambda f: replace(f / "post1.toml", claims_file("post1", "key3", "key9")), id="replaced"
        ),
        pytest.param(lambda f: (f / "post2.toml").unlink(), id="removed"),
        pytest.param(lambda f: (f / "more.toml").write_text(claims_file("more", "key1")), id="added"),
        pytest.param(lambda f: (f / "post2.toml").rename(f / "post9.toml"), id="renamed"),
        pytest.param(lambda f: (f / "post0.toml").write_text("[post"), id="spoilt"),
        pytest.param(lambda f: (f / "bad.toml").mkdir(), id="a folder named like a file"),
        pytest.param(lambda f: (f / "gone.toml").symlink_to("nowhere"), id="a link to nowhere"),
        pytest.param(lambda f: os.utime(f / "post0.toml", ns=OLD), id="touched"),
        pytest.param(lambda f: [path.unlink() for path in f.iterdir()], id="all removed"),
    ],
)
@pytest.mark.parametrize("size", ["few", "many"])
def test_every_change_is_seen_by_who_asks_for_all(
    folder: Path, change: Callable[[Path], object], size: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if size == "many":
        monkeypatch.setattr(claims_refresh, "FEW_FILES", 0)
    index = new_index()
    refresh_claims(index, folder)
    change(folder)
    refresh_claims(index, folder)
    assert content(index) == rebuilt(folder)
    assert set(content(index)["orphans"]) == {(0,)}


steps = st.lists(
    st.tuples(
        st.sampled_from(["in place", "replace", "remove", "spoil"]),
        st.integers(0, 3),
        st.lists(st.sampled_from(["key1", "shared", "x"]), max_size=2, unique=True),
        st.sampled_from(["Tea helps.", "Coffee helps."]),
    ),
    max_size=8,
)


@settings(max_examples=trials(40), deadline=None)
@given(steps)
def test_an_index_that_followed_changes_is_one_that_was_made_anew(
    tmp_path_factory: pytest.TempPathFactory, done: list[tuple[str, int, list[str], str]]
) -> None:
    folder = tmp_path_factory.mktemp("claims")
    index = new_index()
    for what, number, keys, text in done:
        path = folder / f"post{number}.toml"
        if what == "remove":
            path.unlink(missing_ok=True)
        elif what == "spoil":
            path.write_text("[post]\n[[claim]]\ntext = 3\n")
        elif what == "replace" or not path.exists():
            replace(path, claims_file(path.stem, *keys, text=text))
        else:
            edit_in_place(path, claims_file(path.stem, *keys, text=text))
        refresh_claims(index, folder)
    assert content(index) == rebuilt(folder)


def test_a_change_of_the_same_size_within_one_tick_of_the_clock_is_seen(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_tick(monkeypatch, HOUR_NS)
    index = new_index()
    path = folder / "post1.toml"
    for number in range(20):
        edit_in_place(path, claims_file("post1", "key1", "shared", text=f"Tea helps {number:02}."))
        refresh_claims(index, folder)
        assert f"Tea helps {number:02}." in texts(index)


def test_a_file_added_within_one_tick_of_the_clock_is_seen(
    folder: Path, many: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_tick(monkeypatch, HOUR_NS)
    index = new_index()
    for number in range(20):
        (folder / f"new{number}.toml").write_text(claims_file("new", "fresh"))
        refresh_claims_of(index, folder, ["fresh"])
        assert (
            len(ClaimsLookup(index.connection, folder).uses("fresh", ["fresh"], lambda key: key))
            == number + 1
        )


@pytest.mark.parametrize(
    ("age_ns", "young"),
    [
        pytest.param(10_000_000, True, id="10 ms ago"),
        pytest.param(0, True, id="now"),
        pytest.param(-3_000_000, True, id="since, or by a clock 3 ms ahead"),
        pytest.param(-2_000_000_000, True, id="since, after a pause of 2 s"),
        pytest.param(-2 * HOUR_NS, False, id="by a clock that was set back since"),
        pytest.param(30_000_000, False, id="30 ms ago"),
    ],
)
def test_a_time_tells_whether_another_change_could_bear_it(age_ns: int, young: bool) -> None:
    now = 1_700_000_000_123_456_789
    assert claims_files.is_young(now - age_ns, now - age_ns, now) is young
    whole = 1_700_000_000_000_000_000
    assert claims_files.is_young(whole, whole, whole + 1_900_000_000)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda f: edit_in_place(f / "post1.toml", claims_file("post1", "key1", text="Coffee.")),
            id="edited",
        ),
        pytest.param(lambda f: edit_in_place(f / "post1.toml", claims_file("post1")), id="link removed"),
        pytest.param(lambda f: (f / "post1.toml").unlink(), id="file removed"),
        pytest.param(lambda f: (f / "a.toml").write_text(claims_file("a", "key1")), id="file added"),
        pytest.param(
            lambda f: replace(f / "post3.toml", claims_file("post3", "key1")), id="other file replaced"
        ),
    ],
)
def test_who_asks_for_a_work_sees_changes_of_what_names_it(
    folder: Path, many: None, change: Callable[[Path], object]
) -> None:
    index = new_index()
    refresh_claims(index, folder)
    change(folder)
    refresh_claims_of(index, folder, ["key1"])
    fresh = new_index()
    refresh_claims(fresh, folder)
    expected = ClaimsLookup(fresh.connection, folder).uses("key1", ["key1"], lambda key: key)
    assert ClaimsLookup(index.connection, folder).uses("key1", ["key1"], lambda key: key) == expected


def test_a_file_that_did_not_name_the_work_and_was_written_in_place_is_seen_when_all_are_looked_at(
    folder: Path, many: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = new_index()
    refresh_claims(index, folder)
    claims = ClaimsLookup(index.connection, folder)
    edit_in_place(folder / "post3.toml", claims_file("post3", "key1"))
    refresh_claims_of(index, folder, ["key1"])
    assert len(claims.uses("key1", ["key1"], lambda key: key)) == 1
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + claims_refresh.SWEEP_AGE_NS)
    refresh_claims_of(index, folder, ["key1"])
    assert len(claims.uses("key1", ["key1"], lambda key: key)) == 2


def test_a_clock_that_went_backwards_hides_nothing(
    folder: Path, many: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = new_index()
    refresh_claims(index, folder)
    edit_in_place(folder / "post3.toml", claims_file("post3", "key1"))
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now - 86_400_000_000_000)
    refresh_claims_of(index, folder, ["key1"])
    assert len(ClaimsLookup(index.connection, folder).uses("key1", ["key1"], lambda key: key)) == 2


def test_who_asks_for_a_post_sees_its_file_as_it_is(folder: Path, many: None) -> None:
    index = new_index()
    refresh_post(index, folder, b"post1.toml")
    edit_in_place(folder / "post1.toml", claims_file("post1", text="Coffee helps."))
    refresh_post(index, folder, b"post1.toml")
    assert "Coffee helps." in texts(index)
    (folder / "post1.toml").unlink()
    refresh_post(index, folder, b"post1.toml")
    assert ClaimsLookup(index.connection, folder).posts(["post1"]) == []


@pytest.mark.parametrize("name", ["new", "post1"])
def test_who_asks_for_one_post_of_many_has_no_other_file_looked_at(
    folder: Path, many: None, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    index = new_index()
    refresh_claims(index, folder)
    replace(folder / f"{name}.toml", claims_file(name, text="New, and seen."))
    looked_at: set[bytes] = set()
    mark_files = claims_refresh.mark_files

    def mark(folder: Path, names: Iterable[bytes]) -> dict[bytes, claims_files.Mark]:
        looked_at.update(names)
        return mark_files(folder, names)

    monkeypatch.setattr(claims_refresh, "mark_files", mark)
    refresh_post(index, folder, f"{name}.toml".encode())
    assert "New, and seen." in texts(index)
    refresh_post(index, folder, b"nobody.toml")
    assert looked_at == {f"{name}.toml".encode()}


@pytest.mark.parametrize("name", [b"../outside.toml", b".hidden.toml", b"notes.txt"])
def test_what_is_no_file_of_the_folder_is_no_post_that_is_asked_for(
    folder: Path, many: None, name: bytes
) -> None:
    index = new_index()
    refresh_claims(index, folder)
    (folder / os.fsdecode(name)).write_text(claims_file("outside", text="Not one of them."))
    refresh_post(index, folder, name)
    assert "Not one of them." not in texts(index)


def test_only_files_that_changed_are_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = new_index()
    refresh_claims(index, folder)
    read: list[str] = []
    whole = reading.read_regular
    monkeypatch.setattr(reading, "read_regular", lambda path: (read.append(path.name), whole(path))[1])
    refresh_claims(index, folder)
    assert read == []
    replace(folder / "post2.toml", claims_file("post2"))
    refresh_claims(index, folder)
    assert read == ["post2.toml"]


def test_a_building_that_was_interrupted_goes_on_where_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims_refresh, "_BATCH", 1)
    monkeypatch.setattr(claims_refresh, "_COMMIT_FILES", 1)
    index = new_index()

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refresh_claims(index, folder, progress=stop)
    assert len(content(index)["posts"]) == 2
    told: list[tuple[int, int]] = []
    refresh_claims(index, folder, progress=lambda *numbers: told.append(numbers))
    assert told == [(1, 2), (2, 2)]
    assert content(index) == rebuilt(folder)


def test_several_processes_read_what_one_reads(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        (folder / f"more{number}.toml").write_text(
            claims_file("more", f"key{number % 5}", text=f"Tea {number}.")
        )
    (folder / "odd.toml").write_text("[post]\n[[claim]]\ntext = 3 # no id\n")
    expected = rebuilt(folder)
    monkeypatch.setattr(claims_refresh, "_BATCH", 4)
    monkeypatch.setattr(claims_refresh, "_WORTH_WORKERS", 1)
    monkeypatch.setattr("litman.second_process.usable_cores", lambda: 2)
    assert rebuilt(folder) == expected


def test_what_litman_wrote_itself_needs_no_look_at_all_files(
    folder: Path, many: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = new_index()
    refresh_claims(index, folder)
    before = mark_folder(folder)
    replace(folder / "post2.toml", claims_file("post2", "key1"))
    note_written(index, folder, [b"post2.toml"], before=before)
    monkeypatch.setattr(claims_refresh, "refresh_claims", lambda *_, **__: pytest.fail("looked at all files"))
    refresh_claims_of(index, folder, ["key1"])
    assert len(ClaimsLookup(index.connection, folder).uses("key1", ["key1"], lambda key: key)) == 2


def test_what_somebody_else_wrote_meanwhile_is_not_taken_for_litmans_own(folder: Path, many: None) -> None:
    index = new_index()
    refresh_claims(index, folder)
    (folder / "other.toml").write_text(claims_file("other", "key1"))
    before = mark_folder(folder)
    replace(folder / "post2.toml", claims_file("post2", "key1"))
    note_written(index, folder, [b"post2.toml"], before=before)
    refresh_claims_of(index, folder, ["key1"])
    assert len(ClaimsLookup(index.connection, folder).uses("key1", ["key1"], lambda key: key)) == 3


def test_a_folder_that_is_absent_holds_no_claims(tmp_path: Path) -> None:
    index = new_index()
    refresh_claims(index, tmp_path / "claims")
    assert content(index)["posts"] == []
    assert list(ClaimsLookup(index.connection, tmp_path / "claims").findings()) == []


def test_a_folder_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "claims").write_text("a file")
    index = new_index()
    refresh_claims(index, tmp_path / "claims")
    assert [finding.code for finding in ClaimsLookup(index.connection, tmp_path / "claims").findings()] == [
        "CLM010"
    ]
