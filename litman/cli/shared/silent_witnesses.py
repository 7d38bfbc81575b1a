"""How it is said that a service beside the registries did not answer, or was not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from litman.cli.shared.output import label, say, warn

if TYPE_CHECKING:
    from litman.sources.witnesses import Witnesses


def say_silent_witnesses(witnesses: Witnesses) -> None:
    """Print one line a service: what is not known for want of its answer."""
    for reason in witnesses.left_out.values():
        say(warn(label("left out")), reason, err=True)
    for reason in witnesses.silent.values():
        say(warn(label("no answer")), reason, err=True)
        say(warn(label("")), "what the registries say is not touched by that", err=True)
