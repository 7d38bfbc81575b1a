"""Adding the work of a DOI that stands in a post, and writing its citation by key in the place of the DOI."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol import types

from litman.identifiers.doi import FoundDoi, find_dois
from litman.lsp.commands import run
from litman.lsp.text_edits import position_of, workspace_edit

if TYPE_CHECKING:
    from litman.lsp.buffers import Buffer
    from litman.lsp.session import Session

_BEFORE = re.compile(r"(?:(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|doi:[ ]?)?$", re.IGNORECASE)


async def add_and_cite(session: Session, arguments: list[object]) -> None:
    """Add the work as `litman add doi` does; once it is there, have the editor put its citation where the DOI is.

    Args:
        session: Whose editor.
        arguments: The library's folder, the address of the text, the line from 0, the DOI.
    """
    if len(arguments) != 4:
        return
    root, uri, line, doi = (str(item) for item in arguments)
    await run(session, [root, "add", "doi", "--", doi])
    buffer = session.buffers.get(uri)
    if buffer is None or not line.isdecimal():
        return
    written = await session.answer(lambda: _citation(session, buffer, doi), None)
    now = session.buffers.get(uri)
    edit = _edit(session, now, int(line), doi, written) if written and now is not None else None
    if edit is not None:
        said = types.ApplyWorkspaceEditParams(edit, label=f"Cite {doi}")
        await session.workspace_apply_edit_async(said)


def bare_start(line: str, found: FoundDoi) -> int | None:
    """Return where a DOI begins, with `https://doi.org/` if that is before it; None inside of a link or a command."""
    before = _BEFORE.search(line[max(0, found.start - 40) : found.start])
    start = found.start - (len(before[0]) if before else 0)
    above = line[:start]
    is_bare = not above or above[-1].isspace() or (above[-1] == "(" and not above.endswith("]("))
    return start if is_bare else None


def _citation(session: Session, buffer: Buffer, doi: str) -> str | None:
    """Return the citation as the post writes it; None where the library did not get the work."""
    from litman.actions.convert.cite_in_post import cite_in_post

    desk = session.libraries.desk_of(buffer.path)
    key = desk.library().bibliography.identified("doi", doi.lower()) if desk else None
    if desk is None or key is None:
        return None
    subject = desk.subject_of(buffer.path, session.buffers.unsaved())
    analysis = subject.analysis if subject else None
    return cite_in_post(analysis.post if analysis else None, key)


def _edit(session: Session, buffer: Buffer, line: int, doi: str, written: str) -> types.WorkspaceEdit | None:
    """Return the edit that puts a citation in the place of a DOI, where the line still has it."""
    text = buffer.content.line(line)
    found = next((one for one in find_dois(text) if one.doi.lower() == doi.lower()), None)
    if found is None:
        return None
    start = bare_start(text, found)
    if start is None:
        return None
    ends = (buffer.content.spot_of_place(line + 1, at + 1, session.encoding) for at in (start, found.end))
    edits = [types.TextEdit(types.Range(*map(position_of, ends)), written)]
    return workspace_edit(session, {buffer.path: edits})
