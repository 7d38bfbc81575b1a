"""How the workbench says that it could not do it: in the words of the exception, with what can be done next."""

from __future__ import annotations

from starlette.responses import Response

from litman.errors import (
    ClaimSeenOtherwiseError,
    EntrySeenOtherwiseError,
    FileChangedError,
    LitmanError,
    LockedError,
    ReadOnlyLibraryError,
    UndoRefusedError,
    UnknownClaimError,
    UnknownKeyError,
    UnknownPostError,
)
from litman.web.page import Asked

_STATUS: tuple[tuple[type[LitmanError] | tuple[type[LitmanError], ...], int], ...] = (
    ((UnknownPostError, UnknownClaimError, UnknownKeyError), 404),
    (
        (ClaimSeenOtherwiseError, EntrySeenOtherwiseError, FileChangedError, UndoRefusedError, LockedError),
        409,
    ),
    (ReadOnlyLibraryError, 403),
)


def refusal(asked: Asked, why: LitmanError | str, status: int | None = None) -> Response:
    """Return the page, or for a script the object, that says why something could not be done."""
    if status is None:
        status = next((code for kind, code in _STATUS if isinstance(why, kind)), 422)
    if asked.is_change and asked.is_fragment:
        is_other = isinstance(why, ClaimSeenOtherwiseError | EntrySeenOtherwiseError | FileChangedError)
        return asked.json({"refused": str(why), "status": status, "changed": is_other}, status)
    return asked.page("refusal.html", title="It could not be done", status=status, why=str(why))


def unknown_page(asked: Asked) -> Response:
    """Return the page that says that there is none."""
    return refusal(asked, "There is no such page in the workbench.", 404)
