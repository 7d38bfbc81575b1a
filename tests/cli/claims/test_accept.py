"""`litman claims accept`, and `confirm` of a sentence that was edited."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, files_of

POST = """# Tea

Green tea lengthens REM sleep by nine minutes [@moss2019tea].

Black coffee keeps rowers awake until noon.

Cold milk lowers the pulse of sailors.
"""


@pytest.fixture
def post(run: Run, library: Path) -> Path:
    """A scanned post whose first sentence somebody has judged."""
    folder = library.parent / "posts"
    folder.mkdir()
    path = folder / "tea.md"
    path.write_text(POST)
    assert run("scan", "--offline", str(path)).exit_code == 0
    said = ("--quote", "nine minutes longer", "--by", "AB")
    assert run("claims", "confirm", "tea/c01", "moss2019tea", *said).exit_code == 0
    return path


def claim(library: Path, claim_id: str) -> dict[str, Any]:
    file = tomllib.loads((library / "claims" / "tea.toml").read_text())
    return next(item for item in file["claim"] if item["id"] == claim_id)


def edit(run: Run, post: Path, old: str, new: str) -> None:
    text = post.read_text()
    assert old in text
    post.write_text(text.replace(old, new))
    run("scan", "--offline", str(post))


def test_a_judged_sentence_waits_and_another_is_taken_over_at_once(
    run: Run, library: Path, post: Path
) -> None:
    edit(run, post, "by nine minutes", "by ninety minutes")
    edit(run, post, "until noon", "until the afternoon")
    assert "nine minutes" in claim(library, "c01")["anchor"]["exact"]
    assert "until the afternoon" in claim(library, "c02")["text"]


def test_accept_takes_the_wording_over_and_keeps_the_verdict(run: Run, library: Path, post: Path) -> None:
    edit(run, post, "by nine minutes", "by ninety minutes")
    before = claim(library, "c01")
    result = run("claims", "accept", "tea")
    assert result.exit_code == 0
    assert "ninety minutes" in result.output
    assert "1 verdict about the old wording: moss2019tea" in result.output
    after = claim(library, "c01")
    assert "ninety minutes" in after["anchor"]["exact"]
    assert after["anchor"]["fingerprint"] != before["anchor"]["fingerprint"]
    assert after["link"] == before["link"]  # the verdict, and what it was about
    assert run("claims", "accept", "tea").output.startswith("Every sentence is as it was")


def test_a_dry_run_shows_and_changes_nothing_and_undo_takes_it_back(
    run: Run, library: Path, post: Path
) -> None:
    edit(run, post, "by nine minutes", "by ninety minutes")
    before = files_of(library)
    shown = run("claims", "accept", "tea/c01", "--dry-run", "--json")
    (item,) = json.loads(shown.output)
    assert (item["id"], item["state"], item["stale"]) == ("c01", "changed", ["moss2019tea"])
    assert "ninety" in item["after"]
    assert files_of(library) == before
    run("claims", "accept", "--all")
    assert files_of(library) != before
    run("undo")
    assert files_of(library) == before


def test_a_confirmation_is_about_the_sentence_as_it_stands_now(run: Run, library: Path, post: Path) -> None:
    post.write_text(post.read_text().replace("by nine minutes", "by ninety minutes"))
    run("claims", "confirm", "tea/c01", "moss2019tea", "--quote", "ninety", "--by", "CD")
    found = claim(library, "c01")
    assert "ninety minutes" in found["anchor"]["exact"]
    assert found["link"][0]["checked"]["fingerprint"] == found["anchor"]["fingerprint"]


def test_what_cannot_be_accepted_is_said(run: Run, library: Path, post: Path) -> None:
    edit(run, post, "Green tea lengthens REM sleep by nine minutes [@moss2019tea].\n\n", "")
    gone = run("claims", "accept", "tea/c01")
    assert gone.exit_code == 1
    assert "the post has no such sentence any more" in gone.output
    refused = run("claims", "confirm", "tea/c01", "moss2019tea", "--quote", "x", "--by", "AB")
    assert refused.exit_code == 2
    assert "no longer in the post" in refused.stderr
    assert run("claims", "accept", "tea/c99").exit_code == 2
    assert run("claims", "accept", "nosuchpost").exit_code == 2
    assert run("claims", "accept").exit_code == 2
    post.unlink()
    absent = run("claims", "accept", "tea")
    assert absent.exit_code == 2
    assert "its text is not at hand" in absent.stderr
