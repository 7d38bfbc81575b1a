"""`litman rule`: what a rule finds, why it matters, and what to do."""

from __future__ import annotations

import click

from litman.cli.shared.output import bold, dim, say
from litman.cli.shared.widths import pad


@click.command()
@click.argument("codes", metavar="[CODE]…", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Print the page of every rule.")
def rule(codes: tuple[str, ...], every: bool) -> None:
    """Print the page of a rule of `litman check`: what it finds, why it matters, an example, what to do.

    Without a code, list them all. `CLM1xx` or `CLM` stands for a family.

    \b
    Exit codes: 0 printed; 2 no rule has the code.
    """
    from litman.checks.table import RULES, matches, rules_by_code, unknown_patterns
    from litman.errors import UnknownCodeError

    unknown = unknown_patterns(codes)
    if unknown:
        raise UnknownCodeError(unknown)
    if not codes and not every:
        for code, item in rules_by_code().items():
            say(bold(pad(code, 8)), item.codes[code])
        return
    pages = [item for item in RULES if every or any(matches(code, codes) for code in item.codes)]
    for number, item in enumerate(pages):
        if number:
            say("")
        for code, finds in item.codes.items():
            if every or matches(code, codes):
                say(bold(pad(code, 8)), finds, dim(f"  ({item.severity})" if item.severity else ""))
        say("")
        for line in item.page.split("\n"):
            say(line)
