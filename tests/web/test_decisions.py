"""What is decided on the page of a post: one change each, made of what the person saw, taken back by `undo`."""

from __future__ import annotations

import threading
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from litman.library.storage.undo import kept_changes
from litman.web import walks
from tests.web.browsing import Browser

CLAIM = "/posts/sleep/claims/c01"


def seen(browser: Browser, claim: str = "c01") -> str:
    """Return the mark of the claim as the panel shows it."""
    (mark,) = browser.part(f"/posts/sleep/claims/{claim}").tree.xpath("//@data-mark")
    return str(mark)


def link_of(root: Path, claim: int = 0) -> dict[str, Any]:
    claims = tomllib.loads((root / "claims" / "sleep.toml").read_text())["claim"]
    found: dict[str, Any] = claims[claim]["link"][0]
    return found


def test_confirming_keeps_the_words_who_and_when(root: Path, browser: Browser) -> None:
    answer = browser.send(
        f"{CLAIM}/decide",
        key="moss2019tea",
        verdict="confirmed",
        quote="REM sleep was longer by nine minutes.",
        locator="p. 4",
        seen=seen(browser),
    )
    assert answer.json() == {"said": "Confirmed: moss2019tea"}
    link = link_of(root)
    assert (link["verdict"], link["quote"], link["locator"]) == (
        "confirmed",
        "REM sleep was longer by nine minutes.",
        "p. 4",
    )
    assert (link["by"], str(link["at"])) == ("AB", "2026-11-28")
    assert "# Read and corrected by Ada." in (root / "claims" / "sleep.toml").read_text()


@pytest.mark.parametrize("verdict", ["partly", "contradicts", "not-in-source"])
def test_other_verdicts_need_no_words(root: Path, browser: Browser, verdict: str) -> None:
    sent = {"key": "moss2019tea", "verdict": verdict, "seen": seen(browser)}
    assert browser.send(f"{CLAIM}/decide", **sent).status_code == 200
    assert link_of(root)["verdict"] == verdict


def test_confirming_without_words_is_refused(root: Path, browser: Browser) -> None:
    before = (root / "claims" / "sleep.toml").read_bytes()
    mark = seen(browser)
    answer = browser.send(f"{CLAIM}/decide", key="moss2019tea", verdict="confirmed", seen=mark)
    assert (answer.status_code, "choose the words" in answer.json()["refused"]) == (422, True)
    assert browser.send(f"{CLAIM}/decide", key="moss2019tea", verdict="great", seen=mark).status_code == 422
    assert browser.send(f"{CLAIM}/decide", key="reed2001leaf", verdict="partly", seen=mark).status_code == 422
    assert browser.send(f"{CLAIM}/decide", key="moss2019tea", verdict="partly").status_code == 409
    assert (root / "claims" / "sleep.toml").read_bytes() == before


def test_what_another_program_changed_meanwhile_is_not_decided_about(root: Path, browser: Browser) -> None:
    mark = seen(browser)
    path = root / "claims" / "sleep.toml"
    path.write_text(path.read_text().replace('"unchecked"', '"contradicts"\n  by = "CD"'))
    before = path.read_bytes()
    answer = browser.send(f"{CLAIM}/decide", key="moss2019tea", verdict="partly", seen=mark)
    assert (answer.status_code, answer.json()["changed"]) == (409, True)
    assert "nothing was changed" in answer.json()["refused"]
    assert path.read_bytes() == before


def test_an_edited_sentence_is_not_decided_about_unseen(root: Path, browser: Browser) -> None:
    mark = seen(browser)
    post = root.parent / "posts" / "sleep.md"
    post.write_text(post.read_text().replace("nine minutes [1]", "ten minutes [1]"))
    assert browser.send(f"{CLAIM}/decide", key="moss2019tea", verdict="partly", seen=mark).status_code == 409
    assert (
        browser.send(f"{CLAIM}/decide", key="moss2019tea", verdict="partly", seen=seen(browser)).status_code
        == 200
    )


def test_a_change_elsewhere_in_the_file_stands_in_nobodys_way(root: Path, browser: Browser) -> None:
    mark = seen(browser)
    path = root / "claims" / "sleep.toml"
    path.write_text(path.read_text().replace("# Read and", "# Read, read again and"))
    assert browser.send(f"{CLAIM}/decide", key="moss2019tea", verdict="partly", seen=mark).status_code == 200
    assert "# Read, read again and" in path.read_text()


def test_a_work_that_is_there_is_linked_by_its_doi(root: Path, browser: Browser) -> None:
    answer = browser.send("/posts/sleep/claims/c02/add", given="10.1000/tea.7", seen=seen(browser, "c02"))
    assert answer.json() == {"said": "Was there, and is linked: moss2019tea"}
    assert link_of(root, 1)["key"] == "moss2019tea"


