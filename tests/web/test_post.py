"""The page of a post, and the panel of a claim."""

from __future__ import annotations

from pathlib import Path

from tests.web.browsing import Browser


def test_the_text_stands_there_with_its_claims_marked(browser: Browser) -> None:
    page = browser.open("/posts/sleep")
    assert page.texts("//h1") == ["Sleep well"]
    assert page.texts("//article//h2") == ["How it was found", "References"]
    assert page.texts("//*[@id='claim-c01']") == ["Tea lengthens REM sleep by nine minutes [1]."]
    assert page.tree.xpath("//*[@id='claim-c02']/@class") == ["claim nothing"]


def test_how_the_claims_stand_is_told_to_the_script(browser: Browser) -> None:
    answer = browser.client.get("/posts/sleep/claims").json()
    assert [(one["id"], one["state"]) for one in answer["claims"]] == [("c01", "linked"), ("c02", "nothing")]


def test_the_panel_shows_the_work_and_the_sentences_to_read(browser: Browser) -> None:
    part = browser.part("/posts/sleep/claims/c01")
    assert "1 of 2" in part.text
    assert part.texts("//section[@data-key]//h3/a") == ["Moss & Fern 2019"]
    assert "REM sleep was longer by nine minutes." in part.texts("//blockquote[@data-passage='1']/p[1]")
    assert "not-checked: no registry has been asked" in part.text


def test_a_claim_without_a_work_says_so(browser: Browser) -> None:
    assert "It leans on no work of the library." in browser.part("/posts/sleep/claims/c02").text


def test_the_quotation_is_shown_where_it_stands_in_its_source(root: Path, browser: Browser) -> None:
    (root / "sources").mkdir()
    (root / "sources" / "moss2019tea.txt").write_text(
        "We gave tea. REM sleep was longer by nine minutes. It was so.\n"
    )
    path = root / "claims" / "sleep.toml"
    path.write_text(
        path.read_text().replace('"unchecked"', '"confirmed"\n  quote = "longer by nine minutes"')
    )
    part = browser.part("/posts/sleep/claims/c01")
    assert part.texts("//blockquote[@class='quote']//mark") == ["longer by nine minutes"]
    source = browser.part("/posts/sleep/claims/c01/source/moss2019tea")
    assert source.texts("//mark[@id='quoted']") == ["longer by nine minutes"]
    assert source.text == "We gave tea. REM sleep was longer by nine minutes. It was so."


def test_an_edited_sentence_is_shown_as_a_difference(root: Path, browser: Browser) -> None:
    path = root / "claims" / "sleep.toml"
    path.write_text(path.read_text().replace('"unchecked"', '"confirmed"\n  by = "AB"'))
    post = root.parent / "posts" / "sleep.md"
    post.write_text(post.read_text().replace("by nine minutes [1]", "by ten minutes [1]"))
    part = browser.part("/posts/sleep/claims/c01")
    assert (part.texts("//del"), part.texts("//ins")) == (["nine"], ["ten"])
    assert browser.client.get("/posts/sleep/claims").json()["claims"][0]["state"] == "stale"


def test_a_hostile_post_is_text(root: Path, browser: Browser) -> None:
    post = root.parent / "posts" / "sleep.md"
    post.write_text(
        post.read_text()
        + "\n<script>alert(1)</script>\n\n[click](javascript:alert(2)) <img src=x onerror=alert(3)> \u202eevil\n"
    )
    page = browser.open("/posts/sleep")
    assert page.tree.xpath("//article//script | //article//img | //article//iframe | //article//@style") == []
    assert [one for one in page.tree.xpath("//article//@href") if "javascript" in one] == []
    assert "\u202e" not in page.source


def test_what_is_not_there_is_said(browser: Browser) -> None:
    assert browser.open("/posts/nobody").status == 404
    assert "sleep" in browser.open("/posts/nobody").text
    assert browser.part("/posts/sleep/claims/c99").status == 404
    assert browser.part("/posts/sleep/claims/c01/source/reed2001leaf").status == 404


def test_a_post_that_is_not_at_hand_lists_its_claims(root: Path, browser: Browser) -> None:
    (root.parent / "posts" / "sleep.md").unlink()
    page = browser.open("/posts/sleep")
    assert page.status == 200
    assert "not at hand" in page.text
    assert page.tree.xpath("//*[@data-claims]/@data-claims") == ["c01", "c02"]


def test_a_visit_is_remembered_and_what_changed_since_is_said(root: Path, browser: Browser) -> None:
    assert "Not looked at yet" in browser.open("/posts").text
    assert browser.send("/posts/sleep/visited").status_code == 200
    assert "As on 2026-11-28" in browser.open("/posts").text
    path = root / "claims" / "sleep.toml"
    path.write_text(path.read_text().replace('"unchecked"', '"confirmed"\n  by = "AB"'))
    assert "Since 2026-11-28: 1 more checked" in browser.open("/posts").text


def test_a_citation_is_written_as_the_post_writes_its_own(browser: Browser) -> None:
    page = browser.open("/posts/sleep/cite/moss2019tea?quote=We+gave+tea.&locator=p.+4")
    assert page.text == "“We gave tea.” [@moss2019tea, p. 4]"
    assert browser.open("/posts/sleep/cite/nobody").status == 404
