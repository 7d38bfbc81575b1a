"""A list of items is read as a whole document is, whatever lies in a block."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from litman.formats import decoding
from litman.formats.csl_json.json_stream import JsonItems, streamed_json

# Odd ends of lines are read as blanks, in JSON as in all files.
_TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029"), max_size=12)
_SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | _TEXTS
_NAMES = st.sampled_from(["items", "references", "collections", "a", ""])
_VALUES = st.recursive(
    _SCALARS, lambda of: st.lists(of, max_size=4) | st.dictionaries(_NAMES, of, max_size=4), max_leaves=12
)


def unfolded(document: Any) -> Any:
    """The document with its lists of items gone through, twice."""
    if isinstance(document, dict):
        return {name: unfolded(v) if isinstance(v, JsonItems) else v for name, v in document.items()}
    assert list(document) == list(document)
    return list(document)


@example({"collections": 0.5}, None, 1, True)
@example([{"a": -1.25e-7}], None, 1, True)
@given(_VALUES, st.sampled_from([None, 1]), st.sampled_from([1, 7, 100]), st.booleans())
def test_what_is_read_is_what_the_document_says(
    value: Any, indent: int | None, block: int, in_ascii: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=in_ascii)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decoding, "_BLOCK", block)
        document = streamed_json(text.encode("utf-8", "surrogatepass"))
        found = unfolded(document) if isinstance(document, JsonItems | dict) else None
    is_streamed = isinstance(value, list | dict) and not (isinstance(value, dict) and "" in value)
    if value != [] and is_streamed:
        assert found == value
    elif not isinstance(value, list | dict):
        assert not isinstance(document, JsonItems | dict)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('[{"id": "a"}', id="cut off between items"),
        pytest.param('[{"id": "a"}, {"id"', id="cut off in an item"),
        pytest.param('[{"id": "a"} {"id": "b"}]', id="no comma"),
        pytest.param('[{"id": "a"},]', id="a comma too many"),
        pytest.param('[{"id": "a"}] []', id="something behind it"),
        pytest.param('{"items": [1], "items": [2]}', id="a list twice"),
        pytest.param('{"items": [1], "items": 2}', id="a list and something else"),
        pytest.param('{"a": 1, "items": [1],}', id="a comma too many in an object"),
        pytest.param("[" * 100_000, id="brackets without end"),
        pytest.param("[" + "1" * 5000 + "]", id="a number without end"),
        pytest.param('"text"', id="a text"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_document_of_another_shape_is_none(text: str) -> None:
    assert not isinstance(streamed_json(text.encode()), JsonItems | dict)


def test_items_are_read_when_they_are_asked_for() -> None:
    text = "[" + ",\n".join(json.dumps({"id": f"k{n}", "abstract": "tea " * 50}) for n in range(10_000)) + "]"
    items = streamed_json(text.encode())
    assert isinstance(items, JsonItems)
    assert next(iter(items))["id"] == "k0"
    assert sum(1 for _ in items) == 10_000
