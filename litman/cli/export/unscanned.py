"""What a post says since it was scanned, and what is made of it does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from litman.cli.shared.output import say, warn
from litman.shell import command

if TYPE_CHECKING:
    from litman.actions.post_view.model import PostView


def say_unscanned(view: PostView) -> None:
    """Tell the person of sentences that a scan would take for claims."""
    if view.new_claims and view.path is not None:
        count = f"{view.new_claims:,} sentences are" if view.new_claims > 1 else "a sentence is"
        say(warn(f"{count} not among the claims yet: `{command('scan', view.path)}` adds them"), err=True)
