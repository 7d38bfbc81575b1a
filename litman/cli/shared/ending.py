"""How litman ends: on a signal, on a closed terminal, on output that nobody takes, on a bug."""

from __future__ import annotations

import atexit
import contextlib
import errno
import os
import signal
import sys
from io import TextIOWrapper
from types import FrameType
from typing import TextIO

import click

from litman.errors import Stopped

_STOPPED = "litman: stopped; what was saved until then is kept"
# What Python does of itself with a letter that is lacking.
_UNASKED = ("strict", "surrogateescape", "backslashreplace")
_stopped_with: list[int] = []  # the code of the signal that ended us
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EPIPE}


def open_streams() -> None:
    """Make the standard streams take what litman writes, and put something in the place of those that are closed."""
    _open_closed()
    for stream in (sys.stdout, sys.stderr):
        _make_legible(stream)


def _make_legible(stream: TextIO) -> None:
    """Let the stream write what its encoding lacks as well as it can; who asked for another way gets that."""
    encoding, errors = getattr(stream, "encoding", None) or "", getattr(stream, "errors", "")
    is_unicode = encoding.lower().replace("_", "-").startswith("utf")
    if is_unicode or errors not in _UNASKED or not isinstance(stream, TextIOWrapper):
        return
    from litman.text.legible import BARE_ASCII, LEGIBLE, is_ascii, register_legible

    register_legible()
    stream.reconfigure(encoding=BARE_ASCII if is_ascii(encoding) else encoding, errors=LEGIBLE)


def _open_closed() -> None:
    # So that no file becomes one of the standard streams.
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(descriptor, True)
    os.close(descriptor)
    sys.stdin = sys.stdin or open(0)  # noqa: SIM115
    sys.stdout = sys.stdout or open(1, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w")  # noqa: SIM115


def stop_on_signals() -> None:
    """Let SIGTERM and SIGHUP end litman as Ctrl-C does; who ignores them (`nohup`) still does."""
    sys.unraisablehook = _end_by_ignored
    atexit.register(_end_as_stopped)  # what is registered first runs last
    if callable(signal.getsignal(signal.SIGINT)):
        signal.signal(signal.SIGINT, signal.default_int_handler)  # until now there was nothing to clean up
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def _end_by_ignored(ignored: sys.UnraisableHookArgs) -> None:
    """End where an interruption fell into what Python calls by itself (when a module is loaded, say), and is lost."""
    if isinstance(ignored.exc_value, KeyboardInterrupt | Stopped):
        _complain(_STOPPED)
        os._exit(getattr(ignored.exc_value, "exit_code", 130))
    sys.__unraisablehook__(ignored)


def _end_as_stopped() -> None:
    # Python makes data classes from texts. Where an interruption fell into one, Python sends itself SIGINT at its end.
    if _stopped_with:
        os._exit(_stopped_with[0])


def _stop(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)  # once more ends us at once
    raise Stopped(number)


def leave_stopped(exit_code: int) -> None:
    """Leave after a signal."""
    end_at_once_on_signals()
    _complain(_STOPPED)
    _stopped_with.append(exit_code)
    _leave(exit_code)


def leave_quietly(code: int = 0) -> None:
    """Leave when the reader of our output has gone (`| head`): with what the command came to, where that is known."""
    _leave(code)


def code_of_interruption(error: Exception) -> int | None:
    """Return the exit code where this is an interruption that Python wrapped, as it does while it makes a class."""
    cause = error.__cause__ if isinstance(error, RuntimeError) else None
    return getattr(cause, "exit_code", 130) if isinstance(cause, KeyboardInterrupt | Stopped) else None


def is_output_error(error: Exception) -> bool:
    """Whether this is standard output that cannot be written, and not a file."""
    return isinstance(error, OSError) and error.filename is None and error.errno in _NO_ROOM


def leave_unheard(error: Exception) -> None:
    """Leave when standard output cannot be written."""
    reason = error.strerror if isinstance(error, OSError) else error
    _complain(f"litman: cannot write the output: {reason}; what was saved until then is kept")
    _leave(2)


def is_name_error(error: Exception) -> bool:
    """Whether something could not be done since a name that was given, or of a file, is not in UTF-8."""
    return isinstance(error, UnicodeEncodeError) and error.reason == "surrogates not allowed"


def leave_unnamed(error: Exception) -> None:
    """Leave where a name that is not in UTF-8 would have to stand in a text."""
    from litman.text.terminal import terminal_safe

    name = terminal_safe(str(getattr(error, "object", "")).strip())[:_MOST_OF_A_NAME]
    _complain(f"litman: '{name}' is not in UTF-8, and litman's files are; rename the file")
    _leave(2)


def is_path_error(error: Exception) -> bool:
    """Whether the system refuses a file or folder: a name that is too long, links in a circle, a right that lacks."""
    # Before Python 3.13 a path that is resolved has an error of its own for links in a circle.
    return isinstance(error, OSError | RuntimeError) and _refused_path(error) is not None


def leave_refused(error: Exception) -> None:
    """Leave where the system refuses a file or folder in a way that nobody on the way up asked about."""
    from litman.text.terminal import shorten, terminal_safe

    path, reason = _refused_path(error) or ("", "")
    _complain(f"litman: cannot use {shorten(terminal_safe(path), _MOST_OF_A_NAME)}: {reason}")
    _leave(2)


def _refused_path(error: Exception) -> tuple[str, str] | None:
    if isinstance(error, OSError):
        is_path = isinstance(error.filename, str | bytes)
        return (os.fsdecode(error.filename), error.strerror or str(error)) if is_path else None
    said, _, path = str(error).partition(" from ")
    return (path.strip("'"), "links that lead in a circle") if said == "Symlink loop" else None


def leave_with_bug(error: Exception) -> None:
    """Leave after an exception that nobody expected."""
    from litman.text.terminal import terminal_safe

    what = terminal_safe(f"{type(error).__name__}: {error}")
    _complain(
        f"litman: this is a bug in litman, not your fault ({what}); no file was left half written. "
        "`LITMAN_DEBUG=1` before the command shows where it is; please report that."
    )
    _leave(2)


_MOST_OF_A_NAME = 200


def _complain(message: str) -> None:
    with contextlib.suppress(OSError, ValueError):  # a closed terminal hears nothing
        click.echo(message, err=True)


def end_at_once_on_signals() -> None:
    """Let a further signal end us without a word: what there was to clean up is done."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and callable(signal.getsignal(number)):
            signal.signal(number, lambda number, frame: os._exit(128 + number))


def _leave(exit_code: int) -> None:
    end_at_once_on_signals()
    # What Python would still flush at its end has nowhere to go.
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(exit_code)
