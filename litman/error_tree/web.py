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


class NoExtraError(LitmanError):
    """A command works with packages that are not installed."""

    def __init__(self, command_name: str, extra: str, package: str) -> None:
        super().__init__(
            f"`{command_name}` works with the package {package}, which is not installed: install litman with its "
            f"extra `{extra}`, from its folder: `pip install '.[{extra}]'`"
        )
