"""`litman diff` and `litman git log`: what changed, in words, from the files and the history of git."""

from __future__ import annotations

import json

import pytest

from tests.cli.git.conftest import Clone


def test_nothing_changed_in_a_library_that_is_as_it_was_committed(clone: Clone) -> None:
    assert clone.litman("diff").strip() == "nothing changed since HEAD"


def test_layout_and_order_are_no_change(clone: Clone) -> None:
    first, _, last = clone.bib.read_text().partition("\n\n@book")
    first = first.replace("  title = {Tea}", '      title = "Tea"')
    clone.bib.write_text(f"@book{last.rstrip()}\n\n{first}\n")
    assert clone.litman("diff").strip() == "nothing changed since HEAD"


def test_works_and_claims_that_changed_are_said(clone: Clone) -> None:
    clone.litman("rename", "doe2020", "doe2020tea")
    clone.litman("set", "doe2020tea", "year=2021")
    clone.litman("remove", "roe2018")
    clone.litman("claims", "confirm", "tea/c01", "doe2020tea", "--by", "AB", "--not-in-source")
    clone.litman("claims", "add", "tea", "Milk changes nothing.")
    said = clone.litman("diff", code=1)
    assert [line.strip() for line in said.splitlines()] == [
        "~ doe2020tea  Tea",
        "key: doe2020 → doe2020tea",
        "year: 2020 → 2021",
        "ids: doe2020",
        "- roe2018  Moss",
        "~ tea/c01  Tea helps.",
        "link doe2020tea: verdict: not-in-source",
        "link doe2020tea: by: AB",
        *[line.strip() for line in said.splitlines() if "doe2020tea: at" in line],
        "+ tea/c02  Milk changes nothing.",
        "2 works and 2 claims changed since HEAD",
    ]
    clone.commit("more")
    assert "nothing changed since HEAD" in clone.litman("diff")
    found = json.loads(clone.litman("diff", "HEAD~1", "--json", code=1))
    assert [(item["what"], item["name"], item["change"]) for item in found] == [
        ("work", "doe2020tea", "changed"),
        ("work", "roe2018", "removed"),
        ("claim", "tea/c01", "changed"),
        ("claim", "tea/c02", "added"),
    ]


@pytest.mark.parametrize("rev", ["nowhere", "--output=x", "HEAD:x"])
def test_a_revision_that_is_none_is_refused(clone: Clone, rev: str) -> None:
    assert "no revision" in clone.litman("diff", "--", rev, code=2)
    assert not (clone.folder / "x").exists()


def test_the_history_of_a_work_goes_through_its_renamings(clone: Clone) -> None:
    clone.litman("set", "doe2020", "year=2021")
    clone.commit("a year")
    clone.replace(clone.bib, "{Moss}", "{Mosses}")
    clone.commit("another work")
    clone.litman("rename", "doe2020", "doe2021")
    clone.commit("a key")
    said = clone.litman("git", "log", "doe2021").splitlines()
    assert [line.split("  ")[-1] for line in said if line[:1] not in " ~+-"] == [
        "a key",
        "a year",
        "a library",
    ]
    assert "year: 2020 → 2021" in "\n".join(said)
    assert "NAME@example.org" in said[0]
    found = json.loads(clone.litman("git", "log", "doe2021", "--json", "--limit", "2"))
    assert [(item["subject"], item["change"]) for item in found] == [
        ("a key", "changed"),
        ("a year", "changed"),
    ]


def test_the_history_of_a_claim_and_of_what_is_gone(clone: Clone) -> None:
    clone.litman("claims", "confirm", "tea/c01", "doe2020", "--by", "AB", "--not-in-source")
    clone.commit("a verdict")
    clone.litman("remove", "roe2018")
    clone.commit("gone")
    assert "verdict: not-in-source" in clone.litman("git", "log", "tea/c01")
    assert clone.litman("git", "log", "roe2018").count("roe2018  Moss") == 2
    assert "No commit has nobody" in clone.litman("git", "log", "nobody")


def test_a_merge_that_took_both_sides_as_they_were_is_no_event(clone: Clone) -> None:
    clone.litman("git", "setup")
    clone.commit("attributes")
    clone.branch_and_merge([(clone.bib, "year = 2020", "year = 2021")], [(clone.bib, "{Moss}", "{Mosses}")])
    said = clone.litman("git", "log", "doe2020")
    assert [line for line in said.splitlines() if "Merge" in line] == []
    assert said.count("year: 2020 → 2021") == 1
