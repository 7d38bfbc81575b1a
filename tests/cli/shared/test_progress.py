"""A progress bar: drawn where a person waits, out of the way of what is printed, gone at the end."""

from __future__ import annotations

import contextlib
import io
import sys
import threading

import pytest

from litman.cli.shared import progress as module
from litman.cli.shared.output import say
from litman.cli.shared.progress import progress


class Terminal(io.StringIO):
    """A terminal of 80 columns: what it shows, line by line."""

    def isatty(self) -> bool:
        return True

    @property
    def lines(self) -> list[str]:
        lines = [""]
        column = 0
        for c in self.getvalue():
            if c == "\n":
                lines.append("")
                column = 0
            elif c == "\r":
                column = 0
            else:
                lines[-1] = (lines[-1].ljust(column)[:column] + c + lines[-1][column + 1 :])[:80]
                column += 1
        return [line.rstrip() for line in lines]


def on_terminal(monkeypatch: pytest.MonkeyPatch, columns: int = 80) -> Terminal:
    """Return a terminal that shows both streams; the clock goes on by a second at each look.

    Called by the test itself: between fixtures and test pytest puts its own streams in place.
    """
    seconds = iter(range(10_000))
    monkeypatch.setattr(module.time, "monotonic", lambda: float(next(seconds)))
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.delenv("TERM", raising=False)
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(sys, "stdout", shown)
    return shown


def test_the_bar_says_how_much_is_done_and_how_long_the_rest_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    with progress(2_000) as advance:
        advance(500)
        assert terminal.lines == ["[##########------------------------------] 500/2,000 0:03"]
        advance(500)
        assert terminal.lines == ["[####################--------------------] 1,000/2,000 0:02"]
    assert terminal.lines == [""]


def test_the_bar_is_there_before_anything_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    drawn = threading.Event()
    monkeypatch.setattr(module, "_FIRST_S", 0.0)
    write = module._write
    monkeypatch.setattr(module, "_write", lambda text: (write(text), drawn.set()))
    with progress(2_000) as advance:
        assert drawn.wait(10)
        assert terminal.lines == [f"[{'-' * 40}] 0/2,000"]
        advance(500)
        assert terminal.lines[-1].partition("]")[2].startswith(" 500/2,000 ")
    assert terminal.lines == [""]


def test_bytes_are_told_in_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    with progress(200_000_000, in_bytes=True) as advance:
        advance(50_000_000)
        assert terminal.lines == ["[##########------------------------------] 50.0/200.0 MB 0:03"]


def test_what_is_printed_takes_the_line_of_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    with progress(10) as advance:
        advance()
        say("a post")
        assert terminal.lines == ["a post", ""]
        advance()
        assert terminal.lines[0] == "a post"
        assert terminal.lines[1].endswith("2/10 0:08")
        say("another", err=True)
        assert terminal.lines == ["a post", "another", ""]
    assert terminal.lines == ["a post", "another", ""]


def test_a_bar_within_a_bar_stands_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    with progress(10) as advance:
        advance()
        with progress(100) as inner:
            assert terminal.lines == [""]
            inner()
            say("found")
            inner()
            assert terminal.lines[-1].partition("]")[2].startswith(" 2/100")
        assert terminal.lines == ["found", ""]
        advance()
        assert terminal.lines[-1].partition("]")[2].startswith(" 2/10 ")
    assert terminal.lines == ["found", ""]


def test_a_bar_is_gone_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    with contextlib.suppress(KeyboardInterrupt), progress(10) as advance:
        advance()
        raise KeyboardInterrupt
    assert terminal.lines == [""]
    say("stopped")
    assert terminal.lines == ["stopped", ""]


def test_more_steps_than_were_said_fill_the_bar_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    with progress(10) as advance:
        advance(30)
        assert terminal.lines == [f"[{'#' * 40}] 10/10 0:00"]


def test_a_bar_fits_into_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch, columns=20)
    with progress(10) as advance:
        advance(5)
        assert terminal.lines == ["[###----] 5/10 0:01"]


@pytest.mark.parametrize("total", [pytest.param(4, id="few steps"), pytest.param(0, id="no steps")])
def test_nobody_waits_for_a_few_steps(monkeypatch: pytest.MonkeyPatch, total: int) -> None:
    terminal = on_terminal(monkeypatch)
    with progress(total) as advance:
        advance()
    assert terminal.getvalue() == ""


def test_where_nobody_looks_nothing_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(100) as advance:
        advance(50)
        say("a post")
    assert capsys.readouterr() == ("a post\n", "")


def test_a_terminal_that_was_closed_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)

    def refuse(text: str) -> int:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr(terminal, "write", refuse)
    with progress(100) as advance:
        advance(50)
