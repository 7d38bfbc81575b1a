"""`litman scan --pool DIR`: many posts without a library, their references against a pool on disk."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from litman.cli.shared.batch_lines import SetAside, write_of_posts
from litman.cli.shared.output import dim, done, plural, say
from litman.shell import command, option

if TYPE_CHECKING:
    from litman.actions.scan.scan_batch import Opened
    from litman.batch.remote import PoolPlace


def scan_against_pool(named: Sequence[str], folder: PoolPlace, engine: str, *, output: Path | None) -> int:
    """Scan posts and print, or write, a line of JSON for each; return the exit code.

    Raises:
        LitmanError: as `write_of_posts`.
    """

    def opened() -> Opened:
        from litman.actions.scan.scan_part import open_scanner

        return open_scanner

    counted = _Counted()
    again = command("scan", options=option("--engine", engine.partition(";")[0]))
    seconds = write_of_posts(
        again, named, folder, engine, output=output, opened=opened, shown=counted.counting
    )
    counted.say(output, seconds)
    return counted.exit_code


@dataclass(slots=True)
class _Counted:
    """What was found in the posts so far."""

    posts: int = 0
    markers: int = 0
    dangling: int = 0  # markers with a label for which the post prints no reference
    set_aside: SetAside = field(default_factory=SetAside)
    has_errors: bool = False
    outcomes: Counter[str] = field(default_factory=Counter)  # of references

    @property
    def exit_code(self) -> int:
        """What the command leaves with."""
        return 1 if self.set_aside.count or self.has_errors else 0

    def counting(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield the lines, counted; a post that was set aside is said."""
        for line in lines:
            said = json.loads(line)
            self.posts += 1
            if "set_aside" in said:
                self.set_aside.add(said["set_aside"])
            else:
                self.markers += len(said["markers"])
                self.dangling += sum(bool(marker["dangling"]) for marker in said["markers"])
                self.outcomes.update(one["match"]["outcome"] for one in said["references"])
                self.has_errors |= any(one["severity"] == "error" for one in said["findings"])
            yield line

    def say(self, output: Path | None, seconds: float) -> None:
        """Print the counts, on standard error where the lines are on standard output."""
        to_error = output is None
        self.set_aside.say_rest()
        if output is not None:
            say(done("written"), f"{output}: {plural(self.posts, 'post')}")
        found = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(self.outcomes.items()))
        references = plural(self.outcomes.total(), "reference") + (f" ({found})" if found else "")
        markers = f"{plural(self.markers, 'marker')}, {self.dangling:,} of them dangling"
        parts = (
            plural(self.posts, "post"),
            markers,
            references,
            f"{self.set_aside.count:,} set aside",
            f"{seconds:,.1f} s",
        )
        say(dim("; ".join(parts)), err=to_error)
