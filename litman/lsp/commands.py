"""Commands of litman that an editor may have run: each in a process of its own, as on the command line."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from litman.lsp.session import Session

# What may be run, by its first words; nothing else is, whatever an editor, or who speaks for one, asks.
_ALLOWED = (
    ("claims", "accept"),
    ("claims", "link"),
    ("add", "doi"),
    ("add", "any"),
    ("convert", "--write", "--"),
    ("scan",),
    ("undo",),
)


async def run(session: Session, arguments: list[object]) -> None:
    """Run a command on a library and show what it says.

    Args:
        session: Who asks.
        arguments: The library's folder and the words of the command.
    """
    words = [str(word) for word in arguments]
    if len(words) < 2 or not any(tuple(words[1 : 1 + len(known)]) == known for known in _ALLOWED):
        session.say_once("an editor may not have that run: " + " ".join(words[1:3]))
        return
    root = Path(words[0])
    known = await session.answer(lambda: session.libraries.desk_of(root) if root.is_dir() else None, None)
    if known is None:
        session.say_once(f"{root} is no library")
        return
    # A word that begins with a dash is an option only where this server wrote it.
    begin = ["-m", "litman", "--library", str(known.root)]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *begin,
        *words[1:],
        cwd=known.root,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    kind = types.MessageType.Info if process.returncode == 0 else types.MessageType.Warning
    text = said.decode("utf-8", "replace").strip() or "done"
    session.window_show_message(types.ShowMessageParams(kind, text))
