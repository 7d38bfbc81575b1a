"""A file that an option names: opened as all files are that litman reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from litman.regular_files import regular_descriptor


class GivenFile(click.File):
    """A file to be read, open, in bytes; `-` is standard input. A pipe or a device that stands there is refused."""

    def __init__(self) -> None:
        super().__init__("rb")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the open file.

        Raises:
            BadParameter: it cannot be read.
        """
        if value == "-" or hasattr(value, "read"):
            return super().convert(value, param, ctx)
        try:
            file = open(value, "rb", opener=lambda path, flags: regular_descriptor(Path(path)))  # noqa: SIM115
        except OSError as exc:
            self.fail(f"cannot read {value}: {exc.strerror}", param, ctx)
        if ctx is not None:
            ctx.call_on_close(file.close)
        return file
