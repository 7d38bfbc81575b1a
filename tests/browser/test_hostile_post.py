"""A post that would do harm is shown, clicked and walked through, and nothing of it runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.browser.garden import plant_library, plant_weeds
from tests.browser.workbench import Workbench


def test_nothing_of_a_post_runs_where_it_is_shown_and_clicked(
    tmp_path: Path, serve: Callable[..., str], open_page: Callable[..., Any]
) -> None:
    root = plant_library(tmp_path)
    plant_weeds(root)
    address = serve(root)
    page = open_page(address)
    visitor = Workbench(root, address, page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visitor.go("/posts/weeds")
    visitor.next_shown("j")
    inside = page.locator("main")
    for harmful in ("script", "img", "iframe", "form", "article svg", "[onclick]", "[onerror]", "[onload]"):
        expect(inside.locator(harmful)).to_have_count(0)
    addresses = inside.locator("a").evaluate_all("all => all.map(one => one.protocol)")
    assert set(addresses) <= {"http:", "https:", "mailto:"}
    for size in ({"width": 1280, "height": 800}, {"width": 360, "height": 740}):
        page.set_viewport_size(size)
        assert page.evaluate("() => document.documentElement.scrollWidth") == size["width"]
    page.set_viewport_size({"width": 1280, "height": 800})
    for place in page.locator("#article a, #article [data-claims], .panel summary").all():
        place.click()
        expect(page.locator(".claim-shown")).to_be_visible()
    assert page.url.startswith(address.split("?")[0].rstrip("/").removesuffix("/posts"))
    assert page.evaluate("() => document.body.dataset.ran ?? ''") == ""
    assert page.title() != "ran"
    assert {one.split("/")[2] for one in asked} == {address.split("/")[2]}
