"""The roots of the tree: what every exception of litman is."""

from __future__ import annotations

from typing import Any


class LitmanError(Exception):
    """What stops a command; its text says what is wrong, where, and what to do next."""

    exit_code = 2

    def __reduce__(self) -> tuple[Any, ...]:
        # Each class builds its sentence from its own arguments; between processes the sentence itself travels.
        return _restored, (type(self), str(self), self.__dict__)


class Stopped(BaseException):
    """A signal asks us to end; files that are being written are cleaned up on the way out."""

    def __init__(self, number: int) -> None:
        self.exit_code = 128 + number


def _restored(kind: type[LitmanError], message: str, state: dict[str, Any]) -> LitmanError:
    error = kind.__new__(kind, message)
    error.__dict__.update(state)
    return error


class IncompleteError(LitmanError):
    """An outside service did not answer, so the result is incomplete."""

    exit_code = 3
