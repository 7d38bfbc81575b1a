"""Lines that are decoded some at a time are those of the whole text."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from litman.formats import decoding
from litman.formats.decoding import decode_text, decoded_lines

_PIECES = [
    b"a",
    b"\n",
    b"\r\n",
    b"\r",
    b"\xe9",
    "é–".encode(),
    b"\xef\xbb\xbf",
    b"\x00",
    b"% Encoding: cp1252\n",
]
_DATA = st.lists(st.sampled_from(_PIECES) | st.binary(max_size=4), max_size=12).map(b"".join)


@given(_DATA, st.integers(0, 4))
def test_lines_are_those_of_the_text(data: bytes, block: int) -> None:
    with patch.object(decoding, "_BLOCK", block):
        assert list(decoded_lines(data)) == decode_text(data).split("\n")
