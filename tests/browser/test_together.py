"""Two tabs and the command line on one library: each sees what the others did, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import CliRunner
from playwright.sync_api import expect

from litman.cli.main import main
from tests.browser.garden import key, said_of
from tests.browser.workbench import Workbench


def _litman(editor: Workbench, *words: str) -> None:
    done = CliRunner().invoke(main, ["--library", str(editor.root), *words])
    assert done.exit_code == 0, done.output


def test_what_one_tab_and_the_command_line_save_the_other_tab_shows(
    workbench: Callable[..., Workbench],
) -> None:
    first = workbench()
    second = first.tab()
    for tab in (first, second):
        tab.open_post()
        tab.next_shown("n")
    first.press("1", "c")
    for tab in (first, second):
        tab.state("c01", "checked")
        expect(tab.page.locator(".claim-shown .verdict")).to_have_text("confirmed")
    second.next_shown("n")
    _litman(first, "claims", "comment", "herbs/c02", "From a terminal")
    expect(second.page.locator(".claim-head .comment")).to_contain_text("From a terminal")
    second.press("1", "c")
    second.state("c02", "checked")
    first.state("c02", "checked")
    assert 'comment = "From a terminal"' in first.table_of("c02")
    assert 'verdict = "confirmed"' in first.table_of("c02")

    # What others decided a moment ago is passed over.
    assert first.next_shown("n") == "c03"
    first.press("1", "c")
    second.state("c03", "checked")
    quote = said_of(1)[0]
    _litman(first, "claims", "confirm", "herbs/c05", key(1), "--quote", quote)
    second.state("c05", "checked")
    assert [second.next_shown("n") for _ in range(2)] == ["c04", "c06"]


def test_what_somebody_wrote_meanwhile_is_kept_and_both_are_shown(
    workbench: Callable[..., Workbench],
) -> None:
    first = workbench(may_conflict=True)
    second = first.tab()
    for tab in (first, second):
        tab.open_post()
        tab.next_shown("n")
    second.press("m")
    second.page.keyboard.type("Mine")
    first.press("m")
    first.page.keyboard.type("Theirs")
    first.press("Control+Enter")
    first.says("Comment kept")
    expect(second.page.locator(".claim-head .comment")).to_contain_text("Theirs")
    second.press("Control+Enter")
    expect(second.page.locator(".both")).to_contain_text("You were saving: Mine")
    expect(second.page.locator(".claim-head .comment")).to_contain_text("Theirs")
    assert 'comment = "Theirs"' in first.table_of("c01")
    assert "Mine" not in first.table_of("c01")


def test_a_post_that_goes_and_comes_back_loses_nothing(workbench: Callable[..., Workbench]) -> None:
    editor = workbench()
    editor.open_post()
    editor.next_shown("n")
    editor.press("1", "c")
    editor.state("c01", "checked")
    before, text = editor.claims_file.read_bytes(), editor.post_file.read_bytes()
    editor.post_file.unlink()
    expect(editor.page.locator(".reading .said")).to_be_visible()
    editor.post_file.write_bytes(text)
    expect(editor.page.locator("#article .claim.checked")).to_have_count(1)
    assert editor.claims_file.read_bytes() == before
