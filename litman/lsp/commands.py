"""Commands of litman that an editor may have run: each in a process of its own, as on the command line."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from litman.lsp.progress import told

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
    ended = await told(session, "litman " + " ".join(words[1:3]), _run(known.root, words[1:]))
    code, said = ended if ended is not None else (None, "stopped")
    kind = types.MessageType.Info if code == 0 else types.MessageType.Warning
    session.window_show_message(types.ShowMessageParams(kind, said or "done"))


async def _run(root: Path, words: list[str]) -> tuple[int | None, str]:
    """Return the exit code of a command and what it printed; it ends with whoever waits for it."""
    # A word that begins with a dash is an option only where this server wrote it.
    begin = ["-m", "litman", "--library", str(root)]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *begin,
        *words,
        cwd=root,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        said, _ = await process.communicate()
    except asyncio.CancelledError:
        process.terminate()
        raise
    return process.returncode, said.decode("utf-8", "replace").strip()
