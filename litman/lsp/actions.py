"""What can be done about a place: mend what a check found, say nothing of it, add, link, accept.

What changes texts is an edit, which the editor makes and takes back; what `litman` does with claims files, or by asking
services, is a command that runs as on the command line, and that `litman undo` takes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from litman.actions.check.fix import plan_fixes
from litman.bibtex.file.document import Document
from litman.checks.standing_problems import UNKNOWN_KEY
from litman.identifiers.doi import find_dois
from litman.lsp.add_and_cite import bare_start
from litman.lsp.buffers import Buffer, Spot
from litman.lsp.places import column_of, key_at
from litman.lsp.read_post import Here, here
from litman.lsp.session import CITE, RUN
from litman.lsp.text_edits import edits_between, position_of, workspace_edit
from litman.regular_files import real_path
from litman.text.spelling import near_words

if TYPE_CHECKING:
    from litman.checks.subject import PostSubject
    from litman.lsp.desk import Desk
    from litman.lsp.session import Session

_SUGGESTED = 3  # works that are offered for a claim
_MARKS_IN_KEYS = ":.#$%&+?~/*'-"
_UNKNOWN_KEY = re.compile(rf"[\w{_MARKS_IN_KEYS}]++")
_REMARKS = {
    ".md": "<!-- litman-ignore {code} - {reason} -->",
    ".html": "<!-- litman-ignore {code} - {reason} -->",
    ".tex": "% litman: ignore[{code}] {reason}",
    ".bib": "% litman: ignore[{code}] {reason}",
    ".toml": "# litman: ignore[{code}] {reason}",
    ".org": "# litman: ignore[{code}] {reason}",
}
_LIKE = {".markdown": ".md", ".qmd": ".md", ".rmd": ".md", ".mdx": ".md", ".htm": ".html"}
_QUICK = types.CodeActionKind.QuickFix


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked: a stretch of an open text, and what was said of it."""

    session: Session
    desk: Desk
    buffer: Buffer
    start: Spot
    column: int  # of the start, in code points from 0
    diagnostics: Sequence[types.Diagnostic]


