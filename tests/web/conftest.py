"""A small library behind the workbench, asked as a browser asks it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("starlette")
pytest.importorskip("httpx2")

from starlette.testclient import TestClient

from litman.web.app import make_app
from litman.web.desk import Desk
from litman.web.safety import FORM_HEADER, Keys
from tests.web.browsing import Browser

BIB = """\
@article{moss2019tea,
    author  = {Moss, Ada and Fern, Bo},
    title   = {Tea and {REM} sleep},
    journal = {Journal of Tea},
    year    = 2019,
    doi     = {10.1000/tea.7},
    abstract = {We gave tea to forty sleepers. REM sleep was longer by nine minutes. No other stage differed.},
}

@book{reed2001leaf, author = "Reed, Cy", title = "The Leaf", publisher = "Grove", year = 2001}
"""
POST = """\
# Sleep well

Tea lengthens REM sleep by nine minutes [1]. Coffee shortens it by an hour.

## How it was found

- Forty people drank tea every evening [1].
- Nobody slept less than six hours [7].

## References

1. Moss, A., & Fern, B. (2019). Tea and REM sleep. Journal of Tea. https://doi.org/10.1000/tea.7
"""
CLAIMS = """\
# Read and corrected by Ada.
[post]
title = "Sleep well"
source = "../../posts/sleep.md"

[[claim]]
id = "c01"
text = "Tea lengthens REM sleep by nine minutes [1]."
anchor = { exact = "Tea lengthens REM sleep by nine minutes [1].", start = 14, end = 58 }
  [[claim.link]]
  key = "moss2019tea"  # the trial
  relation = "supports"
  marker = "[1]"
  verdict = "unchecked"

[[claim]]
id = "c02"
text = "Coffee shortens it by an hour."
anchor = { exact = "Coffee shortens it by an hour.", start = 59, end = 89 }
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a library with two works and a post of two claims beside it."""
    folder = tmp_path / "library"
    (folder / "claims").mkdir(parents=True)
    (folder / "litman.toml").write_text('posts = ["../posts"]\nby = "AB"\n')
    (folder / "references.bib").write_text(BIB)
    (folder / "claims" / "sleep.toml").write_text(CLAIMS)
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "sleep.md").write_text(POST)
    return folder


@pytest.fixture
def browser(root: Path) -> Iterator[Browser]:
    """A browser that has opened the workbench by its whole address."""
    with opened(root) as found:
        yield found


def opened(root: Path, *, is_read_only: bool = False) -> Browser:
    """Return a browser at the workbench of a library."""
    desk = Desk(root, os.environ, is_read_only=is_read_only, today=lambda: date(2026, 11, 28))
    keys = None if is_read_only else Keys("a-token")
    client = TestClient(
        make_app(desk, keys, port=8765), base_url="http://127.0.0.1:8765", follow_redirects=False
    )
    return Browser(client, keys, FORM_HEADER)
