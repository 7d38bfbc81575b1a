"""What an editor sends is heard as long as it may be a message."""

from __future__ import annotations

from io import BytesIO

import pytest

from litman.lsp.heard import Heard


def test_a_message_is_heard() -> None:
    heard = Heard(BytesIO(b"Content-Length: 2\r\nContent-Type: x\r\n\r\n{}"))
    assert [heard.readline(), heard.readline(), heard.readline(), heard.read(2), heard.readline()] == [
        b"Content-Length: 2\r\n",
        b"Content-Type: x\r\n",
        b"\r\n",
        b"{}",
        b"",
    ]
    assert heard.error is None


@pytest.mark.parametrize(
    ("head", "said"),
    [
        pytest.param(b"Content-Length: -5\r\n", "its length is '-5'", id="negative"),
        pytest.param(
            b"Content-Length: 99999999999999\r\n", "not at most 256 MB", id="longer than any memory"
        ),
        pytest.param(
            b"content-length:" + b"9" * 5000 + b"\r\n", "not at most 256 MB", id="no number of Python"
        ),
        pytest.param(b"Content-Length: 1e9\r\n", "its length is '1e9'", id="no number"),
        pytest.param(b"\0" * 100_000, "more than 8192 bytes", id="a line without end"),
    ],
)
def test_what_is_no_head_ends_the_session(head: bytes, said: str) -> None:
    heard = Heard(BytesIO(head))
    assert heard.readline() == b""
    assert said in str(heard.error)


def test_a_message_that_breaks_off_ends_the_session() -> None:
    heard = Heard(BytesIO(b"{"))
    assert heard.read(100) == b""
    assert "breaks off after 1 of 100 bytes" in str(heard.error)
