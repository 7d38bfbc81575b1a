from __future__ import annotations

from litman.claims.anchor_state import AnchorState
from litman.claims.claim import Anchor
from litman.claims.fingerprint import fingerprint
from litman.claims.post_sentences import PostSentences, Shift, fingerprint_of_span

TEXT = "One 4, two. Three."


def test_markers_inside_a_span_do_not_count() -> None:
    assert fingerprint_of_span(TEXT, (0, 11), [(4, 5), (12, 13)]) == fingerprint("One, two.")


def test_a_place_is_taken_with_every_sentence_that_it_overlaps() -> None:
    post = PostSentences(TEXT, [(12, 18), (0, 11)], [])
    assert post.take(AnchorState("same", 5, 13)).start == 5
    assert post.free == [False, False]
    assert [post.is_free(*span) for span in ((0, 5), (4, 6), (12, 14), (13, 18))] == [
        True,
        False,
        False,
        True,
    ]


def test_a_sentence_ends_where_a_word_ends() -> None:
    post = PostSentences(TEXT, [], [])
    assert [end for end in range(1, len(TEXT) + 2) if post.ends_word(0, end)] == [3, 5, 6, 10, 11, 17, 18]


def test_an_anchor_is_expected_where_its_found_neighbours_moved_to() -> None:
    anchors = [Anchor(start=10), Anchor(start=20), Anchor(start=30), Anchor()]
    shift = Shift(anchors, {0: AnchorState("same", 10, 15), 1: AnchorState("moved", 27, 29)})
    assert [shift.expected(anchor) for anchor in (Anchor(start=5), *anchors)] == [5, 10, 20, 37, None]
