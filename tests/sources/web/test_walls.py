from __future__ import annotations

import pytest

from litman.sources.web.walls import is_wall


@pytest.mark.parametrize(
    ("body", "wall"),
    [
        pytest.param(b"<title>Just a moment...</title>", True, id="Cloudflare"),
        pytest.param(b"<html><TITLE lang=en> Attention Required! | Cloudflare</TITLE>", True, id="capitals"),
        pytest.param(b"<title>Access Denied</title>", True, id="denied"),
        pytest.param(b"<title>tea.example.org</title><script src=x.captcha-delivery.com>", True, id="a mark"),
        pytest.param(
            b"<title>One more step: how tea is dried</title><meta property=og:title>", False, id="a paper"
        ),
        pytest.param(b"<title>Tea</title>", False, id="a page"),
        pytest.param(b"<p>Are you a robot?</p>", False, id="a question in the text"),
        pytest.param(b"", False, id="nothing"),
    ],
)
def test_pages_that_tell_people_from_programs_are_known(body: bytes, wall: bool) -> None:
    assert is_wall(body) is wall
