"""The queue of a post's claims: what each needs, what stands around it, and which comes next."""

from __future__ import annotations

import json

import pytest

from tests.actions.walk.conftest import Desk


def test_every_claim_says_what_it_needs(desk: Desk) -> None:
    walk = desk.walk()
    found = {item.id: ([need.kind for need in item.needs if need.asks], item.state) for item in walk.items}
    assert found == {
        "c01": (["unchecked"], "linked"),
        "c02": (["no-link"], "nothing"),
        "c03": (["dangling"], "named"),
        "c04": (["named"], "named"),
    }
    assert walk.asking == 4
    assert walk.coverage == {"checked": 0, "linked": 1, "named": 2, "nothing": 1, "stale": 0}


def test_what_the_check_finds_in_a_claim_is_in_its_needs(desk: Desk) -> None:
    found = json.loads(desk.run("check", "tea", "--json"))
    walk = desk.walk()
    for item in walk.items:
        codes = {finding["code"] for finding in found if finding.get("claim") == item.id}
        if "CLM102" in codes:  # which says it already
            codes.discard("CLM101")
        assert {need.code for need in item.needs if need.code} == codes


def test_a_claim_that_was_judged_asks_for_nothing(desk: Desk) -> None:
    desk.run("claims", "confirm", "tea/c01", "moss2019tea", "--quote", "nine minutes", "--by", "AB")
    (first, *_) = desk.walk().items
    assert (first.needs, first.state, first.asks) == ((), "checked", False)


def test_an_edited_sentence_is_stale_until_it_is_accepted_and_checked_anew(desk: Desk) -> None:
    desk.run("claims", "confirm", "tea/c01", "moss2019tea", "--quote", "nine minutes", "--by", "AB")
    before = desk.walk()
    desk.post.write_text(desk.post.read_text().replace("nine", "ninety"))
    (first, *_) = desk.walk(before).items
    assert [need.kind for need in first.needs] == ["edited"]
    assert "ninety" in first.around.sentence
    desk.run("claims", "accept", "tea/c01")
    (first, *_) = desk.walk().items
    assert first.needs[0].kind == "stale"
    assert first.state == "stale"


@pytest.mark.parametrize(
    ("claim", "heading", "before", "after"),
    [
        pytest.param("c01", "At night", "", "Black coffee", id="the first"),
        pytest.param("c03", "At night", "Black coffee", "According to", id="in the middle"),
        pytest.param("c04", "By day", "Cold milk", "", id="the last"),
    ],
)
def test_what_stands_around_a_claim(desk: Desk, claim: str, heading: str, before: str, after: str) -> None:
    item = desk.walk().item(claim)
    assert item is not None
    assert item.around.heading == heading
    assert (item.around.before[: len(before) or None], item.around.after[: len(after) or None]) == (
        before,
        after,
    )


def test_steps_go_along_the_post_and_those_that_ask_come_round(desk: Desk) -> None:
    desk.run("claims", "confirm", "tea/c01", "moss2019tea", "--quote", "nine minutes", "--by", "AB")
    walk = desk.walk()

    def step(claim: str | None, by: int, *, asking: bool = False) -> str | None:
        item = walk.step(claim, by, asking=asking)
        return item.id if item else None

    assert [step(None, 1), step("c01", 1), step("c04", 1)] == ["c01", "c02", None]
    assert [step(None, -1), step("c02", -1), step("c01", -1)] == ["c04", "c01", None]
    assert [step("c04", 1, asking=True), step("c02", -1, asking=True)] == ["c02", "c04"]
    assert step("c99", 1) == "c01"


def test_a_post_that_is_not_at_hand_is_walked_by_its_claims_file(desk: Desk) -> None:
    desk.post.unlink()
    walk = desk.walk()
    assert walk.analysis is None
    assert [item.id for item in walk.items] == ["c01", "c02", "c03", "c04"]
    assert walk.items[0].around.sentence.startswith("Green tea")
