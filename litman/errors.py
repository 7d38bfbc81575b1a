"""Every exception that litman raises on purpose, as one tree; each class builds its own sentence.

They stand in `litman/error_tree/` and are imported from here. The module of a class is loaded when the class is asked
for: most commands end without most of them.
"""

# ruff: noqa: F403
from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from litman.error_tree.claims import *
    from litman.error_tree.files import *
    from litman.error_tree.library import *
    from litman.error_tree.posts import *
    from litman.error_tree.roots import *
    from litman.error_tree.search import *
    from litman.error_tree.sources import *
    from litman.error_tree.styles import *
    from litman.error_tree.web import *

MODULES = {
    "roots": "LitmanError Stopped IncompleteError",
    "files": """
        FileReadError FileWriteError LeadsOutError FileChangedError LockedError ReadOnlyLibraryError
        UnfinishedChangeError DamagedLogError NothingToUndoError UndoRefusedError NoRepositoryError
        GitError
    """,
    "library": """
        SettingsError NewerFormatError MalformedDoiError MalformedIdentifierError NotOfKindError
        NoIsbnError EditRefusedError NoLibraryError LibraryExistsError CitationKeyError
        NothingCitedError UnknownKeyError KeyTakenError EntrySeenOtherwiseError KeyInUseError BibliographyError
        UnknownPostError FieldNameError UnknownFieldError TagError AttachmentError MergeError
        NothingToOpenError ForeignFileError
    """,
    "claims": """
        ClaimsFileError ClaimIdTakenError LinkExistsError PostIdError PostIdTakenError
        NoPostsError UnknownPersonError NoFoldersError left_out_phrase PageError
        PostNotAtHandError PostNotScannedError SentenceGoneError
        ClaimNameError UnknownClaimError NoLinkError NoQuotationError QuotationNotFoundError
        QuotationTurnedError UnreadClaimsError BrokenClaimsError
        UnknownStatementError ClaimSeenOtherwiseError
    """,
    "posts": """
        UnreadFormatError SecondVersionError PostSizeError PostLinesError EmptyPostError ImagesOnlyError
        MissingExtraError BinaryPostError UndecodableError PostNameError DamagedPostError EncryptedPostError
    """,
    "styles": """
        UnknownFormatError NoEngineError EngineError StyleFileError UnknownStyleError NoStylesError
        UnknownLocaleError UnknownOutputError NoBibliographyError NoClipboardError LocatorError
        NoPdfEngineError PdfEngineError NotMarkdownError
        NotSplicedError NotUtf8Error ConversionError LostCitationsError NoPrintedListError
        OutputFormatError OutputTakenError
    """,
    "sources": """
        without_advice NoAnswerError OfflineError BrokenAnswerError StoppedError NoMetadataError
        NoSourceError RetractionTableError PrivateAddressError
    """,
    "search": """
        PoolError PoolFileError PoolFolderError ReferencesFileError MatchEngineError QueryError NoSuchSuggestionError
        UnknownCheckTargetError
        BaselineError UnknownCodeError
    """,
    "web": """
        BrokenMessageError NoExtraError TooMuchSentError NotAddedError NothingQuotedError PortTakenError WrongFormError
    """,
}
_MODULE_OF = {name: module for module, names in MODULES.items() for name in names.split()}


if not TYPE_CHECKING:  # to a checker of types nothing is found that does not stand in the modules

    def __getattr__(name: str) -> Any:
        if name not in _MODULE_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"litman.error_tree.{_MODULE_OF[name]}"), name)
        globals()[name] = found
        return found
