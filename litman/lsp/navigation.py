"""From a citation to its entry, its reference and its claim; from an entry to every place that uses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from litman.bibtex.file.references import folded_names
from litman.finding import Place
from litman.lsp.buffers import Buffer, Spot
from litman.lsp.places import KeySpan, column_of, key_at, keys_in
from litman.lsp.read_post import here
from litman.regular_files import real_path

if TYPE_CHECKING:
    from litman.lsp.desk import Desk
    from litman.lsp.session import Session


async def definition(session: Session, uri: str, spot: Spot) -> list[types.Location]:
    """Return where what stands at a place is defined: a citation's entry, else the reference that the post prints."""
    buffer = session.buffers.get(uri)
    if buffer is None:
        return []
    column = column_of(buffer, spot, session.encoding)
    places: list[Place] = await session.answer(
        lambda: list(_definitions(session, buffer, spot.line, column)), []
    )
    return [location_of(session, place) for place in dict.fromkeys(places)]


async def uses(session: Session, uri: str, spot: Spot, *, with_entry: bool) -> list[types.Location]:
    """Return every place of posts, claims files and bibliography that names the work at a place."""
    buffer = session.buffers.get(uri)
    if buffer is None:
        return []
    column = column_of(buffer, spot, session.encoding)

    def find() -> list[Place]:
        desk = session.libraries.desk_of(buffer.path)
        key = work_at(session, desk, buffer, spot.line, column) if desk else None
        return (
            [place for place, _ in named_in(session, desk, key, with_entry=with_entry)]
            if desk and key
            else []
        )

    return [location_of(session, place) for place in await session.answer(find, [])]


def work_at(session: Session, desk: Desk, buffer: Buffer, number: int, column: int) -> str | None:
    """Return the key of the work that is meant at a place: as written, or by what a marker leads to."""
    line = buffer.content.line(number)
    written = key_at(buffer.path.suffix.lower(), line, column, desk.facts().resolve)
    if written is not None:
        return written.key
    if buffer.path.suffix.lower() in (".bib", ".toml"):
        return None
    subject = desk.subject_of(buffer.path, session.buffers.unsaved())
    found = here(subject, buffer.path, number + 1, column + 1) if subject else None
    if found is None:
        return None
    leads = found.marker.leads if found.marker else ()
    keys = [lead.key for lead in leads if lead.key is not None]
    return next(iter(keys), found.reference.key if found.reference and not leads else None)


def named_in(session: Session, desk: Desk, key: str, *, with_entry: bool) -> Iterator[tuple[Place, KeySpan]]:
    """Yield each place where the key of a work is written, with what stands there.

    Args:
        session: Whose open texts count before what is on disk.
        desk: The library.
        key: As its entry has it.
        with_entry: Whether the key of the entry itself counts.
    """
    facts = desk.facts()
    entry = facts.entry(key)
    if entry is None:
        return
    names = {name.lower() for name in (key, *folded_names(entry))}
    bibliography = facts.library.files.bibliography_path
    for path in _files(desk, bibliography):
        text = session.buffers.text_of(path)
        folded = text.text.lower()
        if not any(name in folded for name in names):
            continue
        for number, line in enumerate(text.lines(), start=1):
            low = line.lower()
            if not any(name in low for name in names):
                continue
            for span in keys_in(path.suffix.lower(), line, facts.resolve):
                is_entry = path == real_path(bibliography) and line.lstrip().startswith("@")
                if span.key == key and (with_entry or not is_entry):
                    yield Place(path, number, span.start + 1, number, span.end + 1), span


def location_of(session: Session, place: Place) -> types.Location:
    """Return a place as editors take it."""
    path = real_path(place.path)
    text, encoding = session.buffers.text_of(path), session.encoding
    start = text.spot_of_place(place.line, place.column, encoding)
    end = start
    if place.end_line is not None and place.end_column is not None:
        end = text.spot_of_place(place.end_line, place.end_column, encoding)
    positions = types.Position(start.line, start.character), types.Position(end.line, end.character)
    return types.Location(session.uri_of(path), types.Range(*positions))


def _definitions(session: Session, buffer: Buffer, number: int, column: int) -> Iterator[Place]:
    desk = session.libraries.desk_of(buffer.path)
    if desk is None:
        return
    facts = desk.facts()
    key = work_at(session, desk, buffer, number, column)
    entry = facts.entry(key) if key else None
    if entry is not None:
        yield entry.place()
        return
    if buffer.path.suffix.lower() in (".bib", ".toml"):
        return
    subject = desk.subject_of(buffer.path, session.buffers.unsaved())
    found = here(subject, buffer.path, number + 1, column + 1) if subject else None
    if subject is None or found is None or found.marker is None:
        return
    wanted = {lead.reference for lead in found.marker.leads}
    for reference in subject.standing.references:
        if reference.id in wanted and reference.printed is not None:
            yield subject.reference_place(reference)


def _files(desk: Desk, bibliography: Path) -> Iterable[Path]:
    desk.forget_posts()
    found: dict[Path, None] = {real_path(bibliography): None}
    for files in desk.posts.posts.values():
        found |= {real_path(path): None for path in (files.claims, files.post) if path is not None}
    return found
