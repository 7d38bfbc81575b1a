"""The list of posts."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from litman.web import summaries
from litman.web.pages import posts
from tests.web.browsing import Browser


def test_the_door_leads_to_the_posts(browser: Browser) -> None:
    answer = browser.open("/")
    assert (answer.status, answer.headers["location"]) == (303, "/posts")


def test_each_post_says_how_far_its_claims_have_come(browser: Browser) -> None:
    page = browser.open("/posts")
    assert page.texts("//li[@class='post-row']//h2") == ["Sleep well"]
    assert "0 of 2 claims checked · 1 linked · 1 on nothing".replace(" · ", "·") in page.text
    (label,) = page.tree.xpath("//li[@class='post-row']//*[@role='img']/@aria-label")
    assert " ".join(label.split()) == "Sleep well: 0 checked, 1 linked, 0 named only, 1 on nothing, 0 stale"


def test_a_library_without_posts_says_how_one_is_read(root: Path, browser: Browser) -> None:
    (root / "claims" / "sleep.toml").unlink()
    page = browser.open("/posts")
    assert "No post was read yet" in page.text
    assert "sleep.md" in page.text


def test_a_claims_file_that_cannot_be_read_is_named(root: Path, browser: Browser) -> None:
    (root / "claims" / "broken.toml").write_text("[post\n")
    page = browser.open("/posts")
    assert page.status == 200
    assert any("broken.toml" in text for text in page.texts("//*[@role='alert']"))
    assert page.texts("//li[@class='post-row']//h2") == ["Sleep well"]


def test_a_post_whose_claims_file_breaks_is_not_one_that_nobody_read(root: Path, browser: Browser) -> None:
    (root / "claims" / "sleep.toml").write_text("[post\n")
    page = browser.open("/posts")
    assert any("sleep.toml" in text for text in page.texts("//*[@role='alert']"))
    assert "read yet" not in page.text


def test_a_hostile_title_is_text(root: Path, browser: Browser) -> None:
    path = root / "claims" / "sleep.toml"
    path.write_text(path.read_text().replace('"Sleep well"', '"<script>alert(1)</script>"'))
    page = browser.open("/posts")
    assert "<script>alert" not in page.source
    assert page.texts("//li[@class='post-row']//h2") == ["<script>alert(1)</script>"]


def test_an_address_that_is_no_page_says_so(browser: Browser) -> None:
    page = browser.open("/nowhere")
    assert (page.status, "no such page" in page.text) == (404, True)


def wait_for_posts() -> None:
    for thread in threading.enumerate():
        if thread.name == "posts":
            thread.join(20)


def test_of_many_posts_the_page_is_shown_at_once_and_says_what_it_knows_by_now(
    root: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    look = summaries._Look.at
    monkeypatch.setattr(summaries, "_AT_ONCE", 0)
    monkeypatch.setattr(summaries._Look, "at", lambda self, some: go_on.wait(20) and look(self, some))
    page = browser.open("/posts")
    assert (page.texts("//h2"), "Counting its claims…" in page.text) == (["sleep"], True)
    assert page.texts("//*[@role='status']")[0] == "Looking at the posts…"
    assert page.tree.xpath("//noscript/meta/@http-equiv") == ["refresh"]  # for who runs no scripts
    go_on.set()
    wait_for_posts()
    page = browser.open("/posts")
    assert (page.texts("//h2"), "0 of 2 claims checked" in page.text) == (["Sleep well"], True)
    assert not page.tree.xpath("//noscript")


def test_a_claims_file_that_is_as_it_was_is_not_looked_at_again(
    root: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root.parent / "posts" / "sleep.md").unlink()
    claims = root / "claims"
    (claims / "tea.toml").write_text((claims / "sleep.toml").read_text().replace("Sleep well", "Tea"))
    looked_at: list[str] = []
    look = summaries._Look.at
    monkeypatch.setattr(summaries._Look, "at", lambda self, some: looked_at.extend(some) or look(self, some))
    for _ in range(2):
        assert browser.open("/posts").texts("//h2") == ["Sleep well", "Tea"]
    assert looked_at == ["sleep", "tea"]
    (claims / "tea.toml").write_text((claims / "tea.toml").read_text().replace('"Tea"', '"Green tea"'))
    assert browser.open("/posts").texts("//h2") == ["Sleep well", "Green tea"]
    assert looked_at == ["sleep", "tea", "tea"]
    (claims / "tea.toml").unlink()
    assert browser.open("/posts").texts("//h2") == ["Sleep well"]


def test_many_posts_come_in_parts(root: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posts, "WINDOW", 2)
    claims = root / "claims"
    for name in ("tea", "wine"):
        (claims / f"{name}.toml").write_text((claims / "sleep.toml").read_text().replace("Sleep well", name))
    page = browser.open("/posts")
    assert "3 posts with 6 claims" in page.text
    assert (page.texts("//h2"), page.tree.xpath("//nav//@href")[-1]) == (
        ["Sleep well", "tea"],
        "/posts?from=2",
    )
    page = browser.open("/posts?from=2")
    assert (page.texts("//h2"), page.tree.xpath("//a[@rel='prev']/@href")) == (["wine"], ["/posts"])
    assert browser.open("/posts?from=77x").texts("//h2") == ["Sleep well", "tea"]
