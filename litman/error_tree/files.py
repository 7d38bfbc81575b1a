"""Files, what was changed in them, and git: what cannot be read, written or taken back."""

from __future__ import annotations

from pathlib import Path

from litman.error_tree.roots import LitmanError

# Files


class FileReadError(LitmanError):
    """A file cannot be read; without a cause, it is not there."""

    def __init__(self, path: Path, cause: OSError | None = None) -> None:
        if cause is None or isinstance(cause, FileNotFoundError):
            said = "there is no such file"
        elif isinstance(cause, IsADirectoryError):
            said = "it is a folder; name the files in it"
        else:
            said = reason_of(cause)
        super().__init__(f"cannot read {path}: {said}")


class FileWriteError(LitmanError):
    """A file cannot be written; it is as it was."""

    def __init__(self, path: Path, cause: OSError) -> None:
        super().__init__(f"cannot write {path}: {reason_of(cause)}; the file is as it was")


class LeadsOutError(LitmanError):
    """A file of the library is a link out of it, or lies in a folder that is one; it is not written."""

    def __init__(self, path: Path, target: Path) -> None:
        super().__init__(
            f"{path} leads out of the library to {target}, which is not written: no `litman undo` could take it back; "
            "put the file or folder itself there"
        )


class FileChangedError(LitmanError):
    """The file is no longer the one that was read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was changed by another program; run the command again")


class LockedError(LitmanError):
    """Another litman holds the library's lock."""

    def __init__(self, path: Path, waited_s: float, holder: str = "") -> None:
        who = f": {holder}" if holder else ""
        super().__init__(
            f"another litman is writing to this library{who} (lock {path}, waited {waited_s:.0f} s); "
            "run the command again when it has finished"
        )


class ReadOnlyLibraryError(LitmanError):
    """Nothing can be written in the library's folder."""

    def __init__(self, root: Path, cause: OSError) -> None:
        super().__init__(
            f"the library {called(root)} can be read but not written: {reason_of(cause)}; nothing was changed"
        )


class UnfinishedChangeError(LitmanError):
    """Some files of a change are in place and the others are not yet."""

    def __init__(self, path: Path, cause: LitmanError) -> None:
        super().__init__(
            f"{cause}; the change is half-way: any next litman command finishes it, {path.name} too"
        )


class DamagedLogError(LitmanError):
    """A file of litman's own that says what a change did cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is damaged, or another version of litman wrote it; deleting it loses only undo"
        )


# Undo


class NothingToUndoError(LitmanError):
    """There is no change that could be taken back, or done again."""

    def __init__(self, *, is_redo: bool) -> None:
        super().__init__(
            "nothing to do again: no change was taken back since the last one"
            if is_redo
            else "nothing to undo: no change by litman is remembered here"
        )


class UndoRefusedError(LitmanError):
    """A change cannot be taken back; nothing was changed."""

    def __init__(self, path: Path, deed: str, problem: str) -> None:
        super().__init__(f"cannot {deed}: {path} {problem}; nothing was changed")


# git


class NoRepositoryError(LitmanError):
    """The library lies in no working tree of git, or git is not there."""

    def __init__(self, root: Path) -> None:
        super().__init__(
            f"{called(root)} lies in no repository of git that is checked out; `git init` makes one, "
            "and git must be on PATH"
        )


class GitError(LitmanError):
    """git refused what it was asked for."""

    def __init__(self, words: str, said: str) -> None:
        lines = said.strip().splitlines()
        super().__init__(f"`git {words}` failed: {lines[0] if lines else 'no reason given'}")


def reason_of(cause: OSError) -> str:
    """Return why the system refused something, in its words."""
    return cause.strerror or str(cause) or type(cause).__name__


def called(folder: Path) -> Path:
    """Return a folder as it is called: `.` is no name."""
    return folder if folder.name.strip(".") else folder.resolve()
