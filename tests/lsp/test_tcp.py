"""The language server over a port of the loopback: one editor is served, and no page of a browser."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any


def message(method: str, number: int | None = None, **params: Any) -> bytes:
    """Return a message as an editor sends it."""
    item = {"jsonrpc": "2.0", "method": method, "params": params}
    data = json.dumps(item if number is None else item | {"id": number}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(data), data)


def test_an_editor_is_served_over_a_port_and_a_browser_is_not(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    words = [sys.executable, "-m", "litman", "lsp", "--tcp", "0"]
    process = subprocess.Popen(words, env=environment, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    host, _, port = process.stderr.readline().strip().rpartition(":")
    assert host == "127.0.0.1"
    greeting = message("initialize", 1, processId=None, rootUri=tmp_path.as_uri(), capabilities={})
    with socket.create_connection((host, int(port)), 30) as browser:
        browser.sendall(b"POST / HTTP/1.1\r\n" + greeting)
        with suppress(ConnectionResetError):
            assert browser.recv(1) == b""
    with socket.create_connection((host, int(port)), 30) as editor, editor.makefile("rb") as heard:
        editor.sendall(greeting)
        length = int(heard.readline().split()[1])
        while heard.readline().strip():
            pass
        answer = json.loads(heard.read(length))
        assert answer["result"]["serverInfo"]["name"] == "litman"
        editor.sendall(message("shutdown", 2) + message("exit"))
        assert process.wait(30) == 0
    process.stderr.close()
