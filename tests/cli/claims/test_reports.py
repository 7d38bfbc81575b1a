"""The claims of a library, listed from its index and from its files."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litman.actions.claims import list_claims as list_claims_module
from litman.actions.claims.list_claims import PostReport, claim_json, list_claims
from litman.cli.shared.context import open_library
from litman.errors import UnknownKeyError, UnknownPostError
from litman.index.claims import refresh as claims_refresh
from litman.index.doors import claims as door
from litman.library.asked import ClaimFilter
from litman.library.library import Library
from litman.read_settings import read_settings
from litman.settings import SETTINGS_NAME
from tests.cli.conftest import CLAIMS, Run

BIB = """\
@article{moss2019, author = {van der Moss, Ada and Fern, Bo}, title = {Tea}, year = 2019,
  doi = {10.1000/tea}, ids = {Old, older}}
@book{Reed, editor = {Reed, Cy and Ray, Di and Roe, Ed}, title = {The {L}eaf \\& root}, date = {2001-05}}
@misc{house, author = {{Tea House}}, title = {News}}
@misc{reed, title = {Nobody's \\textit{work}}}
@misc{nothing, year = 1999, ids = {OLD}}
@misc{house, title = {The same key again}}
"""
REGISTRY = {
    "doi": "10.1000/tea",
    "asked": "2026-01-02",
    "outcome": "found",
    "notices": [{"kind": "corrected", "type": "correction"}, {"kind": "retracted", "type": "retraction"}],
}
KEYS = [
    "moss2019",
    "MOSS2019",
    "Reed",
    "reed",
    "REED",
    "house",
    "old",
    "Old",
    "OLD",
    "older",
    "nobody",
    "nothing",
]
TEXT = "Tea helps. Coffee does not. "


def claim(number: int, kind: str, keys: list[str], relation: str, verdict: str) -> str:
    links = "".join(
        f'  [[claim.link]]\n  key = "{key}"\n  relation = "{relation}"\n  verdict = "{verdict}"\n'
        for key in dict.fromkeys(keys)
    )
    words, start = ("Tea helps.", 0) if number % 2 else ("Coffee does not.", 11)
    more = {
        "plain": "",
        "placed": f'anchor = {{ exact = "{words}", prefix = "", start = {start}, end = {start + len(words)} }}\n',
        "stated": 'statement = "tea"\n',
        "named": f'named_sources = [{{ name = "A study", key = "{keys[0] if keys else "x"}" }}, "experts"]\n',
        "marked": 'markers = ["1", "9"]\n',
        "spoilt": "note = 3\nstance = 5\n",
    }[kind]
    return f'\n[[claim]]\nid = "c{number:02d}"\ntext = "{words}"\n{more}{links}'


claims = st.tuples(
    st.sampled_from(["plain", "placed", "stated", "named", "marked", "spoilt"]),
    st.lists(st.sampled_from(KEYS), max_size=3),
    st.sampled_from(["supports", "contradicts", "quotes"]),
    st.sampled_from(["unchecked", "confirmed", "not-in-source", "contradicts"]),
)
posts = st.tuples(st.sampled_from(["post.txt", "absent.txt"]), st.lists(claims, max_size=4), st.booleans())
filters = st.builds(
    ClaimFilter,
    posts=st.lists(st.sampled_from(["p0", "p1"]), max_size=2).map(tuple),
    keys=st.lists(st.sampled_from(KEYS), max_size=2).map(tuple),
    unsupported=st.booleans(),
    unchecked=st.booleans(),
    relations=st.lists(st.sampled_from(["supports", "quotes"]), max_size=1).map(tuple),
    statements=st.lists(st.sampled_from(["tea", "none"]), max_size=1).map(tuple),
    verdicts=st.lists(st.sampled_from(["confirmed", "not-in-source", "partly"]), max_size=2).map(tuple),
)


def make_library(root: Path) -> Path:
    (root / "claims").mkdir(parents=True)
    (root / "posts").mkdir()
    (root / "posts" / "post.txt").write_text(TEXT)
    (root / SETTINGS_NAME).write_text('posts = ["posts"]\n')
    (root / "references.bib").write_text(BIB)
    (root / "registry.jsonl").write_text(json.dumps(REGISTRY) + "\n")
    return root


def write_post(root: Path, number: int, source: str, listed: list[Any], is_broken: bool) -> None:
    text = f'[post]\ntitle = "P"\nsource = "{source}"\n\n[[reference]]\nlabel = "1"\ntext = "Doe"\n'
    text += "".join(claim(at, *item) for at, item in enumerate(listed, 1)) + ("[[" if is_broken else "")
    new = root / "claims" / f".p{number}.new"
    new.write_text(text)
    new.replace(root / "claims" / f"p{number}.toml")


def by_files(root: Path, wanted: ClaimFilter) -> Any:
    """What is said without an index."""
    return listed(Library(root, read_settings(root / SETTINGS_NAME, os.environ)), wanted)


def by_index(root: Path, wanted: ClaimFilter, *, at_once: bool = False) -> Any:
    return listed(opened(root), wanted, at_once=at_once)


def opened(root: Path) -> Library:
    return open_library(click.Context(click.Command("claims"), obj=root))


def listed(library: Library, wanted: ClaimFilter, *, at_once: bool = False) -> Any:
    try:
        return said(list(list_claims(library, wanted, at_once=at_once)))
    except (UnknownPostError, UnknownKeyError) as exc:
        return type(exc)


def said(reports: list[PostReport]) -> list[Any]:
    """Everything that a report says, of posts with a claim that is shown."""
    return [
        (
            (report.file, report.has_text, report.total, report.unsupported, report.untied),
            [(claim_json(item), [(x.key, x.who, x.notice) for x in item.links]) for item in report.shown],
        )
        for report in reports
        if report.shown
    ]


@settings(max_examples=25, deadline=None)
@given(st.lists(posts, min_size=1, max_size=3), filters, st.lists(posts, max_size=2), filters, st.booleans())
def test_what_the_index_answers_is_what_the_files_say(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[Any],
    wanted: ClaimFilter,
    changed: list[Any],
    wanted_then: ClaimFilter,
    is_large: bool,
) -> None:
    root = make_library(tmp_path_factory.mktemp("x") / "library")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(door, "_PART", 1)
        patch.setattr(door, "_FIRST", 1)
        if is_large:
            patch.setattr(claims_refresh, "FEW_FILES", 0)
        for number, post in enumerate(first):
            write_post(root, number, *post)
        assert by_index(root, wanted) == by_files(root, wanted)
        for number, post in enumerate(changed):
            write_post(root, number, *post)
        if not changed:
            (root / "claims" / "p0.toml").unlink()
            (root / "references.bib").write_text(BIB.replace("year = 2019", "year = 2020"))
        if is_large:
            assert by_index(root, ClaimFilter(), at_once=True) == by_files(root, ClaimFilter())
        assert by_index(root, wanted_then) == by_files(root, wanted_then)


def test_the_first_posts_are_listed_as_they_are_before_all_files_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims_refresh, "FEW_FILES", 0)
    monkeypatch.setattr(door, "_FIRST", 1)
    monkeypatch.setattr(list_claims_module, "_FIRST_PART", 1)
    root = make_library(tmp_path / "library")
    for number in range(4):
        write_post(root, number, "absent.txt", [("plain", KEYS[:1], "supports", "unchecked")], False)
    opened(root).claims.look_at_all()
    write_post(root, 0, "absent.txt", [("plain", ["moss2019", "Reed"], "supports", "unchecked")], False)
    write_post(root, 2, "absent.txt", [], True)
    library = opened(root)
    reports = list_claims(library, ClaimFilter(), at_once=True)
    first = next(reports)
    assert (first.file.post_id, len(first.shown[0].links)) == ("p0", 2)
    assert library.claims.findings() == ()
    assert [report.file.post_id for report in reports] == ["p1", "p3"]
    assert [finding.code for finding in library.claims.findings()] == ["CLM001"]
    library = opened(root)
    list_claims(library, ClaimFilter(), at_once=True)
    assert [finding.code for finding in library.claims.findings()] == ["CLM001"]  # known before: said first


def test_what_is_wrong_is_said_once_wherever_it_is_found(
    library: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims_refresh, "FEW_FILES", 0)
    monkeypatch.setattr(door, "_FIRST", 1)
    expected = run("claims").stdout
    (library / "claims" / "torn.toml").write_text("[post\n")
    for _ in range(2):  # found in the middle of the list, then known
        result = run("claims")
        assert (result.exit_code, result.stdout) == (1, expected)
        assert result.stderr.count("torn.toml:1:6: CLM001") == 1


def test_works_are_named_and_marked_as_from_their_entries(tmp_path: Path) -> None:
    root = make_library(tmp_path / "library")
    write_post(root, 0, "absent.txt", [("plain", KEYS, "supports", "unchecked")], False)
    links = by_index(root, ClaimFilter())[0][1][0][1]
    assert links == by_files(root, ClaimFilter())[0][1][0][1]
    assert links[0] == ("moss2019", "van der Moss & Fern 2019", "retracted")
    assert {who for key, who, _ in links if key in ("Reed", "reed")} == {"Reed et al. 2001", "Nobody's work"}


@pytest.mark.parametrize("name", ["../outside", "claims/../../outside", ".hidden", "", "x" * 300])
def test_a_post_is_a_file_of_the_claims_folder(
    library: Path, run: Run, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims_refresh, "FEW_FILES", 0)
    (library / "outside.toml").write_text(CLAIMS)
    (library / "claims" / ".hidden.toml").write_text(CLAIMS)
    run("claims", "--post", "sleep")
    result = run("claims", "--post", name)
    assert result.exit_code == 2
    assert "no post has the id" in result.stderr
    assert result.output.count("c01") == 0


def test_only_the_posts_that_were_asked_for_are_complained_of(library: Path, run: Run) -> None:
    (library / "claims" / "bad.toml").write_text("[post\n")
    assert run("claims", "--post", "sleep").stderr == ""
    assert "bad.toml:1:6: CLM001" in run("claims").stderr
    assert run("claims", "--post", "bad").exit_code == 2


def test_a_damaged_index_is_made_anew_and_nothing_is_said_wrong(library: Path, run: Run) -> None:
    expected, of_one = run("claims").output, run("claims", "--post", "sleep").output
    path = library / ".litman" / "index.sqlite"
    data = path.read_bytes()
    path.write_bytes(data[:8192] + b"\x5a" * (len(data) - 8192))
    assert run("claims").output == expected
    assert run("claims", "--post", "sleep").output == of_one
