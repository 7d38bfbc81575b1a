"""A decision is shown at once as being saved, and as saved only once it is; what is refused takes its mark back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.browser.workbench import Workbench


def hold(editor: Workbench) -> list[Any]:
    """Keep decisions from reaching the workbench; gives them as they come."""
    held: list[Any] = []
    editor.page.route("**/decide", lambda route: held.append(route))
    return held


def wait_for(editor: Workbench, held: list[Any], count: int) -> None:
    while len(held) < count:
        editor.page.wait_for_timeout(20)


def test_it_is_shown_as_being_saved_until_it_is(workbench: Callable[..., Workbench]) -> None:
    editor = workbench()
    editor.open_post()
    editor.next_shown("n")
    held = hold(editor)
    editor.press("1", "c")
    chip = editor.page.locator(".link.current .verdict")
    expect(chip).to_have_text("confirmed · saving…")
    mark = editor.page.locator('[data-claims~="c01"]').first
    expect(mark).to_have_class(re.compile(r"\bsaving\b"))
    expect(mark).not_to_have_class(re.compile(r"\bchecked\b"))
    assert editor.next_shown("n") == "c02"  # nobody waits
    editor.press("1", "c")
    wait_for(editor, held, 1)
    assert 'verdict = "confirmed"' not in editor.table_of("c01")
    held.pop(0).continue_()
    editor.state("c01", "checked")
    wait_for(editor, held, 1)  # the second comes after the first
    held.pop(0).continue_()
    editor.state("c02", "checked")
    expect(editor.page.locator(".saving")).to_have_count(0)
    expect(chip).to_have_text("confirmed")


def test_two_decisions_about_one_claim_are_made_one_after_the_other(
    workbench: Callable[..., Workbench],
) -> None:
    editor = workbench()
    editor.open_post()
    editor.next_shown("n")
    held = hold(editor)
    editor.press("p", "x")
    for _ in range(2):
        wait_for(editor, held, 1)
        held.pop(0).continue_()
    expect(editor.page.locator(".link.current .verdict")).to_have_text("contradicts")
    expect(editor.page.locator(".refused")).to_have_count(0)
    assert 'verdict = "contradicts"' in editor.table_of("c01")


def test_what_is_refused_takes_its_mark_back(workbench: Callable[..., Workbench]) -> None:
    editor = workbench(may_conflict=True)
    editor.open_post()
    editor.next_shown("n")
    before = editor.claims_file.read_bytes()
    held = hold(editor)
    editor.press("p")
    expect(editor.page.locator(".link.current .verdict")).to_have_text("partly · saving…")
    wait_for(editor, held, 1)
    said = json.dumps({"refused": "The disk is full; nothing was changed.", "changed": False})
    held.pop(0).fulfill(status=409, body=said, content_type="application/json")
    editor.says("The disk is full")
    expect(editor.page.locator(".link.current .verdict")).to_have_text("nobody checked")
    expect(editor.page.locator(".saving")).to_have_count(0)
    editor.state("c01", "linked")
    assert editor.claims_file.read_bytes() == before
    editor.next_shown("j")
    editor.next_shown("k")
    assert editor.next_shown("n") != "c01"
    editor.press("k")
    editor.shows("c01")


def test_a_workbench_that_is_gone_is_said_and_nothing_is_shown_as_saved(
    workbench: Callable[..., Workbench],
) -> None:
    editor = workbench(may_break=True)
    editor.open_post()
    editor.next_shown("n")
    held = hold(editor)
    editor.press("p")
    wait_for(editor, held, 1)
    held.pop(0).abort()
    editor.says("does not answer")
    expect(editor.page.locator(".link.current .verdict")).to_have_text("nobody checked")
    editor.page.unroute("**/decide")
    editor.press("p")
    editor.state("c01", "checked")
