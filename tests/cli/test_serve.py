"""`litman serve`: what it says, what it refuses, and how it ends."""

from __future__ import annotations

import importlib.util
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

pytest.importorskip("uvicorn")


def test_a_port_that_is_taken_is_said(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--no-browser", "--port", str(port))
    assert result.exit_code == 2
    assert f"cannot listen on port {port}" in result.output
    assert f"`--port {port + 1}` takes another one" in result.output


def test_without_its_extra_it_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec

    def without(name: str, package: str | None = None) -> Any:
        return None if name == "uvicorn" else find(name, package)

    monkeypatch.setattr("importlib.util.find_spec", without)
    result = run("serve", "--no-browser")
    assert result.exit_code == 2
    assert "uvicorn, which is not installed" in result.output
    assert "pip install '.[web]'" in result.output


def test_other_commands_import_nothing_of_it() -> None:
    code = "import sys, litman.cli.main, litman.cli.serve; print({'starlette', 'uvicorn'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="signals are sent otherwise there")
def test_it_serves_on_the_loopback_and_ctrl_c_ends_it_while_a_page_listens(library: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "litman",
        "--library",
        str(library),
        "serve",
        "--no-browser",
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as serving:
        try:
            assert serving.stdout is not None
            address = serving.stdout.readline().strip()
            found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)", address)
            assert found, address
            port, token = found.groups()
            with pytest.raises(urllib.error.HTTPError, match="403"):
                urllib.request.urlopen(f"http://127.0.0.1:{port}/posts", timeout=20)
            asked = urllib.request.Request(
                f"http://127.0.0.1:{port}/events", headers={"Cookie": f"litman-{port}={token}"}
            )
            with urllib.request.urlopen(asked, timeout=20) as events:
                assert events.readline() == b"retry: 1000\n"
                serving.send_signal(signal.SIGINT)
                assert serving.wait(timeout=20) == 130
        finally:
            serving.kill()
