"""A line for who waits for a few posts: drawn after two seconds, out of the way of what is printed, gone at the end."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from litman.cli.shared import waiting as module
from litman.cli.shared.output import on_output, say
from litman.cli.shared.waiting import Waiting, progress_of_posts
from litman.posts.readers.pages_read import PAGES_READ
from tests.cli.shared.test_progress import Terminal, on_terminal


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Callable[[Terminal, str], bool]:
    """Make the line be drawn at once; the function waits until the terminal shows a text."""
    monkeypatch.setattr(module, "_TICK_S", 0.001)
    sleep = time.sleep

    def shows(terminal: Terminal, text: str) -> bool:
        for _ in range(5_000):
            if any(text in line for line in terminal.lines):
                return True
            sleep(0.001)
        return False

    return shows


def test_the_line_says_which_page_is_read_and_how_many_posts_are_done(
    monkeypatch: pytest.MonkeyPatch, seen: Callable[[Terminal, str], bool]
) -> None:
    terminal = on_terminal(monkeypatch)
    with progress_of_posts(2) as advance:
        assert seen(terminal, "0 of 2 done, working, ")
        tell = PAGES_READ.get()
        assert tell is not None
        tell(132, 400)
        assert seen(terminal, "0 of 2 done, page 132 of 400, ")
        say("a post")
        assert terminal.lines[0] == "a post"
        advance()
        assert seen(terminal, "1 of 2 done, working, ")
    assert terminal.lines == ["a post", ""]
    assert PAGES_READ.get() is None


def test_nothing_is_drawn_in_the_first_two_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    monkeypatch.setattr(module.time, "monotonic", lambda: 1.9)
    line = Waiting(1)
    with on_output(line.hide):
        line.draw()
        assert terminal.getvalue() == ""
        monkeypatch.setattr(module.time, "monotonic", lambda: 2.0)
        line.draw()
        assert terminal.lines == ["working, 2 s"]


def test_a_line_within_another_is_the_one_that_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    outer, inner = Waiting(1), Waiting(3)
    with on_output(outer.hide), on_output(inner.hide):
        outer.draw()
        assert terminal.getvalue() == ""


def test_of_many_posts_there_is_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    with progress_of_posts(10) as advance:
        advance(5)
        assert terminal.lines[-1].partition("]")[2].startswith(" 5/10")


def test_where_nobody_looks_nothing_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_of_posts(1) as advance:
        assert PAGES_READ.get() is None
        advance()
    assert capsys.readouterr() == ("", "")
