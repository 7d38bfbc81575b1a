from __future__ import annotations

import pytest

from litman.errors import ClaimsFileError
from litman.toml.guard import Root, edit_toml, parse_toml


def set_a(root: Root) -> None:
    root["a"] = 2


def test_an_edit_that_says_what_was_asked_is_taken() -> None:
    assert edit_toml(b"\xef\xbb\xbfa = 1\nn = nan\n", lambda text: text.replace("1", "2"), set_a) == (
        b"\xef\xbb\xbfa = 2\nn = nan\n"
    )


@pytest.mark.parametrize(
    "result",
    [
        pytest.param("a = 1\n", id="nothing changed"),
        pytest.param("a = 2\nb = 3\n", id="something else came"),
        pytest.param("", id="something else went"),
        pytest.param("a = 2.0\n", id="another kind of number"),
        pytest.param("a = true\n", id="another kind of value"),
        pytest.param("a = \n", id="no TOML"),
        pytest.param("a = 2 # \ud800\n", id="no UTF-8"),
    ],
)
def test_an_edit_that_says_anything_else_is_refused(result: str) -> None:
    with pytest.raises(ClaimsFileError, match="nothing was changed"):
        edit_toml(b"a = 1\n", lambda text: result, set_a)


@pytest.mark.parametrize("data", [b"a = ", b"\xff", b"a = " + b"[" * 9000, b"a = " + b"9" * 9000])
def test_what_is_no_toml_is_refused(data: bytes) -> None:
    with pytest.raises(ClaimsFileError, match="not valid TOML"):
        parse_toml(data)
