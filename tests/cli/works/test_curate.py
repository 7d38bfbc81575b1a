"""`litman tag`, `note`, `attach`, `open`, `duplicates` and `merge`, as a user types them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import BIB, CLAIMS, Run, files_of

TWIN = """
@article{moss2020tea,
    author = {Moss, A.},
    title = {Tea and REM Sleep},
    journaltitle = {J. Tea},
    date = {2019-03},
    keywords = {sleep; tea},
    note = {Read twice},
    file = {:old.pdf:PDF},
}
"""


def bib(library: Path) -> str:
    return (library / "references.bib").read_text()


def with_twin(library: Path) -> None:
    (library / "references.bib").write_text(BIB + TWIN)


# Tags


def test_tags_are_given_shown_counted_and_taken_off(run: Run, library: Path) -> None:
    assert run("tag", "moss2019tea", "reed2001leaf", "-a", "to read", "-a", "R&D").exit_code == 0
    assert r"keywords = {to read, R\&D}" in " ".join(bib(library).split())
    assert run("tag", "moss2019tea").output.split("  ")[1].strip() == "to read, R&D"
    assert run("tag", "moss2019tea", "-r", "TO READ", "-r", "r&d").exit_code == 0
    assert json.loads(run("tag", "--json").output) == [
        {"tag": "R&D", "works": 1},
        {"tag": "to read", "works": 1},
    ]
    run("tag", "reed2001leaf", "-r", "TO READ", "-r", "r&d")
    assert bib(library) == BIB


def test_a_tag_that_is_there_changes_nothing(run: Run, library: Path) -> None:
    run("tag", "moss2019tea", "-a", "tea")
    before = files_of(library)
    result = run("tag", "moss2019tea", "-a", "TEA", "--json")
    assert json.loads(result.output) == [{"key": "moss2019tea", "tags": ["tea"], "changed": False}]
    assert files_of(library) == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param(["tag", "moss2019tea", "-a", "a, b"], "cannot be a tag", id="a comma"),
        pytest.param(["tag", "moss2019tea", "-a", "  "], "cannot be a tag", id="nothing"),
        pytest.param(["tag", "mos2019tea", "-a", "x"], "moss2019tea", id="a key that is misspelt"),
        pytest.param(["tag", "-a", "x"], "which work", id="no key"),
        pytest.param(["note", "nobody", "x"], "nobody", id="a note of nothing"),
        pytest.param(["note", "moss2019tea", "x", "--remove"], "exclude", id="text and removal"),
        pytest.param(["note", "moss2019tea", "--append"], "needs TEXT", id="append nothing"),
        pytest.param(["attach", "moss2019tea", "absent.pdf"], "absent.pdf", id="an absent file"),
        pytest.param(["attach", "moss2019tea", "library"], "is no file", id="a folder"),
        pytest.param(["open", "reed2001leaf"], "no DOI and no web address", id="nothing to open"),
        pytest.param(["open", "moss2019tea", "--file"], "litman attach", id="no file"),
        pytest.param(["merge", "moss2019tea", "MOSS2019TEA"], "same entry", id="one entry"),
        pytest.param(["merge", "moss2019tea", "nobody"], "nobody", id="merge with nothing"),
        pytest.param(
            ["merge", "moss2019tea", "reed2001leaf", "--take", "isbn"], "no field", id="take nothing"
        ),
        pytest.param(["duplicates", "--different", "moss2019tea", "moss2019tea"], "same entry", id="not two"),
    ],
)
def test_bad_input_changes_nothing_and_says_why(run: Run, library: Path, words: list[str], says: str) -> None:
    before = files_of(library)
    result = run(*words)
    assert result.exit_code == 2
    assert says in result.output
    assert files_of(library) == before


# Notes


def test_a_note_is_written_shown_added_to_and_removed(run: Run, library: Path) -> None:
    assert run("note", "moss2019tea").output == ""
    run("note", "moss2019tea", "50 % of them & more")
    assert r"annotation = {50~\% of them \& more}" in bib(library) or r"annotation = {50 \% of" in bib(
        library
    )
    run("note", "moss2019tea", "-", "--append", stdin="A second\n\nand a third.\n")
    assert run("note", "moss2019tea").output == "50 % of them & more\n\nA second\n\nand a third.\n"
    assert "unchanged" not in run("note", "moss2019tea", "x").output
    assert "unchanged" in run("note", "moss2019tea", "x").output
    run("note", "moss2019tea", "--remove")
    assert bib(library) == BIB


def test_a_note_is_written_in_the_editor(run: Run, library: Path) -> None:
    run("note", "moss2019tea", "before", env={"EDITOR": "sed -i s/before/after/"})
    assert run("note", "moss2019tea", "--edit", env={"VISUAL": "sed -i s/before/after/"}).exit_code == 0
    assert run("note", "moss2019tea").output == "after\n"


# Files


def test_a_file_is_copied_and_entered_once(run: Run, library: Path) -> None:
    paper = library.parent / "My paper.PDF"
    paper.write_bytes(b"%PDF-1.4 one")
    assert "files/moss2019tea.pdf" in run("attach", "moss2019tea", str(paper)).output
    assert (library / "files" / "moss2019tea.pdf").read_bytes() == b"%PDF-1.4 one"
    assert "has it already" in run("attach", "moss2019tea", str(paper)).output
    paper.write_bytes(b"%PDF-1.4 two")
    run("attach", "moss2019tea", str(paper))
    assert "{files/moss2019tea.pdf;files/moss2019tea-2.pdf}" in bib(library)
    assert paper.exists()


@pytest.mark.parametrize(
    ("key", "name"),
    [
        pytest.param("a/../../b", "a_.._.._b.pdf", id="a path"),
        pytest.param("..x", "x.pdf", id="hidden"),
        pytest.param("con", "_con.pdf", id="a device"),
        pytest.param("tea:2019;rm", "tea_2019_rm.pdf", id="what a shell would read"),
    ],
)
def test_a_key_cannot_lead_out_of_the_folder(run: Run, library: Path, key: str, name: str) -> None:
    (library / "references.bib").write_text(f"@misc{{{key}, title = {{T}}}}\n")
    (library.parent / "p.pdf").write_bytes(b"x")
    assert run("attach", key, "p.pdf").exit_code == 0
    assert [path.name for path in (library / "files").iterdir()] == [name]


def test_a_folder_that_leads_out_of_the_library_is_refused(run: Run, library: Path) -> None:
    elsewhere = library.parent / "elsewhere"
    elsewhere.mkdir()
    (library / "files").symlink_to(elsewhere)
    (library.parent / "p.pdf").write_bytes(b"x")
    result = run("attach", "moss2019tea", "p.pdf")
    assert result.exit_code == 2
    assert "leads out of the library" in result.output
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "says"),
    [
        pytest.param("../secret.pdf", "outside the library", id="a relative path"),
        pytest.param("{absolute}", "outside the library", id="an absolute path"),
        pytest.param("files/link.pdf", "outside the library", id="a symbolic link"),
        pytest.param("files/run.sh", "opens documents", id="a program"),
        pytest.param("files/gone.pdf", "no such file", id="an absent file"),
        pytest.param("files", "is no file", id="a folder"),
    ],
)
def test_only_documents_in_the_library_are_opened(run: Run, library: Path, path: str, says: str) -> None:
    secret = library.parent / "secret.pdf"
    secret.write_bytes(b"x")
    (library / "files").mkdir()
    (library / "files" / "link.pdf").symlink_to(secret)
    (library / "files" / "run.sh").write_text("echo")
    run("set", "moss2019tea", "file=" + path.format(absolute=secret))
    result = run("open", "moss2019tea", "--print")
    assert result.exit_code == 2
    assert says in result.output


def test_the_file_comes_before_the_page_and_the_opener_gets_it_whole(run: Run, library: Path) -> None:
    tools = library.parent / "tools"
    tools.mkdir()
    (tools / "xdg-open").write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{library.parent}/opened"\n')
    (tools / "xdg-open").chmod(0o755)
    env = {"PATH": f"{tools}:{os.environ['PATH']}"}
    opened = library.parent / "opened"
    assert run("open", "moss2019tea", "--print").output == "https://doi.org/10.1000/tea.7\n"
    (library.parent / "p.pdf").write_bytes(b"x")
    run("attach", "moss2019tea", "p.pdf")
    assert run("open", "moss2019tea", env=env).exit_code == 0
    for _ in range(1500):  # a busy machine takes its time to start a program
        if opened.exists() and opened.read_text():
            break
        import time

        time.sleep(0.02)
    assert opened.read_text() == str((library / "files" / "moss2019tea.pdf").resolve())
    assert run("open", "moss2019tea", "--web", "--print").output == "https://doi.org/10.1000/tea.7\n"
    assert run("open", "teahouse2019news", "--print").output == "https://example.org/news/1\n"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "--help", "ftp://example.org/x"]
)
def test_an_address_that_is_not_of_the_web_is_not_opened(run: Run, address: str) -> None:
    run("set", "teahouse2019news", f"url={address}")
    assert run("open", "teahouse2019news", "--print").exit_code == 2


# Duplicates


def test_duplicates_are_listed_with_the_reason_and_what_to_do(run: Run, library: Path) -> None:
    assert run("duplicates").output == "No work is there twice.\n"
    with_twin(library)
    result = run("duplicates")
    assert result.exit_code == 1
    assert "same title" in result.output
    assert "litman merge moss2019tea moss2020tea" in result.output
    assert run("duplicates").output == result.output
    assert json.loads(run("duplicates", "--json").output) == [
        {"keys": ["moss2019tea", "moss2020tea"], "reasons": ["title"]}
    ]


def test_a_key_that_many_entries_have_is_printed_once(run: Run, library: Path) -> None:
    bib = library / "references.bib"
    bib.write_text(bib.read_text() + "@article{leaf, title = {Leaf}, year = {2020}}\n" * 40)
    result = run("duplicates")
    assert result.exit_code == 1
    assert result.stdout.count("  leaf  ") == 1
    assert "the first of 40 entries with this key" in result.output
    assert "litman merge" not in result.stdout


def test_what_was_called_different_stays_so_under_a_new_key(run: Run, library: Path) -> None:
    with_twin(library)
    assert run("duplicates", "--different", "moss2020tea", "moss2019tea").exit_code == 0
    assert "unchanged" in run("duplicates", "--different", "moss2019tea", "moss2020tea").output
    run("rename", "moss2020tea", "moss2019b")
    assert run("duplicates").exit_code == 0


def test_a_merge_fills_unites_and_keeps_the_old_key(run: Run, library: Path) -> None:
    with_twin(library)
    (library / "claims" / "sleep.toml").write_text(CLAIMS.replace("moss2019tea", "moss2020tea"))
    result = run("merge", "moss2019tea", "moss2020tea")
    assert result.exit_code == 0
    assert "1 claims file followed" in result.output
    item = json.loads(run("show", "moss2020tea", "--json").output)
    assert item["id"] == "moss2019tea"
    assert item["note"] == "Read twice"
    assert item["litman"]["claims"] == 1
    assert item["container-title"] == "Journal of Tea"
    text = bib(library)
    assert text.startswith(BIB[: BIB.index("doi     =")])
    assert "@article{moss2020tea" not in text
    assert "journaltitle" not in text
    assert "date = {2019-03}" not in text
    assert (library / "claims" / "sleep.toml").read_text() == CLAIMS
    assert run("duplicates").exit_code == 0


def test_a_merge_takes_the_fields_that_are_named_and_says_where_the_two_differ(
    run: Run, library: Path
) -> None:
    with_twin(library)
    result = run("merge", "moss2019tea", "moss2020tea", "--take", "title")
    assert "Tea and REM Sleep" in bib(library)
    assert "Moss, Ada and Fern, Bo" in result.output
    assert "Moss, A." in result.output


def test_claims_that_lean_on_both_keep_one_link_and_the_check(run: Run, library: Path) -> None:
    with_twin(library)
    run("claims", "link", "sleep/c01", "moss2020tea", "--marker", "[2]")
    run("claims", "confirm", "sleep/c01", "moss2020tea", "--by", "AB", "--quote", "REM")
    assert run("merge", "moss2019tea", "moss2020tea").exit_code == 0
    links = json.loads(run("claims", "--json").output)[0]["links"]
    assert [(link["key"], link["verdict"], link["by"]) for link in links] == [
        ("moss2019tea", "confirmed", "AB")
    ]


def test_two_checks_of_one_claim_are_not_made_one(run: Run, library: Path) -> None:
    with_twin(library)
    for key, words in (("moss2019tea", ["--not-in-source"]), ("moss2020tea", ["--quote", "REM"])):
        run("claims", "link", "sleep/c01", key)
        run("claims", "confirm", "sleep/c01", key, "--by", "AB", *words)
    before = files_of(library)
    result = run("merge", "moss2019tea", "moss2020tea")
    assert result.exit_code == 2
    assert "sleep/c01" in result.output
    assert files_of(library) == before


def test_two_dois_are_two_works_unless_a_person_insists(run: Run, library: Path) -> None:
    with_twin(library)
    run("set", "moss2020tea", "doi=10.1000/other")
    assert "10.1000/other" in run("merge", "moss2019tea", "moss2020tea").output
    assert run("merge", "moss2019tea", "moss2020tea", "--force").exit_code == 0
    assert "doi     = {10.1000/tea.7}" in bib(library)


COPIED = """
@book{reed1988coal, author = {Oak, Di}, title = {Coal pits of the north}, year = 1988, doi = {10.1000/tea.7}}
"""
PREPRINT = """
@article{moss2018tea, author = {Moss, Ada}, title = {Tea and REM sleep}, journal = {teaRxiv preprint}, year = 2018}
"""


@pytest.mark.parametrize(
    ("more", "key", "said"),
    [
        pytest.param(COPIED, "reed1988coal", "have the same DOI, but another title", id="a copied DOI"),
        pytest.param(PREPRINT, "moss2018tea", "versions of one text", id="a preprint"),
        pytest.param("", "reed2001leaf", "are two works: another title", id="two works"),
    ],
)
def test_two_works_are_offered_by_nobody_and_united_only_if_a_person_insists(
    run: Run, library: Path, more: str, key: str, said: str
) -> None:
    (library / "references.bib").write_text(BIB + more)
    assert run("duplicates").exit_code == 0
    before = files_of(library)
    result = run("merge", "moss2019tea", key)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert "--force" in result.stderr
    assert files_of(library) == before
    assert run("merge", "moss2019tea", key, "--force").exit_code == 0
    assert json.loads(run("show", key, "--json").output)["id"] == "moss2019tea"


def test_entries_that_name_the_dropped_one_follow(run: Run, library: Path) -> None:
    with_twin(library)
    run("set", "teahouse2019news", "related=moss2020tea")
    result = run("merge", "moss2019tea", "moss2020tea")
    assert "1 entry followed" in result.output
    assert "related = {moss2019tea}" in bib(library)
