"""A command: how many works and claims there are."""

from __future__ import annotations

from tests.recipes.worked import Worked, after, with_change

ACTION = '''\
"""Count the works of a library."""

from __future__ import annotations

from litman.library.library import Library


def tally_works(library: Library) -> int:
    """Return how many entries the bibliography has."""
    return sum(1 for _ in library.document.entries())
'''
COMMAND = '''\
"""`litman tally`."""

from __future__ import annotations

import click

from litman.cli.shared.context import open_library
from litman.cli.shared.output import plural, say


@click.command()
@click.pass_context
def tally(ctx: click.Context) -> None:
    """Say how many works the library has.

    An entry that is there twice counts twice.
    """
    from litman.actions.works.tally import tally_works

    say(plural(tally_works(open_library(ctx)), "work"))
'''
TESTS = """\
from __future__ import annotations

from tests.cli.conftest import Run


def test_works_are_counted(run: Run) -> None:
    result = run("tally")
    assert (result.exit_code, result.output) == (0, "3 works\\n")
"""

WORKED = Worked(
    names={"ROOM": "works", "NAME": "tally"},
    new={
        "litman/actions/works/tally.py": ACTION,
        "litman/cli/works/tally.py": COMMAND,
        "tests/cli/works/test_tally.py": TESTS,
    },
    changed={
        "litman/cli/main.py": after(
            '    "list": CommandEntry("litman.cli.works.works", "list_command", "List the works of the library."),\n',
            '    "tally": CommandEntry("litman.cli.works.tally", "tally", "Say how many works there are."),\n',
        ),
        "tests/faults/samples.py": after('    "list": ("list",),\n', '    "tally": ("tally",),\n'),
        "litman/help/changes.md": with_change("`litman tally`: how many works there are."),
    },
)
