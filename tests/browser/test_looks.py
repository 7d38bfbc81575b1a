"""Every page in light and dark, wide and narrow: nothing serious for axe-core, no sideways scrolling, focus seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import AXE
from tests.browser.garden import key, plant_library, tend
from tests.browser.workbench import Workbench

PAGES = {
    "posts": "/posts",
    "post": "/posts/herbs#claim-c05",
    "works": "/works",
    "work": f"/works/{key(2)}",
    "add": "/add",
    "findings": "/findings",
    "statements": "/statements",
    "pictures": "/pictures",
    "help": "/help",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """Where a library is served that nobody changes."""
    root = plant_library(tmp_path_factory.mktemp("looks"))
    tend(root)
    return serve(root)


@pytest.fixture
def axe() -> str:
    """The source of axe-core; skips where it is not at hand."""
    near = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
    path = Path(AXE) if AXE else near
    if not path.is_file():
        pytest.skip("axe-core is not at hand: npm pack axe-core, and LITMAN_AXE=…/axe.min.js")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    address: str, axe: str, open_page: Callable[..., Any], scheme: str
) -> None:
    found = []
    page = open_page(address, color_scheme=scheme)
    visitor = Workbench(Path(), address, page)
    for name, path in PAGES.items():
        visitor.go(path)
        if name == "post":
            visitor.shows("c05")
            assert visitor.next_shown("j") == "c06"  # with the difference of its sentence
            visitor.press("Enter")
            expect(page.locator("#quoted")).to_be_visible()
        page.evaluate(axe)
        result = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")
        found += [
            (name, one["id"], node["target"], node["failureSummary"])
            for one in result["violations"]
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_of_360_pixels_scrolls_in_one_direction_only(
    address: str, open_page: Callable[..., Any], scheme: str
) -> None:
    page = open_page(address, color_scheme=scheme, viewport={"width": 360, "height": 740})
    visitor = Workbench(Path(), address, page)
    widths = {}
    for name, path in PAGES.items():
        visitor.go(path)
        if name == "post":
            visitor.shows("c05")
        widths[name] = page.evaluate("() => document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(PAGES, 360)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_wherever_it_goes(address: str, open_page: Callable[..., Any], scheme: str) -> None:
    page = open_page(address, color_scheme=scheme)
    visitor = Workbench(Path(), address, page)
    seen = """() => {
      const one = document.activeElement, style = getComputedStyle(one);
      const is = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== "none";
      return is ? "" : one.outerHTML.slice(0, 120);
    }"""
    for path in PAGES.values():
        visitor.go(path)
        unseen = []
        for _ in range(14):
            page.keyboard.press("Tab")
            unseen += [said] if (said := page.evaluate(seen)) and "<body" not in said else []
        assert (path, unseen) == (path, [])
    expect(page.locator("h1")).to_be_visible()
