"""Renaming a citation key: bibliography, claims files and posts change in one edit, which the editor can take back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from litman.actions.works.edit_entry import renamed_document
from litman.lsp.buffers import Buffer, Spot
from litman.lsp.navigation import named_in, work_at
from litman.lsp.places import KeySpan, column_of, key_at
from litman.lsp.text_edits import edits_between, position_of, workspace_edit
from litman.regular_files import real_path

if TYPE_CHECKING:
    from litman.lsp.session import Session

Edits = dict[Path, list[types.TextEdit]]


async def prepare(session: Session, uri: str, spot: Spot) -> types.PrepareRenamePlaceholder | None:
    """Return the key that can be renamed at a place; None where none is written there."""
    buffer = session.buffers.get(uri)
    if buffer is None:
        return None
    line, column = buffer.content.line(spot.line), column_of(buffer, spot, session.encoding)

    def find() -> KeySpan | None:
        desk = session.libraries.desk_of(buffer.path)
        return key_at(buffer.path.suffix.lower(), line, column, desk.facts().resolve) if desk else None

    span = await session.answer(find, None)
    if span is None:
        return None
    ends = (
        buffer.content.spot_of_place(spot.line + 1, end + 1, session.encoding)
        for end in (span.start, span.end)
    )
    return types.PrepareRenamePlaceholder(types.Range(*map(position_of, ends)), span.key)


async def rename(session: Session, uri: str, spot: Spot, new: str) -> types.WorkspaceEdit | None:
    """Return the edit that gives the work at a place another key everywhere; None where no work is there.

    Raises:
        LitmanError: the key can be none, is another entry's, or a file cannot be read.
    """
    buffer = session.buffers.get(uri)
    if buffer is None:
        return None
    column = column_of(buffer, spot, session.encoding)
    edits = await session.in_room(lambda: _edits(session, buffer, spot.line, column, new.strip()))
    if not edits:
        return None
    return workspace_edit(session, edits)


def _edits(session: Session, buffer: Buffer, number: int, column: int, new: str) -> Edits:
    desk = session.libraries.desk_of(buffer.path)
    key = work_at(session, desk, buffer, number, column) if desk else None
    if desk is None or key is None or new == key:
        return {}
    unsaved = session.buffers.unsaved()
    library = desk.library_with(unsaved)
    bibliography = real_path(library.files.bibliography_path)
    text = session.buffers.text_of(bibliography)
    document = renamed_document(library, key, new)
    after = document.data.decode("utf-8-sig", "surrogateescape")
    edits: Edits = {bibliography: list(edits_between(text, after, session))}
    for place, span in named_in(session, desk, key, with_entry=False):
        path = real_path(place.path)
        if path == bibliography:
            continue
        text, encoding = session.buffers.text_of(path), session.encoding
        spots = (text.spot_of_place(place.line, at + 1, encoding) for at in (span.start, span.end))
        edits.setdefault(path, []).append(types.TextEdit(types.Range(*map(position_of, spots)), new))
    return edits
