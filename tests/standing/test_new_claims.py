from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from litman.standing.new_claims import _merged

SPANS = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda pair: (pair[0], sum(pair))), max_size=8
)


@given(SPANS)
def test_merged_spans_cover_the_same_places_and_do_not_overlap(spans: list[tuple[int, int]]) -> None:
    merged = _merged(spans)
    covered = {place for start, end in spans for place in range(start, end)}
    assert {place for start, end in merged for place in range(start, end)} == covered
    assert all(first[1] <= second[0] for first, second in pairwise(merged))
