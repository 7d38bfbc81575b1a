"""Halves of characters in posts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from litman.posts.readers.read import read_post

_CELL = "Cats \ud800purr [loud](https://example.org/\udc00)."
_NOTEBOOK = json.dumps({"cells": [{"cell_type": "markdown", "source": f"# Tea\n\n{_CELL}"}]})
_FRONT_MATTER = '---\ntitle: "A \\uD800 b"\nauthor: "Reed \\uDC00"\n---\n\nCats purr.\n'


@pytest.mark.parametrize(
    ("name", "source"),
    [
        pytest.param("a.ipynb", _NOTEBOOK, id="in the JSON of a notebook"),
        pytest.param("a.md", _FRONT_MATTER, id="in front matter"),
    ],
)
def test_half_a_character_is_a_sign_for_what_is_lost(tmp_path: Path, name: str, source: str) -> None:
    path = tmp_path / name
    path.write_text(source, encoding="utf-8")
    post = read_post(path)
    assert "\ufffd" in f"{post.title} {post.text}"
    repr(post).encode()
    for block in post.blocks:
        assert post.place(block.start).line is not None
