from __future__ import annotations

import pytest

from litman.claims.anchor import anchor_states, is_unchanged, marker_spans, rough_sentences
from litman.claims.claim import Anchor, Claim, MarkerUse
from litman.claims.fingerprint import fingerprint

TEXT = "Naps\n\nA nap of 0.5 h helps.3 It “calms.” [4]\n- Long naps harm!\nNo full stop here\n"


def claim(sentence: str, text: str = TEXT, claim_id: str = "c01", **kind: str) -> Claim:
    start = text.index(sentence)
    return Claim(
        claim_id,
        "",
        anchor=Anchor(**kind, start=start, end=start + len(sentence), fingerprint=fingerprint(sentence)),
    )


def test_sentences_end_with_their_punctuation_and_begin_after_marker_and_bullet() -> None:
    assert [TEXT[start:end] for start, end in rough_sentences(TEXT)] == [
        "Naps",
        "A nap of 0.5 h helps.",
        "It “calms.”",
        "Long naps harm!",
        "No full stop here",
    ]


def test_without_the_post_nothing_is_checked() -> None:
    assert anchor_states([claim("Long naps harm!")], None)["c01"].state == "not-checked"


def test_a_claim_without_an_anchor_is_not_checked() -> None:
    assert anchor_states([Claim("c01", "Naps help.")], TEXT)["c01"].state == "not-checked"


def test_a_sentence_in_its_place_is_the_same() -> None:
    state = anchor_states([claim("Long naps harm!")], TEXT)["c01"]
    assert (state.state, TEXT[state.start : state.end]) == ("same", "Long naps harm!")


def test_a_sentence_elsewhere_has_moved() -> None:
    text = "A new beginning.\n" + TEXT.replace("“calms.”", '"calms."')
    state = anchor_states([claim("It “calms.”")], text)["c01"]
    assert (state.state, text[state.start : state.end]) == ("moved", 'It "calms."')


def test_markers_that_a_claim_remembers_do_not_count() -> None:
    text = "Naps calm mice 4, and rats."
    remembered = Claim(
        "c01",
        "",
        anchor=Anchor(start=0, end=len(text), fingerprint=fingerprint("Naps calm mice, and rats.")),
        markers=(MarkerUse("4", 15, 16), MarkerUse("5")),
    )
    assert marker_spans([remembered]) == [(15, 16)]
    assert is_unchanged(remembered.anchor, text, markers=[(15, 16)])
    assert not is_unchanged(remembered.anchor, text)
    assert anchor_states([remembered], text)["c01"].state == "same"


@pytest.mark.parametrize("text", ["", "Short."])
def test_an_anchor_beyond_the_end_is_not_the_same(text: str) -> None:
    assert not is_unchanged(claim("Long naps harm!").anchor, text)


def test_sentences_of_a_reader_are_used_where_there_are_some() -> None:
    text = "In the U.S. Naps are rare. Naps help."
    whole = claim("In the U.S. Naps are rare.", text)
    moved = "So. " + text
    spans = [(0, 3), (4, 30), (31, 41)]
    assert anchor_states([whole], moved, sentences=spans)["c01"].start == 4
    assert anchor_states([whole], moved)["c01"].start == 4  # the rough split cuts it, its length finds it


@pytest.mark.parametrize("part", ["a. ", ".", "\n", "[1", "1. ", "”"])
def test_splitting_takes_linear_time(part: str) -> None:
    assert rough_sentences(part * 30_000) is not None
