"""Saying what is wrong: of a text while it is typed, and of everything once files were saved.

What is typed is checked here, a moment after the last key. Everything is checked by `litman check` in a process of
its own, so that a large library keeps nobody waiting, and editor and command line say the same.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from litman.checks.subject import StatementUse
from litman.checks.table import POSTS_RULES, matches
from litman.finding import Finding
from litman.lsp.board import Board
from litman.lsp.diagnostics import diagnostic_of
from litman.lsp.whole_check import check_whole
from litman.regular_files import real_path

if TYPE_CHECKING:
    from litman.lsp.buffers import Buffer
    from litman.lsp.desk import Desk
    from litman.lsp.session import Session

PAUSE_S = 0.05  # without a key, until what was typed is looked at
SETTLE_S = 0.5  # without a file being saved, until everything is


@dataclass(frozen=True, slots=True)
class _Found:
    """What is wrong with a text as it is typed."""

    root: Path  # of the library
    unit: str  # which post, or the library
    posts: Sequence[str]  # those that were looked at
    findings: Sequence[Finding]
    uses: Sequence[StatementUse]  # what the posts' claims say of statements, and where they stand now


class Reporting:
    """Keeps what was last said of each file, and says what changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._board = Board()
        self._roots: dict[Path, None] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}  # by the address of the text
        self._all: asyncio.Task[None] | None = None
        self._units: dict[str, str] = {}  # which post or library an open text is about
        self._looked_at: set[Path] = set()  # libraries that were checked as a whole

    # What happens in the editor

    async def begin(self, folders: Sequence[Path]) -> None:
        """Look at the libraries of the folders that the editor has open."""
        for folder in folders:
            await self._session.answer(lambda folder=folder: self._desk_of(folder), None)  # type: ignore[misc]
        self.saved()

    async def leave(self, folders: Sequence[Path], others: Sequence[Path]) -> None:
        """Say nothing any more of the libraries of folders that were closed.

        Those stay that the other folders lead to, or a text that is open.
        """
        held = [buffer.path for buffer in self._session.buffers]

        def find() -> set[Path]:
            known = self._session.libraries
            roots, kept = (
                {root for path in paths if (root := known.root_of(path))}
                for paths in (folders, [*others, *held])
            )
            return roots - kept

        for root in await self._session.answer(find, set()):
            self._roots.pop(root, None)
            self._looked_at.discard(root)
            self._session.libraries.forget(root)
            self._publish(self._board.put_all({}, under=_unit(root, None), keep=()))

    @property
    def roots(self) -> Iterable[Path]:
        """The libraries that were opened."""
        return self._roots

    def typed(self, buffer: Buffer) -> None:
        """Look at a text once no key was pressed for a moment."""
        self._cancel(buffer.uri)
        self._waiting[buffer.uri] = asyncio.get_running_loop().create_task(self._check_typed(buffer.uri))

    def saved(self) -> None:
        """Look at everything, and for posts that came or went, once no file was changed for a moment."""
        for root in self._roots:
            self._session.libraries.forget_posts(root)
        if self._all is not None and not self._all.done():
            self._all.cancel()
        self._all = asyncio.get_running_loop().create_task(self._check_everything())

    def closed(self, buffer: Buffer) -> None:
        """Say of a text that was closed what its file on disk deserves."""
        self._cancel(buffer.uri)
        self._units.pop(buffer.uri, None)
        self.saved()

    # Looking

    async def _check_typed(self, uri: str) -> None:
        await asyncio.sleep(PAUSE_S)
        buffer = self._session.buffers.get(uri)
        if buffer is None:
            return
        found = await self._session.answer(lambda: self._findings_of(buffer), None)
        now = self._session.buffers.get(uri)
        if found is None or now is None or now.version != buffer.version:
            return
        self._units[uri] = found.unit
        changed = self._board.put(found.unit, found.findings)
        between = _between(found.root)
        changed |= self._board.put(between, _placed_anew(self._board.in_unit(between), found))
        self._publish({*changed, buffer.path})

    def _findings_of(self, buffer: Buffer) -> _Found | None:
        """Return what is wrong with a text; None where nothing can be said."""
        desk = self._desk_of(buffer.path)
        targets = desk.targets_of(buffer.path) if desk else None
        report = desk.check(targets, self._session.buffers.unsaved()) if desk and targets else None
        if desk is None or targets is None or report is None:
            return None
        posts = [files.post_id for files in targets.posts]
        findings = [_with_real_path(finding) for finding in report.findings if not _is_between(finding)]
        return _Found(desk.root, _unit(desk.root, posts[0] if posts else None), posts, findings, report.uses)

    async def _check_everything(self) -> None:
        await asyncio.sleep(SETTLE_S)
        for root in list(self._roots):
            findings = await check_whole(self._session, root, is_first=root not in self._looked_at)
            if findings is None:
                continue
            self._looked_at.add(root)
            by_unit: dict[str, list[Finding]] = {}
            for item in findings:
                unit = _between(root) if _is_between(item) else _unit(root, item.post)
                by_unit.setdefault(unit, []).append(item)
            kept = self._units.values()
            self._publish(self._board.put_all(by_unit, under=_unit(root, None), keep=kept))
        for buffer in self._session.buffers:  # what they lean on may have changed
            self.typed(buffer)

    def _desk_of(self, path: Path) -> Desk | None:
        desk = self._session.libraries.desk_of(path)
        if desk is not None and desk.root not in self._roots:
            self._roots[desk.root] = None
            self._session.libraries.read_works(desk)
        return desk

    # Saying

    def _publish(self, paths: Iterable[Path]) -> None:
        for path in sorted(paths):
            buffer = self._session.buffers.at(path)
            diagnostics = [diagnostic_of(self._session, finding) for finding in self._board.of(path)]
            self._session.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(
                    self._session.uri_of(path), diagnostics, version=buffer.version if buffer else None
                )
            )

    def _cancel(self, uri: str) -> None:
        task = self._waiting.pop(uri, None)
        if task is not None:
            task.cancel()


def _unit(root: Path, post: str | None) -> str:
    """The name under which findings about a post are kept, or about a library; the latter begins the former."""
    return f"{root}\n{post or ''}"


def _between(root: Path) -> str:
    """The name under which findings about several posts together are kept."""
    return f"{root}\n\n"


def _is_between(finding: Finding) -> bool:
    return any(matches(finding.code, list(rule.codes)) for rule in POSTS_RULES)


def _placed_anew(between: Sequence[Finding], found: _Found) -> Iterable[Finding]:
    """Yield what was found between posts, where its claims stand now that a post was typed in."""
    now = {(use.post, use.claim): use.place for use in found.uses}
    for finding in between:
        if finding.post not in found.posts:
            yield finding
        elif (place := now.get((finding.post or "", finding.claim or ""))) is not None:
            yield replace(finding, place=replace(place, path=real_path(place.path)))


def _with_real_path(finding: Finding) -> Finding:
    return replace(finding, place=replace(finding.place, path=real_path(finding.place.path)))
