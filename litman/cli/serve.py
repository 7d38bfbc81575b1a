"""`litman serve`: the workbench in a browser."""

from __future__ import annotations

import os

import click

from litman.cli.shared.context import locate_put_right
from litman.cli.shared.output import bold, dim, say


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help="Listen on this port; 0: any that is free. Else 8765, or the next one that is free.",
)
@click.option("--no-browser", is_flag=True, help="Only say the address.")
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="Let it be asked by this name, too; where it is this machine's, listen there. Repeatable.",
)
@click.option("--read-only", is_flag=True, help="Show and change nothing; the address needs no token.")
@click.pass_context
def serve(
    ctx: click.Context, port: int | None, no_browser: bool, hosts: tuple[str, ...], read_only: bool
) -> None:
    """Serve the workbench: go through posts, see their evidence, decide, in a browser.

    The page is for this machine alone, and for who has its address: it ends in a token that is new each time. All that
    is done there is a change of the library's own files that `litman undo` takes back, and what other programs save
    shows there by itself. Ctrl-C ends it.

    It needs litman's extra `web`.
    """
    from importlib.util import find_spec

    from litman.errors import NoExtraError

    for package in ("starlette", "uvicorn", "jinja2", "watchfiles", "python_multipart"):
        if find_spec(package) is None:
            raise NoExtraError("litman serve", "web", package)
    from litman.web.desk import Desk
    from litman.web.server import Served
    from litman.web.server import serve as serve_desk

    root, _ = locate_put_right(ctx)
    desk = Desk(root, os.environ, is_read_only=read_only)
    serve_desk(desk, Served(port, hosts, not no_browser), say=_say_address)


def _say_address(address: str, is_shown: bool) -> None:
    say(bold(address))
    say(
        dim("The browser shows it." if is_shown else "Open this address in a browser."),
        dim(" Ctrl-C ends it."),
    )