async def code_actions(session: Session, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Return what can be done about a stretch of an open text."""
    buffer = session.buffers.get(params.text_document.uri)
    if buffer is None:
        return []
    start = Spot(params.range.start.line, params.range.start.character)
    column = column_of(buffer, start, session.encoding)
    ours = [item for item in params.context.diagnostics if item.source == "litman"]

    def find() -> list[types.CodeAction]:
        desk = session.libraries.desk_of(buffer.path)
        if desk is None:
            return []
        return list(_offered(_Asked(session, desk, buffer, start, column, ours)))

    return await session.answer(find, [])


def _offered(asked: _Asked) -> Iterator[types.CodeAction]:
    for diagnostic in asked.diagnostics:
        yield from _mended(asked, diagnostic)
        yield from _other_keys(asked, diagnostic)
    yield from _added(asked)
    if asked.buffer.path.suffix.lower() not in (".bib", ".toml"):
        subject = asked.desk.subject_of(asked.buffer.path, asked.session.buffers.unsaved())
        if subject is not None:
            found = here(subject, asked.buffer.path, asked.start.line + 1, asked.column + 1)
            yield from _converted(asked, found)
            yield from _about_claim(asked, subject, found)
    for diagnostic in asked.diagnostics:
        yield from _silenced(asked, diagnostic)


def _mended(asked: _Asked, diagnostic: types.Diagnostic) -> Iterator[types.CodeAction]:
    """Yield the fix of `litman check --fix` for a finding about an entry."""
    data: dict[str, Any] = diagnostic.data if isinstance(diagnostic.data, dict) else {}
    key, code = data.get("key"), str(diagnostic.code)
    if not key or not code.startswith("BIB"):
        return
    library = asked.desk.library_with(asked.session.buffers.unsaved())
    before = library.document
    after, fixes = plan_fixes(
        library, today=asked.desk.facts().today, is_wanted=lambda one, of: (one, of) == (code, key)
    )
    if not fixes:
        return
    title = f"Set {fixes[0].field} of {key} to {fixes[0].value}"
    yield _edit(asked, title, {real_path(before.path): _document_edits(asked, after)}, diagnostic)


def _other_keys(asked: _Asked, diagnostic: types.Diagnostic) -> Iterator[types.CodeAction]:
    """Yield the keys that are spelt like one that nobody has."""
    if diagnostic.code != UNKNOWN_KEY:
        return
    between = diagnostic.range
    content, encoding = asked.buffer.content, asked.session.encoding
    start, end = (
        content.offset(Spot(at.line, at.character), encoding) for at in (between.start, between.end)
    )
    resolve = asked.desk.facts().resolve
    for match in _UNKNOWN_KEY.finditer(asked.buffer.text, start, end):
        key = match[0].rstrip(_MARKS_IN_KEYS)
        if not key or resolve(key) is not None or key not in diagnostic.message:
            continue
        place = match.start(), match.start() + len(key)
        first, last = (content.spot(at, encoding) for at in place)
        stretch = types.Range(
            types.Position(first.line, first.character), types.Position(last.line, last.character)
        )
        for near in near_words(key, asked.desk.library().bibliography.keys()):
            edits = [types.TextEdit(stretch, near)]
            yield _edit(asked, f"Cite {near} instead of {key}", {asked.buffer.path: edits}, diagnostic)


def _added(asked: _Asked) -> Iterator[types.CodeAction]:
    """Yield the DOI at the place, which the library lacks, for the library."""
    for found in find_dois(asked.buffer.content.line(asked.start.line)):
        is_here = found.start <= asked.column <= found.end
        if is_here and asked.desk.library().bibliography.identified("doi", found.doi.lower()) is None:
            is_post = asked.buffer.path.suffix.lower() not in (".bib", ".toml")
            if is_post and bare_start(asked.buffer.content.line(asked.start.line), found) is not None:
                title = f"Add {found.doi} to the library and cite it here"
                given = [str(asked.desk.root), asked.buffer.uri, asked.start.line, found.doi]
                command = types.Command(title, CITE, arguments=given)
                yield types.CodeAction(title, kind=_QUICK, command=command)
            yield _command(asked, f"Add {found.doi} to the library", "add", "doi", "--", found.doi)


def _about_claim(asked: _Asked, subject: PostSubject, found: Here) -> Iterator[types.CodeAction]:
    for lead in found.marker.leads if found.marker else ():
        if lead.kind == "link" and lead.target and not lead.target.startswith("@"):
            yield _command(asked, f"Add {lead.target} to the library", "add", "any", "--", lead.target)
    standing = found.claim
    if standing is None or standing.is_new:
        if standing is not None and subject.file is None and subject.analysis is not None:
            path = str(subject.analysis.post.path)
            yield _command(asked, "Scan this post for claims", "scan", path, "--offline")
        return
    address = f"{subject.post_id}/{standing.claim.id}"
    if standing.state.state == "changed":
        yield _command(asked, f"Accept the edited sentence of {address}", "claims", "accept", address)
    linked = {item.key for item in standing.links}
    line = asked.buffer.content.line(asked.start.line)
    written = key_at(asked.buffer.path.suffix.lower(), line, asked.column, asked.desk.facts().resolve)
    if written is not None and written.key not in linked:
        yield _command(asked, f"Link {address} to {written.key}", "claims", "link", address, written.key)
    for key, title in asked.desk.suggested(subject.sentence(standing.claim), _SUGGESTED):
        if key not in linked:
            yield _command(asked, f"Link {address} to {key}: {title}", "claims", "link", address, key)


def _converted(asked: _Asked, found: Here) -> Iterator[types.CodeAction]:
    """Yield the marker at the place as a citation by key, and all of the post's, as `litman convert` writes them."""
    if found.marker is None or not any(lead.key is not None for lead in found.marker.leads):
        return
    plan = asked.desk.conversion(asked.buffer.path, asked.buffer.data)
    number, column = asked.start.line + 1, asked.column + 1
    converted = plan.converted if plan else ()
    for one in converted:
        if one.line == number and one.column <= column <= one.column + len(one.old) and "\n" not in one.old:
            ends = (
                asked.buffer.content.spot_of_place(number, at, asked.session.encoding)
                for at in (one.column, one.column + len(one.old))
            )
            edits = [types.TextEdit(types.Range(*map(position_of, ends)), one.new)]
            yield _edit(asked, f"Write {one.old} as {one.new}", {asked.buffer.path: edits})
            if len(converted) > 1:
                title = f"Write all {len(converted)} citations of this post by key"
                yield _command(asked, title, "convert", "--write", "--", str(asked.buffer.path))


def _silenced(asked: _Asked, diagnostic: types.Diagnostic) -> Iterator[types.CodeAction]:
    """Yield a remark above the line that silences a finding; the reason is left to be written."""
    suffix = asked.buffer.path.suffix.lower()
    remark = _REMARKS.get(_LIKE.get(suffix, suffix))
    if remark is None:
        return
    line = asked.buffer.content.line(diagnostic.range.start.line)
    indent = line[: len(line) - len(line.lstrip())]
    at = types.Position(diagnostic.range.start.line, 0)
    said = remark.format(code=diagnostic.code, reason="why")
    edits = [types.TextEdit(types.Range(at, at), f"{indent}{said}\n")]
    yield _edit(asked, f"Say nothing of {diagnostic.code} here", {asked.buffer.path: edits}, diagnostic)


def _document_edits(asked: _Asked, after: Document) -> list[types.TextEdit]:
    text = asked.session.buffers.text_of(real_path(after.path))
    return list(edits_between(text, after.data.decode("utf-8-sig", "surrogateescape"), asked.session))


def _edit(
    asked: _Asked,
    title: str,
    edits: dict[Path, list[types.TextEdit]],
    diagnostic: types.Diagnostic | None = None,
) -> types.CodeAction:
    found = [diagnostic] if diagnostic is not None else None
    return types.CodeAction(title, kind=_QUICK, diagnostics=found, edit=workspace_edit(asked.session, edits))


def _command(asked: _Asked, title: str, *words: str) -> types.CodeAction:
    return types.CodeAction(
        title, kind=_QUICK, command=types.Command(title, RUN, arguments=[str(asked.desk.root), *words])
    )
