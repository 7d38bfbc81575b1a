"""The shim, and servers of forks that have it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.forks import Forks, build_shim
from tests.sources.arxiv.feeds import entry, played, put
from tests.sources.books import OTHER, book, openlibrary_path, shelf
from tests.sources.pubmed import citations as pubmed
from tests.sources.records import crossref_message
from tests.sources.server import RegistryServer
from tests.sources.test_pmc import converted, known, put_ids


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Forks]]:
    """Two servers that run litman in forks; skips where there are no forks."""
    if not hasattr(os, "fork"):
        pytest.skip("faults are injected into forks, which this system does not have")
    shim = build_shim(tmp_path_factory.mktemp("shim")) if sys.platform == "linux" else None
    with Forks(shim) as first, Forks(shim) as second:
        yield [first, second]


@pytest.fixture
def forks(servers: list[Forks]) -> Forks:
    """One of the servers."""
    return servers[0]


@pytest.fixture
def registries() -> Iterator[RegistryServer]:
    """A server that knows the works that the samples ask for."""
    with RegistryServer() as running:
        running.crossref_record(crossref_message("10.5555/kettle"))
        running.crossref_record(crossref_message("10.1000/tea.7", title=["Tea and REM sleep"]))
        put(running, ["2101.00001"], played(entry("2101.00001v1")))
        pubmed.put(running, ["31000001"], pubmed.played(pubmed.article("31000001")))
        put_ids(running, converted(known(1)))
        running.play(openlibrary_path(OTHER), shelf((OTHER, book(OTHER, title="Mugs"))))
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """An empty folder, in memory where the system has such a disk: syncing thousands of times costs nothing there."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield tmp_path
        return
    made = Path(tempfile.mkdtemp(prefix="litman-faults-", dir=memory))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made, ignore_errors=True)
