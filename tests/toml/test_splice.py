from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.toml.load import load_toml
from litman.toml.render import TomlValue
from litman.toml.spans import Path
from litman.toml.splice import (
    CannotSpliceError,
    append_tables,
    remove_path,
    remove_paths,
    set_value,
    set_values,
)
from tests.growth import steps_in_proportion


@pytest.mark.parametrize(
    ("text", "path", "value", "expected"),
    [
        pytest.param("[a]\nb = 1 # c\n", ("a", "b"), 2, "[a]\nb = 2 # c\n", id="replaced"),
        pytest.param(
            "[a]\n  b = 1 # c\n\n[d]\n", ("a", "e"), 2, "[a]\n  b = 1 # c\n  e = 2\n\n[d]\n", id="new line"
        ),
        pytest.param("[a]", ("a", "b"), 1, "[a]\nb = 1\n", id="no final newline"),
        pytest.param("[a]\r\nb = 1\r\n", ("a", "c"), 1, "[a]\r\nb = 1\r\nc = 1\r\n", id="CRLF"),
        pytest.param("a = { b = 1 }\n", ("a", "c"), "x", 'a = { b = 1, c = "x" }\n', id="inline"),
        pytest.param("a = {}\n", ("a", "c"), 1, "a = { c = 1 }\n", id="empty inline table"),
        pytest.param(
            "[t]\na.b = 1\n", ("t", "a", "c"), 2, "[t]\na.b = 1\na.c = 2\n", id="beside a dotted key"
        ),
        pytest.param(
            "t = { a.b = 1 }\n", ("t", "a", "c"), 2, "t = { a.b = 1, a.c = 2 }\n", id="dotted inline"
        ),
        pytest.param(
            "[t]\n[t.a]\nb = 1\n", ("t", "a"), {"b": 2}, "[t]\n[t.a]\nb = 2\n", id="table into a table"
        ),
        pytest.param("[t]\n", ("t", "a"), {"b": 2}, "[t]\na = { b = 2 }\n", id="new table"),
        pytest.param("[t]\n", ("t", "ä b"), 1, '[t]\n"ä b" = 1\n', id="key in quotes"),
    ],
)
def test_values_are_set_in_the_layout_that_is_there(
    text: str, path: Path, value: TomlValue, expected: str
) -> None:
    assert set_value(text, path, value) == expected


def test_a_value_needs_its_table() -> None:
    with pytest.raises(CannotSpliceError, match=r"a\.b"):
        set_value("", ("a", "b"), 1)


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        pytest.param("a = 1\nb = 2 # c\n# d\n", ("b",), "a = 1\n# d\n", id="line"),
        pytest.param("a = { b = 1, c = 2 }", ("a", "b"), "a = { c = 2 }", id="first of an inline table"),
        pytest.param("a = { b = 1, c = 2 }", ("a", "c"), "a = { b = 1 }", id="last of an inline table"),
        pytest.param("a = [1, 2, 3]", ("a", 1), "a = [1, 3]", id="in the middle"),
        pytest.param(
            "a = [\n 1, # one\n 2, # two\n]", ("a", 0), "a = [\n  # one\n 2, # two\n]", id="comment stays"
        ),
        pytest.param("a.b = 1\na.c = 2\nd = 3\n", ("a",), "d = 3\n", id="dotted keys"),
        pytest.param("[a]\nb = 1\n\n[c]\n", ("a",), "[c]\n", id="section and its gap"),
        pytest.param("[c]\n\n[a]\nb = 1\n[a.d]\n", ("a",), "[c]\n", id="last sections and the gap before"),
        pytest.param("# x\n[a]\n# y\nb = 1\n# z\n", ("a",), "# x\n# z\n", id="comments around it"),
    ],
)
def test_removing_leaves_what_is_around(text: str, path: Path, expected: str) -> None:
    assert remove_path(text, path) == expected


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        pytest.param("", ("a",), "[[a]]\nb = 1\n", id="first of an empty text"),
        pytest.param("[p]\n", ("a",), "[p]\n\n[[a]]\nb = 1\n", id="first"),
        pytest.param(
            "[[a]]\nc = 2\n# d\n\n[p]\n", ("a",), "[[a]]\nc = 2\n# d\n\n[[a]]\nb = 1\n\n[p]\n", id="next"
        ),
        pytest.param(
            "[[a]]\n[[a.l]]\n", ("a", 0, "l"), "[[a]]\n[[a.l]]\n[[a.l]]\nb = 1\n", id="indent followed"
        ),
        pytest.param(
            "[[a]]\n[[a]]\n", ("a", 0, "l"), "[[a]]\n  [[a.l]]\n  b = 1\n[[a]]\n", id="indent given"
        ),
        pytest.param("a = [{b = 0}]\n", ("a",), "a = [{b = 0}, { b = 1 }]\n", id="array"),
        pytest.param(
            "a = [\n  {b = 0}, # c\n]\n", ("a",), "a = [\n  {b = 0},\n  { b = 1 }, # c\n]\n", id="lines"
        ),
        pytest.param("a = []\n", ("a",), "a = [{ b = 1 }]\n", id="empty array"),
        pytest.param("a = [{}]\n", ("a", 0, "l"), "a = [{ l = [{ b = 1 }] }]\n", id="in an inline table"),
    ],
)
def test_tables_are_appended_where_their_list_ends(text: str, path: Path, expected: str) -> None:
    assert (
        append_tables(text, path, [{"b": 1}], indent="  " * (len(path) > 1), blank=len(path) == 1) == expected
    )


def _one_by_one(text: str, values: dict[Path, TomlValue], gone: list[Path]) -> str:
    for path, value in values.items():
        text = set_value(text, path, value)
    for path in gone:
        text = remove_path(text, path)
    return text


@given(
    count=st.integers(0, 5),
    laid_out=st.lists(
        st.sampled_from(
            ["", "# remark\n", "  b = 2\n", "c = { d = 1 }\n", 'e.f = "x"\n', "\n\n", "g = [\n  1,\n]\n"]
        ),
        max_size=8,
    ),
    chosen=st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["a", "b", "c", "n", "m"])), max_size=12),
    is_closed=st.booleans(),
)
def test_many_changes_at_once_are_those_one_by_one(
    count: int, laid_out: list[str], chosen: list[tuple[int, str]], is_closed: bool
) -> None:
    text = "top = 1\n"
    for number in range(count):
        body = "".join(dict.fromkeys(piece for piece in laid_out[number:] if piece))
        text += f"[[claim]]\na = {number}\n{body}"
    text = text if is_closed else text.rstrip("\n")
    places = list(dict.fromkeys(("claim", number, name) for number, name in chosen if number < count))
    root = load_toml(text)
    there = [path for path in places if path[2] in root.get("claim", [])[path[1]]]
    values = dict.fromkeys(places[::2], 7)
    gone = [path for path in there if path not in values]
    assert remove_paths(set_values(text, values), gone) == _one_by_one(text, values, gone)


def test_many_changes_take_steps_in_proportion() -> None:
    def change(count: int) -> Callable[[], object]:
        text = "".join(f"[[claim]]\nid = {number}\nold = 1\n" for number in range(count))
        values: dict[Path, TomlValue] = {("claim", number, "new"): 1 for number in range(count)}
        gone: list[Path] = [("claim", number, "old") for number in range(count)]
        return lambda: remove_paths(set_values(text, values), gone)

    steps_in_proportion(change, 30)
