"""`litman lsp`: the language server."""

from __future__ import annotations

import os
from importlib.metadata import version
from typing import BinaryIO

import click


@click.command()
@click.option("--stdio", is_flag=True, help="Talk over standard input and output: what it does anyway.")
@click.option(
    "--tcp",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help="Listen on this port of the loopback; 0: any.",
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
    server = make_server(version("litman"))
    if tcp is None:
        server.start_io(*_streams())
    else:
        server.start_tcp("127.0.0.1", tcp)


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Return the streams to talk over; whatever else prints from here on goes to standard error."""
    heard, said = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return heard, said
