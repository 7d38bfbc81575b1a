"""What an entry says itself of a retraction is known to every command, as it is to `litman check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

STATED = [
    pytest.param("title = {RETRACTED: Milk and sleep},", "retracted", id="in front of the title"),
    pytest.param("title = {Milk and sleep (Retracted)},", "retracted", id="behind the title"),
    pytest.param("title = {ARTIGO RETRATADO: Leite e sono},", "retracted", id="in Portuguese"),
    pytest.param("title = {ART{\\'I}CULO RETRACTADO: Leche},", "retracted", id="in Spanish, as TeX"),
    pytest.param("title = {WITHDRAWN: Milk and sleep},", "withdrawn", id="withdrawn"),
    pytest.param("title = {Milk}, pubstate = {retracted},", "retracted", id="state of publication"),
    pytest.param("title = {Milk}, note = {Retraction in: J Milk 2020;1:2.},", "retracted", id="PubMed's RIN"),
    pytest.param("title = {Milk}, note = {Expression of concern in: J 2020.},", "concern", id="PubMed's ECI"),
    pytest.param("title = {Milk}, keywords = {Retracted Publication},", "retracted", id="PubMed's PT"),
    pytest.param("title = {Retraction of milk},", None, id="a notice"),
    pytest.param("title = {Milk and sleep},", None, id="nothing said"),
]


@pytest.mark.parametrize(("fields", "kind"), STATED)
def test_every_command_says_so(run: Run, library: Path, fields: str, kind: str | None) -> None:
    with (library / "references.bib").open("a") as bibliography:
        bibliography.write(
            f"\n@article{{milk, author = {{Roe, Jane}}, {fields} journal = {{J}}, year = 2011}}\n"
        )
    post = library.parent / "p.md"
    post.write_text("# T\n\nMilk makes sleep longer [@milk].\n")
    assert run("scan", "--offline", str(post)).exit_code == 0
    checked = json.loads(run("check", "--select", "NTC10", "--json", "milk").stdout)
    link = next(line for line in run("claims", "p").stdout.splitlines() if "→ milk" in line)
    listed = json.loads(run("list", "--json").stdout)
    (described,) = [item["litman"]["notices"] for item in listed if item["id"] == "milk"]
    found = run("search", f"notice:{kind or 'any'}", "milk").stdout
    line = next(line for line in run("list").stdout.splitlines() if line.startswith("milk "))
    word = {"concern": "EXPRESSION OF CONCERN", None: "RETRACTED"}.get(kind, str(kind).upper())
    assert bool(checked) == (kind is not None)
    assert link.endswith(word) == (kind is not None)
    assert [notice["kind"] for notice in described] == ([kind] if kind else [])
    assert ("milk  2011" in found) == (kind is not None)
    assert line.count(word) == (kind is not None)
    assert ("notice " in run("show", "milk").stdout) == (kind is not None)
    run("claims", "confirm", "p/c01", "milk", "--by", "AB", "--quote", "Milk")
    status = kind or "not-checked"
    assert f'status = "{status}"' in (library / "claims" / "p.toml").read_text()


def test_an_index_is_asked_for_the_gravest_of_what_registry_and_entry_say(run: Run, library: Path) -> None:
    with (library / "references.bib").open("a") as bibliography:
        bibliography.write(
            "\n@article{milk, title = {RETRACTED: Milk}, author = {Roe, Jane}, year = 2011, doi = {10.1000/milk}}\n"
        )
    with (library / "registry.jsonl").open("a") as registry:
        registry.write(
            '{"doi":"10.1000/milk","asked":"2026-11-01","outcome":"found","source":"crossref","item":{"title":"Milk"},'
            '"notices":[{"kind":"corrected","type":"correction"}]}\n'
        )
    assert "RETRACTED: Milk" in run("list").stdout
    for kind in ("retracted", "corrected"):
        assert "milk  2011" in run("search", f"notice:{kind}").stdout
    assert run("show", "milk").stdout.count("notice ") == 2
