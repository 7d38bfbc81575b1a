from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.text.laid_out_json import laid_out_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=4) | st.integers() | st.none() | st.booleans(), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(VALUES)
def test_a_value_is_laid_out_as_the_library_does_it(value: Any) -> None:
    assert laid_out_json(value) == json.dumps(value, ensure_ascii=False, indent=2)


@pytest.mark.parametrize("value", [{1, 2}, {("a",): 1}, [b"a"]], ids=["a set", "a tuple as a name", "bytes"])
def test_what_json_has_nothing_for_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        laid_out_json(value)
