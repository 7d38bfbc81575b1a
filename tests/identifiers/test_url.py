from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.identifiers.url import find_urls, parse_url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        pytest.param("https://example.org/a?b=c#d", "https://example.org/a?b=c#d", id="absolute"),
        pytest.param(
            "www.example.org/releases/1.htm", "https://www.example.org/releases/1.htm", id="no scheme"
        ),
        pytest.param("<www.example.org/1.htm>", "https://www.example.org/1.htm", id="in angle brackets"),
        pytest.param("https://example.org/a_(b).", "https://example.org/a_(b)", id="balanced brackets"),
        pytest.param("example.org/path", "https://example.org/path", id="a domain with a path"),
        pytest.param("e.g./i.e", None, id="an abbreviation"),
        pytest.param("someone@example.org/x", None, id="a mail address"),
        pytest.param("http://[", None, id="a broken host"),
        pytest.param("example.org and more", None, id="words"),
    ],
)
def test_address_is_made_absolute(text: str, url: str | None) -> None:
    assert parse_url(text) == url


def test_punctuation_around_an_address_is_no_part_of_it() -> None:
    text = "See (www.example.org/a), <https://example.com/b>. Or “http://example.net/c”; not e.g. this.one or 3.5/4.5."
    assert [text[found.start : found.end] for found in find_urls(text)] == [
        "www.example.org/a",
        "https://example.com/b",
        "http://example.net/c",
    ]


@given(st.text(alphabet="w.htps:/<>()ab \n「é", max_size=60))
def test_every_found_address_stands_where_it_is_said(text: str) -> None:
    for url, start, end in find_urls(text):
        assert url.endswith(text[start:end])
