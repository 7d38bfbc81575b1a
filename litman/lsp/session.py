"""One editor's session: the texts that it holds open, the libraries behind them, and the thread that asks these.

All that touches a library is done by one thread, in the order in which it is asked, so that typing and completion
never wait for a check.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path

from litman.errors import LitmanError
from litman.lsp.buffers import Buffers, Spot
from litman.lsp.columns import Encoding

if TYPE_CHECKING:  # what the first answer does not need is imported after it
    from litman.lsp.libraries import Libraries

T = TypeVar("T")
S = TypeVar("S")
CITE = "litman.cite"  # the same for what is added and cited: folder, text, line, DOI
RUN = "litman.run"  # the command that editors give back: the library's folder, then the words of a command of litman


class Session(LanguageServer):
    """A language server over the libraries that the open files belong to."""

    def __init__(self, version: str) -> None:
        super().__init__("litman", version)
        self.buffers = Buffers()
        self.options: dict[str, Any] = {}  # what the editor was told to hand over
        self._room = ThreadPoolExecutor(max_workers=1, thread_name_prefix="litman")
        self._libraries: Libraries | None = None
        self._soon: asyncio.Task[None] | None = None
        self._beside: set[asyncio.Task[None]] = set()
        self._said: set[str] = set()
        self._is_told = False

    @property
    def encoding(self) -> Encoding:
        """How the editor counts columns."""
        said = self.server_capabilities.position_encoding
        return "utf-8" if said == "utf-8" else "utf-32" if said == "utf-32" else "utf-16"

    @property
    def shows_progress(self) -> bool:
        """Whether the editor shows what goes on."""
        window = self.client_capabilities.window
        return bool(window and window.work_done_progress)

    @property
    def libraries(self) -> Libraries:
        """The libraries that are open; to be asked in the room."""
        if self._libraries is None:
            from litman.lsp.libraries import Libraries

            named = self.options.get("library")
            self._libraries = Libraries(
                Path(named).expanduser() if isinstance(named, str) and named else None
            )
        return self._libraries

    async def in_room(self, ask: Callable[[], T]) -> T:
        """Return the answer to a question that touches a library; one that takes long is told, one at a time."""
        if self._is_told:
            return await self._ask(ask)
        from litman.lsp.progress import told

        self._is_told = True
        try:
            return cast(T, await told(self, "Looking into the library", self._ask(ask), can_stop=False))
        finally:
            self._is_told = False

    async def _ask(self, ask: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._room, ask)

    async def answer(self, ask: Callable[[], T], otherwise: S) -> T | S:
        """Return the answer to a question that touches a library; what keeps it from being answered is said, once."""
        try:
            return await self.in_room(ask)
        except (LitmanError, OSError) as exc:
            self.say_once(str(exc))
            return otherwise

    def soon(self, ask: Callable[[], object]) -> None:
        """Have something about a library done for the next time, unless such a thing is under way."""
        if self._soon is None or self._soon.done():
            self._soon = asyncio.get_running_loop().create_task(self._quietly(ask))

    def go_on(self, work: Coroutine[Any, Any, None]) -> None:
        """Have something done beside what is asked, until the session ends."""
        self._beside.add(asyncio.get_running_loop().create_task(work))

    async def _quietly(self, ask: Callable[[], object]) -> None:
        await self.answer(ask, None)

    def uri_of(self, path: Path) -> str:
        """Return the address of a file, as the editor has it where the file is open."""
        buffer = self.buffers.at(path)
        return buffer.uri if buffer else from_fs_path(str(path)) or path.as_uri()

    def say_once(self, message: str) -> None:
        """Show a person what could not be done, the same but once."""
        if message not in self._said:
            self._said.add(message)
            warning = types.MessageType.Warning
            self.window_show_message(types.ShowMessageParams(warning, f"litman: {message}"))

    def shutdown(self) -> None:
        """End the session."""
        for task in self._beside:
            task.cancel()
        self._room.shutdown(wait=False, cancel_futures=True)
        super().shutdown()  # type: ignore[no-untyped-call]


def spot_of(position: types.Position) -> Spot:
    """Return a position of the protocol as texts take it."""
    return Spot(position.line, position.character)
