"""The server over HTTP: played by the package's own client, and by who should not reach it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import anyio
import pytest
from mcp.client import Client

ROOT = Path(__file__).parents[2]
HELLO: dict[str, Any] = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "t", "version": "1"},
    },
}
HEADERS = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("http")
    (root / "litman.toml").write_text("")
    (root / "references.bib").write_text(
        "@book{moss2019, author = {Moss, Ada}, title = {Tea}, year = 2019}\n"
    )
    return root


@pytest.fixture(scope="module", params=[False, True], ids=["reading", "writing"])
def address(request: pytest.FixtureRequest, box: Path) -> Iterator[str]:
    words = [sys.executable, "-m", "litman", "--library", str(box), "mcp", "--http", "0"]
    process = subprocess.Popen(
        words + ["--write"] * request.param,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    yield process.stderr.readline().strip()
    process.terminate()
    process.wait(30)
    process.stderr.close()


def answered(address: str, headers: dict[str, str], path: str | None = None) -> int:
    """Return the status of an answer to a greeting."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=30)
    try:
        connection.request("POST", path or parts.path, body=json.dumps(HELLO), headers=HEADERS | headers)
        return connection.getresponse().status
    finally:
        connection.close()


def wait_for(address: str) -> None:
    for _ in range(600):
        try:
            answered(address, {})
            return
        except ConnectionRefusedError:
            time.sleep(0.05)


def test_a_client_calls_a_tool(address: str) -> None:
    wait_for(address)

    async def play() -> tuple[list[str], bool]:
        async with Client(address) as client:
            answer = await client.call_tool("search_works", {"query": "tea"})
            assert answer.structured_content is not None
            tools = {tool.name for tool in (await client.list_tools()).tools}
            return [item["id"] for item in answer.structured_content["items"]], "add_work" in tools

    works, writes = anyio.run(play)
    assert works == ["moss2019"]
    assert writes == (urlsplit(address).path != "/mcp")


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        pytest.param({}, 200, id="a program of this machine"),
        pytest.param({"Host": "evil.example"}, 421, id="another name of the machine"),
        pytest.param({"Origin": "https://evil.example"}, 403, id="a page of elsewhere"),
        pytest.param({"Origin": "http://127.0.0.1:3000"}, 403, id="a page of another server here"),
        pytest.param({"Content-Type": "text/plain"}, 400, id="what a form can send"),
    ],
)  # fmt: skip
def test_only_programs_of_this_machine_are_answered(headers: dict[str, str], code: int, address: str) -> None:
    wait_for(address)
    assert answered(address, headers) == code


def test_where_anything_can_be_changed_only_who_knows_the_address_is_answered(address: str) -> None:
    wait_for(address)
    parts = urlsplit(address)
    assert answered(address, {}, "/mcp") == (200 if parts.path == "/mcp" else 404)
    assert len(parts.path) in (4, 37)
