"""A team's day: what CI and the hook say of new and changed posts, an invented reference, an outage, a conflict."""

from __future__ import annotations

import json

import pytest

from tests.journeys.conftest import Desk, doi_of, post_of, printed
from tests.sources.server import RegistryServer

TEA = "Green tea lowers the pulse of tired rowers by a tenth"
COFFEE = "Black coffee doubles the time that old sailors lie awake"


def test_a_post_that_nobody_scanned_does_not_pass(desk: Desk) -> None:
    path = desk.write(
        "new.md", post_of(f"{TEA} [9].", f"{COFFEE} [@nobody2020].", references=(printed("Arne"),))
    )
    assert desk.run("check").exit_code == 1
    hook = desk.run("check", "--changed", str(path), "README.md")  # as pre-commit calls it
    assert hook.exit_code == 1
    assert "the marker [9] has no reference 9" in hook.stdout
    assert "nobody2020" in hook.stdout

    desk.write("new.md", post_of(f"{TEA} [1].", references=(printed("Arne"),)))
    desk.does("scan")
    assert "REF101" not in desk.found()
    assert desk.run("check", "--changed", str(path), "--select", "REF101").exit_code == 0
    desk.agrees()


def test_an_invented_reference_under_a_real_doi_is_an_error_everywhere(desk: Desk) -> None:
    invented = f"Smith J. Tea and dreams: a randomised trial. J Tea. 2020;3:1-9. doi:{doi_of('Bull')}"
    desk.write("tea.md", post_of(f"{TEA} [1].", references=(invented,)))
    scanned = desk.run("scan")
    assert scanned.exit_code == 1
    assert "REF113" in scanned.stdout
    assert desk.run("check").exit_code == 1
    assert "REF113" in desk.found()
    assert desk.run("match", invented).stdout.startswith("wrong-target")
    assert desk.leans() == {}
    desk.agrees()


def test_keys_and_dois_that_nobody_has_are_errors(desk: Desk) -> None:
    desk.write("key.md", post_of(f"{TEA} [see @absent2021]."))
    desk.write("link.md", post_of(f"{COFFEE} (https://doi.org/10.5555/nowhere)."))
    scanned = desk.run("scan")
    assert scanned.exit_code == 1
    assert "REF101" in scanned.stdout
    assert "REF120" in scanned.stdout
    found = desk.found()
    assert "absent2021" in found["REF101"]
    assert "10.5555/nowhere" in found["REF120"]
    desk.agrees()


