"""What takes long is told to the person, who may stop it.

Language Server Protocol 3.17, `window/workDoneProgress/create` and `$/progress`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar
from uuid import uuid4

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.progress import Progress

T = TypeVar("T")
TOLD_AFTER_S = 1.0


class Shows(Protocol):
    """A session whose editor may show what goes on."""

    @property
    def shows_progress(self) -> bool: ...

    @property
    def work_done_progress(self) -> Progress: ...


async def told(
    session: Shows,
    title: str,
    work: Coroutine[Any, Any, T],
    *,
    after: float = TOLD_AFTER_S,
    can_stop: bool = True,
) -> T | None:
    """Return what the work comes to, None where the person stopped it.

    Args:
        session: Whose editor shows it, if it can.
        title: What is going on.
        work: What is cancelled when the person stops it, or nobody wants it any more.
        after: Seconds from which on it is told.
        can_stop: Whether a person may.
    """
    task = asyncio.ensure_future(work)
    try:
        if after:
            await asyncio.wait({task}, timeout=after)
        if task.done() or not session.shows_progress:
            return await task
        return await _shown(session, title, task, can_stop=can_stop)
    finally:
        task.cancel()


async def _shown(session: Shows, title: str, task: asyncio.Task[T], *, can_stop: bool) -> T | None:
    token, progress = str(uuid4()), session.work_done_progress
    asked = asyncio.ensure_future(progress.create_async(token))
    await asyncio.wait({task, asked}, return_when=asyncio.FIRST_COMPLETED)  # an editor may never answer
    if not asked.done() or asked.exception() is not None:
        asked.add_done_callback(_let_go)
        return await task
    stop = progress.tokens[token]
    loop = asyncio.get_running_loop()

    def stopped(future: Future[None]) -> None:
        if future.cancelled() and can_stop:
            loop.call_soon_threadsafe(task.cancel)

    stop.add_done_callback(stopped)
    progress.begin(token, types.WorkDoneProgressBegin(title, cancellable=can_stop))
    try:
        await asyncio.wait({task})
        return None if task.cancelled() and stop.cancelled() else await task
    finally:
        progress.end(token, types.WorkDoneProgressEnd(message="stopped" if stop.cancelled() else None))
        progress.tokens.pop(token, None)


def _let_go(asked: asyncio.Future[Any]) -> None:
    """Take what an editor says to a question that nobody has any more."""
    if not asked.cancelled() and not isinstance(asked.exception(), (JsonRpcException, type(None))):
        raise asked.exception() or AssertionError(asked)
