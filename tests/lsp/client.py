"""A client that plays an editor: it talks to `litman lsp` over the process's own streams, and waits for answers."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
WAIT_S = 60.0


class Client:
    """One session. Positions are `(line, character)` from 0, in the encoding that was agreed on."""

    def __init__(
        self,
        root: Path,
        *,
        encoding: str = "utf-16",
        options: Mapping[str, Any] | None = None,
        capabilities: Mapping[str, Any] | None = None,
        path: Path | None = None,  # of modules that the server finds before all others
        environment: Mapping[str, str] | None = None,
    ) -> None:
        repository = Path(__file__).parents[2]
        given = dict(environment or {})
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("LITMAN_")
        } | given
        environment["PYTHONPATH"] = os.pathsep.join(map(str, filter(None, (path, repository))))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "litman", "lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            cwd=root,
        )
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._answers: dict[int, dict[str, Any]] = {}
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.versions: dict[str, int | None] = {}
        self.shown: list[str] = []
        self.asked: list[tuple[str, Any]] = []  # what the server asked of the editor
        self.progress: list[dict[str, Any]] = []  # what goes on, as it was told
        self._number = 0
        self._text: dict[str, tuple[str, int]] = {}
        threading.Thread(target=self._read, daemon=True).start()
        began = time.monotonic()
        answer = self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": root.as_uri(),
                "workspaceFolders": [{"uri": root.as_uri(), "name": "root"}],
                "initializationOptions": dict(options or {}),
                "capabilities": {"general": {"positionEncodings": [encoding]}, **(capabilities or {})},
            },
        )
        self.began_s = time.monotonic() - began
        self.capabilities = answer["capabilities"]
        self.tell("initialized", {})

    # Talking

    def tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        number = self.request(method, params)
        return self.answer(number)

    def request(self, method: str, params: Any) -> int:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        return self._number

    def answer(self, number: int) -> Any:
        deadline = time.monotonic() + WAIT_S
        while number not in self._answers:
            self._take(deadline)
        answer = self._answers.pop(number)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while header := stream.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                header = stream.readline()
            self._messages.put(json.loads(stream.read(length)))
        self._messages.put(None)

    def _take(self, deadline: float) -> None:
        message = self._messages.get(timeout=max(0.01, deadline - time.monotonic()))
        assert message is not None, "the server ended"
        method, params = message.get("method"), message.get("params")
        if method is None:
            self._answers[message["id"]] = message
        elif "id" in message:
            self.asked.append((method, params))
            self._send({"id": message["id"], "result": {"applied": True} if "applyEdit" in method else None})
        elif method == "textDocument/publishDiagnostics":
            self.diagnostics[params["uri"]] = params["diagnostics"]
            self.versions[params["uri"]] = params.get("version")
        elif method == "$/progress":
            self.progress.append({"token": params["token"], **params["value"]})
        elif method == "window/showMessage":
            self.shown.append(params["message"])

    # What an editor does

    def open(self, path: Path, text: str | None = None) -> str:
        text = path.read_bytes().decode("utf-8", "replace") if text is None else text
        uri = path.as_uri()
        self._text[uri] = (text, 1)
        item = {"uri": uri, "languageId": path.suffix[1:], "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        return uri

    def replace(self, uri: str, text: str) -> None:
        """Put another text into the place of the whole."""
        version = self._text[uri][1] + 1
        self._text[uri] = (text, version)
        document = {"uri": uri, "version": version}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def type(self, uri: str, at: tuple[int, int], text: str) -> None:
        """Put a text in at a place, as one key does."""
        version = self._text[uri][1] + 1
        self._text[uri] = (self._text[uri][0], version)
        spot = {"line": at[0], "character": at[1]}
        change = {"range": {"start": spot, "end": spot}, "text": text}
        document = {"uri": uri, "version": version}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})

    def wait_for_diagnostics(self, uri: str, codes: list[str] | None = None) -> list[dict[str, Any]]:
        """Return what is said of the text as it is now; with codes, once these are what is said."""
        deadline = time.monotonic() + WAIT_S
        while True:
            found = self.diagnostics.get(uri)
            is_now = self.versions.get(uri) == self._text[uri][1]
            if found is not None and is_now and (codes is None or codes == [item["code"] for item in found]):
                return found
            self._take(deadline)

    def at(self, method: str, uri: str, line: int, character: int, **more: Any) -> Any:
        position = {"line": line, "character": character}
        return self.ask(method, {"textDocument": {"uri": uri}, "position": position, **more})

    def wait_until(self, ask: Callable[[], T]) -> T:
        """Return what a question comes to, as soon as it comes to something."""
        deadline = time.monotonic() + WAIT_S
        while not (answer := ask()):
            self._take(deadline)
        return answer

    def end(self) -> int:
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.process.wait(WAIT_S)
