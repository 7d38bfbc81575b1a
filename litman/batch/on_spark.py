"""Any server that speaks Spark Connect as an engine: Apache Spark, Databricks, Sail."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
from pyspark.sql.pandas.types import from_arrow_schema

from litman.batch.engine import Rows, Step
from litman.batch.in_worker import STAMP, litman_stamp, run_step, stamps
from litman.batch.spark_address import SparkAddress, read_spark_address
from litman.batch.spark_session import (
    FAILURES,
    end_session,
    engine_error,
    is_lost,
    new_session,
    require_server,
)
from litman.errors import MatchEngineError

_ROWS_A_SHARE, _MOST_SHARES = 500, 128  # a worker has one share in memory: what belongs to so many rows shown
_NEW_SESSIONS = 2  # for one question, where the server drops them
_T = TypeVar("_T")


class Engine:
    """A session of a server; where the server drops it, another one, in which all that was shown is shown again."""

    def __init__(self, address: SparkAddress, *, name: str, strings_a_set: int) -> None:
        self.name = name
        self.strings_a_set = strings_a_set
        self._address = address
        self._shown: dict[str, Callable[[Any], Any]] = {}  # by name: what a session makes of it
        self._kept: dict[str, Any] = {}
        self._rows = 0  # of the table that was sent last: answers grow with it
        self._session = new_session(address)
        self._keeps = self._known(self._look_at_workers)

    def show(self, name: str, table: Any) -> None:
        """Let questions name an Arrow table."""
        self._rows = table.num_rows
        self._show(name, lambda session: session.createDataFrame(table))

    def show_files(self, name: str, files: Sequence[str | Path]) -> None:
        """Let questions name what is in Parquet files, which the server must see under these names."""
        names = [str(file.absolute()) if isinstance(file, Path) else file for file in files]
        self._show(name, lambda session: session.read.parquet(*names))

    def show_made(self, name: str, of: str, step: Step, schema: Any) -> None:
        """Let questions name what a step makes of a table; the server keeps it, or it is sent there and back."""
        if old := self._kept.pop(name, None):
            with contextlib.suppress(*FAILURES):
                old.unpersist()

        def made(session: Any) -> Any:
            return _through(session.table(of), step, (), schema)

        def kept(session: Any) -> Any:
            self._kept[name] = made(session).persist()
            return self._kept[name]

        if self._keeps:
            self._show(name, kept)
        else:
            there_and_back = self._known(lambda: made(self._session).toArrow())
            self._show(name, lambda session: session.createDataFrame(there_and_back))

    def ask(self, question: str) -> Rows:
        """Yield the answer, in its order."""
        yield from self._known(lambda: self._session.sql(question).toArrow()).to_batches()

    def ask_through(self, question: str, step: Step, schema: Any, *, order: Sequence[str]) -> Rows:
        """Yield what a step makes of the answer."""

        shares = max(2, min(self._rows // _ROWS_A_SHARE, _MOST_SHARES))

        def answer() -> pa.Table:
            # Some engines undo a sort that nothing in the plan asks for, so that workers sort their share themselves.
            shared = self._session.sql(question).repartition(shares, order[0])
            return _through(shared, step, order, schema).toArrow()

        yield from self._known(answer).to_batches()

    def close(self) -> None:
        """End the session."""
        end_session(self._session, self._address)

    def _show(self, name: str, made: Callable[[Any], Any]) -> None:
        self._shown[name] = made
        self._known(lambda: made(self._session).createOrReplaceTempView(name))

    def _known(self, act: Callable[[], _T]) -> _T:
        """Return what an act gives; where the session was dropped, in a new one.

        Raises:
            MatchEngineError: the server failed.
        """
        for _ in range(_NEW_SESSIONS):
            try:
                return act()
            except FAILURES as exc:
                if not is_lost(exc):
                    raise engine_error(self.name, exc) from exc
            self._begin_again()
        try:
            return act()
        except FAILURES as exc:
            raise engine_error(self.name, exc) from exc

    def _begin_again(self) -> None:
        try:
            self._session = new_session(self._address)
            for name, made in self._shown.items():
                made(self._session).createOrReplaceTempView(name)
        except FAILURES as exc:
            raise engine_error(self.name, exc) from exc

    def _look_at_workers(self) -> bool:
        """Return whether the server keeps what was worked out, or works it out each time that it is named.

        Raises:
            MatchEngineError: its workers have another litman than this one.
        """
        made = _through(self._session.range(1), stamps, (), STAMP).persist()
        first, again = made.toArrow(), made.toArrow()
        if first["stamp"].to_pylist() != [litman_stamp()]:
            raise MatchEngineError(
                self.name, "its workers have another litman than this one: install the same there"
            )
        return bool(first["made"].to_pylist() == again["made"].to_pylist())


def _through(frame: Any, step: Step, order: Sequence[str], schema: Any) -> Any:
    return frame.mapInArrow(partial(run_step, step, tuple(order)), from_arrow_schema(schema))


@contextmanager
def opened(name: str, *, spill: Path) -> Iterator[Engine]:
    """Give an engine that is a server at an address.

    Raises:
        MatchEngineError: the server cannot be used.
    """
    address = read_spark_address(name)
    require_server(address)
    engine = Engine(address, name=address.shown, strings_a_set=100_000)
    try:
        yield engine
    finally:
        engine.close()
