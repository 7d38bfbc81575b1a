import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.bibtex.file.declared_encoding import as_utf8, declared_encoding

TEXT = "@article{k, title = {Größe – „5 €“}}\n"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        pytest.param("% Encoding: Cp1252\n\n", "cp1252", id="JabRef"),
        pytest.param("% This file was created with JabRef 2.10.\n% Encoding: Cp1250\n", "cp1250", id="older"),
        pytest.param("% Encoding: ISO8859_15\n", "iso8859-15", id="Java's name"),
        pytest.param("%% -*- coding: mac-roman -*-\n", "mac-roman", id="Emacs"),
    ],
)
def test_a_declared_encoding_is_read(head: str, encoding: str) -> None:
    text = head + TEXT.replace("– „5 €“", "é")
    data = text.encode(encoding)
    assert declared_encoding(data) == encoding
    assert as_utf8(data) == text.encode()


def test_several_bytes_for_a_letter() -> None:
    data = "% Encoding: GBK\n@book{k, title = {茶叶与睡眠}}\n".encode("gbk")
    assert "茶叶与睡眠" in as_utf8(data).decode()


def test_lines_that_another_program_added_as_utf8_stay() -> None:
    data = b"% Encoding: Cp1252\n" + "Größe – é\n".encode("cp1252") + "Größe – é\n".encode()
    assert as_utf8(data).decode().count("Größe – é") == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_wide_encodings_are_decoded(encoding: str) -> None:
    assert as_utf8((TEXT * 9).encode(encoding)).decode() == TEXT * 9


@pytest.mark.parametrize("name", ["UTF8", "no-such-thing", "rot13", "idna", "unicode_escape", ""])
def test_what_is_no_encoding_of_its_own_says_nothing(name: str) -> None:
    data = f"% Encoding: {name}\n{TEXT}".encode()
    assert declared_encoding(data) is None
    assert as_utf8(data) == data


@given(st.binary(max_size=200))
def test_any_bytes_are_taken(data: bytes) -> None:
    as_utf8(b"% Encoding: Cp1252\n" + data).decode()
    as_utf8(data)
