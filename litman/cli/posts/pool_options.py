"""What `--pool` and `--engine` take; what reads them is imported where one is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from litman.batch.remote import PoolPlace

ENGINE_HELP = "What works through that pool: `duckdb`, `sail`, or the address of a Spark Connect server, `sc://HOST:PORT`."


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
