"""What keeps the workbench from being served."""

from __future__ import annotations

from litman.error_tree.roots import LitmanError


class PortTakenError(LitmanError):
    """A port of this machine cannot be listened on."""

    def __init__(self, port: int, cause: OSError) -> None:
        other = port + 1 if port < 65535 else 0
        super().__init__(
            f"cannot listen on port {port}: {cause.strerror or cause}; is another `litman serve` running? "
            f"`--port {other}` takes another one"
        )


class BrokenMessageError(LitmanError):
    """What an editor sends is no message of the Language Server Protocol."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"the editor sends what is no message: {problem}; let it start `litman lsp` again")


class NoExtraError(LitmanError):
    """A command works with packages that are not installed."""

    def __init__(self, command_name: str, extra: str, package: str) -> None:
        super().__init__(
            f"`{command_name}` works with the package {package}, which is not installed: install litman with its "
            f"extra `{extra}`, from its folder: `pip install '.[{extra}]'`"
        )


class NothingQuotedError(LitmanError):
    """Somebody confirms a claim without the work's own words for it."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"choose the words of {key} that bear the claim out: select them in its text, or take a passage (1–3)"
        )


class WrongFormError(LitmanError):
    """A form holds what none of our pages sends."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(f"{value!r} cannot be {field}; load the page again")


class TooMuchSentError(LitmanError):
    """What was sent to a page is longer than it takes."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"it is larger than {most >> 20} MB, which is the most that is taken here; nothing was changed. "
            "In a terminal, `litman add` and `litman attach` take larger files"
        )


class NotAddedError(LitmanError):
    """What was given names no work that could be added."""

    def __init__(self, given: str, why: str) -> None:
        super().__init__(f"{given or 'nothing'} was not added: {why}")
