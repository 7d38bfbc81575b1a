"""Saying what is wrong: of a text while it is typed, and of everything once files were saved.

What is typed is checked here, a moment after the last key. Everything is checked by `litman check` in a process of
its own, so that a large library keeps nobody waiting, and editor and command line say the same.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from litman.actions.check.unsaved import real_path
from litman.finding import Finding, Place
from litman.lsp.board import LIBRARY, Board

if TYPE_CHECKING:
    from litman.lsp.buffers import Buffer
    from litman.lsp.desk import Desk
    from litman.lsp.session import Session

PAUSE_S = 0.05  # without a key, until what was typed is looked at
SETTLE_S = 0.5  # without a file being saved, until everything is
_SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


class Reporting:
    """Keeps what was last said of each file, and says what changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._board = Board()
        self._roots: dict[Path, None] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}  # by the address of the text
        self._all: asyncio.Task[None] | None = None
        self._units: dict[str, str] = {}  # which post or library an open text is about

    # What happens in the editor

    async def begin(self, folders: Sequence[Path]) -> None:
        """Look at the libraries of the folders that the editor has open."""
        for folder in folders:
            await self._session.answer(lambda folder=folder: self._desk_of(folder), None)  # type: ignore[misc]
        self.saved()

    def typed(self, buffer: Buffer) -> None:
        """Look at a text once no key was pressed for a moment."""
        self._cancel(buffer.uri)
        self._waiting[buffer.uri] = asyncio.get_running_loop().create_task(self._check_typed(buffer.uri))

    def saved(self) -> None:
        """Look at everything once no file was saved for a moment."""
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
        unit, findings = found
        self._units[uri] = unit
        self._publish({*self._board.put(unit, findings), buffer.path})

    def _findings_of(self, buffer: Buffer) -> tuple[str, list[Finding]] | None:
        """Return what is wrong with a text, and which post or library it is about; None where nothing can be said."""
        desk = self._desk_of(buffer.path)
        targets = desk.targets_of(buffer.path) if desk else None
        report = desk.check(targets, self._session.buffers.unsaved()) if desk and targets else None
        if desk is None or targets is None or report is None:
            return None
        unit = targets.posts[0].post_id if targets.posts else LIBRARY
        return _unit_name(desk.root, unit), [_with_real_path(finding) for finding in report.findings]

    async def _check_everything(self) -> None:
        await asyncio.sleep(SETTLE_S)
        for root in list(self._roots):
            findings = await self._ask_command(root)
            if findings is not None:
                open_units = {unit for unit in self._units.values() if unit.startswith(f"{root}\n")}
                named = [replace(item, post=_unit_name(root, item.post or LIBRARY)) for item in findings]
                self._publish(self._board.put_all(named, open_units))
        for buffer in self._session.buffers:  # what they lean on may have changed
            self.typed(buffer)

    async def _ask_command(self, root: Path) -> list[Finding] | None:
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
        except (ValueError, KeyError, TypeError):
            self._session.say_once(err.decode("utf-8", "replace").strip() or f"{root} could not be checked")
            return None

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
            diagnostics = [self._diagnostic(finding) for finding in self._board.of(path)]
            self._session.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(
                    self._session.uri_of(path), diagnostics, version=buffer.version if buffer else None
                )
            )

    def _diagnostic(self, finding: Finding) -> types.Diagnostic:
        place, text = finding.place, self._session.buffers.text_of(finding.place.path)
        encoding = self._session.encoding
        start = text.spot_of_place(place.line, place.column, encoding)
        end_line = place.end_line if place.end_line is not None else place.line
        end_column = place.end_column if place.end_column is not None else place.column + 1
        end = max(start, text.spot_of_place(end_line, end_column, encoding))
        return types.Diagnostic(
            types.Range(types.Position(start.line, start.character), types.Position(end.line, end.character)),
            finding.said,
            severity=_SEVERITY[finding.severity],
            code=finding.code,
            source="litman",
            data={"post": finding.post, "claim": finding.claim, "key": finding.key},
        )

    def _cancel(self, uri: str) -> None:
        task = self._waiting.pop(uri, None)
        if task is not None:
            task.cancel()


def _unit_name(root: Path, unit: str) -> str:
    return f"{root}\n{unit}"


def _with_real_path(finding: Finding) -> Finding:
    return replace(finding, place=replace(finding.place, path=real_path(finding.place.path)))


def _finding_of(item: dict[str, Any], root: Path) -> Finding:
    """Return the finding that `Finding.to_json` wrote, for a command that ran in `root`."""
    place = Place(
        real_path(root / item["path"]), item["line"], item["column"], item["end_line"], item["end_column"]
    )
    post, claim, key = (item.get(name) for name in ("post", "claim", "key"))
    return Finding(
        item["code"], place, item["message"], item["severity"], post, claim, key, mend=item.get("mend")
    )
