"""The works in a real browser: a long list by keys alone, and words that stay while others save."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.workbench import Workbench

CUPS = "".join(
    f"\n@misc{{cup{n:04}, title = {{Cup {n} of the shelf}}, year = {{1990}}}}\n" for n in range(1_500)
)
PLATE = "\n@misc{plate1999, title = {A plate}, year = {1999}, note = {Blue}}\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of many works; each test changes others of them."""
    root = tmp_path_factory.mktemp("works") / "library"
    root.mkdir()
    (root / "litman.toml").write_text("", encoding="utf-8")
    (root / "references.bib").write_text(CUPS + PLATE, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def address(library: Path, serve: Callable[..., str]) -> str:
    """Where it is served."""
    return serve(library)


@pytest.fixture
def visitor(library: Path, address: str, open_page: Callable[..., Any]) -> Workbench:
    """Somebody who works at it."""
    return Workbench(library, address, open_page(address))


def test_a_long_list_is_gone_through_by_keys_and_few_rows_are_on_the_page(visitor: Workbench) -> None:
    page = visitor.page
    visitor.go("/works?tag=&q=&sort=key&year=1990")
    here = page.locator(".work-row:focus-within code")
    visitor.press("j")
    expect(here).to_have_text("cup0000")
    visitor.press(*"j" * 120, "k")
    expect(here).to_have_text("cup0119")
    visitor.press("End")
    expect(here).to_have_text("cup1499")
    assert page.locator(".work-row").count() <= 300
    visitor.press("/")
    page.keyboard.type(" 777")
    expect(page.locator("#found")).to_contain_text("1 work of")
    visitor.press("ArrowDown")
    expect(here).to_have_text("cup0777")
    visitor.press("Enter")
    expect(page.locator("h1")).to_have_text("Cup 777 of the shelf")
    page.go_back()
    expect(here).to_have_text("cup0777")


def test_what_is_typed_stays_beside_what_another_program_saves(visitor: Workbench) -> None:
    page = visitor.page
    bib = visitor.root / "references.bib"
    visitor.go("/works/plate1999")
    visitor.press("e")
    page.locator('[name="field:year"]').fill("2001")
    before = bib.read_text(encoding="utf-8")
    bib.write_text(before.replace("{A plate}, year = {1999}", "{A plate}, year = {1998}"), encoding="utf-8")
    expect(page.locator(".other")).to_have_text("In the file by now: 1998")
    expect(page.locator('[name="field:year"]')).to_have_value("2001")
    visitor.press("Control+Enter")
    visitor.says("Saved: year")
    assert "{A plate}, year = {2001}" in bib.read_text(encoding="utf-8")
    page.locator("h1").click()
    visitor.press("u")
    visitor.says("Undone")
    assert "{A plate}, year = {1998}" in bib.read_text(encoding="utf-8")


def test_what_is_dropped_on_the_list_is_added(visitor: Workbench) -> None:
    page = visitor.page
    visitor.go("/works")
    page.evaluate(
        """() => {
            const dropped = new DataTransfer();
            dropped.items.add(new File(["@misc{mug, title={A mug}}"], "mug.bib"));
            document.getElementById("works").dispatchEvent(
                new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
        }"""
    )
    visitor.says("mug.bib: 1 added, 0 there already")
    expect(page.locator(".work-row code").first).to_have_text("mug")


def test_a_bibliography_that_is_chosen_is_added_with_what_became_of_each(visitor: Workbench) -> None:
    page = visitor.page
    visitor.go("/works")
    visitor.press("a")
    expect(page.locator("h1")).to_have_text("Add works")
    page.wait_for_load_state()
    expect(page.locator("#given")).to_be_focused()
    page.keyboard.type("hm")
    shelf = {
        "name": "shelf.bib",
        "mimeType": "text/plain",
        "buffer": b"@misc{jug, title={A jug}}" + CUPS[:60].encode(),
    }
    page.set_input_files("#file", [shelf])
    visitor.press("Control+Enter")
    expect(page.locator("#log")).to_contain_text("shelf.bib 1 added, 1 there already")
    expect(page.locator("#log")).to_contain_text("not added hm")
    assert "@misc{jug, title={A jug}}" in (visitor.root / "references.bib").read_text(encoding="utf-8")
