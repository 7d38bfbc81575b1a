"""What the server tells editors that it can do, and who answers. Litman's own rooms are imported after it began.

Language Server Protocol 3.17.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidRequest
from pygls.uris import to_fs_path

from litman.errors import LitmanError
from litman.lsp.session import CITE, RUN, Session, spot_of
from litman.regular_files import real_path

if TYPE_CHECKING:  # what the first answer does not need is imported after it
    from litman.lsp.reporting import Reporting

_COMPLETES_AFTER = ["@", "{", "[", ",", ";", "<", "`", ":", '"']


def make_server(version: str) -> Session:
    """Return a server that has begun nothing yet."""
    session = Session(version)

    @cache
    def reporting() -> Reporting:
        from litman.lsp.reporting import Reporting

        return Reporting(session)

    _begin(session, reporting)
    _take_texts(session, reporting)
    _complete(session)
    _tell(session)
    _change(session)
    _act(session, reporting)
    _outline(session)
    return session


def _begin(session: Session, reporting: Callable[[], Reporting]) -> None:
    @session.feature(types.INITIALIZE)
    def _(params: types.InitializeParams) -> None:
        said = params.initialization_options
        session.options = dict(said) if isinstance(said, dict) else {}

    @session.feature(types.INITIALIZED)
    async def _(params: types.InitializedParams) -> None:
        folders = _paths(session.workspace.folders.values())
        root = session.workspace.root_path
        from litman.lsp.watching import watch

        await reporting().begin(folders or ([Path(root)] if root else []))
        session.go_on(watch(session, reporting().roots, reporting().saved))

    @session.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def _(params: types.DidChangeWorkspaceFoldersParams) -> None:
        event = params.event
        await reporting().leave(_paths(event.removed), _paths(session.workspace.folders.values()))
        await reporting().begin(_paths(event.added))


def _paths(folders: Iterable[types.WorkspaceFolder]) -> list[Path]:
    return [Path(path) for folder in folders if (path := to_fs_path(folder.uri))]


def _take_texts(session: Session, reporting: Callable[[], Reporting]) -> None:
    @session.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def _(params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        path = to_fs_path(item.uri)
        if path is not None and item.uri.startswith("file:"):
            reporting().typed(session.buffers.open(item.uri, real_path(Path(path)), item.text, item.version))

    @session.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def _(params: types.DidChangeTextDocumentParams) -> None:
        buffer = None
        for change in params.content_changes:
            between = None
            if isinstance(change, types.TextDocumentContentChangePartial):
                between = spot_of(change.range.start), spot_of(change.range.end)
            document = params.text_document
            buffer = session.buffers.edit(
                document.uri, document.version, change.text, between, session.encoding
            )
        if buffer is not None:
            reporting().typed(buffer)

    @session.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def _(params: types.DidSaveTextDocumentParams) -> None:
        reporting().saved()

    @session.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def _(params: types.DidCloseTextDocumentParams) -> None:
        if buffer := session.buffers.close(params.text_document.uri):
            reporting().closed(buffer)

    @session.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _(params: types.DidChangeWatchedFilesParams) -> None:
        from litman.lsp.watching import is_of_library

        paths = [to_fs_path(change.uri) for change in params.changes]
        if any(path and is_of_library(Path(path)) for path in paths):
            reporting().saved()


def _complete(session: Session) -> None:
    options = types.CompletionOptions(trigger_characters=_COMPLETES_AFTER, resolve_provider=True)

    @session.feature(types.TEXT_DOCUMENT_COMPLETION, options)
    async def _(params: types.CompletionParams) -> types.CompletionList | None:
        from litman.lsp.completion import complete

        return await complete(session, params.text_document.uri, spot_of(params.position))

    @session.feature(types.COMPLETION_ITEM_RESOLVE)
    async def _(item: types.CompletionItem) -> types.CompletionItem:
        from litman.lsp.completion import describe

        return await describe(session, item)


def _tell(session: Session) -> None:
    @session.feature(types.TEXT_DOCUMENT_HOVER)
    async def _(params: types.HoverParams) -> types.Hover | None:
        from litman.lsp.hover import hover

        return await hover(session, params.text_document.uri, spot_of(params.position))

    @session.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def _(params: types.DefinitionParams) -> list[types.Location]:
        from litman.lsp.navigation import definition

        return await definition(session, params.text_document.uri, spot_of(params.position))

    @session.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def _(params: types.ReferenceParams) -> list[types.Location]:
        from litman.lsp.navigation import uses

        is_wanted = params.context.include_declaration
        return await uses(session, params.text_document.uri, spot_of(params.position), with_entry=is_wanted)


def _change(session: Session) -> None:
    @session.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def _(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        from litman.lsp.renaming import prepare

        return await prepare(session, params.text_document.uri, spot_of(params.position))

    @session.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def _(params: types.RenameParams) -> types.WorkspaceEdit | None:
        from litman.lsp.renaming import rename

        try:
            return await rename(session, params.text_document.uri, spot_of(params.position), params.new_name)
        except LitmanError as exc:
            raise JsonRpcInvalidRequest(str(exc)) from exc


def _act(session: Session, reporting: Callable[[], Reporting]) -> None:
    @session.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    async def _(params: types.CodeActionParams) -> list[types.CodeAction]:
        from litman.lsp.actions import code_actions

        return await code_actions(session, params)

    @session.command(RUN)
    async def _(ls: Session, *arguments: object) -> None:  # given by the package, under this name
        from litman.lsp.commands import run

        await run(session, list(arguments))
        reporting().saved()

    @session.command(CITE)
    async def _(ls: Session, *arguments: object) -> None:  # given by the package, under this name
        from litman.lsp.add_and_cite import add_and_cite

        await add_and_cite(session, list(arguments))
        reporting().saved()


def _outline(session: Session) -> None:
    @session.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def _(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        from litman.lsp.outline import symbols

        return await symbols(session, params.text_document.uri)

    @session.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    async def _(params: types.FoldingRangeParams) -> list[types.FoldingRange]:
        from litman.lsp.folding import folds

        return await folds(session, params.text_document.uri)

    @session.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions())
    async def _(params: types.CodeLensParams) -> list[types.CodeLens]:
        from litman.lsp.outline import lenses

        return await lenses(session, params.text_document.uri) if session.options.get("codeLens") else []

    @session.feature(types.TEXT_DOCUMENT_INLAY_HINT, types.InlayHintOptions())
    async def _(params: types.InlayHintParams) -> list[types.InlayHint]:
        from litman.lsp.outline import hints

        is_wanted = session.options.get("inlayHints")
        return await hints(session, params.text_document.uri, params.range) if is_wanted else []
