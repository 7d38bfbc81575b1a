from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.errors import LitmanError
from litman.posts.readers.decode import decode_text

_TEXT = "Café – naïve “quotes” and 5 µg, für alle Fälle, señor; déjà vu à l’été."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"], ids=lambda name: str(name)
)
def test_the_encoding_is_found(encoding: str) -> None:
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    assert decode_text(Path("a.txt"), mark + (_TEXT * 5).encode(encoding)) == _TEXT * 5


def test_what_the_file_says_of_itself_comes_before_a_guess() -> None:
    assert decode_text(Path("a.html"), "Привет, мир".encode("koi8-r"), declared="koi8-r") == "Привет, мир"


@pytest.mark.parametrize("declared", ["no-such-name", "zlib", "base64", ""])
def test_a_name_that_is_no_encoding_of_text_is_passed_over(declared: str) -> None:
    assert decode_text(Path("a.txt"), "Café".encode("cp1252"), declared=declared).startswith("Caf")


def test_line_ends_stay_as_they_are() -> None:
    assert decode_text(Path("a.txt"), b"a\r\nb\rc\n") == "a\r\nb\rc\n"


def test_where_all_line_ends_are_cr_they_are_lf_at_the_same_places() -> None:
    assert decode_text(Path("a.txt"), b"a\rb\r\rc\r") == "a\nb\n\nc\n"


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_one_clear_error(data: bytes) -> None:
    with contextlib.suppress(LitmanError):
        assert decode_text(Path("a.txt"), data).strip()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(
            "Это длинный текст о том, как растут собаки и кошки, и почему они спят. " * 6,
            "cp1251",
            id="Russian",
        ),
        pytest.param(
            "日本語の長い文章です。犬はよく眠ります。猫も眠ります。" * 6, "shift_jis", id="Japanese"
        ),
    ],
)
def test_other_scripts_are_recognised(text: str, encoding: str) -> None:
    assert decode_text(Path("a.txt"), text.encode(encoding)) == text