def test_what_an_outage_left_open_the_next_scan_makes_good(
    desk: Desk, registries: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("tea.md", post_of(f"{TEA} [1].", references=(printed("Arne"),)))
    with monkeypatch.context() as outage:
        for name in registries.environment:
            outage.setenv(name, "http://127.0.0.1:9")
        assert desk.run("scan").exit_code == 3
    assert desk.leans() == {}
    assert desk.run("check", "--select", "REF101").exit_code == 0

    desk.does("scan")
    assert [key[:4] for keys in desk.leans().values() for key in keys] == ["arne"]
    assert desk.does("export", "--post", "tea").count("@article") == 1
    desk.agrees()


def test_a_merge_conflict_is_named_and_nothing_is_written_into_it(desk: Desk) -> None:
    desk.does("add", "doi", doi_of("Arne"))
    bib = desk.library / "references.bib"
    bib.write_text(
        bib.read_text() + "\n<<<<<<< HEAD\n@misc{a, title={A}}\n=======\n@misc{b, title={B}}\n>>>>>>> x\n"
    )
    before = bib.read_bytes()
    checked = desk.run("check")
    assert checked.exit_code == 1
    assert "conflict" in checked.stdout
    assert desk.run("add", "doi", doi_of("Bull")).exit_code != 0
    assert bib.read_bytes() == before


def test_a_change_of_a_post_is_seen_by_the_hook_and_by_every_report_of_ci(desk: Desk) -> None:
    desk.write("tea.md", post_of(f"{TEA} [1].", references=(printed("Arne"),)))
    desk.does("scan")
    (key,) = desk.leans()["tea/c01"]
    desk.does("claims", "confirm", "tea/c01", key, "--quote", "the pulse fell by a tenth")
    desk.commit("a post that was checked")

    # A colleague edits the judged sentence, and brings a post with a list that is too short.
    desk.git("switch", "-q", "-c", "colleague")
    desk.write("tea.md", post_of(f"{TEA.replace('lowers', 'halves')} [1].", references=(printed("Arne"),)))
    desk.write("coffee.md", post_of(f"{COFFEE} [1, 2].", references=(printed("Bull"),)))
    desk.commit("an edit and a new post")
    changed = desk.git("diff", "--name-only", "main").split()
    assert changed == ["posts/coffee.md", "posts/tea.md"]
    hook = desk.run("check", "--changed", *changed)
    assert hook.exit_code == 1
    assert "CLM104" in hook.stdout
    assert "REF101" in hook.stdout
    assert desk.run("check", "--changed", "posts/tea.md").exit_code == 1
    assert "REF101" not in desk.found("--changed", "posts/tea.md")

    # CI runs it without arguments, and each of its reports says the same.
    found = json.loads(desk.run("check", "--json").stdout)
    assert {"CLM104", "REF101"} <= {item["code"] for item in found}
    sarif = json.loads(desk.run("check", "--format", "sarif").stdout)
    assert sorted(item["ruleId"] for item in sarif["runs"][0]["results"]) == sorted(
        item["code"] for item in found
    )
    annotated = desk.run("check", "--format", "github").stdout
    assert annotated.count("file=") == len(found)
    markdown = desk.run("check", "--format", "markdown").stdout
    assert all(f"{item['code']}" in markdown for item in found)

    # They mend both, and the next run of CI passes.
    desk.write("coffee.md", post_of(f"{COFFEE} [1].", references=(printed("Bull"),)))
    desk.does("scan")
    desk.does("claims", "accept", "tea/c01")
    assert desk.found("--select", "CLM,REF").keys() == {"CLM108"}
    desk.does("claims", "confirm", "tea/c01", key, "--quote", "the pulse fell by half")
    assert desk.found("--select", "CLM,REF") == {}
    assert desk.run("check", "--changed", *changed, "--select", "CLM,REF").exit_code == 0
    desk.agrees()
    desk.commit("mended")
    assert desk.git("status", "--porcelain") == ""


def test_works_that_two_people_add_meet_in_a_conflict_and_none_is_lost(desk: Desk) -> None:
    for branch, name, sentence, family in (
        ("ada", "tea.md", TEA, "Arne"),
        ("ben", "coffee.md", COFFEE, "Bull"),
    ):
        desk.git("switch", "-q", "-c", branch, "main")
        desk.write(name, post_of(f"{sentence} [1].", references=(printed(family),)))
        desk.does("scan")
        desk.commit(f"{name} and its work")
    desk.git("switch", "-q", "ada")
    merged = desk.merge("ben")
    assert merged != 0
    assert "BIB116" in desk.found()
    assert "BIB005" not in desk.found()
    assert "conflict" in desk.found()["REG001"]
    refused = desk.run("add", "doi", doi_of("Cato"))
    assert refused.exit_code == 2
    assert "merge conflict of git in lines" in refused.output

    # One side of the entries is kept; of what registries said both, as `litman rule REG001` says.
    desk.git("checkout", "-q", "--ours", "library/references.bib")
    assert desk.run("add", "doi", doi_of("Cato")).exit_code == 2
    registry = desk.library / "registry.jsonl"
    lines = registry.read_text().splitlines(keepends=True)
    registry.write_text("".join(line for line in lines if line.startswith("{")))
    assert desk.found("--select", "BIB116,REG").keys() == set()

    # The other side's work is missing still, and the next scan brings it.
    assert "CLM110" in desk.found()
    desk.does("scan")
    assert sorted(key[:4] for keys in desk.leans().values() for key in keys) == ["arne", "bull"]
    assert "CLM110" not in desk.found()
    desk.agrees()
    desk.commit("both works")
    assert desk.git("status", "--porcelain") == ""
