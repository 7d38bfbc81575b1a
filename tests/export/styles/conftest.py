"""Engines for the tests, and a style that needs no package."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from litman.export.styles.catalogue import styles_folder
from litman.export.styles.citeproc_js import CiteprocJs
from litman.export.styles.find_engines import find_module, find_pandoc, find_runtime
from litman.export.styles.javascript import RUNTIMES
from litman.export.styles.pandoc import Pandoc

_ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def pandoc() -> Pandoc:
    """Pandoc's citeproc; skips where there is none."""
    path = find_pandoc(os.environ)
    if path is None or styles_folder() is None:
        pytest.skip("the extra `styles` is not installed")
    return Pandoc(path)


@pytest.fixture(scope="session")
def citeproc_js() -> CiteprocJs:
    """citeproc-js, whose npm package TEST_CITEPROC_JS may name; skips where there is none."""
    named = os.environ.get("TEST_CITEPROC_JS", "")
    path = find_module(named, root=_ROOT, environment=os.environ)
    runtime = RUNTIMES.get(find_runtime())
    if path is None or runtime is None or styles_folder() is None:
        pytest.skip("the npm package `citeproc` or the extra `citeproc-js` is not installed")
    return CiteprocJs(path, runtime)
