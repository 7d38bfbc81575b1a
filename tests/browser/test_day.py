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
