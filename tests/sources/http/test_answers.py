from __future__ import annotations

from datetime import date

import pytest

from litman.errors import BrokenAnswerError
from litman.sources.http.answers import asked_on, is_web_page, read_json
from litman.sources.http.session import Answer

DAY = date(2026, 11, 20)


def answer(body: bytes, content_type: str = "application/json", *, from_cache: bool = False) -> Answer:
    headers = {"content-type": content_type}
    return Answer(200, headers, body, "https://api.example.org:8443/works/x", from_cache, DAY)


@pytest.mark.parametrize(
    ("body", "content_type", "words"),
    [
        pytest.param(b" \n", "application/json", "an empty answer", id="empty"),
        pytest.param(b"<!DOCTYPE html><p>", "application/json", "a web page in place of data", id="page"),
        pytest.param(
            b"<p>Hello", "text/html; charset=utf-8", "a web page in place of data", id="labelled page"
        ),
        pytest.param(b'{"a": [1, 2', "application/json", "breaks off or is damaged", id="half"),
        pytest.param(b"busy", "text/plain", "text/plain in place of JSON", id="text"),
        pytest.param(b"busy", "", "something in place of JSON", id="no label"),
        pytest.param(
            '{"a": "café", "b": 1}'.encode("latin-1"),
            "application/json",
            "in no form of Unicode",
            id="Latin-1",
        ),
        pytest.param(
            '{"a": "café", "b": 1}'.encode("latin-1"),
            "application/json; charset=teapot",
            "Unicode",
            id="no such encoding",
        ),
        pytest.param(b"[" * 200_000, "application/json", "breaks off or is damaged", id="too deep"),
    ],
)
def test_what_came_in_place_of_json_is_said(body: bytes, content_type: str, words: str) -> None:
    with pytest.raises(BrokenAnswerError) as caught:
        read_json(answer(body, content_type), service="Crossref")
    assert str(caught.value).startswith("Crossref (api.example.org:8443) sent no usable answer: ")
    assert words in str(caught.value)


def test_json_is_read() -> None:
    assert read_json(answer(b'{"a": [1]}'), service="Crossref") == {"a": [1]}


def test_json_in_another_encoding_is_read_where_its_label_says_so() -> None:
    text = '{"a": "café"}'
    for encoding, label in (("latin-1", "iso-8859-1"), ("cp1252", '"windows-1252"'), ("utf-8", "iso-8859-1")):
        body = answer(text.encode(encoding), f"application/json; charset={label}")
        assert read_json(body, service="Crossref") == {"a": "café"}
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert read_json(answer(text.encode(encoding)), service="Crossref") == {"a": "café"}


def test_a_letter_that_is_cut_in_two_is_no_other_encoding() -> None:
    with pytest.raises(BrokenAnswerError) as caught:
        read_json(answer('{"a": "caf\u00e9'.encode()[:-1]), service="Crossref")
    assert "Unicode" not in str(caught.value)


def test_xml_is_no_web_page() -> None:
    assert not is_web_page(answer(b"<?xml version='1.0'?><a/>", "application/xml"))
    assert is_web_page(answer(b"\xef\xbb\xbf\n<HTML>", ""))


def test_a_kept_answer_is_as_old_as_it_is() -> None:
    assert asked_on(answer(b"", from_cache=True), today=date(2026, 12, 1)) == DAY
    assert asked_on(answer(b""), today=date(2026, 12, 1)) == date(2026, 12, 1)
    assert asked_on(answer(b"", from_cache=True), today=date(2026, 11, 1)) == date(2026, 11, 1)
