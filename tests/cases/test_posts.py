"""Given posts: what the commands say of their markers, notes, quotations and references is what is right of them."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases.given import Given, assert_all_named, new_library
from tests.cases.test_reading import POSTS
from tests.sources.server import RegistryServer

# How a post is read: its markers, lists, languages, sentences and formats. Tried by what is read.
READING = list(POSTS)
# Documents that are made of a post.
RENDERING = ["z02_paren_start.md", "z04_note.md"]


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    """Where the given posts lie; skips where they are absent."""
    found = shared / "cases" / "posts"
    if not found.is_dir():
        pytest.skip("the given posts are absent")
    return found


def renumbered(folder: Path, tmp_path: Path) -> None:
    given = new_library(tmp_path, folder / "renumber" / "library.bib")
    for name in ("before.md", "after.md"):
        given.scan(given.put(folder / "renumber" / name, name="post.md"))
    claims = given.claims()
    assert [link["key"] for link in claims["c03"]["links"]] == ["cato2018"]
    assert sorted(link["key"] for item in claims.values() for link in item["links"]) == [
        "arne2015",
        "bull2017",
        "cato2018",
    ]
    exported = json.loads(given.run("export", "--post", "post", "--format", "csl-json"))
    assert {item["id"] for item in exported} == {"cato2018", "arne2015", "bull2017"}
    labels = re.findall(r"^label = .*", (given.library / "claims" / "post.toml").read_text(), re.MULTILINE)
    assert len(labels) == len(set(labels)) == 3


def scanned(folder: Path, tmp_path: Path, name: str) -> Given:
    """Return the library of the given posts with one of them scanned; `said["post"]` is what scan says."""
    given = new_library(tmp_path, folder / "library.bib")
    given.said["post"] = given.scan(given.put(folder / name))
    return given


def unknown_keys(folder: Path, tmp_path: Path) -> None:
    given = scanned(folder, tmp_path, "k1_unknown_key.md")
    assert given.code == 1
    for findings in (given.said["post"]["findings"], given.json("check")):
        said = [item["message"] for item in findings if item["code"] == "REF101"]
        assert ["missing2020" in said[0], "absent2021" in said[1], len(said)] == [True, True, 2]
    assert given.code == 1


def bare_key(folder: Path, tmp_path: Path) -> None:
    given = scanned(folder, tmp_path, "k2_bare_key.md")
    assert {item["state"] for item in given.claims().values()} == {"same"}
    assert "[moved]" not in given.run("claims")


def remark_in_a_note(folder: Path, tmp_path: Path) -> None:
    given = scanned(folder, tmp_path, "k3_note_remark.md")
    claims = given.claims()
    assert {lead["to"] for lead in claims["c01"]["leads"]} == {"note"}
    assert [link["key"] for link in claims["c02"]["links"]] == ["wang2019"]
    assert "without a reference" not in given.run("claims")


def numbered_list(folder: Path, tmp_path: Path) -> None:
    given = scanned(folder, tmp_path, "c01_authoryear_numbered_list.md")
    assert [[lead["to"] for lead in item["leads"]] for item in given.claims().values()] == [["reference"]] * 2
    said = " ".join(given.run("claims").split())
    assert said.count("not tied to a work yet") == 3  # the sum, and each claim
    assert "✗" not in said


def no_cross(name: str) -> Callable[[Path, Path], None]:
    """Return a check that `claims` accuses no claim of a post."""

    def check(folder: Path, tmp_path: Path) -> None:
        assert "✗" not in scanned(folder, tmp_path, name).run("claims")

    return check


def two_lists(folder: Path, tmp_path: Path) -> None:
    given = scanned(folder, tmp_path, "m05_two_lists.md")
    texts = {item["id"]: item["text"] for item in given.said["post"]["references"]}
    named = [texts[lead["reference"]][:4] for item in given.claims().values() for lead in item["leads"]]
    assert [name.split()[0] for name in named] == ["Orba", "Paul", "Uhl", "Vale"]
    assert "REF105" not in given.codes()


def left_over_markers(folder: Path, tmp_path: Path) -> None:
    given = scanned(folder, tmp_path, "o02_ai_markers.md")
    for findings in (given.said["post"]["findings"], given.json("check")):
        said = " ".join(item["message"] for item in findings if item["code"] == "REF121")
        for marker in ("【4†source】", "oaicite", "turn0search3"):
            assert marker in said


def quotations(folder: Path, tmp_path: Path) -> None:
    given = new_library(tmp_path, folder / "library.bib")
    (given.library / "sources").mkdir()
    shutil.copy(folder / "v01_source_short2018.txt", given.library / "sources" / "short2018.txt")
    given.scan(given.put(folder / "v01_quotes.md"))
    lines = {item["line"] for item in given.json("check", "--select", "EVD")}
    # “not” is swallowed, halves are reversed, four quotation marks, a block.
    assert lines == {3, 17, 23, 25, 27, 29, 31}


def matched(name: str, *, right: int) -> Callable[[Path, Path], None]:
    """Return a check that so many strings of a file are accepted as the right work, and none as a wrong one."""

    def check(folder: Path, tmp_path: Path) -> None:
        given = new_library(tmp_path)
        given.run("pool", "add", str(folder / "rec.jsonl"))
        pairs = [line.split("|", 1) for line in (folder / name).read_text().splitlines() if line.strip()]
        strings = tmp_path / "strings.txt"
        strings.write_text("".join(f"{string}\n" for _, string in pairs))
        said = given.json("match", "--offline", "--file", str(strings))
        found = [item["work"]["DOI"] if item["outcome"] == "accepted" else None for item in said]
        wanted = [doi for doi, _ in pairs]
        wrong = [
            (doi, one) for doi, one in zip(wanted, found, strict=True) if one and one not in doi.split(" or ")
        ]
        assert wrong == []
        assert sum(one is not None or doi == "none" for doi, one in zip(wanted, found, strict=True)) >= right

    return check


def compared_fields(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = new_library(tmp_path, folder / "y01_fields.bib")
    with RegistryServer() as server:
        for line in (folder / "rec.jsonl").read_text().splitlines():
            server.crossref_record(json.loads(line))
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        given.run("refresh", "--all")
    said = given.json("check", "--select", "ID101")
    accused = {item["key"] for item in said if item["severity"] != "info"}
    assert accused & {"cmp1", "pt1", "zh1"} == set()
    assert any(key.startswith("bad") for key in accused)


CHECKS: dict[str, Callable[[Path, Path], None]] = {
    "renumber/run.sh": renumbered,
    "k1_unknown_key.md": unknown_keys,
    "k2_bare_key.md": bare_key,
    "k3_note_remark.md": remark_in_a_note,
    "c01_authoryear_numbered_list.md": numbered_list,
    "h06_jekyll_scholar.html": no_cross("h06_jekyll_scholar.html"),
    "f01_ibid.md": no_cross("f01_ibid.md"),  # which work `Ibid.` repeats is a matter of reading
    "m05_two_lists.md": two_lists,
    "o02_ai_markers.md": left_over_markers,
    "v01_quotes.md": quotations,
    "x01_match.txt": matched("x01_match.txt", right=31),
    "x02_match_retracted.txt": matched("x02_match_retracted.txt", right=5),
}
WITH_A_REGISTRY = {"y01_fields.bib": compared_fields}


def test_every_row_is_tried_or_named(folder: Path) -> None:
    assert_all_named(folder, CHECKS, WITH_A_REGISTRY, READING, RENDERING)


@pytest.mark.parametrize("name", CHECKS)
def test_given_post_is_as_its_row_says(
    name: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LITMAN_POOL", str(tmp_path / "pool"))
    CHECKS[name](folder, tmp_path)


@pytest.mark.parametrize("name", WITH_A_REGISTRY)
def test_given_entries_are_compared_with_their_records(
    name: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    WITH_A_REGISTRY[name](folder, tmp_path, monkeypatch)
