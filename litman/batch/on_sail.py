"""Sail as an engine: a Spark Connect server in this process."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from litman.batch.on_spark import Engine
from litman.batch.spark_address import read_spark_address


@contextmanager
def opened(name: str, *, spill: Path) -> Iterator[Engine]:
    """Give an engine that is gone afterwards; nobody but this machine can reach it."""
    os.environ.setdefault("RUST_LOG", "off")  # it would tell of each step on standard error
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    try:
        host, port = server.listening_address or ("127.0.0.1", 0)
        engine = Engine(read_spark_address(f"sc://{host}:{port}"), name=name, strings_a_set=10_000)
        # Its own handler has what waits go on waiting behind an interruption.
        if hasattr(signal, "siginterrupt"):
            signal.siginterrupt(signal.SIGINT, True)
        try:
            yield engine
        finally:
            engine.close()
    finally:
        server.stop()
