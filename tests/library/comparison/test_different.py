"""Pairs of works that a person called different."""

from __future__ import annotations

import pytest

from litman.library.comparison.different import read_different, with_different

KEYS = {"a": "a", "b": "b", "old": "a", "c": "c"}


@pytest.mark.parametrize(
    ("data", "pairs"),
    [
        pytest.param(b"", [], id="no file"),
        pytest.param(b"a b\n# b c\n\n", ["ab"], id="a remark is none"),
        pytest.param(b"old b # since the rename\n", ["ab"], id="an old key"),
        pytest.param(b"a gone\nold a\na\na b c\n", [], id="lines that say nothing"),
        pytest.param(b"\xff\xfe a\nb c", ["bc"], id="broken bytes"),
    ],
)
def test_pairs_are_read(data: bytes, pairs: list[str]) -> None:
    assert read_different(data, KEYS.get) == {frozenset(pair) for pair in pairs}


@pytest.mark.parametrize("data", [b"", b"# mine", b"a b\r\n"], ids=["new", "no end of line", "CRLF"])
def test_a_pair_is_added_after_what_stands_there(data: bytes) -> None:
    after = with_different(data, "b", "c")
    assert after.startswith(data)
    assert frozenset("bc") in read_different(after, KEYS.get)
    assert after.endswith(b"b c\r\n" if b"\r\n" in data else b"b c\n")
