"""What reads TOML quickly says what tomllib says."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from litman.toml.load import load_toml

ROOT = Path(__file__).parents[2]


def outcome(read: object, text: str) -> object:
    assert callable(read)
    try:
        return read(text)
    except (ValueError, RecursionError) as exc:
        return type(exc), str(exc)


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.stem) for path in sorted(ROOT.glob("library/claims/*.toml"))[:5]]
)
def test_a_claims_file_reads_alike(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert load_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a = 1\na = 2", id="a key twice"),
        pytest.param("a = 2024-13-01", id="a month that is none"),
        pytest.param('a = "\\q"', id="an escape that is none"),
        pytest.param("a = {\n b = 1 }", id="a table over two lines"),
        pytest.param("a = { b = 1, }", id="a comma too many"),
        pytest.param('a = "\\e"', id="an escape of a later TOML"),
        pytest.param("a = 07:32", id="a time without seconds"),
        pytest.param("é = 1", id="a bare key that is not ASCII"),
        pytest.param("a = 1" + "0" * 5000, id="a number that is too long"),
        pytest.param("a = [1, [2, {b = 3}]]\n[[c]]\nd = 1979-05-27T07:32:00Z", id="all kinds"),
        pytest.param("a = 1\r\nb = inf\r\n", id="other line ends"),
    ],
)
def test_what_is_odd_reads_alike(text: str) -> None:
    assert repr(outcome(load_toml, text)) == repr(outcome(tomllib.loads, text))


def test_what_is_nested_without_end_is_refused_alike() -> None:
    text = "a = " + "[" * 100_000
    assert outcome(load_toml, text)[0] is outcome(tomllib.loads, text)[0] is RecursionError  # type: ignore[index]
