"""The check of a whole library, as `litman check` makes it: in a process of its own, told while it lasts."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litman.finding import Finding, Place, Related
from litman.lsp.progress import TOLD_AFTER_S, told
from litman.regular_files import real_path

if TYPE_CHECKING:
    from litman.lsp.session import Session


async def check_whole(session: Session, root: Path, *, is_first: bool) -> list[Finding] | None:
    """Return what is wrong in a library; None where nothing can be said, or the person stopped it.

    The first check of a session is told at once, any other when it takes longer than a second.
    """
    after = 0.0 if is_first else TOLD_AFTER_S
    return await told(session, f"Checking {root.name}", _ask_command(session, root), after=after)


async def _ask_command(session: Session, root: Path) -> list[Finding] | None:
    words = [sys.executable, "-m", "litman", "--library", str(root), "check", "--json"]
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *words, cwd=root, stdin=asyncio.subprocess.DEVNULL, stdout=pipe, stderr=pipe
    )
    try:
        out, err = await process.communicate()
    except asyncio.CancelledError:
        process.terminate()
        raise
    try:
        return [_finding_of(item, root) for item in json.loads(out)]
    except (ValueError, KeyError, TypeError, RecursionError):
        session.say_once(err.decode("utf-8", "replace").strip() or f"{root} could not be checked")
        return None


def _finding_of(item: dict[str, Any], root: Path) -> Finding:
    """Return the finding that `Finding.to_json` wrote, for a command that ran in `root`."""
    post, claim, key, mend = (item.get(name) for name in ("post", "claim", "key", "mend"))
    related = tuple(Related(_place_of(one, root), one["message"]) for one in item.get("related", ()))
    return Finding(
        item["code"], _place_of(item, root), item["message"], item["severity"], post, claim, key,
        mend=mend, comment=item.get("comment"), related=related,
    )  # fmt: skip


def _place_of(item: dict[str, Any], root: Path) -> Place:
    path = real_path(root / item["path"])
    return Place(path, item["line"], item["column"], item["end_line"], item["end_column"])
