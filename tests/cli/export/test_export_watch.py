"""`litman export --watch`: the file follows the library."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from litman.cli.export import watch
from tests.cli.conftest import Run

ONE = "@article{short2018, author = {Short, Ann}, title = {Sleep and tea}, year = {2018}}\n"
TWO = "@book{reed2001, author = {Reed, Cy}, title = {The Leaf}, year = {2001}}\n"


@pytest.fixture
def played(library: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What happens between two looks of the watch, step by step; then Ctrl-C."""

    def play(*steps: Callable[[], object]) -> None:
        waiting = [step for one in steps for step in (one, lambda: None, lambda: None)]

        def sleep(seconds: float) -> None:
            if not waiting:
                raise KeyboardInterrupt
            waiting.pop(0)()

        monkeypatch.setattr(watch, "sleep", sleep)

    return play


def _ids(path: Path) -> list[str]:
    return [item["id"] for item in json.loads(path.read_text())]


def test_the_file_follows_the_library_until_ctrl_c(
    run: Run, library: Path, played: Callable[..., None]
) -> None:
    bib, out = library / "references.bib", library.parent / "refs.json"
    bib.write_text(ONE)
    seen: list[list[str]] = []
    played(lambda: bib.write_text(ONE + TWO), lambda: seen.append(_ids(out)), lambda: bib.write_text(TWO))
    result = run("export", "--format", "csl-json", "--watch", "-o", str(out))
    assert result.exit_code in (1, 130)  # click's runner answers an interrupt itself
    assert seen == [["short2018", "reed2001"]]
    assert _ids(out) == ["reed2001"]
    assert result.stderr.count(f"wrote {out}") == 3
    assert not [path for path in out.parent.iterdir() if path.name.startswith(".refs")]


@pytest.mark.parametrize(
    "half",
    [
        pytest.param(ONE + TWO[:40], id="cut within an entry"),
        pytest.param("", id="emptied"),
        pytest.param(None, id="gone"),
    ],
)
def test_a_half_written_bibliography_changes_nothing(
    run: Run, library: Path, played: Callable[..., None], half: str | None
) -> None:
    bib, out = library / "references.bib", library.parent / "refs.json"
    bib.write_text(ONE)
    seen: list[bytes] = []

    def break_it() -> None:
        bib.unlink() if half is None else bib.write_text(half)

    played(break_it, lambda: seen.append(out.read_bytes()), lambda: bib.write_text(ONE + TWO))
    result = run("export", "--format", "csl-json", "--watch", "-o", str(out))
    assert [item["id"] for item in json.loads(seen[0])] == ["short2018"]
    assert _ids(out) == ["short2018", "reed2001"]
    assert result.stderr.count("stays as it was") == 1, result.stderr


def test_what_says_nothing_else_is_not_written_again(
    run: Run, library: Path, played: Callable[..., None]
) -> None:
    bib, out = library / "references.bib", library.parent / "refs.json"
    bib.write_text(ONE)
    played(lambda: bib.write_text(f"% A remark.\n\n{ONE}"))
    result = run("export", "--format", "csl-json", "--watch", "-o", str(out))
    assert result.stderr.count("wrote") == 1


def test_a_damage_that_was_there_before_stops_nothing(
    run: Run, library: Path, played: Callable[..., None]
) -> None:
    bib, out = library / "references.bib", library.parent / "refs.json"
    bib.write_text(f"{ONE}@article{{broken, title = {{Never closed\n")
    played(lambda: bib.write_text(f"{TWO}{ONE}@article{{broken, title = {{Never closed\n"))
    run("export", "--format", "csl-json", "--watch", "-o", str(out))
    assert "reed2001" in _ids(out)


def test_a_file_to_write_is_named(run: Run, library: Path) -> None:
    result = run("export", "--watch")
    assert result.exit_code == 2
    assert "-o FILE" in result.output
