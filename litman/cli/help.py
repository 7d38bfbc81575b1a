"""`litman help`: pages about what several commands share."""

from __future__ import annotations

from importlib import resources

import click

from litman.cli.shared.output import bold, pad, say

TOPICS = {
    "words": "what litman's words mean: verified, suggested, moved, supports…",
    "settings": "what litman.toml can say, with types, defaults and examples",
    "files": "the files of a library, and how a claims file is written",
    "json": "what `--json` prints",
    "ci": "how `litman check` runs before a commit and in CI, with an example workflow",
    "changes": "what is new in which version",
    "man": "the manual page, in roff: `litman help man | man -l -`",
}
MADE = {"settings", "man"}  # pages that are no files: they are made from tables


@click.command("help")
@click.argument("topic", required=False, type=click.Choice(list(TOPICS)), metavar="[TOPIC]")
@click.pass_context
def help_command(ctx: click.Context, topic: str | None) -> None:
    """Print a page about a topic; without one, the list of topics.

    `litman COMMAND --help` describes a command, `litman rule CODE` a finding of `litman check`.
    """
    if topic is None:
        for name, about in TOPICS.items():
            say(bold(pad(name, 9)), about)
        return
    for line in _page(topic, ctx.find_root().command).rstrip("\n").split("\n"):
        say(line)


def _page(topic: str, program: click.Command) -> str:
    if topic == "man":
        from litman.cli.manual import manual_page

        assert isinstance(program, click.Group), program
        return manual_page(program)
    if topic == "settings":
        from litman.actions.settings_page import settings_page

        return settings_page()
    return resources.files("litman").joinpath("help", f"{topic}.md").read_text(encoding="utf-8")
