"""`litman git setup`: its own lines, the driver of this clone, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from litman.actions.git.attributes import LIBRARY_LINES, lines_outside, with_lines, without_lines
from litman.cli.main import main
from litman.library.clone import driver_state
from tests.cli.git.conftest import Clone


def test_setting_up_twice_changes_nothing_more_and_undo_leaves_what_others_wrote(clone: Clone) -> None:
    attributes = clone.library / ".gitattributes"
    attributes.write_bytes(b"*.pdf binary\n# ours\n*.toml text eol=lf\n")
    before = attributes.read_bytes(), (clone.folder / ".git" / "config").read_bytes()
    assert driver_state(clone.library, clone.bib, clone.environment) == "plain"
    clone.litman("git", "setup")
    after = attributes.read_bytes(), (clone.folder / ".git" / "config").read_bytes()
    assert after[0] == before[0] + "".join(f"{line}\n" for line in LIBRARY_LINES).encode()
    assert (clone.library / ".litman" / ".gitignore").is_file()
    assert "unchanged" in clone.litman("git", "setup")
    assert (attributes.read_bytes(), (clone.folder / ".git" / "config").read_bytes()) == after
    assert driver_state(clone.library, clone.bib, clone.environment) == "ready"
    clone.litman("git", "setup", "--undo")
    assert (attributes.read_bytes(), (clone.folder / ".git" / "config").read_bytes()) == before
    assert "unchanged" in clone.litman("git", "setup", "--undo")


def test_a_file_of_attributes_that_it_made_goes_with_undo(clone: Clone) -> None:
    clone.litman("git", "setup")
    clone.litman("git", "setup", "--undo")
    assert not (clone.library / ".gitattributes").exists()


def test_a_clone_of_somebody_who_set_it_up_lacks_the_driver(clone: Clone, tmp_path: Path) -> None:
    clone.litman("git", "setup")
    clone.commit("attributes")
    clone.git("clone", "-q", str(clone.folder), str(tmp_path / "second"))
    second = Clone(tmp_path / "second", clone.environment)
    assert driver_state(second.library, second.bib, second.environment) == "lacking"
    second.litman("git", "setup")
    assert driver_state(second.library, second.bib, second.environment) == "ready"
    assert second.git("status", "--porcelain") == ""


def test_a_bibliography_beside_the_library_gets_a_line_of_its_own(clone: Clone) -> None:
    name = "our refs [all].bib"
    clone.bib.rename(clone.folder / name)
    (clone.library / "litman.toml").write_text(f'bibliography = "../{name}"\n')
    clone.litman("git", "setup")
    said = clone.git("check-attr", "merge", "--", name, "my library/claims/tea.toml", "other.bib")
    assert said.splitlines() == [
        f"{name}: merge: litman",
        "my library/claims/tea.toml: merge: litman",
        "other.bib: merge: unspecified",
    ]


def test_a_folder_in_no_repository_is_refused(clone: Clone, tmp_path: Path) -> None:
    outside = Clone(tmp_path / "outside", clone.environment)
    outside.library.mkdir(parents=True)
    (outside.library / "litman.toml").write_text("")
    assert "in no repository of git" in outside.litman("git", "setup", code=2)
    assert driver_state(outside.library, outside.bib, outside.environment) == "none"
    assert not (outside.library / ".gitattributes").exists()


def test_init_in_a_repository_says_what_git_can_do(clone: Clone) -> None:
    assert "litman git setup" in clone.run("litman", "init", "second")


@pytest.mark.parametrize("data", [b"", b"*.a b\n", b"*.a b", b"*.a b\r\n# x\r\n"])
def test_lines_that_are_put_in_come_out_again(data: bytes) -> None:
    lines = lines_outside("a.bib")
    after = with_lines(data, lines)
    assert with_lines(after, lines) == after
    assert without_lines(after, lines).rstrip(b"\r\n") == data.rstrip(b"\r\n")


def test_outside_of_a_repository_the_folder_is_called_by_its_name(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(library)
    for words in (["diff"], ["git", "setup"], ["git", "log", "moss2019tea"]):
        result = CliRunner().invoke(main, words)
        assert result.exit_code == 2, words
        assert result.stderr.startswith(f"litman: {library} lies in no repository"), words
