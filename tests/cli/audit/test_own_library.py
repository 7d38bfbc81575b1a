"""An audit of a library's own bibliography is a refresh and a check in one, and changes nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from litman.cli.main import main
from tests.cli.audit.documents import WORKS, apa
from tests.cli.audit.world import World
from tests.sources.server import Played

NOWHERE = "http://127.0.0.1:9"
DOI = str(WORKS[3]["DOI"])


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A library with one work, whose services have forgotten that they were asked."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LITMAN_POOL", str(tmp_path / "pool.sqlite"))
    monkeypatch.setenv("LITMAN_MAILTO", "ada@example.org")
    with World(WORKS) as server:
        for name, url in server.environment.items():
            monkeypatch.setenv(name, url)
        for words in (["init"], ["add", "doi", DOI]):
            assert CliRunner().invoke(main, words, catch_exceptions=False).exit_code == 0
        shutil.rmtree("library/.litman")
        yield server


def audit(*words: str) -> tuple[dict[str, Any], int]:
    result = CliRunner().invoke(main, ["audit", "--json", *words], catch_exceptions=False)
    return json.loads(result.stdout), result.exit_code


def truth() -> dict[str, bytes]:
    files = (path for path in Path("library").rglob("*") if path.is_file() and ".litman" not in path.parts)
    return {str(path): path.read_bytes() for path in files}


def test_what_check_finds_is_said_and_nothing_is_changed(world: World) -> None:
    bibliography = Path("library/references.bib")
    bibliography.write_text(bibliography.read_text() + "\n@article{bare, title = {Tea}, year = 2044}\n")
    before = truth()
    report, code = audit("library/references.bib")
    codes = [finding["code"] for finding in report["against_itself"]]
    assert codes.count("BIB106") == 1  # the year that has not come, which both find
    assert {"BIB101"} & set(codes)  # fields that such an entry has, which only check looks for
    assert {one["label"] != "bare": one["verdict"] for one in report["references"]}[True] == "verified"
    assert code == 1
    assert truth() == before


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        pytest.param(["--offline"], "nobody is asked", 0, id="offline"),
        pytest.param([], "no service could be reached", 3, id="nobody answers"),
    ],
)
def test_what_the_registry_file_has_counts_where_nobody_answers(
    words: list[str], said: str, code: int, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in world.environment:
        monkeypatch.setenv(name, NOWHERE)
    before = truth()
    for file in ("library/references.bib", "list.txt"):  # a document beside the library, too
        Path("list.txt").write_text(apa(WORKS[3]))
        report, exit_code = audit(*words, file)
        (item,) = report["references"]
        assert item["verdict"] == "verified"
        assert any(remark.startswith("as it was known on ") and said in remark for remark in item["remarks"])
        assert exit_code == (code if file == "list.txt" else code or 1)  # 1: an ISSN that check finds wrong
    assert truth() == before


def test_the_kept_copy_of_a_page_that_is_gone_is_named(world: World) -> None:
    Path("library/litman.toml").write_text("private_addresses = true\n")
    url = f"{world.url}/news/tea"
    page = b"<html><body><h1>Tea and towns</h1><p>Tea is drunk in most towns of the north, say all.</p></body></html>"
    world.play("/news/tea", Played(body=page, headers={"content-type": "text/html"}))
    Path("library/references.bib").write_text(
        f"@online{{tea, author = {{Roe, Ada}}, title = {{Tea and towns}}, year = 2020, url = {{{url}}}}}\n"
    )
    CliRunner().invoke(main, ["refresh", "--web", "--keep-text"], catch_exceptions=False)
    assert Path("library/sources/tea.txt").is_file()
    shutil.rmtree("library/.litman")
    world.play("/news/tea", Played(status=404, body=b"no such page"))
    before = truth()
    report, code = audit("library/references.bib")
    (item,) = report["references"]
    assert item["verdict"] == "page-gone"
    assert "it was there on " in item["reasons"][0]["message"]
    assert item["reasons"][0]["message"].endswith(f"its text is kept in {Path('library/sources/tea.txt')}")
    assert code == 1
    assert truth() == before
