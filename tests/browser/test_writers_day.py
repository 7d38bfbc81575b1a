"""A writer's day on a post of her own: she sees what lacks evidence, finds it, quotes it, and prints the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.orchard import PAINT_RIS, SAID, SPRINKLER, SPRINKLER_DOI, plant_orchard
from tests.browser.workbench import Workbench
from tests.sources.server import RegistryServer

DROP = """(text) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([text], "paint.ris"));
    document.querySelector("main").dispatchEvent(
        new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def crossref() -> Iterator[RegistryServer]:
    """A Crossref on this machine that knows the sprinklers."""
    with RegistryServer() as server:
        server.crossref_record(SPRINKLER)
        yield server


def test_a_writer_finds_evidence_for_her_post_and_prints_what_was_made_of_it(
    tmp_path: Path, serve: Callable[..., str], open_page: Callable[..., Any], crossref: RegistryServer
) -> None:
    root = plant_orchard(tmp_path)
    address = serve(root, crossref.environment)
    page = open_page(address, permissions=["clipboard-read", "clipboard-write"])
    writer = Workbench(root, address, page, "frost")
    bib = root / "references.bib"

    # The post was never read: it is, and what lacks evidence is seen.
    page.get_by_role("button", name="Read it").click()
    writer.says("Read: 5 claims, 5 new")
    expect(page.locator("#coverage")).to_contain_text("2 on nothing")
    expect(page.locator("#article .claim.nothing")).to_have_count(2)

    # A file is dropped on the list of works; then the claim finds what it holds.
    writer.go("/works")
    page.evaluate(DROP, PAINT_RIS)
    writer.says("paint.ris: 1 added")
    writer.open_post()
    writer.next_shown("n")
    assert writer.next_shown("n") == "c02"
    expect(page.locator(".nothing-yet")).to_contain_text("leans on no work")
    writer.press("s")
    expect(page.get_by_role("option").first).to_contain_text("White paint on trunks")
    writer.press("Enter")
    writer.says("Linked: lime2009white")
    writer.press("1", "c")
    writer.state("c02", "checked")
    assert "halved the cracks" in writer.table_of("c02")

    # A work that only Crossref knows; its citation, with its words, goes into the post in another program.
    writer.next_shown("n")
    assert writer.next_shown("n") == "c04"
    writer.press("a")
    page.keyboard.type(SPRINKLER_DOI)
    writer.press("Enter")
    writer.says("Added and linked: brook2021sprinklers")
    assert SPRINKLER_DOI in bib.read_text(encoding="utf-8")
    writer.press("1", "y")
    writer.says("Copied: “Sprinklers kept open flowers alive")
    cited = page.evaluate("() => navigator.clipboard.readText()")
    assert cited.endswith("” [@brook2021sprinklers]")
    text = writer.post_file.read_text(encoding="utf-8")
    text = text.replace("Sprinklers kept open", "Sprinklers hold open").replace(
        "below zero.\nSmoke", "below zero [@brook2021sprinklers].\nSmoke"
    )
    writer.post_file.write_text(text + "\nFans saved two degrees in a still night.\n", encoding="utf-8")
    expect(page.locator(".difference ins").first).to_contain_text("hold")
    writer.press("e")
    writer.says("Accepted")
    writer.press("1", "c")
    writer.state("c04", "checked")

    # What she wrote since is read anew, without a way to another page.
    page.get_by_role("button", name="Read the post anew").click()
    writer.says("Read: 6 claims, 1 new")
    expect(page.locator("#article .claim.nothing")).to_have_count(1)
    assert "Fans saved two degrees" in writer.claims_file.read_text(encoding="utf-8")

    # What can be mended is seen before it is.
    writer.go("/findings")
    page.get_by_role("link", name="What can be mended").click()
    expect(page.locator("pre.difference .come")).to_contain_text(["doi     = {10.5555/chill.12}"])
    assert "https://doi.org/10.5555/chill.12" in bib.read_text(encoding="utf-8")
    page.locator("form button.main").click()
    page.wait_for_url("**/findings")
    assert "https://doi.org/10.5555/chill.12" not in bib.read_text(encoding="utf-8")
    assert SAID["pear2012chill"] in (root / "sources" / "pear2012chill.txt").read_text(encoding="utf-8")

    # Works, statements and pictures, and what is printed.
    writer.go("/works?q=frost")
    expect(page.locator(".work-row")).to_have_count(3)
    writer.go("/statements")
    expect(page.locator("h1")).to_have_text("Statements")
    writer.go("/pictures")
    page.wait_for_function("() => [...document.images].every((one) => one.complete && one.naturalWidth)")
    writer.open_post()
    for name, says in (
        ("Report for the author", "2 of 6 claims checked"),
        ("References", "Brook, D. (2021)."),
    ):
        with page.expect_popup() as opened:
            page.get_by_role("link", name=name).click()
        expect(opened.value.locator("body")).to_contain_text(says)
        assert opened.value.pdf().startswith(b"%PDF")
