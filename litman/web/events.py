"""What other programs save, told to every open page as it happens (server-sent events)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from pathlib import Path

from litman.claims.post_text import post_folders
from litman.memory import STATE_FOLDER
from litman.regular_files import real_path
from litman.web.desk import Desk

_PASSED_OVER = frozenset({STATE_FOLDER, ".git", "node_modules", "__pycache__", ".venv"})
_BEAT_S = 15.0  # a line that says nothing, so that a dead connection is noticed
_ANEW_S = 5.0  # before a folder that could not be watched is tried again
_STEP_MS = 50  # in which saves are told together


class Events:
    """Who listens, and what they are told."""

    def __init__(self, desk: Desk, form_token: str = "") -> None:
        """Take the library, and what forms of this run bring: a page that outlived the run before goes on with it."""
        self._desk = desk
        self._hello = f"retry: 1000\nevent: hello\ndata: {json.dumps({'form_token': form_token})}\n\n"
        self._listeners: set[asyncio.Queue[str | None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended = asyncio.Event()

    def tell(self, kind: str, **values: object) -> None:
        """Tell every open page; may be called from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            message = f"event: {kind}\ndata: {json.dumps(values)}\n\n"
            self._loop.call_soon_threadsafe(self._put, message)

    def end(self) -> None:
        """End all streams and the watching: a server waits for open streams before it stops."""
        self._ended.set()
        self._put(None)

    async def stream(self) -> AsyncIterator[str]:
        """Yield what is told from now on."""
        self._loop = asyncio.get_running_loop()
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield self._hello
            while not self._ended.is_set():
                try:
                    message = await asyncio.wait_for(queue.get(), _BEAT_S)
                except TimeoutError:
                    message = ":\n\n"
                if message is None:
                    return
                yield message
        finally:
            self._listeners.discard(queue)

    async def watch(self) -> None:
        """Tell of every file of the library and its posts that is saved, until the streams are ended."""
        from watchfiles import awatch

        self._loop = asyncio.get_running_loop()
        while not self._ended.is_set():
            with suppress(OSError, RuntimeError):  # a folder that is gone, a system that can watch no more
                async for changes in awatch(
                    *self._folders(),
                    watch_filter=lambda _, name: is_watched(Path(name)),
                    step=_STEP_MS,
                    stop_event=self._ended,
                    ignore_permission_denied=True,
                    raise_interrupt=False,
                ):
                    self.tell("saved", files=self._names(Path(name) for _, name in changes))
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ended.wait(), _ANEW_S)

    def _folders(self) -> list[Path]:
        root = self._desk.root
        folders = [root, *post_folders(root, self._desk.settings().posts)]
        return list(dict.fromkeys(real_path(folder) for folder in folders if folder.is_dir()))

    def _names(self, paths: Iterable[Path]) -> list[str]:
        root = real_path(self._desk.root)
        return sorted(
            {path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name for path in paths}
        )

    def _put(self, message: str | None) -> None:
        for queue in self._listeners:
            queue.put_nowait(message)


def is_watched(path: Path) -> bool:
    """Whether a file may be of the library or a post: not what programs keep for themselves."""
    return (
        not _PASSED_OVER & set(path.parts) and not path.name.startswith((".", "~")) and path.suffix != ".swp"
    )
