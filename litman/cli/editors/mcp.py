"""`litman mcp`: the server for assistants."""

from __future__ import annotations

from importlib.metadata import version

import click

from litman.cli.shared.context import locate_put_right
from litman.cli.shared.output import say


@click.command()
@click.option("--write", is_flag=True, help="Offer the tools that change the library, too.")
@click.option(
    "--http",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help="Serve HTTP on this port of the loopback instead; 0: any. The address is printed.",
)
@click.pass_context
def mcp(ctx: click.Context, write: bool, http: int | None) -> None:
    """Serve assistants: works, claims, findings, evidence, with what was not looked at (Model Context Protocol).

    An assistant starts it by itself; it is told to run `litman --library FOLDER mcp`. Answers are bounded and are those
    of the command line. Without --write nothing can be changed; with it works can be added, claims tied to works,
    commented on, and verdicts proposed, each a change that `litman undo` takes back. No assistant can give a verdict.
    """
    try:
        from litman.assistants.server import make_server
    except ModuleNotFoundError as exc:
        from litman.errors import NoExtraError

        raise NoExtraError("litman mcp", "mcp", exc.name or "mcp") from exc
    root, _ = locate_put_right(ctx)
    server = make_server(root, version=version("litman"), write=write)
    if http is None:
        server.run("stdio")
    else:
        from litman.assistants.http import serve_http

        serve_http(server, port=http, write=write, say=lambda address: say(address, err=True))
