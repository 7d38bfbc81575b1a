"""Why a text that was given is no identifier."""

from __future__ import annotations

import re
from collections.abc import Collection

from litman.errors import (
    LitmanError,
    MalformedDoiError,
    MalformedIdentifierError,
    NoIsbnError,
    NotOfKindError,
)
from litman.identifiers.isbn import isbn_problem
from litman.identifiers.kinds import KINDS, label_of

_SEPARATORS = re.compile(r"[-\s]")
_LONGEST_PMID = 8  # digits


def malformed(text: str, kinds: Collection[str], *, named: str | None = None) -> LitmanError:
    """Return the error for a text that is no identifier of these kinds; `named` is the one that the person said."""
    number = isbn_problem(text) if "isbn" in kinds and named in (None, "isbn") else None
    if number and (named or len(_SEPARATORS.sub("", text)) > _LONGEST_PMID):
        return NoIsbnError(text, number)
    untold = [kind for kind in kinds if kind in KINDS and not KINDS[kind].is_telling]
    if named in KINDS and not (text.strip().isdigit() and untold and named not in untold):
        return (
            MalformedDoiError(text)
            if named == "doi"
            else NotOfKindError(text, label_of(named), KINDS[named].example)
        )
    return MalformedIdentifierError(text, [label_of(kind) for kind in KINDS if kind in kinds])
