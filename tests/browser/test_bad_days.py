"""Days on which something goes wrong: the page says so in clear words, nothing is lost, and it goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from litman.cli.main import main
from tests.browser.garden import key, plant_library
from tests.browser.orchard import POST, plant_orchard
from tests.browser.workbench import Workbench

_LONG = 180_000  # milliseconds that a machine under load may take
NOBODY_ANSWERS = ("ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_INCOMPLETE", "ERR_SOCKET", "status of 403")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed otherwise there")
def test_a_server_that_is_killed_while_it_saves_loses_nothing_and_the_page_goes_on(
    tmp_path: Path, serve: Callable[..., str], open_page: Callable[..., Any]
) -> None:
    root = plant_library(tmp_path)
    starts = tmp_path / "begun"
    dies = {"DIES_IN": str(root), "DIES_AT": "/claims/", "DIES_FROM": str(starts)}
    address = serve(root, {**dies, "DIES_WHEN": "torn"}, module="tests.browser.dying")
    editor = Workbench(root, address, open_page(address, may_fail=NOBODY_ANSWERS))
    editor.open_post()
    port, page, lost = urlsplit(address).port, editor.page, editor.page.locator("#lost")
    # A change that was written down before its files took their places is finished by the next start.
    for is_saved, then in ((False, "before"), (True, "behind"), (True, None)):
        claim = editor.next_shown("n")
        starts.touch()
        before = editor.claims_file.read_bytes()
        editor.press("m")
        page.keyboard.type(f"Who counted in {claim}?")
        editor.press("Control+Enter")
        editor.says("The workbench does not answer")
        expect(page.locator(".both")).to_contain_text(f"You were saving: Who counted in {claim}?")
        expect(lost).to_contain_text("Start litman serve again")
        starts.unlink()
        # What was being saved is there whole, or not at all.
        after = editor.claims_file.read_bytes()
        assert after == before or f"Who counted in {claim}?".encode() in after
        if then is None:
            address = serve(root, port=port)
        else:
            address = serve(root, {**dies, "DIES_WHEN": then}, module="tests.browser.dying", port=port)
        expect(lost).to_contain_text("runs anew")
        editor.tab_at(address)  # as it says: its address is opened, and the first page goes on
        expect(lost).to_be_hidden()
        expect(page.locator(".claim-head .comment")).to_have_count(int(is_saved))
        editor.shows(claim)
    editor.press("m")
    page.keyboard.type(" Who else?")
    editor.press("Control+Enter")
    editor.says("Comment kept")
    assert "Who else?" in editor.table_of(claim)


@pytest.fixture
def disk(tmp_path: Path) -> tuple[Path, list[str]]:
    """A library on a disk that takes nothing, and the command within which it is one; skips where none can be had."""
    root = plant_library(tmp_path)
    mounted = f"mount --bind {root} {root} && mount -o remount,bind,ro {root} && exec "
    around = ["unshare", "--mount", "sh", "-c", f'{mounted} "$@"', "sh"]
    if shutil.which("unshare") is None or subprocess.run([*around, "true"], capture_output=True).returncode:
        pytest.skip("no disk can be made that only reads")
    return root, around


def test_a_library_on_a_disk_that_only_reads_is_shown_and_the_page_says_so(
    disk: tuple[Path, list[str]], serve: Callable[..., str], open_page: Callable[..., Any]
) -> None:
    root, around = disk
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    address = serve(root, around=around)
    page = open_page(address)
    visitor = Workbench(root, address, page)
    said = page.get_by_role("note").filter(has_text="nothing can be written")
    for path in (
        "/posts",
        "/works",
        f"/works/{key(0)}",
        "/findings",
        "/statements",
        "/pictures",
        "/add",
        "/help",
    ):
        visitor.go(path)
        expect(said).to_be_visible()
        expect(page.locator("form[method=post]")).to_have_count(0)
    visitor.open_post()
    visitor.next_shown("n")
    visitor.press("Enter")
    expect(page.locator("details.source .selectable p").first).to_contain_text("Valerian lengthened")
    visitor.press("1", "c", "m", "u")
    expect(page.locator("dialog")).to_be_hidden()
    expect(page.locator(".acts")).to_have_count(0)
    visitor.next_shown("n")
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_claims_file_that_breaks_is_named_and_the_page_goes_on_when_it_is_mended(
    workbench: Callable[..., Workbench],
) -> None:
    editor = workbench(may_fail=["status of 422"])
    editor.open_post()
    editor.next_shown("n")
    whole = editor.claims_file.read_bytes()
    editor.claims_file.write_bytes(whole + b'[[claim]]\nid = "c01\n')
    trouble = editor.page.locator("#trouble")
    expect(trouble).to_contain_text("herbs.toml")
    editor.press("1", "c")
    editor.says("herbs.toml")
    assert editor.claims_file.read_bytes() == whole + b'[[claim]]\nid = "c01\n'
    editor.go("/posts")
    expect(editor.page.get_by_role("alert").filter(has_text="herbs.toml")).to_be_visible()
    editor.page.go_back()
    expect(editor.page.locator("main .said")).to_contain_text("herbs.toml")
    editor.claims_file.write_bytes(whole)
    editor.open_post()
    expect(trouble).to_be_hidden()
    editor.next_shown("n")
    editor.press("1", "c")
    editor.state(editor.shown(), "checked")


def test_a_work_that_another_tab_deletes_is_missed_where_it_was_shown(
    workbench: Callable[..., Workbench],
) -> None:
    editor = workbench(may_fail=["status of 404"])
    reader, other = editor.tab(), editor.tab()
    editor.open_post()
    editor.next_shown("n")
    for tab in (reader, other):
        tab.go(f"/works/{key(0)}")
    reader.page.locator("#note-text").fill("Read it again")
    other.press("d")
    other.page.get_by_label("Remove it all the same").check()
    other.page.locator("#remove button.bad").click()
    other.says(f"Removed: {key(0)}")
    expect(editor.page.locator(".needs")).to_contain_text(f"the library has no {key(0)}")
    expect(editor.page.locator(".lacking")).to_contain_text("no work of the library yet")
    expect(reader.page.locator("#trouble")).to_contain_text(key(0))
    expect(reader.page.locator("#note-text")).to_have_value("Read it again")
    other.press("u")
    expect(reader.page.locator("#trouble")).to_be_hidden()
    expect(reader.page.locator("#note-text")).to_have_value("Read it again")
    expect(editor.page.locator(".link .title")).to_have_text("Valerian and sleep")


def test_a_post_of_five_megabytes_is_read_and_walked_through(
    tmp_path: Path, serve: Callable[..., str], open_page: Callable[..., Any]
) -> None:
    root = plant_orchard(tmp_path)
    line = "nothing to be seen here, and no claim is made of it; " * 3
    logs = "".join(f"log {number:06} {line}\n" for number in range(30_000))
    path = tmp_path / "posts" / "frost.md"
    path.write_text(f"{POST}\n```\n{logs}```\n", encoding="utf-8")
    assert path.stat().st_size > 5_000_000
    scanned = CliRunner().invoke(main, ["--library", str(root), "scan", "--offline"])
    assert scanned.exit_code in (0, 1), scanned.output
    address = serve(root)
    page = open_page(address.replace("/?", "/help?"))
    page.goto(address.split("?")[0] + "posts/frost", timeout=_LONG)
    expect(page.locator("#article .claim.linked")).to_have_count(3, timeout=_LONG)
    page.keyboard.press("j")
    expect(page.locator(".claim-shown")).to_contain_text("Plum trees flowered", timeout=_LONG)
    page.keyboard.press("1")
    page.keyboard.press("c")
    expect(page.locator("#article .claim.checked")).to_have_count(1, timeout=_LONG)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
