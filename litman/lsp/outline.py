"""The outline of a text: headings with their claims, entries of a bibliography, claims of a claims file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lsprotocol import types

from litman.bibtex.file.whole_document import read_document
from litman.claims.read import read_claims
from litman.lsp.buffers import Buffer, Text
from litman.regular_files import real_path
from litman.short_work import short_work
from litman.standing.claim_standing import ClaimStanding
from litman.standing.claim_state import claim_state
from litman.text.terminal import shorten
from litman.toml.spans import scan_toml

if TYPE_CHECKING:
    from litman.checks.subject import PostSubject
    from litman.lsp.session import Session

_WORDS = 80  # code points of a sentence in an outline
_MOST_ENTRIES = 30_000  # of a bibliography: more are no outline


async def symbols(session: Session, uri: str) -> list[types.DocumentSymbol]:
    """Return the outline of an open text."""
    buffer = session.buffers.get(uri)
    if buffer is None:
        return []

    def find() -> list[types.DocumentSymbol]:
        suffix = buffer.path.suffix.lower()
        if suffix == ".bib":
            return list(_entries(buffer, session))
        desk = session.libraries.desk_of(buffer.path)
        if desk is None:
            return []
        if suffix == ".toml":
            return list(_claims(buffer, session)) if buffer.path.parent.name == "claims" else []
        subject = desk.subject_of(buffer.path, session.buffers.unsaved())
        return list(_headings(subject, buffer, session)) if subject else []

    return await session.answer(find, [])


async def lenses(session: Session, uri: str) -> list[types.CodeLens]:
    """Return what stands above the claims of a post: how many works each leans on, and how many are unchecked."""
    return [
        types.CodeLens(between, command=types.Command(said, ""))
        for between, said in await _notes(session, uri)
    ]


async def hints(session: Session, uri: str, between: types.Range) -> list[types.InlayHint]:
    """Return what stands behind the claims of a stretch of a post."""
    return [
        types.InlayHint(where.end, f" {said}", padding_left=True)
        for where, said in await _notes(session, uri)
        if between.start.line <= where.end.line <= between.end.line
    ]


async def _notes(session: Session, uri: str) -> list[tuple[types.Range, str]]:
    buffer = session.buffers.get(uri)
    if buffer is None or buffer.path.suffix.lower() in (".bib", ".toml"):
        return []

    def find() -> list[tuple[types.Range, str]]:
        desk = session.libraries.desk_of(buffer.path)
        subject = desk.subject_of(buffer.path, session.buffers.unsaved()) if desk else None
        if subject is None:
            return []
        return [(between, _said(claim)) for claim, between in _placed(subject, buffer, session)]

    return await session.answer(find, [])


def _said(claim: ClaimStanding) -> str:
    works = len({item.key for item in claim.links})
    unchecked = sum(1 for item in claim.links if item.link.verdict == "unchecked")
    if not works:
        return "new claim" if claim.is_new else "no work"
    counted = f"{works} work{'s' if works > 1 else ''}"
    return f"{counted}, {unchecked} unchecked" if unchecked else f"{counted}, checked"


def _placed(
    subject: PostSubject, buffer: Buffer, session: Session
) -> Iterator[tuple[ClaimStanding, types.Range]]:
    post = subject.analysis.post if subject.analysis else None
    for claim in subject.standing.claims:
        start, end = claim.state.start, claim.state.end
        if post is None or start is None or end is None or claim.state.state == "ambiguous":
            continue
        first, last = post.place(start), post.place(max(end - 1, start))
        if real_path(first.path) == buffer.path:
            spots = ((first.line, first.column), (last.line, last.column + 1))
            yield claim, _range(buffer.content, *spots, session)


def _headings(subject: PostSubject, buffer: Buffer, session: Session) -> Iterator[types.DocumentSymbol]:
    if subject.analysis is None:
        return
    post = subject.analysis.post
    made: list[tuple[int, types.DocumentSymbol]] = []
    heads = [block for block in post.blocks if block.kind in ("heading", "title")]
    for block in heads:
        first, last = post.place(block.start), post.place(max(block.end - 1, block.start))
        if real_path(first.path) == buffer.path:
            words = " ".join(post.text[block.start : block.end].split()) or "(no words)"
            between = _range(
                buffer.content, (first.line, first.column), (last.line, last.column + 1), session
            )
            kind = types.SymbolKind.String
            made.append(
                (
                    block.start,
                    types.DocumentSymbol(shorten(words, _WORDS), kind, between, between, children=[]),
                )
            )
    above: list[tuple[int, types.DocumentSymbol]] = sorted(made, key=lambda item: item[0])
    alone: list[types.DocumentSymbol] = []
    for claim, between in _placed(subject, buffer, session):
        name = "new" if claim.is_new else claim.claim.id
        words = claim.claim.text if claim.is_new else subject.sentence(claim.claim)
        symbol = types.DocumentSymbol(
            f"{name} {shorten(words, _WORDS)}",
            types.SymbolKind.Event,
            between,
            between,
            detail=claim_state(claim),
        )
        start = claim.state.start or 0
        heading = next((item for at, item in reversed(above) if at <= start), None)
        (alone if heading is None else _children(heading)).append(symbol)
    for _, symbol in above:
        ends = [symbol.range.end, *(child.range.end for child in _children(symbol))]
        symbol.range = types.Range(symbol.range.start, max(ends, key=lambda at: (at.line, at.character)))
    yield from alone
    yield from (symbol for _, symbol in above)


def _children(symbol: types.DocumentSymbol) -> list[types.DocumentSymbol]:
    assert isinstance(symbol.children, list)
    return symbol.children


def _entries(buffer: Buffer, session: Session) -> Iterator[types.DocumentSymbol]:
    from litman.library.whole.bibliography import work_of

    document = read_document(buffer.path, buffer.data)
    for number, entry in enumerate(document.entries()):
        if number >= _MOST_ENTRIES:
            return
        place = document.place(*entry.span)
        ends = (place.line, place.column), (place.end_line or place.line, place.end_column or place.column)
        between = _range(buffer.content, *ends, session)
        name = entry.key or "(no key)"
        detail = short_work(work_of(document, entry))
        yield types.DocumentSymbol(name, types.SymbolKind.Class, between, between, detail=detail)


def _claims(buffer: Buffer, session: Session) -> Iterator[types.DocumentSymbol]:
    file, _ = read_claims(buffer.path, buffer.data)
    spans = scan_toml(buffer.text)
    stretches: dict[object, tuple[int, int]] = {}
    for section in spans.sections:
        if section.path[:1] == ("claim",) and len(section.path) > 1:
            start, end = stretches.get(section.path[1], (section.start, 0))
            stretches[section.path[1]] = (start, max(end, section.last_end))
    # Claims without a usable id, as one that is being typed, are left out of the claims: numbers go by ids.
    numbers: dict[str, str | int] = {}
    for path, item in spans.items.items():
        if len(path) == 3 and path[0] == "claim" and path[2] == "id":
            numbers.setdefault(buffer.text[item.value.start : item.value.end].strip("\"'"), path[1])
    for claim in file.claims if file else ():
        if numbers.get(claim.id) not in stretches:
            continue
        first, last = stretches[numbers[claim.id]]
        ends = (buffer.content.spot(at, session.encoding) for at in (first, last))
        between = types.Range(*(types.Position(spot.line, spot.character) for spot in ends))
        name = f"{claim.id} {shorten(claim.text or claim.anchor.exact or '', _WORDS)}"
        yield types.DocumentSymbol(name, types.SymbolKind.Event, between, between)


def _range(text: Text, first: tuple[int, int], last: tuple[int, int], session: Session) -> types.Range:
    spots = (text.spot_of_place(*at, session.encoding) for at in (first, last))
    return types.Range(*(types.Position(spot.line, spot.character) for spot in spots))
