"""A page is told what it does not know of the claims: all of them once, then those that are others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from litman.standing import stand
from tests.web.browsing import Browser
from tests.web.test_decisions import CLAIM, seen


def told(browser: Browser, since: str = "") -> dict[str, Any]:
    answer: dict[str, Any] = browser.open(f"/posts/sleep/claims?since={since}").answer.json()
    return answer


def decide(browser: Browser, since: str, verdict: str = "partly") -> Any:
    sent = {"key": "moss2019tea", "verdict": verdict, "seen": seen(browser), "told": since}
    return browser.send(f"{CLAIM}/decide", **sent).json()


def test_who_knows_all_is_told_nothing(browser: Browser) -> None:
    first = told(browser)
    assert ([one["id"] for one in first["claims"]], first["since"]) == (["c01", "c02"], "")
    again = told(browser, first["told"])
    assert (again["claims"], again["since"], again["told"]) == ([], first["told"], first["told"])
    assert told(browser, "of another run-7")["claims"] == first["claims"]


def test_a_decision_is_answered_with_what_became_of_it(browser: Browser) -> None:
    first = told(browser)
    answer = decide(browser, first["told"])
    assert (answer["said"], answer["page"]["since"]) == ("Confirmed in part: moss2019tea", first["told"])
    assert [(one["id"], one["state"]) for one in answer["page"]["claims"]] == [("c01", "checked")]
    assert "<b>1</b>&nbsp;checked" in answer["page"]["coverage"]
    assert answer["panel"] == browser.part(CLAIM).source
    assert told(browser, answer["page"]["told"])["claims"] == []


def test_a_claim_that_stands_as_far_as_before_is_told_where_its_words_are_others(
    root: Path, browser: Browser
) -> None:
    first = told(browser)
    path = root / "claims" / "sleep.toml"
    path.write_text(path.read_text().replace('id = "c02"', 'id = "c02"\ncomment = "So?"'))
    assert [one["id"] for one in told(browser, first["told"])["claims"]] == ["c02"]


def test_other_claims_are_told_as_a_whole(root: Path, browser: Browser) -> None:
    first = told(browser)
    path = root / "claims" / "sleep.toml"
    path.write_text(path.read_text().replace('id = "c02"', 'id = "c07"'))
    answer = told(browser, first["told"])
    assert ([one["id"] for one in answer["claims"]], answer["since"]) == (["c01", "c07"], "")


def test_a_decision_lays_no_other_claim_out(browser: Browser, monkeypatch: Any) -> None:
    since = told(browser)["told"]
    laid_out: list[str] = []
    known = stand.Stander.known
    monkeypatch.setattr(
        stand.Stander,
        "known",
        lambda self, claim, *rest: laid_out.append(claim.id) or known(self, claim, *rest),
    )
    decide(browser, since)
    assert laid_out == ["c01"]
