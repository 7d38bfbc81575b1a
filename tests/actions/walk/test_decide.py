"""Decisions: each is one change, made on what was seen or not at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from litman.actions.walk import decide
from litman.actions.walk.decide import Judgement, Seen
from litman.actions.walk.post_walk import WalkItem
from litman.errors import ClaimSeenOtherwiseError, LitmanError, UnknownStatementError
from litman.library.library import WritableLibrary
from tests.actions.walk.conftest import TODAY, Desk, seen_of

CONFIRMED = Judgement("confirmed", "AB", TODAY, quote="nine minutes", locator="p. 4")


def item_of(desk: Desk, claim: str) -> WalkItem:
    item = desk.walk().item(claim)
    assert item is not None
    return item


Act = Callable[[WritableLibrary, Seen], object]
ACTS = [
    pytest.param("c01", lambda lib, seen: decide.judge(lib, seen, "moss2019tea", CONFIRMED), id="confirm"),
    pytest.param(
        "c01",
        lambda lib, seen: decide.comment(lib, seen, "moss2019tea", "One trial.", by="AB", today=TODAY),
        id="comment on a link",
    ),
    pytest.param(
        "c02",
        lambda lib, seen: decide.comment(lib, seen, None, "Says\nwho?", by="AB", today=TODAY),
        id="comment on a claim",
    ),
    pytest.param("c02", lambda lib, seen: decide.link(lib, seen, "reed2001leaf", today=TODAY), id="link"),
    pytest.param("c01", lambda lib, seen: decide.unlink(lib, seen, "moss2019tea", today=TODAY), id="unlink"),
    pytest.param(
        "c02",
        lambda lib, seen: decide.state(
            lib, seen, "coffee", today=TODAY, stance="denies", text="Coffee it is."
        ),
        id="a new statement",
    ),
    pytest.param("c02", lambda lib, seen: decide.drop(lib, seen, today=TODAY), id="drop"),
]


@pytest.mark.parametrize(("claim", "act"), ACTS)
def test_a_decision_is_one_change_that_is_taken_back_whole(desk: Desk, claim: str, act: Act) -> None:
    before = desk.claims.read_bytes()
    item = item_of(desk, claim)
    with desk.writing() as library:
        act(library, seen_of(item))
    assert desk.claims.read_bytes() != before
    assert item_of(desk, "c04").id == "c04"
    assert f"tea/{claim}" in desk.run("undo")
    assert desk.claims.read_bytes() == before
    assert not (desk.root / "statements.toml").exists()


@pytest.mark.parametrize(("claim", "act"), ACTS)
def test_a_claim_that_somebody_changed_since_is_left_alone(desk: Desk, claim: str, act: Act) -> None:
    seen = seen_of(item_of(desk, claim), desk.walk())
    key = "moss2019tea" if claim == "c01" else None
    desk.run("claims", "comment", f"tea/{claim}", *([key] if key else []), "Mine.", "--by", "CD")
    before = desk.claims.read_bytes()
    with desk.writing() as library, pytest.raises(ClaimSeenOtherwiseError):
        act(library, seen)
    assert desk.claims.read_bytes() == before


def test_a_sentence_that_was_edited_since_is_not_judged_unseen(desk: Desk) -> None:
    walk = desk.walk()
    seen = seen_of(walk.items[0], walk)
    desk.post.write_text(desk.post.read_text().replace("nine", "ninety"))
    with desk.writing() as library, pytest.raises(ClaimSeenOtherwiseError):
        decide.judge(library, seen, "moss2019tea", CONFIRMED)


def test_an_edit_elsewhere_in_the_post_is_no_reason_to_refuse(desk: Desk) -> None:
    walk = desk.walk()
    seen = seen_of(walk.items[0], walk)
    desk.post.write_text(desk.post.read_text().replace("# Tea\n", "# Tea\n\nIt is a drink.\n"))
    with desk.writing() as library:
        decide.judge(library, seen, "moss2019tea", CONFIRMED)
    assert item_of(desk, "c01").state == "checked"


def test_a_link_that_only_the_post_has_is_written_with_its_verdict(desk: Desk) -> None:
    desk.post.write_text(desk.post.read_text().replace("lie awake", "lie awake [@reed2001leaf]"))
    before = desk.claims.read_bytes()
    with desk.writing() as library:
        decide.judge(
            library, seen_of(item_of(desk, "c02")), "reed2001leaf", Judgement("not-in-source", "AB", TODAY)
        )
    (link,) = item_of(desk, "c02").report.links
    assert (link.key, link.link.verdict, link.marker) == ("reed2001leaf", "not-in-source", "[@reed2001leaf]")
    desk.run("undo")
    assert desk.claims.read_bytes() == before


def test_an_edited_sentence_is_accepted(desk: Desk) -> None:
    with desk.writing() as library:
        decide.judge(library, seen_of(item_of(desk, "c01")), "moss2019tea", CONFIRMED)
    desk.post.write_text(desk.post.read_text().replace("nine", "ninety"))
    with desk.writing() as library:
        (accepted,) = decide.accept(library, seen_of(item_of(desk, "c01")), today=TODAY)
    assert accepted.stale == ("moss2019tea",)


def test_a_statement_that_is_not_there_needs_a_sentence(desk: Desk) -> None:
    with desk.writing() as library, pytest.raises(UnknownStatementError):
        decide.state(library, seen_of(item_of(desk, "c02")), "coffee", today=TODAY)


def test_a_comment_is_taken_out_by_no_words(desk: Desk) -> None:
    before = desk.claims.read_bytes()
    for text in ("Says who?", " "):
        with desk.writing() as library:
            decide.comment(library, seen_of(item_of(desk, "c02")), None, text, by="AB", today=TODAY)
    assert desk.claims.read_bytes() == before


def test_a_key_that_is_gone_meanwhile_is_refused_in_words(desk: Desk) -> None:
    seen = seen_of(item_of(desk, "c02"))
    desk.run("remove", "reed2001leaf")
    with desk.writing() as library, pytest.raises(LitmanError, match="reed2001leaf"):
        decide.link(library, seen, "reed2001leaf", today=TODAY)
