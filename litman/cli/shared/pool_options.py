"""What `--pool` and `--engine` take, and what is said of the pool; what reads them is imported where one is given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from litman.cli.shared.output import say, warn

if TYPE_CHECKING:
    from litman.batch.manifest import Manifest
    from litman.batch.remote import PoolPlace

ENGINE_HELP = "What works through that pool: `duckdb`, `sail`, or the address of a Spark Connect server, `sc://HOST:PORT`."

_MOST_GROWTH = 1.5  # of a pool, beyond which it is measured again


class _Folder(click.Path):
    """A folder of this machine: a pool is made and looked at there, and may be matched against elsewhere."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, file_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if "://" in str(value):
            self.fail(
                f"{value} is no folder of this machine: make the pool in one, and copy it there", param, ctx
            )
        return super().convert(value, param, ctx)


LOCAL_FOLDER = _Folder()


def pool_place(ctx: click.Context, option: click.Parameter, value: str | None) -> PoolPlace | None:
    """Return where the pool lies that `--pool` names."""
    if value is None:
        return None
    from litman.batch.remote import read_place

    return read_place(value)


def engine_name(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Return the engine that `--engine` names."""
    if value is None:
        return None
    from litman.batch.engines import is_engine

    if not is_engine(value):
        raise click.BadParameter(f"{value} is none of duckdb, sail and sc://HOST:PORT")
    return value


def say_how_measured(manifest: Manifest) -> None:
    """Say on standard error where a pool was not measured, or was another one when it was."""
    measured = manifest.calibration
    if measured is not None and manifest.works > measured.works * _MOST_GROWTH:
        say(warn(f"the pool has grown from {measured.works:,} works since `litman pool calibrate`"), err=True)