def test_linking_and_undoing(root: Path, browser: Browser) -> None:
    path = root / "claims" / "sleep.toml"
    before = path.read_bytes()
    answer = browser.send("/posts/sleep/claims/c02/link", key="reed2001leaf", seen=seen(browser, "c02"))
    assert answer.json() == {"said": "Linked: reed2001leaf"}
    assert link_of(root, 1)["key"] == "reed2001leaf"
    (change,) = kept_changes(root)
    assert str(change.request) == "litman claims link sleep/c02 reed2001leaf"
    assert browser.send("/undo").json() == {"said": "Undone: litman claims link sleep/c02 reed2001leaf"}
    assert path.read_bytes() == before
    assert "nothing to undo" in browser.send("/undo").json()["refused"]


def test_accepting_takes_the_sentence_over_and_the_verdict_stays_stale(root: Path, browser: Browser) -> None:
    browser.send(f"{CLAIM}/decide", key="moss2019tea", verdict="partly", seen=seen(browser))
    post = root.parent / "posts" / "sleep.md"
    post.write_text(post.read_text().replace("nine minutes [1]", "ten minutes [1]"))
    assert browser.send(f"{CLAIM}/accept", seen=seen(browser)).json()["said"].startswith("Accepted")
    assert "by ten minutes" in (root / "claims" / "sleep.toml").read_text()


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        pytest.param("moss20", ["moss2019tea"], id="a key's beginning"),
        pytest.param("rem TEA", ["moss2019tea"], id="words of a title"),
        pytest.param("reed leaf 2001", ["reed2001leaf"], id="names, title, year"),
        pytest.param("https://doi.org/10.1000/TEA.7", ["moss2019tea"], id="an address of a DOI"),
        pytest.param("@reed", ["reed2001leaf"], id="a key as it is cited"),
        pytest.param("e", ["moss2019tea", "reed2001leaf"], id="a letter"),
        pytest.param("%", [], id="no pattern"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_works_are_found_as_one_types(browser: Browser, typed: str, keys: list[str]) -> None:
    page = Browser.part(browser, "/find?" + f"q={typed.replace('%', '%25').replace(' ', '+')}")
    assert page.tree.xpath("//*[@role='option']/@data-value") == keys


def test_works_that_speak_of_a_claim_are_suggested(browser: Browser) -> None:
    part = browser.part(f"{CLAIM}/suggestions")
    assert part.tree.xpath("//*[@role='option']/@data-value") == ["moss2019tea"]
    assert "linked already" in part.text


def test_a_comment_is_kept_and_taken_out(root: Path, browser: Browser) -> None:
    path = root / "claims" / "sleep.toml"
    before = path.read_bytes()
    sent = browser.send(f"{CLAIM}/comment", comment="Say how many people.", seen=seen(browser))
    assert sent.json() == {"said": "Comment kept"}
    assert "Say how many people." in browser.part(CLAIM).text
    assert browser.send(f"{CLAIM}/comment", comment=" ", seen=seen(browser)).json() == {
        "said": "Comment taken out"
    }
    assert path.read_bytes() == before


def test_a_statement_is_made_of_its_words(root: Path, browser: Browser) -> None:
    rows = browser.part("/find-statement?q=Tea+lengthens+sleep").tree.xpath("//*[@role='option']/@data-value")
    assert rows == ["tea-lengthens-sleep"]
    sent = {"statement": rows[0], "text": "Tea lengthens sleep.", "seen": seen(browser)}
    assert browser.send(f"{CLAIM}/statement", **sent).status_code == 200
    assert "Tea lengthens sleep." in browser.part(CLAIM).text
    assert (
        browser.part("/find-statement?q=length").tree.xpath("//*[@role='option']/@data-value")[0] == rows[0]
    )
    assert browser.send("/undo").status_code == 200
    assert not (root / "statements.toml").exists()


def test_the_walk_remembers_where_it_stopped(browser: Browser) -> None:
    assert browser.open("/posts/sleep").tree.xpath("//@data-at") == [""]
    assert browser.send("/posts/sleep/at", claim="c02").status_code == 200
    assert browser.open("/posts/sleep").tree.xpath("//@data-at") == ["c02"]


def test_what_names_no_work_is_not_added(root: Path, browser: Browser) -> None:
    before = (root / "references.bib").read_bytes()
    for given in ("", "/etc/passwd"):
        answer = browser.send(f"{CLAIM}/add", given=given, seen=seen(browser))
        assert (answer.status_code, "was not added" in answer.json()["refused"]) == (422, True)
    assert (root / "references.bib").read_bytes() == before


def test_what_was_decided_asks_no_more_though_the_walk_was_made_before(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def needs() -> dict[str, bool]:
        claims = browser.open("/posts/sleep/claims").answer.json()["claims"]
        return {claim["id"]: claim["needs"] for claim in claims}

    monkeypatch.setattr(walks, "_PAUSE_S", 0)
    needs()
    for thread in threading.enumerate():
        if thread.name == "walk":
            thread.join(20)
    before = needs()
    monkeypatch.setattr(walks, "walk_through", lambda *given, **more: time.sleep(60))
    browser.send(f"{CLAIM}/decide", key="moss2019tea", verdict="partly", seen=seen(browser))
    assert (before["c01"], needs()) == (True, {**before, "c01": False})
    browser.send("/posts/sleep/claims/c02/link", key="moss2019tea", seen=seen(browser, "c02"))
    assert needs()["c02"]
