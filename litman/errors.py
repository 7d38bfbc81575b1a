"""Every exception that litman raises on purpose, as one tree; each class builds its own sentence."""

from __future__ import annotations

from pathlib import Path


class LitmanError(Exception):
    """What stops a command; its text says what is wrong, where, and what to do next."""

    exit_code = 2


class IncompleteError(LitmanError):
    """An outside service did not answer, so the result is incomplete."""

    exit_code = 3


# Files


class FileReadError(LitmanError):
    """A file cannot be read."""

    def __init__(self, path: Path, cause: OSError) -> None:
        super().__init__(f"cannot read {path}: {_reason(cause)}")


class FileWriteError(LitmanError):
    """A file cannot be written; it is as it was."""

    def __init__(self, path: Path, cause: OSError) -> None:
        super().__init__(f"cannot write {path}: {_reason(cause)}; the file is as it was")


class FileChangedError(LitmanError):
    """The file is no longer the one that was read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was changed by another program; run the command again")


class LockedError(LitmanError):
    """Another litman holds the library's lock."""

    def __init__(self, path: Path, waited_s: float) -> None:
        super().__init__(
            f"another litman is writing to this library (lock {path}, waited {waited_s:.0f} s); "
            "run the command again when it has finished"
        )


# Settings


class SettingsError(LitmanError):
    """`litman.toml` or an environment variable holds what litman cannot use."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")


# Identifiers


class MalformedDoiError(LitmanError):
    """A text was given as a DOI and is none."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is not a DOI; a DOI looks like 10.1176/appi.ajp.2019.19010044")
        self.text = text


def _reason(cause: OSError) -> str:
    return cause.strerror or str(cause) or type(cause).__name__
