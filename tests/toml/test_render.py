from __future__ import annotations

import tomllib
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.toml.render import TomlValue, render, render_key

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))  # what UTF-8 can say
SCALARS = st.one_of(
    TEXTS, st.booleans(), st.integers(), st.floats(allow_nan=False), st.dates(), st.datetimes()
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=20)


@given(VALUES)
def test_what_is_rendered_is_read_as_the_same_value(value: TomlValue) -> None:
    found = tomllib.loads(f"value = {render(value)}")["value"]
    assert found == value
    assert type(found) is type(value)


@given(VALUES)
def test_what_is_rendered_stands_on_one_line(value: TomlValue) -> None:
    assert not {"\n", "\r"} & set(render(value))


@given(TEXTS)
def test_a_key_is_read_as_the_same_key(name: str) -> None:
    assert tomllib.loads(f"{render_key(name)} = 1") == {name: 1}
    assert tomllib.loads(f"[[{render_key(name)}]]") == {name: [{}]}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param('"\n\\', '"\\"\\n\\\\"', id="quotation mark, line end, backslash"),
        pytest.param("a\tb\0\x7f", '"a\\tb\\u0000\\u007f"', id="control characters"),
        pytest.param("Šímová “2–4” 🐈", '"Šímová “2–4” 🐈"', id="other letters stay"),
        pytest.param(True, "true", id="yes"),
        pytest.param(1, "1", id="one, which is no yes"),
        pytest.param(1e22, "1e+22", id="large number"),
        pytest.param(date(826, 1, 2), "0826-01-02", id="day long ago"),
        pytest.param(datetime(2026, 11, 20, 8, 0, 1), "2026-11-20T08:00:01", id="moment"),
        pytest.param([], "[]", id="empty list"),
        pytest.param({}, "{}", id="empty table"),
        pytest.param(
            {"a": ["x", True, 1, 2.5, date(2026, 11, 20)], "b c": {}, "": [[1], {"d": 2}]},
            '{ a = ["x", true, 1, 2.5, 2026-11-20], "b c" = {}, "" = [[1], { d = 2 }] }',
            id="values in values",
        ),
    ],
)
def test_a_value_is_rendered(value: TomlValue, text: str) -> None:
    assert render(value) == text
