"""Files that other programs change: editors tell of them where they can, else they are looked at every few seconds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from litman.memory import STATE_FOLDER
from litman.posts.readers.table import READERS

if TYPE_CHECKING:
    from litman.lsp.session import Session

LOOK_S = 3.0  # between two looks, where the editor does not tell


async def watch(session: Session, roots: Iterable[Path], changed: Callable[[], None]) -> None:
    """Have the editor tell of files that others change; where it cannot, look, as long as the session lasts.

    Args:
        session: Whose editor.
        roots: The libraries, which become more and fewer.
        changed: Called when a file of theirs changed; what the editor tells comes as `didChangeWatchedFiles`.
    """
    can = session.client_capabilities.workspace
    can_watch = can.did_change_watched_files if can else None
    if can_watch is not None and can_watch.dynamic_registration:
        with suppress(JsonRpcException):
            await session.client_register_capability_async(_registration(session, can_watch))
            return
    marks: object = None
    while True:
        began = time.monotonic()
        found = await session.answer(lambda: _marks(session, roots), None)
        if marks is not None and found is not None and found != marks:
            changed()
        marks = found if found is not None else marks
        # Beside very many posts a look takes a second: then there are fewer.
        await asyncio.sleep(max(LOOK_S, 20 * (time.monotonic() - began)))


def is_of_library(path: Path) -> bool:
    """Whether a file that changed may be of a library: what litman keeps for itself is not."""
    return STATE_FOLDER not in path.parts


def _marks(session: Session, roots: Iterable[Path]) -> object:
    desks = [session.libraries.desk_of(root) for root in list(roots)]
    return [desk.marks() for desk in desks if desk is not None]


def _registration(
    session: Session, can: types.DidChangeWatchedFilesClientCapabilities
) -> types.RegistrationParams:
    of_posts = [ending for reader in READERS.values() for ending in reader.endings]
    endings = [".bib", ".toml", ".jsonl", *of_posts]
    patterns: list[types.GlobPattern] = [f"**/*{ending}" for ending in endings]
    named = session.options.get("library")  # it may lie beside what the editor has open
    if can.relative_pattern_support and isinstance(named, str) and named:
        base = Path(named).expanduser().resolve().as_uri()
        patterns += [types.RelativePattern(base, f"**/*{ending}") for ending in endings]
    options = types.DidChangeWatchedFilesRegistrationOptions(
        [types.FileSystemWatcher(one) for one in patterns]
    )
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    return types.RegistrationParams([types.Registration(str(uuid4()), method, options)])
