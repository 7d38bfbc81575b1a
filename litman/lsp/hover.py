"""What is known of the thing under the cursor: a citation, a claim, a DOI, an entry, a key of a claims file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lsprotocol import types

from litman.identifiers.doi import find_dois
from litman.lsp.about_works import about_work, escaped
from litman.lsp.buffers import Buffer, Spot
from litman.lsp.places import column_of, key_at
from litman.lsp.read_post import here
from litman.shell import command
from litman.standing.claim_standing import ClaimStanding, Lead
from litman.standing.claim_state import CLAIM_STATES, claim_state
from litman.text.terminal import shorten

if TYPE_CHECKING:
    from litman.checks.subject import PostSubject
    from litman.lsp.desk import Desk
    from litman.lsp.session import Session

_VERDICTS = {
    "unchecked": "nobody has compared them yet",
    "confirmed": "confirmed",
    "partly": "confirmed in part",
    "contradicts": "the work contradicts it",
    "not-in-source": "the work does not say it",
}
_LONGEST = 300  # code points of a sentence or a reference that is shown


async def hover(session: Session, uri: str, spot: Spot) -> types.Hover | None:
    """Return what is known of what stands at a place of an open text."""
    buffer = session.buffers.get(uri)
    if buffer is None:
        return None
    line, column = buffer.content.line(spot.line), column_of(buffer, spot, session.encoding)
    said: list[str] = await session.answer(lambda: list(_said(session, buffer, spot.line, line, column)), [])
    text = "\n\n---\n\n".join(dict.fromkeys(said))
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text)) if text else None


def _said(session: Session, buffer: Buffer, number: int, line: str, column: int) -> Iterator[str]:
    desk = session.libraries.desk_of(buffer.path)
    if desk is None:
        return
    facts = desk.facts()
    key = key_at(buffer.path.suffix.lower(), line, column, facts.resolve)
    if key is not None and (about := about_work(facts, key.key)):
        yield about
    if key is None and buffer.path.suffix.lower() not in (".bib", ".toml"):
        subject = desk.subject_of(buffer.path, session.buffers.unsaved())
        if subject is not None:
            yield from _of_post(desk, subject, buffer, number, column)
    yield from _of_doi(desk, line, column)


def _of_post(desk: Desk, subject: PostSubject, buffer: Buffer, number: int, column: int) -> Iterator[str]:
    found = here(subject, buffer.path, number + 1, column + 1)
    for lead in found.marker.leads if found.marker else ():
        yield _of_lead(desk, subject, lead)
    if found.marker is None and found.reference is not None:
        reference = found.reference
        about = about_work(desk.facts(), reference.key) if reference.key else None
        yield about or f"This reference is no work of the library yet ({reference.outcome})."
    if found.claim is not None:
        yield _of_claim(subject, found.claim)


def _of_lead(desk: Desk, subject: PostSubject, lead: Lead) -> str:
    if lead.key is not None and (about := about_work(desk.facts(), lead.key)):
        return about
    reference = next((item for item in subject.standing.references if item.id == lead.reference), None)
    if reference is not None:
        return f"{escaped(shorten(reference.text, _LONGEST))}\n\n*No work of the library yet.*"
    words = {
        "unknown-key": f"no entry has the key `{lead.label}`",
        "ambiguous": escaped(lead.what_fits),
        "nothing": f"neither a list nor notes have {escaped(lead.label)}",
        "note": "a remark, no source",
        "link": f"{escaped(lead.target or lead.label)} is no work of the library yet",
        "bibliography": f"`{lead.label}` stands in {escaped(lead.target or 'a file')} and not in the library",
    }
    return words.get(lead.kind, escaped(lead.label))


def _of_claim(subject: PostSubject, standing: ClaimStanding) -> str:
    claim = standing.claim
    name = "a new claim; a scan would add it" if standing.is_new else f"`{subject.post_id}/{claim.id}`"
    lines = [f"**Claim** {name}: {CLAIM_STATES[claim_state(standing)]}."]
    for item in standing.links:
        stale = "; what was checked has changed" if item.is_stale else ""
        quote = f" “{escaped(shorten(item.link.quote, _LONGEST))}”" if item.link.quote else ""
        lines.append(f"- `{item.key}`, {item.link.relation}: {_VERDICTS[item.link.verdict]}{stale}{quote}")
    if claim.comment:
        lines.append(f"- comment: {escaped(claim.comment)}")
    return "\n".join(lines)


def _of_doi(desk: Desk, line: str, column: int) -> Iterator[str]:
    for found in find_dois(line):
        if found.start <= column <= found.end:
            key = desk.library().bibliography.identified("doi", found.doi.lower())
            about = about_work(desk.facts(), key) if key else None
            yield (
                about
                or f"`{found.doi}` is no work of the library; `{command('add', 'doi', found.doi)}` adds it."
            )
