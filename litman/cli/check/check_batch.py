"""`litman check --pool DIR`: many posts without a library, beside the works of a pool on disk."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from litman.checks.table import matches
from litman.cli.check.printing import say_counts
from litman.cli.shared.batch_lines import SetAside, refuse_given, require_posts, write_of_posts
from litman.cli.shared.output import dim, done, plural, say
from litman.shell import command, option

if TYPE_CHECKING:
    from litman.actions.scan.scan_batch import Opened
    from litman.batch.remote import PoolPlace

# Options that ask for a library, or for another way of saying what was found, by their names in `check`.
_OF_A_LIBRARY = {
    "baseline": "--baseline",
    "write_baseline": "--write-baseline",
    "fix": "--fix",
    "yes": "--yes",
    "changed": "--changed",
    "staged": "--staged",
    "since": "--since",
    "statistics": "--statistics, which is what the last lines say",
    "verbose": "--verbose",
    "watch": "--watch",
}


def check_against_pool(
    ctx: click.Context,
    named: Sequence[str],
    folder: PoolPlace,
    engine: str,
    *,
    output: Path | None,
    select: Sequence[str],
    ignore: Sequence[str],
    form: str,
    strict: bool,
) -> int:
    """Check posts and print, or write, a line of JSON for each with findings; return the exit code.

    Raises:
        UsageError: an option asks for a library.
        LitmanError: as `write_of_posts`.
    """
    refuse_given(ctx, _OF_A_LIBRARY)
    if form != "json" and ctx.get_parameter_source("form") is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError(f"--pool DIR prints lines of JSON; leave out --format {form}")
    require_posts(named, output)

    def opened() -> Opened:
        from litman.actions.check.check_part import open_checker

        return open_checker

    counted = _Counted(tuple(select), tuple(ignore))
    again = command("check", options=option("--engine", engine.partition(";")[0]))
    seconds = write_of_posts(
        again, named, folder, engine, output=output, opened=opened, shown=counted.counting
    )
    counted.say(output, seconds)
    return counted.exit_code(strict=strict)


@dataclass(slots=True)
class _Counted:
    """What was found in the posts so far."""

    select: tuple[str, ...]  # codes; without any, all
    ignore: tuple[str, ...]
    posts: int = 0
    claims: int = 0
    with_findings: int = 0
    set_aside: SetAside = field(default_factory=SetAside)
    codes: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)

    def exit_code(self, *, strict: bool) -> int:
        """Return what the command leaves with, as a check in a library does."""
        if self.set_aside.count:
            return 2
        return int(any(strict or severity != "info" for severity in self.severities))

    def counting(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield the lines of posts in which something was found, counted; a post that was set aside is said."""
        for line in lines:
            said = json.loads(line)
            self.posts += 1
            if "set_aside" in said:
                self.set_aside.add(said["set_aside"])
                yield line
                continue
            self.claims += said["claims"]
            found = [finding for finding in said["findings"] if self._is_wanted(finding)]
            self.codes.update(finding["code"] for finding in found)
            self.severities.update(finding["severity"] for finding in found)
            if found:
                self.with_findings += 1
                yield json.dumps(said | {"findings": found})

    def _is_wanted(self, finding: dict[str, Any]) -> bool:
        code = finding["code"]
        return (not self.select or matches(code, self.select)) and not matches(code, self.ignore)

    def say(self, output: Path | None, seconds: float) -> None:
        """Print the counts, on standard error where the lines are on standard output."""
        to_error = output is None
        self.set_aside.say_rest()
        if output is not None:
            say(done("written"), f"{output}: {plural(self.with_findings, 'post')} with findings")
        say_counts(self.codes, err=to_error)
        names = {"error": "error", "warning": "warning", "info": "remark"}
        found = ", ".join(plural(self.severities[name], said) for name, said in names.items())
        parts = (
            f"{plural(self.posts, 'post')} with {plural(self.claims, 'claim')}",
            f"{found} in {plural(self.with_findings, 'post')}",
            f"{self.set_aside.count:,} set aside",
            f"{seconds:,.1f} s",
        )
        say(dim("; ".join(parts)), err=to_error)
