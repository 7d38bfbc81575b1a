from __future__ import annotations

from litman.posts.references.lines import list_features, read_lines


def test_blank_lines_are_counted_and_left_out() -> None:
    lines = read_lines(["a title", "", "  ", "\fnext page", "\t"])
    assert [(line.index, line.blank_before) for line in lines] == [(0, 0), (3, 3)]


def test_running_heads_are_known_by_standing_three_times() -> None:
    rows = ["12 RIVERS AND LAKES", "text", "13 RIVERS AND LAKES", "more text", "14 RIVERS AND LAKES"]
    assert [line.repeated for line in read_lines(rows)] == [True, False, True, False, True]


def test_a_reference_has_a_better_score_than_prose() -> None:
    reference, prose = read_lines(
        [
            "Hill, M. (2019). Rivers. Water, 3(2), pp. 4–5. doi:10.1000/a",
            "This is what we have always known about them, and it was so.",
        ]
    )
    assert reference.score >= 3 > prose.score
    assert (reference.start, reference.end, prose.start) == ("apa", "doi", "cap")


def test_there_is_one_list_of_features_for_each_line() -> None:
    lines = read_lines(["References", "", "Hill, M. (2019). Rivers."])
    features = list_features(lines)
    assert len(features) == 2
    assert "title=refs" in features[0]
    assert "-1:title=refs" in features[1]
