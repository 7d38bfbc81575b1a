"""An editor's day on a post of 40 claims, without a mouse; what became of it stands in the claims file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.garden import CLAIMS, NEW_DOI, NEW_WORK, key, said_of
from tests.browser.workbench import Workbench
from tests.sources.server import RegistryServer

IN_ORDER = [f"c{4 * plant + claim:02}" for plant in range(10) for claim in (1, 2, 3)]


@pytest.fixture
def crossref() -> Iterator[RegistryServer]:
    """A Crossref on this machine that knows one work."""
    with RegistryServer() as server:
        server.crossref_record(NEW_WORK)
        yield server


def test_a_claim_that_is_in_order_takes_three_keys(workbench: Callable[..., Workbench]) -> None:
    editor = workbench()
    editor.open_post()
    done = []
    for _ in range(CLAIMS):
        claim = editor.next_shown("n")
        if claim not in IN_ORDER:
            editor.presses -= 1  # it leans on nothing, and is left
            continue
        editor.press("1", "c")  # and on, while that is saved
        done.append(claim)
    expect(editor.page.locator("#article .claim.checked")).to_have_count(len(IN_ORDER), timeout=15_000)
    assert (done, editor.presses) == (IN_ORDER, 3 * len(IN_ORDER))
    text = editor.claims_file.read_text(encoding="utf-8")
    assert text.count('verdict = "confirmed"') == len(IN_ORDER)
    assert said_of(0)[0] in editor.table_of("c01")


def test_words_that_are_selected_in_the_source_are_the_quotation(workbench: Callable[..., Workbench]) -> None:
    editor = workbench()
    editor.open_post()
    editor.next_shown("n")
    editor.press("Enter")
    source = editor.page.locator("details.source .selectable p").first
    expect(source).to_contain_text(said_of(0)[0])
    # from the first word of what the source says to its sixth, as a person selects with the keyboard
    source.evaluate("node => getSelection().collapse(node.firstChild, 0)")
    for _ in range(6):
        source.evaluate("() => getSelection().modify('extend', 'forward', 'word')")
    editor.press("c")
    editor.state("c01", "checked")
    assert 'quote = "Valerian lengthened sleep by 5 minutes' in editor.table_of("c01")


def test_a_day_of_links_additions_comments_and_an_edit_in_between(
    workbench: Callable[..., Workbench], crossref: RegistryServer
) -> None:
    editor = workbench(crossref.environment)
    page = editor.page
    editor.open_post()
    for _ in range(4):
        editor.next_shown("n")
    editor.shows("c04")

    editor.press("l")
    page.keyboard.type("hops")
    expect(page.get_by_role("option")).to_have_count(1)
    editor.press("Enter")
    editor.says(f"Linked: {key(1)}")
    assert f'key = "{key(1)}"' in editor.table_of("c04")

    editor.next_shown("j")
    editor.press("a")
    page.keyboard.type(f"https://doi.org/{NEW_DOI}")
    editor.press("Enter")
    editor.says("Added and linked")
    bibliography = (editor.root / "references.bib").read_text(encoding="utf-8")
    assert NEW_DOI in bibliography
    assert bibliography.count("@article{") == 11
    assert "nettle2020" in editor.table_of("c05")

    editor.press("m")
    page.keyboard.type("Which valley? ")
    editor.press("Control+Enter")
    editor.says("Comment kept")
    expect(page.locator(".claim-head .comment")).to_contain_text("Which valley?")
    assert 'comment = "Which valley?"' in editor.table_of("c05")

    editor.press("u")
    editor.says("Undone: ")
    expect(page.locator(".claim-head .comment")).to_have_count(0)
    assert "Which valley?" not in editor.table_of("c05")

    editor.next_shown("j")
    editor.press("1", "c")
    editor.state("c06", "checked")
    post = editor.post_file.read_text(encoding="utf-8")
    editor.post_file.write_text(
        post.replace("shortened the time until sleep by 21", "cut the time until sleep by 21")
    )
    editor.state("c06", "stale")
    expect(page.locator(".difference del")).to_contain_text("shortened")
    expect(page.locator(".difference ins")).to_contain_text("cut")
    expect(page.locator("#claim-c06")).to_contain_text("cut the time")
    editor.press("e")
    editor.says("Accepted")
    expect(page.locator(".difference")).to_have_count(0)
    assert "Hops cut the time until sleep by 21" in editor.table_of("c06")
    assert f'key = "{key(1)}"' in editor.table_of("c06")


def test_a_walk_goes_on_where_it_stopped(workbench: Callable[..., Workbench]) -> None:
    editor = workbench()
    editor.open_post()
    for _ in range(3):
        editor.next_shown("j")
    with editor.page.expect_response("**/posts/herbs/at"):
        pass
    editor.go("/posts")
    editor.go("/posts/herbs")
    editor.shows("c03")
    assert editor.next_shown("k") == "c02"
