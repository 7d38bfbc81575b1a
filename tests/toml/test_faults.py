from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from litman.toml.faults import fault_of


@pytest.mark.parametrize(
    ("data", "line", "column", "said"),
    [
        pytest.param(b"[a\nb = 1", 1, 3, "not valid TOML: Expected ']' at the end of a table", id="in a line"),
        pytest.param(b"a = 1\nb = [1,\n\n", 2, 8, "not valid TOML: ", id="at the end: after the last text"),
        pytest.param(b"a = 1\nb = 'x\xe9'", 2, 1, "the file is not UTF-8; save it as UTF-8", id="Latin-1"),
        pytest.param(b"a = " + b"9" * 5000, 1, 1, "not TOML that can be read: ", id="a number of 5,000 digits"),
        pytest.param(b"a = " + b"[" * 9999, 1, 1, "not TOML that can be read: ", id="arrays in arrays"),
    ],
)  # fmt: skip
def test_what_is_no_toml_is_said_with_its_place(data: bytes, line: int, column: int, said: str) -> None:
    with pytest.raises((ValueError, RecursionError)) as caught:
        tomllib.loads(data.decode("utf-8-sig"))
    place, message = fault_of(Path("f.toml"), data, caught.value)
    assert (place.line, place.column) == (line, column)
    assert message.startswith(said)
    assert "at line" not in message
