"""Every page in light and dark, wide, narrow and zoomed: nothing serious for axe-core, nothing cut off, focus seen."""

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
    "rule": "/findings/rules/CLM101",
    "statements": "/statements",
    "pictures": "/pictures",
    "help": "/help",
}


# More that axe-core looks at: what stands apart from the frame, and a dialog over it.
APART = {
    "fixes": "/findings/fixes",
    "report": "/posts/herbs/report.html",
    "readers": "/posts/herbs/readers.html",
    "references": "/posts/herbs/references.html",
    "dialog": "/posts/herbs#claim-c09",
}


# In the dark the same stands there in other colours.
LOOKED_AT = {"light": {}, "dark": {"runOnly": ["color-contrast", "link-in-text-block"]}}


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
        pytest.skip("axe-core is not at hand: npm install axe-core, and LITMAN_AXE=…/axe.min.js")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    address: str, axe: str, open_page: Callable[..., Any], scheme: str
) -> None:
    found = []
    page = open_page(address, color_scheme=scheme)
    visitor = Workbench(Path(), address, page)
    for name, path in {**PAGES, **APART}.items():
        visitor.go(path)
        if name == "dialog":
            visitor.shows("c09")
            visitor.press("l")
            page.keyboard.type("tea")
            expect(page.get_by_role("option")).to_have_count(1)
        if name == "post":
            visitor.shows("c05")
            assert visitor.next_shown("j") == "c06"  # with the difference of its sentence
            visitor.press("Enter")
            expect(page.locator("#quoted")).to_be_visible()
        page.evaluate(axe)
        result = page.evaluate(
            "rules => axe.run({ resultTypes: ['violations'], ...rules })", LOOKED_AT[scheme]
        )
        found += [
            (name, one["id"], node["target"], node["failureSummary"])
            for one in result["violations"]
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]
    assert found == []


WINDOWS = [
    pytest.param("light", 360, 740, id="a telephone"),
    pytest.param("dark", 360, 740, id="a telephone in the dark"),
    pytest.param("light", 640, 400, id="1280 pixels at 200 %"),
    pytest.param("dark", 360, 400, id="720 pixels at 200 %"),
]
# What stands over the window's edge though nothing around it scrolls, or is cut off inside its own box.
CUT = """() => [...document.querySelectorAll("main *, header *")].filter((one) => {
  const place = one.getBoundingClientRect();
  if (!place.width || one.closest(".unseen, .skip, dialog, svg")) return false;
  const look = getComputedStyle(one);
  const isCut = look.overflowX === "hidden" && look.textOverflow !== "ellipsis";
  if (isCut && one.scrollWidth > one.clientWidth + 1) return true;
  if (place.right <= innerWidth + 1) return false;
  for (let over = one.parentElement; over; over = over.parentElement)
    if (["auto", "scroll"].includes(getComputedStyle(over).overflowX)) return false;
  return true;
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(("scheme", "width", "height"), WINDOWS)
def test_a_narrow_page_scrolls_in_one_direction_only_and_cuts_nothing_off(
    address: str, open_page: Callable[..., Any], scheme: str, width: int, height: int
) -> None:
    page = open_page(address, color_scheme=scheme, viewport={"width": width, "height": height})
    visitor = Workbench(Path(), address, page)
    found = {}
    for name, path in PAGES.items():
        visitor.go(path)
        if name == "post":
            visitor.shows("c05")
        found[name] = (page.evaluate("() => document.documentElement.scrollWidth"), page.evaluate(CUT))
    assert found == dict.fromkeys(PAGES, (width, []))


@pytest.mark.parametrize(("width", "height"), [(640, 400), (360, 400)])
def test_a_zoomed_post_is_walked_through_by_keys_and_each_claim_is_in_sight(
    address: str, open_page: Callable[..., Any], width: int, height: int
) -> None:
    page = open_page(address, viewport={"width": width, "height": height})
    reader = Workbench(Path(), address, page)
    reader.open_post()
    for _ in range(6):
        claim = reader.next_shown("j")
        top = page.locator(f"#claim-{claim}").bounding_box()["y"]
        over = page.locator("#panel").bounding_box()["y"]
        assert 0 <= top < over - 15, claim
        assert over < height * 0.5, "the panel has no room"
    reader.press("?")
    expect(page.locator("dialog .keys")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#spoken")).to_contain_text(claim)


# Says what is wrong with where the focus is: nothing shows it, something stands over it, it went back.
FOCUS = """() => {
  const one = document.activeElement, before = window.focusedBefore;
  window.focusedBefore = one === document.body ? undefined : one;
  if (one === document.body) return "";
  const name = one.outerHTML.slice(0, 120);
  const isSeen = [one, one.closest(".work-row")].filter(Boolean).map((each) => getComputedStyle(each)).some((style) =>
    style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== "none");
  if (!isSeen) return `nothing shows: ${name}`;
  const place = one.getClientRects()[0], height = Math.min(place.height, innerHeight);
  const there = document.elementFromPoint(place.left + place.width / 2, place.top + height / 2);
  if (!(there && (one.contains(there) || there.contains(one)))) return `covered: ${name}`;
  if (one.matches(".skip")) return "";  // round again
  if (before && !(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)) return `back: ${name}`;
  return "";
}"""


@pytest.mark.parametrize(
    ("scheme", "width", "height"),
    [
        pytest.param("light", 1280, 720, id="light"),
        pytest.param("dark", 1280, 720, id="dark"),
        pytest.param("light", 360, 400, id="zoomed"),
    ],
)
def test_the_focus_is_seen_wherever_it_goes_and_goes_on(
    address: str, open_page: Callable[..., Any], scheme: str, width: int, height: int
) -> None:
    page = open_page(address, color_scheme=scheme, viewport={"width": width, "height": height})
    visitor = Workbench(Path(), address, page)
    for path in PAGES.values():
        visitor.go(path)
        if "#" in path:
            visitor.shows("c05")
        wrong = []
        for _ in range(18):
            page.keyboard.press("Tab")
            wrong += [said] if (said := page.evaluate(FOCUS)) else []
        assert (path, wrong) == (path, [])
    expect(page.locator("h1")).to_be_visible()


def test_who_wants_nothing_to_move_sees_nothing_move(address: str, open_page: Callable[..., Any]) -> None:
    page = open_page(address)
    reader = Workbench(Path(), address, page)
    reader.go("/posts/herbs#claim-c40")
    reader.shows("c40")
    reader.press("j")  # there is none, which a note says
    expect(page.locator(".note")).to_be_visible()
    moving = (
        "() => [document.getAnimations().length, getComputedStyle(document.documentElement).scrollBehavior]"
    )
    assert page.evaluate(moving) == [0, "auto"]


def test_claims_are_told_apart_in_the_colours_of_a_person(
    address: str, open_page: Callable[..., Any]
) -> None:
    page = open_page(address, forced_colors="active")
    reader = Workbench(Path(), address, page)
    reader.open_post()
    reader.next_shown("j")
    line = "(one) => getComputedStyle(one).textDecorationStyle"
    looks = {
        state: page.locator(f".claim.{state}").first.evaluate(line)
        for state in ("checked", "linked", "nothing", "stale")
    }
    assert len(set(looks.values())) == len(looks), looks
    assert (
        page.locator(".claim.here").first.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"
    )
