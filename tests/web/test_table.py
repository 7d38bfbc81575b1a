"""The table of pages: each row answers, and what is in the navigation is there."""

from __future__ import annotations

import pytest

from litman.web.render import NAV
from litman.web.safety import POLICY
from litman.web.table import PAGES
from tests.web.browsing import Browser

MEANT = {"post": "sleep", "claim": "c01", "key": "moss2019tea"}


def test_no_address_stands_there_twice() -> None:
    rows = [(page.path, page.method) for page in PAGES]
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("path", [page.path for page in PAGES if page.method == "GET"])
def test_every_page_answers(browser: Browser, path: str) -> None:
    try:
        address = path.replace(":path}", "}").format(**MEANT)
    except KeyError:
        pytest.skip("its address names something that this library has not")
    page = browser.open(address)
    assert page.status in (200, 303), page.text
    # What is made of a post is a page of its own kind.
    is_ours = page.headers["content-security-policy"] == POLICY
    if page.status == 200 and is_ours and page.source.startswith("<!doctype"):
        assert page.tree.xpath("count(//main//h1)") == 1
        assert page.tree.xpath("//script[not(@src)] | //style | //@style") == []
        assert [name for name in page.tree.xpath("//*/@*") if str(name.attrname).startswith("on")] == []


def test_where_one_is_in_the_navigation_is_marked(browser: Browser) -> None:
    page = browser.open("/posts")
    assert page.texts("//nav//a[@aria-current='page']") == ["Posts"]
    assert page.texts("//nav//a") == [label for _, label, _ in NAV]


def test_a_script_is_given_the_main_part_alone(browser: Browser) -> None:
    part = browser.part("/posts")
    assert part.texts("//h1") == ["Posts"]
    assert "<header" not in part.source
