"""What happens between two keys: other programs write, delete and break what the walk was read from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from pathlib import Path

import pytest

from litman.cli.review.loop import walk_along
from litman.cli.review.walking import Walking
from litman.library.library import Library, WritableLibrary, writing
from litman.read_settings import read_settings
from tests.cli.conftest import Run

Step = str | Callable[[], object]


class Script:
    """A person at a terminal, and what others do before they press a key."""

    is_live = True

    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps)

    def held(self) -> AbstractContextManager[None]:
        return nullcontext()

    def key(self) -> str:
        while self.steps:
            step = self.steps.pop(0)
            if isinstance(step, str):
                return step
            step()
        return "q"

    def choose(self, prompt: str, choices: Collection[str]) -> str:
        return ""

    def line(self, prompt: str) -> str:
        return "Says who?"

    def edit(self, before: str, about: str) -> str | None:
        return None


Play = Callable[..., str]


@pytest.fixture
def play(library: Path, post: Path, capsys: pytest.CaptureFixture[str]) -> Play:
    """Walk by a script; return what was shown, in single spaces."""
    settings = read_settings(library / "litman.toml", {})

    @contextmanager
    def open_for_writing() -> Iterator[WritableLibrary]:
        with writing(library, settings, notify=print) as opened:
            yield opened

    def walk(*steps: Step) -> str:
        capsys.readouterr()
        script = Script(*steps)
        walking = Walking(
            Library(library, settings), open_for_writing, "tea", script, date(2026, 11, 28), "AB"
        )
        assert walk_along(walking) == 0
        return " ".join(capsys.readouterr().out.split())

    return walk


def test_a_claims_file_that_is_broken_or_gone_for_a_while_ends_nothing(library: Path, play: Play) -> None:
    path = library / "claims" / "tea.toml"
    good = path.read_bytes()
    shown = play(
        lambda: path.write_bytes(good[:150] + b"\n[[["),
        "0",
        "j",
        path.unlink,
        "0",
        lambda: path.write_bytes(good),
        "k",
        "0",
    )
    for words in ("the claims file has a fault", "no post has the id 'tea'", "noted tea/c01 → moss2019tea"):
        assert words in shown


def test_a_work_that_was_removed_meanwhile_is_not_judged(library: Path, play: Play, run: Run) -> None:
    before = (library / "claims" / "tea.toml").read_bytes()
    shown = play(lambda: run("remove", "--force", "moss2019tea"), "c")
    assert "not done look at the claim as it is now" in shown
    assert "nobody has the key moss2019tea" in shown
    assert (library / "claims" / "tea.toml").read_bytes() == before


def test_what_somebody_else_decided_meanwhile_stands(library: Path, play: Play, run: Run) -> None:
    shown = play(
        lambda: run("claims", "confirm", "tea/c01", "moss2019tea", "--not-in-source", "--by", "CD"), "p"
    )
    for words in ("its claims file was changed by another program", "c01 has other links or verdicts"):
        assert words in shown
    assert 'by = "CD"' in (library / "claims" / "tea.toml").read_text()


def test_the_last_change_of_somebody_else_is_not_taken_back_unasked(
    library: Path, play: Play, run: Run
) -> None:
    run("tag", "moss2019tea", "--add", "read")
    assert "nothing was taken back" in play("u")
    assert "read" in (library / "references.bib").read_text()


def test_claims_that_vanish_leave_the_walk_at_their_place(play: Play, run: Run) -> None:
    shown = play("j", lambda: run("claims", "remove", "tea/c02"), "j", lambda: None, "m")
    assert "c02 is gone" in shown
    assert "commented tea/c03" in shown


def test_a_library_that_cannot_be_written_is_read_all_the_same(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **words: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refuse)
    shown = play("0", "j")
    assert "not done" in shown
    assert "tea/c02 claim 2 of 3" in shown


def test_a_long_post_shows_the_next_claim_before_all_is_read_anew(
    play: Play, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("litman.cli.review.walking._MANY", 0)
    shown = play("0", "m", "n", lambda: run("claims", "remove", "tea/c02"), "j", "0", "0", "u")
    for words in (
        "noted tea/c01 → moss2019tea, by AB",
        "tea/c02 claim 2 of 3; 2 claims to decide about",
        "commented tea/c02",
        "c02 is gone",
        "noted tea/c03 → moss2019tea",
        "noted tea/c03 → reed2001leaf",
        "undone litman claims confirm tea/c03 reed2001leaf",
    ):
        assert words in shown
    assert "1 claim of 2 left to decide about" in shown
