"""Posts that are read from their pages: for the first time, and anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.server import RegistryServer
from tests.web.browsing import Browser


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No registry answers."""
    with RegistryServer() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)


def test_a_post_that_nobody_read_is_read_and_shown(root: Path, browser: Browser) -> None:
    (root.parent / "posts" / "tea.md").write_text("Tea lengthens REM sleep [@moss2019tea].\n")
    assert browser.open("/posts").texts("//form/button") == ["Read it"]
    answer = browser.send("/posts/tea/read").json()
    assert answer == {"said": "Read: 1 claim, 1 new", "go": "/posts/tea"}
    assert browser.open("/posts/tea").texts("//h1") == ["tea"]
    assert 'key = "moss2019tea"' in (root / "claims" / "tea.toml").read_text()
    assert browser.send("/undo").json()["said"].startswith("Undone: litman scan ")
    assert not (root / "claims" / "tea.toml").exists()


def test_sentences_that_came_are_told_and_read_anew(root: Path, browser: Browser) -> None:
    browser.send("/posts/sleep/read")
    assert "not among the claims" not in browser.open("/posts/sleep").text
    path = root.parent / "posts" / "sleep.md"
    path.write_text(path.read_text().replace("## How", "Milk shortens the night by one hour.\n\n## How"))
    assert "A sentence is not among the claims yet." in browser.open("/posts/sleep").text
    assert browser.send("/posts/sleep/read").json()["said"].endswith("1 new")
    assert "Milk shortens" in (root / "claims" / "sleep.toml").read_text()


def test_what_cannot_be_read_says_why(root: Path, browser: Browser) -> None:
    assert "no post has the id" in browser.send("/posts/nowhere/read").json()["refused"]
    (root.parent / "posts" / "empty.md").write_text("\n")
    assert "there is no text in it" in browser.send("/posts/empty/read").json()["refused"]
    (root.parent / "posts" / "longest.md").write_text("x\n" * 60_000)
    assert "up to so many" in browser.send("/posts/longest/read").json()["refused"]
    (root.parent / "posts" / "sleep.md").unlink()
    assert "is not at hand" in browser.send("/posts/sleep/read").json()["refused"]
