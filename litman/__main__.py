"""`litman`, and `python -m litman`: from here on Ctrl-C ends it quietly, while its modules load too."""

from __future__ import annotations

import os

try:
    import signal
    from types import FrameType
except KeyboardInterrupt:  # nothing has begun
    os._exit(130)


def run() -> None:
    """Run the command and leave with its exit code; `litman/cli/main.py` says how it ends."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # who ignores it (`nohup`) still does
        signal.signal(signal.SIGINT, _leave)
    from litman.cli.main import run as run_command

    run_command()


def _leave(number: int, frame: FrameType | None) -> None:
    os._exit(128 + number)  # nothing has begun


if __name__ == "__main__":
    run()
