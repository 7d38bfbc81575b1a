"""The list of posts."""

from __future__ import annotations

from pathlib import Path

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
