from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings

from litman.toml.spans import Path, scan_toml
from tests.claims.hand_edited import HandEdited, hand_edited_files

TEXT = '''\
top = 1
a.b = 'x'  # dotted
"c d" = { e = [1, { f = "}" },], g.h = """]
"""}
[[claim]] # one
id = "c01"
[claim.anchor]
start = 3
[[claim]]
id = "c02"
  [[claim.link]]
  key = "k"
'''


@pytest.mark.parametrize(
    ("path", "source"),
    [
        pytest.param(("top",), "1", id="root"),
        pytest.param(("a", "b"), "'x'", id="dotted key"),
        pytest.param(("c d", "e", 1, "f"), '"}"', id="in an inline table in an array"),
        pytest.param(("c d", "g", "h"), '"""]\n"""', id="string of many lines"),
        pytest.param(("claim", 0, "id"), '"c01"', id="first of a list of tables"),
        pytest.param(("claim", 0, "anchor", "start"), "3", id="table of the first"),
        pytest.param(("claim", 1, "link", 0, "key"), '"k"', id="list in a list"),
    ],
)
def test_values_are_found_by_path(path: Path, source: str) -> None:
    value = scan_toml(TEXT).items[path].value
    assert TEXT[value.start : value.end] == source


@pytest.mark.parametrize(
    ("path", "place"),
    [
        pytest.param(("a", "b"), (2, 1), id="key"),
        pytest.param(("claim", 1, "link", 0), (11, 3), id="header"),
        pytest.param(("claim", 0, "nothing", "here"), (5, 1), id="what is absent stands at its table"),
        pytest.param(("nothing",), (1, 1), id="nothing at all"),
    ],
)
def test_paths_have_a_line_and_a_column(path: Path, place: tuple[int, int]) -> None:
    assert scan_toml(TEXT).line_and_column(path) == place


def _leaves(value: Any, path: Path = ()) -> dict[Path, Any]:
    if isinstance(value, dict):
        return {p: leaf for name, inner in value.items() for p, leaf in _leaves(inner, (*path, name)).items()}
    if isinstance(value, list):
        return {p: leaf for n, inner in enumerate(value) for p, leaf in _leaves(inner, (*path, n)).items()}
    return {path: value}


@settings(deadline=None)
@given(hand_edited_files())
def test_spans_hold_the_values_that_tomllib_reads(file: HandEdited) -> None:
    text = file.data.decode()
    spans = scan_toml(text)
    for path, leaf in _leaves(tomllib.loads(text.removeprefix("\ufeff"))).items():
        value = spans.items[path].value
        assert repr(tomllib.loads(f"v = {text[value.start : value.end]}")["v"]) == repr(leaf)
