"""`litman lsp`: the language server."""

from __future__ import annotations

import logging
import os
import socket
from contextlib import suppress
from importlib.metadata import version
from typing import BinaryIO, cast

import click

from litman.cli.shared.output import say
from litman.text.terminal import shorten

# What every message begins with. Source: Language Server Protocol 3.17, "Base Protocol".
_BEGINS = b"Content-"
_FIRST_WORD_S = 10.0
_LONGEST_LINE = 300


@click.command()
@click.option("--stdio", is_flag=True, help="Talk over standard input and output: what it does anyway.")
@click.option(
    "--tcp",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help="Listen on this port of the loopback for one editor; 0: any. The address is printed.",
)
def lsp(stdio: bool, tcp: int | None) -> None:
    """Serve editors: what is wrong while you type, citation keys, works, claims (Language Server Protocol).

    An editor starts it by itself; it is told to run `litman lsp` for posts, .bib files and claims files. It reads the
    library that an open file belongs to, by `--library`, LITMAN_LIBRARY, or the folders from the file upwards.
    """
    if stdio and tcp is not None:
        raise click.UsageError("--stdio and --tcp are two ways to talk: choose one")
    try:
        from litman.lsp.server import make_server
    except ModuleNotFoundError as exc:
        from litman.errors import NoExtraError

        raise NoExtraError("litman lsp", "lsp", exc.name or "pygls") from exc
    from litman.lsp.heard import Heard

    for package in ("pygls", "asyncio"):
        logging.getLogger(package).addHandler(_OneLine())
    server = make_server(version("litman"))
    stream, said = _streams() if tcp is None else _connection(tcp)
    heard = Heard(stream)
    server.start_io(cast(BinaryIO, heard), said)
    if heard.error is not None:
        raise heard.error


class _OneLine(logging.Handler):
    """Says what is wrong with a message in a line; of itself, the package would print where it noticed."""

    def emit(self, record: logging.LogRecord) -> None:
        from asyncio import CancelledError

        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, CancelledError):  # the editor went while something was under way for it
            return
        said = (
            record.getMessage()
            if error is None
            else f"{record.getMessage()}: {type(error).__name__}: {error}"
        )
        say(f"litman: {shorten(said, _LONGEST_LINE)}", err=True)


def _connection(port: int) -> tuple[BinaryIO, BinaryIO]:
    """Return the streams of the first editor that connects.

    A page in a browser can reach any port of the machine, with words of its choice behind a head of HTTP: who begins
    otherwise than an editor is not heard.
    """
    with socket.create_server(("127.0.0.1", port)) as listening:
        say("{}:{}".format(*listening.getsockname()), err=True)
        while True:
            connection, _ = listening.accept()
            connection.settimeout(_FIRST_WORD_S)
            heard = connection.makefile("rb")
            with suppress(OSError):
                if heard.peek(len(_BEGINS)).startswith(_BEGINS):
                    connection.settimeout(None)
                    return heard, connection.makefile("wb")
            heard.close()
            connection.close()


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Return the streams to talk over; whatever else prints from here on goes to standard error."""
    heard, said = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return heard, said
