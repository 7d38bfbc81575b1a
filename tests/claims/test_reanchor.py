from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.claims.anchor import rough_sentences
from litman.claims.anchor_state import AnchorState
from litman.claims.claim import Anchor
from litman.claims.fingerprint import fingerprint
from litman.claims.reanchor import reanchor

POST = (
    "Short naps improve memory in young adults. Long naps, however, leave people drowsy for an hour. "
    "Coffee before a nap makes waking easier. Shift workers gain most from a rest at two in the morning. "
    "Children under three nap twice a day. Few studies have looked at naps in old age."
)


def anchors_of(text: str, *, exact: bool = True) -> list[Anchor]:
    return [
        Anchor(
            exact=text[start:end] if exact else None,
            prefix=text[max(start - 32, 0) : start] if exact else None,
            suffix=text[end : end + 32] if exact else None,
            start=start,
            end=end,
            fingerprint=fingerprint(text[start:end]),
        )
        for start, end in rough_sentences(text)
    ]


def found(text: str, states: list[AnchorState]) -> list[tuple[str, str | None]]:
    return [(s.state, text[s.start : s.end] if s.start is not None else None) for s in states]


@pytest.mark.parametrize("exact", [True, False])
def test_an_unchanged_text_keeps_all_anchors(exact: bool) -> None:
    states = reanchor(anchors_of(POST, exact=exact), POST, rough_sentences(POST))
    assert [state.state for state in states] == ["same"] * 6


@pytest.mark.parametrize("exact", [True, False])
def test_sentences_after_an_insertion_have_moved(exact: bool) -> None:
    text = POST.replace("Coffee", "Tea does not help. Coffee")
    states = reanchor(anchors_of(POST, exact=exact), text, rough_sentences(text))
    assert [state.state for state in states] == ["same", "same", *["moved"] * 4]
    assert found(text, states)[2] == ("moved", "Coffee before a nap makes waking easier.")


def test_an_edited_sentence_has_changed_and_its_place_is_known() -> None:
    new = "Most children under three years nap twice every day."
    text = POST.replace("Children under three nap twice a day.", new)
    states = reanchor(anchors_of(POST), text, rough_sentences(text))
    assert found(text, states)[4] == ("changed", new)
    assert 0.6 <= states[4].score < 1


def test_a_deleted_sentence_is_gone_though_its_neighbours_stand() -> None:
    text = POST.replace("Coffee before a nap makes waking easier. ", "")
    assert reanchor(anchors_of(POST), text, rough_sentences(text))[2] == AnchorState("gone")


def test_another_sentence_in_its_place_is_not_taken_for_it() -> None:
    text = POST.replace("Coffee before a nap makes waking easier.", "The author sleeps badly on planes.")
    assert reanchor(anchors_of(POST), text, rough_sentences(text))[2] == AnchorState("gone")


def test_alike_sentences_keep_their_order() -> None:
    text = "Headaches. Naps help. Headaches."
    moved = "Well. " + text
    states = reanchor(anchors_of(text), moved, rough_sentences(moved))
    assert [state.start for state in states] == [6, 17, 28]


def test_a_sentence_that_now_stands_twice_is_ambiguous_unless_the_context_tells() -> None:
    text = "Headaches are common. Naps help."
    doubled = "Well. Headaches are common. So be it. Headaches are common. Naps help."
    told = reanchor(anchors_of(text), doubled, rough_sentences(doubled))[0]
    assert (told.state, told.start) == ("moved", 38)
    assert reanchor(anchors_of(text, exact=False), doubled, rough_sentences(doubled))[0].state == "ambiguous"


@pytest.mark.parametrize("exact", [True, False])
def test_a_sentence_that_stands_twice_in_the_same_surroundings_is_ambiguous(exact: bool) -> None:
    stanza = "Sleep is good for all of us here. Headaches are common. Naps help nearly all who try one."
    anchor = anchors_of(stanza, exact=exact)[1]._replace(start=None, end=None)
    doubled = f"{stanza} {stanza}"
    (state,) = reanchor([anchor], doubled, rough_sentences(doubled))
    assert found(doubled, [state]) == [("ambiguous", "Headaches are common.")]


def test_an_edited_sentence_that_stands_twice_in_the_same_surroundings_is_ambiguous() -> None:
    stanza = (
        "Sleep is good for all of us here. Headaches are {}common in June. Naps help nearly all who try one."
    )
    anchor = anchors_of(stanza.format(""))[1]._replace(start=None, end=None)
    once = stanza.format("very ")
    doubled = f"{once} {once}"
    assert reanchor([anchor], once, rough_sentences(once))[0].state == "changed"
    (state,) = reanchor([anchor], doubled, rough_sentences(doubled))
    assert found(doubled, [state]) == [("ambiguous", "Headaches are very common in June.")]


def test_without_wording_a_sentence_between_its_neighbours_may_be_it() -> None:
    anchors = anchors_of(POST, exact=False)
    edited = POST.replace("Coffee before a nap makes waking easier.", "Coffee helps.")
    assert reanchor(anchors, edited, rough_sentences(edited))[2] == AnchorState("ambiguous")
    deleted = POST.replace("Coffee before a nap makes waking easier. ", "")
    assert reanchor(anchors, deleted, rough_sentences(deleted))[2] == AnchorState("gone")


