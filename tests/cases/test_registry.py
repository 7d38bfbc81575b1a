"""Given entries and records: what is accused differs, and what is verified agrees."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.cases.given import Given, Said, assert_all_named, new_library
from tests.sources.server import RegistryServer

# What is imported, merged and printed; tried where formats and styles are.
ELSEWHERE = [
    *("same.bib", "dup_after_merge.bib", "eid.bib", "editortype.bib"),
    *("csl20.bib, csl14.bib", "csl_minimal.bib"),
]
TRIED = [
    "nocomma.bib",
    "decode.bib",
    "id105.bib",
    "false_alarms.bib",
    "verified_but_wrong_mk.py",
    "field_traps.jsonl",
    "wrong_strings.txt",
]


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    """Where the given files lie; skips where they are absent."""
    found = shared / "cases" / "registry"
    if not found.is_dir():
        pytest.skip("the given files are absent")
    return found


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Given:
    """A library without entries, and a pool of its own."""
    monkeypatch.setenv("LITMAN_POOL", str(tmp_path / "pool"))
    return new_library(tmp_path)


def by_key(findings: Said) -> dict[str, Said]:
    """Return findings by the keys of their entries."""
    found: dict[str, Said] = {}
    for item in findings:
        found.setdefault(item.get("key") or "", []).append(item)
    return found


def refreshed(
    given: Given, records: Sequence[Mapping[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> dict[str, Said]:
    """Return what `check` finds by the keys of the entries, after all were compared with these records."""
    with RegistryServer() as server:
        for record in records:
            server.crossref_record(record)
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        given.run("refresh", "--all")
    return by_key([item for item in given.json("check") if item["code"].startswith("ID")])


def test_every_row_is_tried_or_named(folder: Path) -> None:
    assert_all_named(folder, TRIED, ELSEWHERE)


def test_a_doi_of_a_later_year_is_found_and_an_arxiv_doi_of_its_own_year_is_not(
    folder: Path, given: Given
) -> None:
    given.run("add", "bib", str(folder / "id105.bib"))
    assert {item["key"] for item in given.json("check", "--select", "ID105")} == {"newer"}


def test_what_is_right_is_not_accused_and_what_is_wrong_is(folder: Path, given: Given) -> None:
    (given.library / "references.bib").write_text((folder / "false_alarms.bib").read_text())
    found = by_key(given.json("check"))
    codes = {key: {item["code"] for item in items} for key, items in found.items()}
    no_fault = {"ID105", "BIB104", "BIB107"}
    assert {key: said & no_fault for key, said in codes.items() if said & no_fault} == {}
    for key in ("arx", "arx2", "arx3", "jap", "tn"):
        assert [item for item in found.get(key, []) if item["severity"] != "info"] == [], key
    assert "BIB113" in codes["dangling"]
    assert "BIB101" not in codes["dangling"]
    assert codes["xd"] & {"BIB113"}
    assert "BIB115" in codes["fffd"]
    assert "BIB101" not in codes.get("kwarc", set())


def test_entries_that_are_called_verified_and_differ_are_found_in_words(
    folder: Path, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = folder / "verified_but_wrong_mk.py"
    subprocess.run([sys.executable, str(script)], cwd=given.root, check=True)
    with gzip.open(given.root / "r.jsonl.gz", "rt", encoding="utf-8") as file:
        found = refreshed(given, [json.loads(line) for line in file], monkeypatch)
    keys = re.findall(r"@\w+\{(\w+),", (given.library / "references.bib").read_text())
    assert keys
    assert set(found) == set(keys)
    for key in keys:
        assert any("differs" in item["message"] for item in found[key]), key
        assert "verified" not in given.run("show", key).splitlines()[-1]


def test_fields_agree_or_differ_as_each_pair_says(
    folder: Path, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [json.loads(line) for line in (folder / "field_traps.jsonl").read_text().splitlines()]
    entries, records = [], []
    for number, row in enumerate(rows):
        doi = f"10.5555/trap.{number}"
        fields = "".join(f"  {name} = {{{value}}},\n" for name, value in row["entry"].items())
        entries.append(f"@{row['type']}{{trap{number},\n{fields}  doi = {{{doi}}},\n}}\n")
        records.append({**row["record"], "DOI": doi})
    (given.library / "references.bib").write_text("\n".join(entries))
    found = refreshed(given, records, monkeypatch)
    wrong = [
        f"{row['name']}: {row['want']} wanted, {said} said"
        for number, row in enumerate(rows)
        if (said := outcome(found.get(f"trap{number}", []))) not in ALIKE.get(row["want"], [row["want"]])
    ]
    assert wrong == []


# A remark accuses nobody, and says what could not be compared.
ALIKE = {"agree": ["agree", "note"], "note": ["agree", "note"]}


def outcome(findings: Said) -> str:
    """Return what findings come to, in the words of the given pairs."""
    if any(item["code"] == "ID102" for item in findings):
        return "wrong_target"
    if any(item["severity"] != "info" for item in findings):
        return "differs"
    return "note" if findings else "agree"


def test_a_string_that_means_another_work_is_not_accepted(folder: Path, given: Given) -> None:
    given.run("pool", "add", str(folder / "pool_wrong.jsonl"))
    said = given.json("match", "--offline", "--file", str(folder / "wrong_strings.txt"))
    assert [item["string"] for item in said if item["outcome"] == "accepted"] == []


def test_a_missing_comma_costs_no_other_entry(folder: Path, given: Given) -> None:
    said = given.whole("add", "bib", str(folder / "nocomma.bib"))
    assert "added     b" in said
    assert "nocomma.bib:1:11: BIB004" in said
    assert said.endswith("[rc=1]\n")


def test_nothing_of_a_field_is_lost(folder: Path, given: Given) -> None:
    given.run("add", "bib", str(folder / "decode.bib"))
    items = {item["id"]: item for item in json.loads(given.run("export", "--format", "csl-json"))}
    assert [name.get("literal") for name in items["wolf"]["author"]] == [None, "others"]
    assert [name.get("literal") for name in items["wolf2"]["author"]] == [None, None, None, "others"]
    assert items["c"]["title"] == "Tilde ~home and ~gaehler and ~x"
    title = items["mth"]["title"]
    assert "O(n log n / log log n)" in title
    assert "CO<sub>2</sub> and α<sub>ij</sub>" in title
