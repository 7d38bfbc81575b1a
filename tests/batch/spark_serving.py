"""Apache Spark on this machine as a Connect server with executors of its own, for tests and benchmarks.

Everything listens on loopback. It is what the package pyspark brings (not pyspark-client), and wants Java.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
_EXECUTOR = b"CoarseGrainedExecutorBackend"
_STARTS_WITHIN_S = 600  # some seconds on a quiet machine, minutes where much runs beside it


def spark_home() -> Path | None:
    """Return where Apache Spark lies in this environment; None where it, or Java, is not there."""
    spec = find_spec("pyspark")
    home = Path(spec.origin).parent if spec and spec.origin else None
    return home if home and (home / "jars").is_dir() and shutil.which("java") else None


@dataclass(frozen=True, slots=True)
class SparkServer:
    """A server that runs."""

    address: str  # `sc://127.0.0.1:…`
    process: subprocess.Popen[bytes]
    log: Path

    def cpu_s(self) -> float:
        """CPU seconds of the server, its executors, and their Python."""
        ticks = sum(sum(map(int, fields[11:15])) for fields in _stats_of_session(self.process.pid).values())
        return ticks / os.sysconf("SC_CLK_TCK")

    def tasks_begun(self) -> int:
        """How many pieces of work were given to executors so far."""
        return self.log.read_text(errors="replace").count("Starting task")

    def executors(self) -> list[int]:
        """Ids of the processes of the executors."""
        found = []
        for pid in _stats_of_session(self.process.pid):
            with contextlib.suppress(OSError):
                if _EXECUTOR in Path(f"/proc/{pid}/cmdline").read_bytes():
                    found.append(pid)
        return found

    def kill_executor(self) -> int:
        """Kill the first of the executors at once, as a machine that fails would; return its id."""
        pid = self.executors()[0]
        os.kill(pid, signal.SIGKILL)
        return pid


def _stats_of_session(session: int) -> dict[int, list[str]]:
    """By process of a session: the fields of its `stat` from the third on."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = path.read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                found[int(path.parent.name)] = fields
    return found


@contextlib.contextmanager
def start_spark(folder: Path, *, master: str = "local-cluster[2,1,1024]") -> Iterator[SparkServer]:
    """Give a server whose files lie in a folder; it and all that it started are gone afterwards."""
    home = spark_home()
    assert home is not None, "pyspark and Java are needed"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "spark.connect.grpc.binding.address": "127.0.0.1",
        "spark.connect.grpc.binding.port": str(port),
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.executor.memory": "1g",
        "spark.local.dir": str(folder / "local"),
    }
    environment = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_WORKER_DIR": str(folder / "work"),
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT),
    }
    words = [str(home / "bin" / "spark-submit"), "--master", master, "--driver-memory", "1g"]
    words += ["--class", "org.apache.spark.sql.connect.service.SparkConnectServer"]
    words += [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
    log = folder / "spark.log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [*words, "spark-internal"],
            cwd=folder,
            env=environment,
            stdout=file,
            stderr=file,
            start_new_session=True,
        )
    try:
        _wait_for(port, process, log)
        yield SparkServer(f"sc://127.0.0.1:{port}", process, log)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(_STARTS_WITHIN_S * 2):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        assert process.poll() is None, log.read_text(errors="replace")[-2_000:]
        time.sleep(0.5)
    raise AssertionError(f"Spark did not start within {_STARTS_WITHIN_S} s: {log}")