def test_two_anchors_never_get_the_same_sentence() -> None:
    text = "Short naps improve memory in adults. Short naps improve memory in old adults."
    anchors = anchors_of(text)
    one = "Well. Short naps improve memory in young adults."
    states = reanchor(anchors, one, rough_sentences(one))
    assert sorted(state.state for state in states) == ["changed", "gone"]


def test_an_anchor_by_wording_alone_is_found() -> None:
    start = POST.index("Coffee")
    anchor = Anchor(exact="Coffee before a nap makes waking easier.")
    assert reanchor([anchor], POST, rough_sentences(POST)) == [AnchorState("moved", start, start + 40, 1.0)]


def test_an_anchor_that_says_nothing_is_not_checked() -> None:
    assert reanchor([Anchor()], POST, rough_sentences(POST)) == [AnchorState("not-checked")]


_TEXTS = st.lists(
    st.sampled_from(["Naps help.", "Naps help a lot.", "No.", "Rest is good for you.", "\n"])
).map(" ".join)


@given(_TEXTS, _TEXTS, st.booleans())
def test_every_anchor_gets_one_state_and_no_place_twice(old: str, new: str, exact: bool) -> None:
    anchors = anchors_of(old, exact=exact)
    states = reanchor(anchors, new, rough_sentences(new))
    assert len(states) == len(anchors)
    places = [state.start for state in states if state.start is not None]
    assert len(places) == len(set(places))
    for anchor, state in zip(anchors, states, strict=True):
        if state.state in ("same", "moved"):
            assert fingerprint(new[state.start : state.end]) == anchor.fingerprint


TEA, COFFEE, MILK, COCOA = (
    f"{drink} at noon lowers the pulse of {people} by a tenth within an hour."
    for drink, people in (("Tea", "rowers"), ("Coffee", "sailors"), ("Milk", "bakers"), ("Cocoa", "miners"))
)


@pytest.mark.parametrize(
    ("old", "new", "states"),
    [
        pytest.param([TEA, COFFEE], [COFFEE.replace("lowers", "raises")], ["gone", "changed"], id="the next"),
        pytest.param(
            [TEA, COFFEE], [TEA.replace("lowers", "raises")], ["changed", "gone"], id="the one before"
        ),
        pytest.param(
            [TEA, COFFEE, MILK, COCOA],
            [TEA, MILK.replace("sailors", "").replace("an hour", "two hours"), COCOA],
            ["same", "gone", "changed", "moved"],
            id="among others",
        ),
        pytest.param(
            [TEA, COFFEE, MILK],
            [COFFEE.replace("tenth", "fifth"), MILK.replace("a tenth", "a good tenth")],
            ["gone", "changed", "changed"],
            id="two edited",
        ),
        pytest.param(
            [TEA, COFFEE, MILK],
            [COFFEE.replace("lowers", "raises"), MILK, TEA.replace("noon", "dawn")],
            ["changed", "changed", "moved"],
            id="swapped",
        ),
    ],
)
def test_no_claim_moves_to_an_edited_look_alike_when_its_sentence_is_deleted(
    old: list[str], new: list[str], states: list[str]
) -> None:
    text = " ".join(new)
    assert [item.state for item in reanchor(anchors_of(" ".join(old)), text, rough_sentences(text))] == states


def test_a_sentence_that_could_be_that_of_two_claims_is_given_to_neither() -> None:
    one, other = TEA.replace("Tea", "Rye tea"), TEA.replace("Tea", "Oat tea")
    text = TEA.replace("Tea", "Fig tea")
    states = reanchor(anchors_of(f"{one} {other}"), text, rough_sentences(text))
    assert [state.state for state in states] == ["ambiguous", "ambiguous"]
    assert sum(state.start is not None for state in states) == 1


_DRINKS = "Tea Coffee Milk Cocoa Juice Water Broth Beer Wine Cider".split()
_PEOPLE = "rowers sailors bakers miners nurses clerks drivers singers dancers pilots".split()
_NEW_WORDS = "dawn noon dusk usually hardly often fifth third June France".split()
_FATES = st.sampled_from(["kept", "kept", "deleted", "edited", "longer"])


@given(
    st.lists(st.tuples(_FATES, st.integers(0, 9)), min_size=2, max_size=8), st.randoms(use_true_random=False)
)
def test_whatever_is_edited_and_deleted_no_claim_gets_the_sentence_of_another(
    fates: list[tuple[str, int]], chance: Random
) -> None:
    old = [
        f"{_DRINKS[at]} at night lowers the pulse of {_PEOPLE[at]} by a tenth within one hour of the day."
        for at in range(len(fates))
    ]
    new: dict[int, str] = {}
    for at, (fate, number) in enumerate(fates):
        words = old[at].split(" ")
        place = chance.randrange(1, len(words) - 1)
        if fate == "edited":
            words[place] = _NEW_WORDS[number]
        elif fate == "longer":
            words.insert(place, _NEW_WORDS[number])
        if fate != "deleted":
            new[at] = " ".join(words)
    text = " ".join(new.values())
    starts = {text.index(sentence): at for at, sentence in new.items()}
    states = reanchor(anchors_of(" ".join(old)), text, rough_sentences(text))
    for at, state in enumerate(states):
        if fates[at][0] == "deleted":
            assert state.state == "gone"
        else:
            assert state.start is not None
            assert starts[state.start] == at
