"""`litman help`: pages about what several commands share."""

from __future__ import annotations

from importlib import resources

import click

from litman.cli.shared.output import bold, pad, say

TOPICS = {
    "words": "what litman's words mean: verified, suggested, moved, supports…",
    "files": "the files of a library, and how a claims file is written",
    "json": "what `--json` prints",
    "ci": "how `litman check` runs before a commit and in CI, with an example workflow",
    "changes": "what is new in which version",
}


@click.command("help")
@click.argument("topic", required=False, type=click.Choice(list(TOPICS)), metavar="[TOPIC]")
def help_command(topic: str | None) -> None:
    """Print a page about a topic; without one, the list of topics.

    `litman COMMAND --help` describes a command, `litman rule CODE` a finding of `litman check`.
    """
    if topic is None:
        for name, about in TOPICS.items():
            say(bold(pad(name, 9)), about)
        return
    page = resources.files("litman").joinpath("help", f"{topic}.md").read_text(encoding="utf-8")
    for line in page.rstrip("\n").split("\n"):
        say(line)
