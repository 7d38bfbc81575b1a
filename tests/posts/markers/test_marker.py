from __future__ import annotations

import pytest

from litman.posts.markers.marker import Cited, Marker, expand_numbers, is_apart


@pytest.mark.parametrize(
    ("printed", "labels", "cut_short"),
    [
        pytest.param("[1, 3–5]", ("1", "3", "4", "5"), False, id="list and range"),
        pytest.param("7", ("7",), False, id="one"),
        pytest.param("2a;2b", ("2a", "2b"), False, id="letters"),
        pytest.param("5-3", ("5", "3"), True, id="backwards"),
        pytest.param("1-99999999", ("1", "99999999"), True, id="endless"),
        pytest.param("4,4", ("4",), False, id="twice the same"),
    ],
)
def test_numbers_are_expanded_within_bounds(printed: str, labels: tuple[str, ...], cut_short: bool) -> None:
    assert expand_numbers(printed) == (labels, cut_short)


@pytest.mark.parametrize(
    ("cited", "label"),
    [
        pytest.param(Cited(("Lee",), "2001"), "Lee 2001", id="one"),
        pytest.param(Cited(("Lee", "Ray"), "2001b"), "Lee & Ray 2001b", id="two"),
        pytest.param(Cited(("Lee", "Ray", "Moss"), "2001"), "Lee et al. 2001", id="three"),
        pytest.param(Cited(("Lee",), "2001", et_al=True), "Lee et al. 2001", id="others left out"),
        pytest.param(Cited(("Lee",), "", "42"), "Lee", id="a page, no year"),
    ],
)
def test_a_cited_work_is_named_as_one_would_name_it(cited: Cited, label: str) -> None:
    assert cited.label == label


def test_a_marker_in_the_sentence_is_not_apart() -> None:
    assert is_apart(Marker(("1",), "[1]", 0, 3, "numeric"))
    assert is_apart(Marker(("Lee 2001",), "(Lee, 2001)", 0, 11, "author-year"))
    assert not is_apart(Marker(("Lee 2001",), "Lee (2001)", 0, 10, "author-year"))
    assert not is_apart(Marker(("10.5555/x",), "a trial", 0, 7, "link"))
