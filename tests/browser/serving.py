"""`litman serve` in a process of its own, for who needs its address."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def start_workbench(
    root: Path,
    environment: Mapping[str, str] | None = None,
    options: Sequence[str] = (),
    *,
    port: int = 0,
    module: str = "litman",
    around: Sequence[str] = (),
) -> tuple[subprocess.Popen[str], str]:
    """Serve a library; return the process, which the caller ends, and the address that it says.

    Args:
        root: The library.
        environment: Variables beside our own.
        options: Of the command.
        port: Where it listens; 0: anywhere.
        module: What is run: litman, or what runs it otherwise.
        around: A command that runs it.
    """
    words = ["-m", module, "--library", str(root), "serve", "--no-browser", "--port", str(port), *options]
    process = subprocess.Popen(
        [*around, sys.executable, *words],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    said = ""
    while select.select([process.stdout], [], [], 60)[0] and (line := process.stdout.readline()):
        said += line
        if found := re.search(r"http://\S+", line):
            return process, found[0]
    process.terminate()
    raise AssertionError(f"it says no address: {said}")
