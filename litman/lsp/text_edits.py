"""Edits that make one text of another, as editors take them: only the lines that change."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lsprotocol import types

from litman.lsp.buffers import Spot, Text

if TYPE_CHECKING:
    from pathlib import Path

    from litman.lsp.session import Session


def position_of(spot: Spot) -> types.Position:
    """Return a spot as the protocol has it."""
    return types.Position(spot.line, spot.character)


def edits_between(text: Text, after: str, session: Session) -> Iterator[types.TextEdit]:
    """Yield the edits that make `after` of a text; the lines that are alike at both ends are not compared further."""
    old, new = list(text.lines_with_ends()), list(Text(after).lines_with_ends())
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    inner_old, inner_new = old[first : len(old) - last], new[first : len(new) - last]
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    for kind, a, b, c, d in SequenceMatcher(None, inner_old, inner_new, autojunk=False).get_opcodes():
        if kind != "equal":
            ends = (text.spot(starts[first + at], session.encoding) for at in (a, b))
            yield types.TextEdit(types.Range(*map(position_of, ends)), "".join(inner_new[c:d]))


def workspace_edit(session: Session, edits: dict[Path, list[types.TextEdit]]) -> types.WorkspaceEdit:
    """Return edits of several files as one, of the versions that are open."""
    changes: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = []
    for path, some in sorted(edits.items()):
        known = session.buffers.at(path)
        version = known.version if known else None
        document = types.OptionalVersionedTextDocumentIdentifier(session.uri_of(path), version)
        changes.append(types.TextDocumentEdit(document, list(some)))
    return types.WorkspaceEdit(document_changes=changes)
