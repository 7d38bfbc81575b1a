"""Completion: works where a citation key is being typed, each with its reference; words of the files of a library."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from litman.lsp.buffers import Buffer, Spot
from litman.lsp.complete_keys import KeyPlace, key_place, matching_works
from litman.lsp.complete_words import bib_place, claims_place
from litman.lsp.places import column_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from litman.index.query.known_works import KnownWork
    from litman.lsp.session import Session

_WORD = re.compile(r"[\w:.#$%&+?<>~/*'-]+")


async def complete(session: Session, uri: str, spot: Spot) -> types.CompletionList | None:
    """Return what can stand at a place of an open text: works where a key is being typed, words of the language."""
    buffer = session.buffers.get(uri)
    if buffer is None:
        return None
    line = buffer.content.line(spot.line)
    column = column_of(buffer, spot, session.encoding)
    place = key_place(line[:column], buffer.path.suffix.lower())
    if place is None:
        return await _words(session, buffer, spot, line[:column])
    root, works = await _works_of(session, buffer.path)
    cited = frozenset(_WORD.findall(buffer.text)) if works else frozenset()
    found, is_all = matching_works(works, place.words, cited)
    start = buffer.content.spot_of_place(spot.line + 1, place.start + 1, session.encoding)
    between = types.Range(
        types.Position(spot.line, start.character), types.Position(spot.line, spot.character)
    )
    items = [_item(work, place, between, number, root) for number, work in enumerate(found)]
    # What is typed next may be a word of a title: the editor asks again instead of leaving out by itself.
    return types.CompletionList(is_incomplete=not is_all or bool(items), items=items)


async def _words(session: Session, buffer: Buffer, spot: Spot, before: str) -> types.CompletionList | None:
    """Return the words that a bibliography or a claims file can have at a place."""
    suffix, start = buffer.path.suffix.lower(), buffer.content.offset(Spot(spot.line, 0), "utf-32")
    above = buffer.text[:start]
    if suffix == ".bib":
        place = bib_place(before, above)
    elif suffix == ".toml":
        place = claims_place(
            before, above, await session.answer(lambda: _statements(session, buffer.path), {})
        )
    else:
        return None
    if place is None:
        return None
    first = buffer.content.spot_of_place(spot.line + 1, place.start + 1, session.encoding)
    between = types.Range(
        types.Position(spot.line, first.character), types.Position(spot.line, spot.character)
    )
    items = [
        types.CompletionItem(
            word.text,
            detail=word.about or None,
            kind=types.CompletionItemKind.Property,
            sort_text=f"{number:04}",
            text_edit=types.TextEdit(between, word.text),
        )
        for number, word in enumerate(place.offered)
    ]
    return types.CompletionList(is_incomplete=False, items=items)


def _statements(session: Session, path: Path) -> dict[str, str]:
    desk = session.libraries.desk_of(path)
    return {name: item.text for name, item in desk.facts().statements.items()} if desk else {}


async def describe(session: Session, item: types.CompletionItem) -> types.CompletionItem:
    """Return the item with the work's reference and what is known against the work."""
    if not isinstance(item.data, dict) or "root" not in item.data:
        return item
    root, key = Path(item.data["root"]), str(item.data["key"])

    def ask() -> str | None:
        from litman.lsp.about_works import about_work

        desk = session.libraries.desk_of(root)
        return about_work(desk.facts(), key) if desk else None

    if said := await session.answer(ask, None):
        item.documentation = types.MarkupContent(types.MarkupKind.Markdown, said)
    return item


async def _works_of(session: Session, path: Path) -> tuple[Path, Sequence[KnownWork]]:
    """Return the works as they were read last; where the bibliography was rewritten, it is read for the next time."""

    def read() -> tuple[Path, Sequence[KnownWork]]:
        desk = session.libraries.desk_of(path)
        return (desk.root, session.libraries.read_works(desk)) if desk else (path, ())

    root = session.libraries.root_of(path)
    known = session.libraries.known_works(root) if root else None
    if root is None or known is None:
        return await session.answer(read, (path, ()))
    session.soon(read)
    return root, known


def _item(
    work: KnownWork, place: KeyPlace, between: types.Range, number: int, root: Path
) -> types.CompletionItem:
    year = work.year if work.year is not None else "n.d."
    return types.CompletionItem(
        work.key,
        label_details=types.CompletionItemLabelDetails(description=f"{work.who} {year}".strip()),
        detail=f"{work.who} ({year}). {work.title}".strip(),
        kind=types.CompletionItemKind.Reference,
        filter_text=place.words or work.key,
        sort_text=f"{number:04}",
        text_edit=types.TextEdit(between, work.key),
        data={"root": str(root), "key": work.key},
    )
