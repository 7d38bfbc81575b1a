"""`litman styles`, through the command."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from litman.export.styles.catalogue import styles_folder
from litman.export.styles.find_engines import find_pandoc
from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(
    find_pandoc(os.environ) is None or styles_folder() is None, reason="the extra `styles` is not installed"
)


def test_styles_are_found_by_words_kind_and_field(run: Run) -> None:
    result = run("styles", "vancouver")
    assert result.exit_code == 0
    assert result.stdout.startswith("nlm-citation-sequence  numeric")
    found = json.loads(
        run("styles", "chicago", "--kind", "author-date", "--field", "history", "--json").stdout
    )
    assert "chicago-author-date" in [style["name"] for style in found]
    assert all(style["kind"] == "author-date" and "history" in style["fields"] for style in found)


def test_no_style_is_a_finding(run: Run) -> None:
    assert run("styles", "no-style-has-this-word").exit_code == 1


def test_the_engine_in_use_is_said_with_the_reason(run: Run, library: Path) -> None:
    result = run("styles", "--engine")
    assert result.exit_code == 0
    assert " is used (the first that is there): " in result.stdout
    with (library / "litman.toml").open("a") as file:
        file.write('\ncitation_engine = "pandoc"\nciteproc_js = "no/such/folder"\n')
    result = run("styles", "--engine")
    assert (
        "citeproc-js cannot be used: no npm package citeproc at no/such/folder, as litman.toml says"
        in result.stdout
    )
    assert "pandoc is used (litman.toml names it): at " in result.stdout


def test_an_engine_that_is_not_there_is_no_engine(run: Run, library: Path) -> None:
    with (library / "litman.toml").open("a") as file:
        file.write('\ncitation_engine = "citeproc-js"\nciteproc_js = "no/such/folder"\n')
    result = run("export", "--style", "apa")
    assert result.exit_code == 2
    assert "no npm package citeproc at no/such/folder" in result.stderr


def test_an_engine_of_another_name_is_refused(run: Run, library: Path) -> None:
    with (library / "litman.toml").open("a") as file:
        file.write('\ncitation_engine = "biber"\n')
    result = run("export", "--style", "apa")
    assert result.exit_code == 2
    assert "`citation_engine` is citeproc-js or pandoc, not 'biber'" in result.stderr
