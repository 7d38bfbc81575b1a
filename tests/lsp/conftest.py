"""An editor's end of the server, for the library that a test calls its box."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lsp.client import Client


@pytest.fixture
def client(box: Path) -> Iterator[Client]:
    """A client that was answered, which leaves in good order."""
    client = Client(box)
    yield client
    assert client.end() == 0
