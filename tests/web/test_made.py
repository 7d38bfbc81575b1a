"""What is made of a post: to read, to print, to keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.web.safety import MADE_POLICY
from tests.web.browsing import Browser


@pytest.mark.parametrize(
    ("name", "kind", "says"),
    [
        pytest.param("report.html", "text/html", "0 of 2 claims checked", id="report"),
        pytest.param("report.md", "text/plain", "# Report on “Sleep well”", id="report as Markdown"),
        pytest.param("readers.html", "text/html", "Tea and REM sleep", id="page for readers"),
        pytest.param("references.html", "text/html", "Moss, A., & Fern, B. (2019).", id="references"),
    ],
)
def test_it_is_shown_and_runs_nothing(browser: Browser, name: str, kind: str, says: str) -> None:
    page = browser.open(f"/posts/sleep/{name}")
    assert (page.status, page.headers["content-type"].split(";")[0]) == (200, kind)
    assert page.headers["content-security-policy"] == MADE_POLICY
    assert says in page.text
    assert any(link.endswith(f"/posts/sleep/{name}") for link in _links(browser))


def test_it_is_kept_under_the_name_of_the_post(browser: Browser) -> None:
    kept = browser.open("/posts/sleep/readers.html?keep=1").headers["content-disposition"]
    assert kept == "attachment; filename*=UTF-8''sleep-sources.html"


def test_what_cannot_be_made_says_why(root: Path, browser: Browser) -> None:
    assert browser.open("/posts/sleep/report.exe").status == 404
    (root.parent / "posts" / "sleep.md").unlink()
    for name in ("readers.html", "references.html"):
        assert "is not at hand" in browser.open(f"/posts/sleep/{name}").text
    assert browser.open("/posts/sleep/report.html").status == 200


def _links(browser: Browser) -> list[str]:
    page = browser.open("/posts/sleep")
    return [str(link).split("?")[0] for link in page.tree.xpath("//p[@class='made']//a/@href")]
