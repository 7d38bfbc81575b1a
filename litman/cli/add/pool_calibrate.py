"""`litman pool calibrate`: from which score a candidate of a pool is accepted, as measured on it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litman.cli.shared.output import dim, done, plural, say, say_json, warn
from litman.cli.shared.pool_options import LOCAL_FOLDER, engine_name

if TYPE_CHECKING:
    from litman.batch.manifest import Calibration


@click.command("calibrate")
@click.argument("folder", metavar="DIR", type=LOCAL_FOLDER)
@click.option(
    "--engine", default="duckdb", metavar="NAME", callback=engine_name, help="What works through the pool."
)
@click.option(
    "--strings",
    type=click.IntRange(100, 1_000_000),
    default=4_000,
    show_default=True,
    metavar="N",
    help="How many works are printed as references.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def pool_calibrate(folder: Path, engine: str, strings: int, as_json: bool) -> None:
    """Measure from which score on a pool's works may be accepted, and keep it in the pool for `litman match --pool`.

    The more works, the more look alike by chance. Works of the pool are printed as references, with errors of the
    press, and matched: as they are, and with the work held out, so that any answer is wrong. The bounds kept are
    those that find most while at most 0.5 % of the references without a work get one. Give it again when the pool
    has grown.

    \b
    Exit codes: 0 it was measured; 1 no bounds are good enough on this pool: the strictest are kept.
    """
    from litman.batch.extra import require_batch

    require_batch("litman pool calibrate")
    from litman.actions.match.calibrate_pool import calibrate_pool
    from litman.batch.manifest import read_manifest

    measured = calibrate_pool(folder, read_manifest(folder), engine=engine, strings=strings).calibration
    assert measured is not None
    if as_json:
        say_json({**asdict(measured), "is_enough": measured.is_enough})
    else:
        say(done("measured"), f"{folder}: {plural(measured.strings, 'reference')} made of its works")
        say_calibration(measured)
    if not measured.is_enough:
        say(warn("no bounds keep what is wrongly accepted below 0.5 %: look at what is accepted"), err=True)
    click.get_current_context().exit(0 if measured.is_enough else 1)


def say_calibration(measured: Calibration) -> None:
    """Print the bounds of a pool, and what was measured at them."""
    say(
        f"accepted from a score of {measured.accept_at} and {measured.margin} ahead of the next work: recall "
        f"{measured.recall:.2%}, precision {measured.precision:.2%}, wrongly accepted {measured.wrong:.2%}"
    )
    say(
        dim(
            f"without: recall {measured.recall_before:.2%}, wrongly accepted {measured.wrong_before:.2%}; where only "
            f"a part, version or correction of a work is there, it is taken in {measured.wrong_kin:.2%}; the keys "
            f"do not lead to {measured.missed:.2%} of the works"
        )
    )
